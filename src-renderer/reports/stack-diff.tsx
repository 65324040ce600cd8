import { Fragment } from 'react'
import { endUnknownSentence } from '../../shared/notes/end-unknown.ts'
import type { ReportRow, ReportTotals } from '../../shared/reports/index.ts'
import { useQuery, useReport, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Chip, type ChipProps } from '../components/Chip.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import type { TipContent } from '../components/Tooltip.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { counted, date, plural } from '../format.ts'
import { costWords, known } from '../stack/cost/known.ts'
import { PaidOtherwiseNote } from '../stack/cost/notes.tsx'
import { DayButton } from '../stack/DayButton.tsx'
import s from '../stack/stack.module.css'
import { StackScreen } from '../stack/StackScreen.tsx'
import { type Step, Steps } from '../stack/Steps.tsx'
import { Trail } from '../stack/Trail.tsx'
import { asDay, type Money, useMoney, useStackDay } from '../stack/use-day.ts'
import { carry } from '../route.ts'

type Row = ReportRow<'stack-diff'>

const question = 'What changed between two dates?'

export default function StackDiff() {
  const { status } = useWorkspace()
  const { day, query, setQuery } = useStackDay()
  const money = useMoney()
  const b = asDay(query.get('b')) ?? day
  const a = asDay(query.get('a')) ?? `${Number(b.slice(0, 4)) - 1}${b.slice(4)}`.replace('-02-29', '-02-28')
  const enabled = (status?.tools ?? 0) > 0
  const diff = useReport('stack-diff', { a, b }, { enabled })
  const before = useReport('stack-cost', { by: 'tool', asOf: a }, { enabled })
  const after = useReport('stack-cost', { by: 'tool', asOf: b }, { enabled })
  const inventory = useQuery('tools.list', {}, { enabled })
  const head = (
    <FilterBar end={<Method terms={terms} />}>
      <DayButton label="From" day={a} onChange={(next) => setQuery({ a: next })} />
      <DayButton label="To" day={b} onChange={(next) => setQuery({ b: next })} />
    </FilterBar>
  )
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see the stack on two dates side by side, and what the difference is made of."
      head={head}
      answers={[diff, before, after] as const}
    >
      {([{ rows, totals, params }, onA, onB], stale) => (
        <>
          <Finding
            question={<Trail from="How did it change?" href={carry('/stack-evolution', query)} to={question} />}
            stale={stale}
            actions={<ReportMenus slug="stack-diff" params={params} />}
          >
            <Sentence totals={totals} a={a} b={b} money={money} />
          </Finding>
          {head}
          <PaidOtherwiseNote tools={inventory.data?.tools ?? []} />
          {rows.length === 0 && totals.lastChange !== null && totals.lastChange <= a && (
            <p className={s['caption']}>
              The last change that is known was on {date(totals.lastChange)}.{' '}
              <Button variant="link" onPress={() => setQuery({ a: null, b: totals.lastChange })}>
                See the year up to it
              </Button>
            </p>
          )}
          {asDay(query.get('a')) === null && (
            <p className={s['caption']}>
              A year before {date(b)}, as no other day was chosen: each contract that is paid by the year is in it once.
            </p>
          )}
          <div className={s['halves']}>
            <Difference totals={totals} rows={rows} a={a} b={b} money={money} stale={stale} />
            <SideBySide before={onA.rows} after={onB.rows} a={a} b={b} money={money} />
          </div>
          <div className={s['below']}>
            <h2 className={s['title']}>
              Every change<small>in cost a year, largest first</small>
            </h2>
            <Changes rows={rows} money={money} stale={stale} />
          </div>
          <TrustLine state={adds(totals) ? 'adds-up' : 'warn'}>
            {money.exact(totals.before)}
            {(['price', 'use', 'added', 'removed', 'currency', 'known'] as const)
              .filter((kind) => totals[kind] !== 0)
              .map((kind) => ` ${money.signed(totals[kind])} ${kind === 'known' ? knownWords : kind}`)
              .join('')}{' '}
            = {money.exact(totals.after)}.
            {totals.unknownCosts > 0 &&
              ` ${counted(totals.unknownCosts, 'tool')} of unknown cost ${plural(totals.unknownCosts, 'counts', 'count')} as 0.`}
            {totals.endUnknown.length > 0 && ` ${endUnknownSentence(totals.endUnknown)}`}
          </TrustLine>
        </>
      )}
    </StackScreen>
  )
}

const knownWords = 'that became known or unknown'

const adds = (totals: ReportTotals<'stack-diff'>): boolean =>
  Math.abs(
    totals.before +
      totals.price +
      totals.use +
      totals.added +
      totals.removed +
      totals.currency +
      totals.known -
      totals.after,
  ) < 0.005

function Sentence({ totals, a, b, money }: { totals: ReportTotals<'stack-diff'>; a: string; b: string; money: Money }) {
  const change = totals.after - totals.before
  const parts = (
    [
      ['added', 'added'],
      ['removed', 'removed'],
      ['price', 'in price'],
      ['use', 'by use'],
      ['currency', 'by currency'],
      ['known', knownWords],
    ] as const
  ).flatMap(([kind, words]) => (totals[kind] === 0 ? [] : [{ amount: totals[kind], words }]))
  if (parts.length === 0)
    return (
      <>
        From {date(a)} to {date(b)} the cost a year did not change
      </>
    )
  return (
    <>
      <Num tone={change > 0 ? 'c1' : 'c3'}>{money.signed(change)}</Num> a year from {date(a)} to {date(b)}:{' '}
      {parts.map(({ amount, words }, index) => (
        <Fragment key={words}>
          {index === 0 ? '' : index === parts.length - 1 ? ' and ' : ', '}
          {/* A line must not end between a sign and its amount. */}
          <Num tone={null}>{money.signed(amount)}</Num> {words}
        </Fragment>
      ))}
    </>
  )
}

interface DifferenceProps {
  totals: ReportTotals<'stack-diff'>
  rows: readonly Row[]
  a: string
  b: string
  money: Money
  stale: boolean
}

/** The difference as a waterfall. */
function Difference({ totals, rows, a, b, money, stale }: DifferenceProps) {
  const many = (change: Row['change']): number => rows.filter((row) => row.change === change).length
  const tip = (title: string, amount: string, ...changes: Row['change'][]): TipContent => {
    const of = rows.filter((row) => changes.includes(row.change))
    return {
      title,
      figures: [
        { label: changes.length > 0 ? 'Change a year' : 'Cost a year', value: amount, strong: true },
        ...of.slice(0, 5).map((row) => ({ label: row.tool, value: known(row.amount, money.signed) })),
      ],
      ...(of.length > 5 ? { note: `and ${of.length - 5} more.` } : {}),
    }
  }
  const steps: Step[] = [
    {
      key: 'before',
      label: date(a),
      note: counted(totals.toolsBefore, 'tool'),
      amount: totals.before,
      kind: 'total',
      tip: tip(date(a), money.exact(totals.before)),
    },
    {
      key: 'price',
      label: 'Price or seats',
      note: counted(many('price'), 'tool'),
      amount: totals.price,
      kind: 'other',
      tip: tip('Price or seats', money.signed(totals.price), 'price'),
    },
    {
      key: 'use',
      label: 'Billed by use',
      note: counted(many('use'), 'tool'),
      amount: totals.use,
      kind: 'other',
      tip: tip('Billed by use', money.signed(totals.use), 'use'),
    },
    {
      key: 'added',
      label: 'Added',
      note: counted(many('added'), 'tool'),
      amount: totals.added,
      kind: 'added',
      tip: tip('Added', money.signed(totals.added), 'added'),
    },
    {
      key: 'removed',
      label: 'Removed',
      note: counted(many('removed'), 'tool'),
      amount: totals.removed,
      kind: 'removed',
      tip: tip('Removed', money.signed(totals.removed), 'removed'),
    },
    {
      key: 'currency',
      label: 'Currency',
      note: counted(many('currency'), 'tool'),
      amount: totals.currency,
      kind: 'other',
      tip: tip('Currency', money.signed(totals.currency), 'currency'),
    },
    {
      key: 'known',
      label: 'Became known',
      note: counted(many('became known') + many('became unknown'), 'tool'),
      amount: totals.known,
      kind: 'other',
      tip: tip('Became known or unknown', money.signed(totals.known), 'became known', 'became unknown'),
    },
    {
      key: 'after',
      label: date(b),
      note: counted(totals.toolsAfter, 'tool'),
      amount: totals.after,
      kind: 'total',
      tip: tip(date(b), money.exact(totals.after)),
    },
  ]
  return (
    <Steps
      title="What the difference is made of"
      caption="cost a year"
      fileName="stack-difference"
      steps={steps}
      money={money}
      stale={stale}
    />
  )
}

/** null = not in use that day. */
type Side = ReportRow<'stack-cost'> | null
interface Pair {
  tool: string
  before: Side
  after: Side
}

/** Both stacks by tool, what is on one side only marked so. */
function SideBySide({
  before,
  after,
  a,
  b,
  money,
}: {
  before: readonly ReportRow<'stack-cost'>[]
  after: readonly ReportRow<'stack-cost'>[]
  a: string
  b: string
  money: Money
}) {
  const pairs = new Map<string, Pair>()
  for (const row of before) pairs.set(row.key, { tool: row.key, before: row, after: null })
  for (const row of after) pairs.set(row.key, { tool: row.key, before: pairs.get(row.key)?.before ?? null, after: row })
  const amount = (side: Side): number | null => side?.annualCost ?? null
  const most = (pair: Pair): number => Math.max(amount(pair.before) ?? 0, amount(pair.after) ?? 0)
  const rows = [...pairs.values()].toSorted((x, y) => most(y) - most(x))
  const cell = (side: Side, other: Side, tone: 'lost' | 'kept') =>
    side === null ? (
      <span className={s['note']}>not in use</span>
    ) : (
      <span className={other === null ? s[tone] : undefined}>{costWords(side, side.annualCost, money.exact)}</span>
    )
  const columns: Column<Pair>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '40%', cut: true, total: 'All' },
    {
      id: 'before',
      header: date(a),
      value: (row) => amount(row.before),
      cell: (row) => cell(row.before, row.after, 'lost'),
      align: 'end',
      total: money.exact(before.reduce((sum, row) => sum + (row.annualCost ?? 0), 0)),
    },
    {
      id: 'after',
      header: date(b),
      value: (row) => amount(row.after),
      cell: (row) => cell(row.after, row.before, 'kept'),
      align: 'end',
      total: money.exact(after.reduce((sum, row) => sum + (row.annualCost ?? 0), 0)),
    },
  ]
  return (
    <section>
      <h2 className={s['title']}>
        Side by side<small>cost a year by tool</small>
      </h2>
      <div className={s['scrollBox']} tabIndex={0} role="region" aria-label="Both stacks by tool">
        <DataTable label="Cost a year on both dates" columns={columns} rows={rows} rowKey={(row) => row.tool} />
      </div>
    </section>
  )
}

const tones: Record<Row['change'], ChipProps['tone']> = {
  added: 'c3',
  removed: 'c4',
  replaced: 'c1',
  price: 'c2',
  use: 'c2',
  currency: 'c2',
  'became known': 'warn',
  'became unknown': 'warn',
}

function Changes({ rows, money, stale }: { rows: readonly Row[]; money: Money; stale: boolean }) {
  const columns: Column<Row>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '26%', cut: true },
    {
      id: 'change',
      header: 'Change',
      value: (row) => row.change,
      cell: (row) => {
        const tone = tones[row.change]
        return <Chip {...(tone ? { tone } : {})}>{row.change}</Chip>
      },
    },
    {
      id: 'amount',
      header: 'Cost a year',
      value: (row) => row.amount,
      cell: (row) => known(row.amount, money.signed),
      align: 'end',
    },
    {
      id: 'replaces',
      header: 'In place of',
      value: (row) => row.replaces,
      cell: (row) => row.replaces ?? '–',
      width: '22%',
      cut: true,
    },
    {
      id: 'reason',
      header: 'Reason',
      value: (row) => row.reason,
      cell: (row) => row.reason ?? '–',
      width: '22%',
      cut: true,
      dim: true,
    },
  ]
  return (
    <DataTable
      label="Every change"
      columns={columns}
      rows={rows}
      rowKey={(row) => JSON.stringify([row.tool, row.change, row.replaces, row.amount])}
      stale={stale}
      empty="Nothing changed between these dates."
    />
  )
}

const terms: [string, string][] = [
  [
    'Added, removed',
    'Tools in use on the second day only, or on the first day only, at their annual cost of that day.',
  ],
  ['Price or seats', 'Tools in use on both days in one currency: the difference of their annual costs, for more or fewer seats too.'], // prettier-ignore
  [
    'Use',
    'Tools billed by use, another amount each month: a year is what the twelve months of charges up to the last one came to, and those before them. More or less was used, or a unit costs something else.',
  ],
  [
    'Became known, unknown',
    'Tools in use on both days whose cost is known on one of them only. It counts as 0 on the other, and is no price change.',
  ],
  ['Currency', 'Tools now billed in another currency: amounts in two currencies are no price change.'],
  [
    'Replaced',
    'A tool added in place of one that it names. The amount is the difference of two rows that are listed on their own, so it is in no sum.',
  ],
]
