/** A period against another: why it cost more or less. */
import type { Report, ReportRow } from '../../../shared/reports/index.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { Num } from '../../components/Finding.tsx'
import type { TipContent } from '../../components/Tooltip.tsx'
import { fiscalPeriodWords } from '../../../shared/stack/fiscal-year.ts'
import { addDays, count, counted, dateRange } from '../../format.ts'
import { Steps, type Step } from '../Steps.tsx'
import type { Money } from '../use-day.ts'
import { known, unknownWords } from './known.ts'

/** `firstMonth`: of the fiscal year. */
type Result = Report<'stack-cost-change'> & { firstMonth: number }
type Row = ReportRow<'stack-cost-change'>

const kinds = [
  { key: 'price', label: 'Price or seats', kind: 'other' },
  { key: 'use', label: 'Billed by use', kind: 'other' },
  { key: 'added', label: 'Added', kind: 'added' },
  { key: 'removed', label: 'Removed', kind: 'removed' },
  { key: 'currency', label: 'Currency', kind: 'other' },
  { key: 'length', label: 'Length of the period', kind: 'other' },
  { key: 'known', label: 'Became known', kind: 'other' },
] as const
type Kind = (typeof kinds)[number]['key']

/** Named in a tooltip. */
const mostNamed = 5

/** `1 Jan – 31 Dec 2018`, or `FY2026 (Dec 2025 – Nov 2026)` */
const daysOf = (from: string | null, to: string | null, first: number): string =>
  from !== null && to !== null ? (fiscalPeriodWords({ from, to }, first) ?? dateRange(from, addDays(to, -1))) : ''
export const againstWords = (result: Result): string => `Against ${beforeDays(result)}`
const beforeDays = ({ params, firstMonth }: Result): string => daysOf(params.beforeFrom, params.beforeTo, firstMonth)

/** `FY2026`, beside a bar and over a column. */
const briefly = (days: string): string => days.replace(/ \(.*\)$/, '')

/** Whether a kind of change has part in a tool's cost, also where nobody knows how much. */
const takesPart = (row: Row, kind: Kind): boolean => row[kind] !== 0

/** How much of what the period before cost nobody knows; empty where all of it is known. */
export function carriedBackSentence(result: Result, money: Pick<Money, 'exact'>): string {
  const { before, beforeCarriedBack: back } = result.totals
  if (back < 0.5) return ''
  const part = back > before - 0.5 ? 'All' : money.exact(back)
  return `${part} of ${money.exact(before)} for ${beforeDays(result)} is the price first paid later, carried back. `
}

/** The days just before have a name; a fiscal year says which it is. */
function beforeNamed(result: Result): string {
  const days = beforeDays(result)
  const { from, beforeTo } = result.params
  return from !== null && beforeTo === from && !days.startsWith('FY') ? `the period before, ${days}` : days
}

/** For the finding: how much more or less than the period before. What of that is at later prices, and how much, is said below. */
export function ChangeWords({ result, money }: { result: Result; money: Pick<Money, 'exact'> }) {
  const { before, after, beforeCarriedBack: back, paidThen } = result.totals
  if (back > before - 0.5 && back >= 0.5) return <>; what {beforeDays(result)} cost is not known</>
  const change = after - before
  const isAtLaterPrices = back >= 0.5 || paidThen.length > 0
  return (
    <>
      {Math.abs(change) < 0.005 ? (
        <>; as much as {beforeNamed(result)}</>
      ) : (
        <>
          ; <Num tone={null}>{money.exact(Math.abs(change))}</Num> {change > 0 ? 'more' : 'less'} than{' '}
          {beforeNamed(result)}
        </>
      )}
      {isAtLaterPrices && ' (partly at later prices)'}
    </>
  )
}

function sameDays({ from, to, beforeFrom, beforeTo }: Result['params']): boolean {
  const days = (first: string | null, end: string | null): number => Date.parse(end ?? '') - Date.parse(first ?? '')
  return days(from, to) === days(beforeFrom, beforeTo)
}

/** From the cost of the period before to that of the period. */
export function CostChange({
  result,
  money,
  stale,
  onTable,
}: {
  result: Result
  money: Money
  stale: boolean
  onTable?: () => void
}) {
  const { rows, totals, params } = result
  const total = (key: 'before' | 'after', days: string, tools: number): Step => ({
    key,
    label: days,
    note: key === 'before' && totals.beforeCarriedBack > totals.before - 0.5 && totals.beforeCarriedBack >= 0.5 ? 'carried back, not known' : counted(tools, 'tool'), // prettier-ignore
    amount: totals[key],
    kind: 'total',
    tip: {
      title: days,
      figures: [{ label: 'Cost of the period', value: money.exact(totals[key]), strong: true }],
    },
  })
  const isLeapDay = sameDays(params)
  const steps = kinds.map(({ key, label: title, kind }): Step => {
    // Periods of as many days differ by that alone.
    const label = key === 'length' && isLeapDay ? 'Leap year' : title
    const of = rows
      .filter((row) => takesPart(row, key))
      .toSorted((a, b) => Math.abs(b[key] ?? 0) - Math.abs(a[key] ?? 0))
    const tip: TipContent = {
      title: label,
      figures: [
        { label: 'Change', value: money.signed(totals[key]), strong: true },
        ...of.slice(0, mostNamed).map((row) => ({ label: row.tool, value: known(row[key], money.signed) })),
      ],
      ...(key === 'length' &&
        isLeapDay && {
          note: 'As many days, but a day of a leap year costs 1/366 of the annual cost, any other 1/365.',
        }),
      ...(key !== 'length' && of.length > mostNamed ? { note: `and ${count(of.length - mostNamed)} more.` } : {}),
    }
    return { key, label, note: counted(of.length, 'tool'), amount: totals[key], kind, tip }
  })
  return (
    <Steps
      title={againstWords(result)}
      caption={`cost of the period${totals.unknownCosts > 0 ? `; ${unknownWords(totals)}` : ''}`}
      fileName="cost-change"
      steps={[
        total('before', briefly(beforeDays(result)), totals.toolsBefore),
        ...steps,
        total('after', briefly(daysOf(params.from, params.to, result.firstMonth)), totals.toolsAfter),
      ]}
      money={money}
      stale={stale}
      {...(onTable ? { onTable } : {})}
    />
  )
}

/** The table twin: why each tool cost more or less. */
export function ChangeTable({ result, money, stale }: { result: Result; money: Money; stale: boolean }) {
  const { rows, totals, params } = result
  const isOpen = (kind: Kind): boolean =>
    kind === 'added' || kind === 'removed' || rows.some((row) => takesPart(row, kind))
  const cost = (key: 'before' | 'after', header: string): Column<Row> => ({
    id: key,
    header,
    value: (row) => row[key],
    cell: (row) => (row[key] === null ? '–' : money.exact(row[key])),
    align: 'end',
    total: money.exact(totals[key]),
  })
  const columns: Column<Row>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '22%', cut: true, total: 'All' },
    cost('before', briefly(beforeDays(result))),
    ...kinds
      .filter(({ key }) => isOpen(key))
      .map(({ key, label }): Column<Row> => ({
        id: key,
        header: key === 'length' && sameDays(params) ? 'Leap year' : label,
        value: (row) => row[key],
        cell: (row) => (row[key] === 0 ? '–' : known(row[key], money.signed)),
        align: 'end',
        total: money.signed(totals[key]),
      })),
    cost('after', briefly(daysOf(params.from, params.to, result.firstMonth))),
  ]
  return (
    <DataTable
      label="Why the cost changed"
      columns={columns}
      rows={rows}
      rowKey={(row) => JSON.stringify(row)}
      stale={stale}
    />
  )
}
