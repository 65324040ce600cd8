/** The cost chart as rows for a spreadsheet: what is not known is counted beside what is. Pure. */
import { inCents } from '../../../shared/csv.ts'
import type { CostRow } from './words.ts'

type Cell = string | number | null

const cents = (amount: number | null): number | null => (amount === null ? null : inCents(amount))

/** `one` names the grouping, as `team`; the cost of a period is a column only where there is a period. */
export function costCsv(one: string, rows: readonly CostRow[], period: boolean): Cell[][] {
  const columns: [string, (row: CostRow) => Cell][] = [
    [one, (row) => row.key],
    ['annual cost', (row) => cents(row.annualCost)],
    ...(period ? [['period cost', (row) => cents(row.periodCost)] satisfies [string, (row: CostRow) => Cell]] : []),
    ['share', (row) => row.share],
    ['tools', (row) => row.tools],
    ['seats licensed', (row) => row.seatsLicensed],
    ['seats in use', (row) => row.seatsActive],
    ['unused seat cost', (row) => cents(row.unusedSeatCost)],
    ['tools of known cost', (row) => row.tools - row.unknownCosts],
    ['tools of unknown cost', (row) => row.unknownCosts],
    ['tools of unknown unused seat cost', (row) => row.unknownUnusedSeatCosts],
  ]
  return [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]
}
