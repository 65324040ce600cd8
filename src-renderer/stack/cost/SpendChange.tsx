/** Why more or less was paid in a period than in another: the chart, and its table. */
import type { Report, ReportRow } from '../../../shared/reports/index.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import type { TipContent } from '../../components/Tooltip.tsx'
import { count, counted } from '../../format.ts'
import { type Step, Steps } from '../Steps.tsx'
import type { Money } from '../use-day.ts'

type Result = Report<'stack-spend-change'>
type Row = ReportRow<'stack-spend-change'>

const kinds = [
  { key: 'added', label: 'New', title: 'Nothing was paid before, or it began in one of the two', kind: 'added' },
  { key: 'removed', label: 'Gone', title: 'Nothing is paid any more, or it ended in one of the two', kind: 'removed' },
  { key: 'once', label: 'Once', title: 'Beside its rhythm, paid twice, given back or credited', kind: 'other' },
  {
    key: 'bills',
    label: 'Number of bills',
    title: 'More or fewer bills of its rhythm are in the period',
    kind: 'other',
  },
  { key: 'seats', label: 'Seats', title: 'Where the text of every charge says them', kind: 'other' },
  { key: 'currency', label: 'Exchange', title: 'Charged in one other currency, as every charge says', kind: 'other' },
  { key: 'price', label: 'Price or plan', title: 'What a bill comes to; also seats that nothing says', kind: 'other' },
  { key: 'use', label: 'By use', title: 'Billed by use, or in no rhythm', kind: 'other' },
] as const

/** Named in a tooltip. */
const mostNamed = 5

interface Words {
  /** The days of the period before, and of the period. */
  before: string
  after: string
}

interface Props {
  result: Result
  words: Words
  money: Money
  stale: boolean
}

export function SpendChange({ result, words, money, stale }: Props) {
  // prettier-ignore
  const { rows, totals } = result
  const total = (key: 'before' | 'after', days: string): Step => ({
    key,
    label: days,
    note: counted(rows.filter((row) => row[key] !== 0).length, 'tool'),
    amount: totals[key] ?? 0,
    kind: 'total',
    tip: { title: days, figures: [{ label: 'Paid', value: money.exact(totals[key] ?? 0), strong: true }] },
  })
  const steps = kinds.map(({ key, label, title, kind }): Step => {
    const of = rows.filter((row) => row[key] !== 0).toSorted((a, b) => Math.abs(b[key]) - Math.abs(a[key]))
    const tip: TipContent = {
      title: label,
      figures: [
        { label: 'Change', value: money.signed(totals[key]), strong: true },
        ...of.slice(0, mostNamed).map((row) => ({ label: row.tool, value: money.signed(row[key]) })),
      ],
      note: `${title}.${of.length > mostNamed ? ` And ${count(of.length - mostNamed)} more.` : ''}`,
    }
    return { key, label, note: counted(of.length, 'tool'), amount: totals[key], kind, tip }
  })
  return (
    <Steps
      title="Why it changed"
      caption="paid, by what made the difference"
      fileName="spend-change"
      steps={[total('before', words.before), ...steps, total('after', words.after)]}
      money={money}
      stale={stale}
      report={result}
    />
  )
}

export function SpendChangeTable({ result, words, money, stale }: Props) {
  // prettier-ignore
  const { rows, totals } = result
  const paid = (key: 'before' | 'after', header: string): Column<Row> => ({
    id: key,
    header,
    value: (row) => row[key],
    cell: (row) => money.exact(row[key]),
    align: 'end',
    total: money.exact(totals[key] ?? 0),
  })
  const columns: Column<Row>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '20%', cut: true, total: 'All' },
    paid('before', words.before),
    ...kinds
      .filter(({ key }) => rows.some((row) => row[key] !== 0))
      .map(({ key, label, title }): Column<Row> => ({
        id: key,
        header: label,
        title,
        value: (row) => row[key],
        cell: (row) => (row[key] === 0 ? '–' : money.signed(row[key])),
        align: 'end',
        total: money.signed(totals[key]),
      })),
    paid('after', words.after),
  ]
  return (
    <DataTable
      label="Why more or less was paid"
      columns={columns}
      rows={rows}
      rowKey={(row) => JSON.stringify(row)}
      stale={stale}
      empty="Nothing was paid in either of the two."
    />
  )
}
