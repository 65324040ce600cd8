/** The cost chart as rows for a spreadsheet: what is not known is counted beside what is. Pure. */
import type { CostRow } from './words.ts'

type Cell = string | number | null

const inCents = (amount: number | null): number | null => (amount === null ? null : Number(amount.toFixed(2)))

/** `one` names the grouping, as `team`; the cost of a period is a column only where there is a period. */
export function costCsv(one: string, rows: readonly CostRow[], period: boolean): Cell[][] {
  const columns: [string, (row: CostRow) => Cell][] = [
    [one, (row) => row.key],
    ['annual cost', (row) => inCents(row.annualCost)],
    ...(period ? [['period cost', (row) => inCents(row.periodCost)] satisfies [string, (row: CostRow) => Cell]] : []),
    ['share', (row) => row.share],
    ['tools', (row) => row.tools],
    ['seats licensed', (row) => row.seatsLicensed],
    ['seats in use', (row) => row.seatsActive],
    ['unused seat cost', (row) => inCents(row.unusedSeatCost)],
    ['tools of known cost', (row) => row.tools - row.unknownCosts],
    ['tools of unknown cost', (row) => row.unknownCosts],
    ['tools of unknown unused seat cost', (row) => row.unknownUnusedSeatCosts],
  ]
  return [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]
}
