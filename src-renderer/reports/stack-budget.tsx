import { budgetDoubts, budgetRemarks, whyWords } from '../../shared/notes/budget-words.ts'
import { missingRates, leftOutOfSums } from '../../shared/notes/no-rate.ts'
import { fiscalKeyOf, fiscalPeriodWords } from '../../shared/stack/fiscal-year.ts'
import { isTimeDimension } from '../../shared/reports/stack-spend.ts'
import type { Report, ReportParamsInput, ReportRow, ReportTotals } from '../../shared/reports/index.ts'
import { budgetDimensions, budgetParts } from '../../shared/reports/stack-budget.ts'
import { useReport, useWorkspace } from '../api.ts'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { cx } from '../components/cx.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { FilterButton } from '../components/FilterButton.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { Popover } from '../components/Popover.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { addDays, count, counted, date, percent } from '../format.ts'
import { useDocumentView, useIsOnOnePage } from '../document/view.ts'
import { SetRates } from '../rates/SetRates.tsx'
import { carry, useQueryParams } from '../route.ts'
import { assumptionsIn, assumptionsPatch, assumptionWords } from '../stack/budget/assumptions.ts'
import { AssumptionsPanel } from '../stack/budget/AssumptionsPanel.tsx'
import { Bridge, partLabels } from '../stack/budget/Bridge.tsx'
import { sumsBy } from '../stack/budget/sums.ts'
import { CostMeasure } from '../stack/cost/CostMeasure.tsx'
import { CostNotes, useCostNotes } from '../stack/cost/notes.tsx'
import { openMeasure } from '../stack/cost/open-measure.ts'
import { MonthBars } from '../stack/MonthBars.tsx'
import { monthAfter, monthOfYear, timeWords } from '../stack/spend-table.ts'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { Trail } from '../stack/Trail.tsx'
import { asDay, type Money, periodIn, useMoney, useStackDay } from '../stack/use-day.ts'

type Row = ReportRow<'stack-budget'>
type Totals = ReportTotals<'stack-budget'>

const question = 'What will it cost next year?'
const labels = {
  tool: 'Tool',
  team: 'Team',
  category: 'Category',
  vendor: 'Vendor',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
} as const
const lengths = [3, 6, 12, 18, 24, 36]
const terms: [string, string][] = [
  [
    'Cost',
    'What the days of the period cost, as “What does it cost?” has them: an annual price is spread over the days of its year, whenever it is billed.',
  ],
  [
    'Billed',
    'The bills that come in the period: in the rhythm of its payments after the last one, for as many years as that was for; without any, on the renewal of a contract by the year, or by its billing period.',
  ],
  [
    'Ends',
    'From its end date on, or from the renewal date of a contract that does not renew by itself, a tool costs nothing. One of which that is not known goes on.',
  ],
  [
    'Budgeted by',
    'The price that is known, unless the last bills or the payments of the last twelve months are chosen. Last bills: of what is billed once or twice a year the last one, of the rest the last three months. What was charged in another currency counts at your rate, a price that payments make too.',
  ],
  [
    'Uplift',
    'Raises a price on each renewal date after the day shown, and on the same day of the years after it. A price that is written down for then holds as it is. For yearly bills only, what is billed more often is left as it is, and a tool without a renewal date rises on its next bill.',
  ],
  [
    'Own uplift',
    'By how much the price of a tool rose in the twelve months to the day shown. A rise or fall by more than half is another contract, and none.',
  ],
  [
    'Seats and use',
    'Grow by a twelfth of the percentage more each month: tools of which the seats that are paid for are known, and tools that are billed by use.',
  ],
  [
    'Before',
    'The same months a year earlier, or as many whole years as the period has begun. All changes from there sum to the cost.',
  ],
]

/** What the stack costs in the coming months, and why that is more or less than it was. */
export default function StackBudget() {
  const { status } = useWorkspace()
  const { asOf, day } = useStackDay()
  const [query, setQuery] = useQueryParams()
  const money = useMoney()
  const isPaper = useDocumentView() !== null
  const by = budgetDimensions.find((id) => id === query.get('by')) ?? 'tool'
  // What somebody split it by is what they want to show; without, its months are.
  const isSplitAlone = useIsOnOnePage() && query.has('by') && by !== 'month'
  const months = lengths.find((many) => String(many) === query.get('months')) ?? 12
  // Other screens take a `from` with a `to` for their period; alone it is what the command line calls so.
  const firstMonth = status?.fiscalYearStart ?? 1
  const ofYear = query.has('fiscalYear') ? periodIn(query, firstMonth) : null
  const asked = asDay(query.get('start') ?? ofYear?.from ?? (query.has('to') ? null : query.get('from')))
  const from = asked?.endsWith('-01') ? asked : null
  const assumed = assumptionsIn(query)
  const isBilled = query.get('show') === 'billed'
  const params: ReportParamsInput<'stack-budget'> = { asOf, from, months, uplift: assumed.uplift, upliftOn: assumed.upliftOn ?? 'renewals', seatGrowth: assumed.seats, usageGrowth: assumed.usage, basis: assumed.basis ?? 'price', basisOf: assumed.basisOf ?? [], headcountOf: assumed.headcountOf ?? [] } // prettier-ignore
  const enabled = { enabled: (status?.tools ?? 0) > 0 }
  const answer = useReport('stack-budget', { by, ...params }, enabled)
  const monthly = useReport('stack-budget', { by: 'tool', monthly: true, ...params }, enabled)
  const notes = useCostNotes(day)
  const said = assumptionWords(assumed)
  const head = (
    <>
      <StackDates asOf={asOf} period={null} onChange={setQuery} />
      <FilterBar end={<Method terms={terms} />}>
        <CostMeasure value="budget" onChange={(next) => openMeasure(next, query)} />
        <Select
          label="By"
          value={by}
          onChange={(next) => setQuery({ by: next === 'tool' ? null : next })}
          options={budgetDimensions.map((id) => ({ id, label: labels[id].toLowerCase() }))}
          set={by !== 'tool'}
        />
        <Select
          label="From"
          value={(from ?? monthsFrom(day)[0]!).slice(0, 7)}
          onChange={(next) => setQuery({ start: next === monthsFrom(day)[0] ? null : `${next}-01` })}
          options={[...new Set([...monthsFrom(day), ...(from === null ? [] : [from.slice(0, 7)])])].sort().map((month) => ({ id: month, label: monthOfYear(month) }))} // prettier-ignore
          set={from !== null}
        />
        <Select
          label="For"
          value={String(months)}
          onChange={(next) => setQuery({ months: next === '12' ? null : next })}
          options={lengths.map((many) => ({ id: String(many), label: `${many} months` }))}
          set={months !== 12}
        />
        <Popover
          label="What the budget assumes"
          panel={(close) => (
            <AssumptionsPanel
              assumed={assumed}
              onDone={(next) => {
                setQuery(assumptionsPatch(next))
                close()
              }}
            />
          )}
        >
          <FilterButton label="Assumed" set={said !== null}>
            {said ?? 'nothing'}
          </FilterButton>
        </Popover>
        <SegmentedControl
          label="Months show"
          value={isBilled ? 'billed' : 'cost'}
          onChange={(next) => setQuery({ show: next === 'billed' ? 'billed' : null })}
          options={[
            { id: 'cost', label: 'Cost' },
            { id: 'billed', label: 'Billed' },
          ]}
        />
      </FilterBar>
    </>
  )
  const trail = <Trail from="What does it cost?" href={carry('/stack-cost', query)} to={question} />
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see what the stack will cost next year, month by month, and why that is more or less than this year."
      head={head}
      answers={[answer, monthly] as const}
      notes={notes}
    >
      {([report, monthly], stale) => {
        const { rows, totals, params } = report
        const writes = { money: money.exact, date }
        const [before, after] = [
          monthsWords(totals.beforeFrom, totals.beforeTo, firstMonth),
          monthsWords(params.from!, totals.to, firstMonth),
        ]
        const doubts = budgetDoubts(report, writes)
        const months = sumsBy(monthly.rows, ({ month }) => month!)
        return (
          <>
            <Finding question={trail} stale={stale} actions={<ReportMenus slug="stack-budget" params={params} />}>
              <Num>{money.exact(isBilled ? totals.cash : totals.cost)}</Num> {isBilled && 'billed '}
              {fiscalKeyOf({ from: params.from!, to: totals.to }, firstMonth) === null ? 'from' : 'in'} {after} for{' '}
              {counted(totals.tools, 'tool')}
              {totals.unknownCosts > 0 && ` (the cost of ${count(totals.unknownCosts)} is not known)`}
              {isBilled && (
                <>
                  ; their cost is <Num tone={null}>{money.exact(totals.cost)}</Num>
                </>
              )}
              <ChangeWords totals={totals} before={before} money={money} />
              {totals.ending.length > 0 && (
                <>
                  ; {counted(totals.ending.length, 'tool')} end{totals.ending.length === 1 ? 's' : ''}
                </>
              )}
            </Finding>
            {head}
            <div className={s['notes']}>
              {totals.noRate !== null && (
                <div className={s['gap']}>
                  <ErrorNote
                    tone="warn"
                    title={totals.noRate}
                    actions={<SetRates missing={missingRates(totals.noRate)} sentence={totals.noRate} />}
                  >
                    {totals.withoutRate.length > 0 && leftOutOfSums(totals.withoutRate, money.exact)}
                  </ErrorNote>
                </div>
              )}
              {doubts.map((sentence) => (
                <div key={sentence} className={s['gap']}>
                  <ErrorNote tone="warn" title={sentence} />
                </div>
              ))}
              <CostNotes day={day} chargedAfterEnd={totals.chargedAfterEnd} money={money} />
            </div>
            {!isSplitAlone && (
              <div className={months.length > 12 ? cx(s['side'], s['gap']) : s['monthsAndSteps']}>
                <MonthBars
                  title={isBilled ? 'Billed by month' : 'Cost by month'}
                  caption={isBilled ? 'bills on the days they come' : 'of the days of each month'}
                  fileName="budget-by-month"
                  report={monthly}
                  months={months.map(({ key }) => key)}
                  sums={new Map(months.map(({ key, cost, cash }) => [key, isBilled ? cash : cost]))}
                  figure={isBilled ? 'Billed' : 'Cost'}
                  more={(month) => {
                    const { cost = 0, cash = 0, before = 0 } = months.find(({ key }) => key === month) ?? {}
                    return [
                      { label: isBilled ? 'Cost' : 'Billed', value: money.exact(isBilled ? cost : cash) },
                      { label: 'Before', value: money.exact(before) },
                    ]
                  }}
                  money={money}
                  stale={stale}
                />
                <Bridge
                  tools={sumsBy(monthly.rows, ({ key }) => key)}
                  report={report}
                  before={before}
                  caption={isBilled ? 'cost of the period, not its bills' : 'cost of the period'}
                  labels={{ before: shortWords(before), cost: shortWords(after) }}
                  money={money}
                  stale={stale}
                />
              </div>
            )}
            <div className={s['below']}>
              <DataTable
                label={`Budget by ${by}`}
                fillsPage
                columns={columnsOf(report, money, isPaper, firstMonth)}
                rows={rows}
                rowKey={(row) => row.key}
                stale={stale}
                empty="No tool is in use in these months."
              />
            </div>
            <TrustLine>
              Contracts and prices as of {date(params.asOf!)}.{' '}
              {said === null
                ? `No ${totals.upliftByContract.length > 0 ? 'other ' : ''}uplift and no growth is assumed.`
                : `Assumed: ${said}.`}{' '}
              {budgetRemarks(report, writes).join(' ')}
            </TrustLine>
          </>
        )
      }}
    </StackScreen>
  )
}

/** The months from the one after a day on, as far as a budget is made for ahead. */
function monthsFrom(day: string): string[] {
  const months = [monthAfter(day.slice(0, 7))]
  while (months.length < 14) months.push(monthAfter(months.at(-1)!))
  return months
}

/** `Dec 2026 to Nov 2027`, `2027`, or `FY2027 (Dec 2026 – Nov 2027)`. */
const monthsWords = (from: string, to: string, firstMonth: number): string =>
  fiscalPeriodWords({ from, to }, firstMonth) ??
  (isYear(from, to)
    ? from.slice(0, 4)
    : `${monthOfYear(from.slice(0, 7))} to ${monthOfYear(addDays(to, -1).slice(0, 7))}`)

const isYear = (from: string, to: string): boolean =>
  from.endsWith('-01-01') && addDays(to, -1) === `${from.slice(0, 4)}-12-31`

/** `Dec ’25 to Nov ’26`, or `FY2026`, beside a bar. */
const shortWords = (words: string): string => words.replace(/^(FY.*) \(.*$/, '$1').replace(/ 20(?=\d\d)/g, ' ’')

/** `; $12,000 (4.2 %) more than Dec 2025 to Nov 2026` */
function ChangeWords({ totals, before, money }: { totals: Totals; before: string; money: Money }) {
  const change = changeOf(totals)
  if (totals.before === 0 || totals.beforeCarriedBack >= 0.5) return null
  if (Math.abs(change) < 0.5) return <>, as much as {before}</>
  return (
    <>
      , <Num tone={null}>{money.exact(Math.abs(change))}</Num> ({percent(Math.abs(change) / totals.before)}){' '}
      {change > 0 ? 'more' : 'less'} than {before}
    </>
  )
}

const changeOf = ({ cost, before }: Pick<Row, 'cost' | 'before'>): number => (cost ?? 0) - (before ?? 0)

function columnsOf(
  { params, totals, rows }: Report<'stack-budget'>,
  money: Money,
  isPaper: boolean,
  firstMonth: number,
): Column<Row>[] {
  const { by } = params
  const amount = (id: 'annualCost' | 'before' | 'cost' | 'cash', header: string, title: string): Column<Row> => ({
    id,
    header,
    title,
    value: (row) => row[id],
    cell: (row) => (row[id] === null ? '–' : money.exact(row[id])),
    align: 'end',
    total: money.exact(totals[id]),
  })
  const change: Column<Row> = {
    id: 'change',
    header: 'Change',
    title: 'Cost, less that of the same months before',
    value: (row) => changeOf(row),
    cell: (row) => (Math.abs(changeOf(row)) < 0.005 ? '–' : money.signed(changeOf(row))),
    align: 'end',
    total: money.signed(changeOf(totals)),
  }
  const isTaken = (part: (typeof budgetParts)[number]): boolean => rows.some((row) => Math.abs(row[part]) >= 0.005)
  return [
    {
      id: 'key',
      header: labels[by],
      value: (row) => row.key,
      ...(isTimeDimension(by) && { cell: (row: Row) => timeWords(row.key, firstMonth) }),
      wrap: true,
      total: 'All',
    },
    ...(isTimeDimension(by)
      ? []
      : [amount('annualCost', 'Today a year', `What it costs a year on ${date(params.asOf!)}`)]),
    amount('before', 'Before', 'Cost of the same months before'),
    // Of a tool the parts are said in words, and on paper the steps have them: there is no room for both.
    ...(by === 'tool' || isPaper
      ? [change]
      : budgetParts.filter(isTaken).map((part): Column<Row> => ({
          id: part,
          header: partLabels[part],
          value: (row) => row[part],
          cell: (row) => (Math.abs(row[part]) < 0.005 ? '–' : money.signed(row[part])),
          align: 'end',
          total: money.signed(totals[part]),
        }))),
    amount('cost', 'Cost', 'Of the days of the period'),
    amount('cash', 'Billed', 'Bills that come in the period'),
    ...(by === 'tool'
      ? [
          {
            id: 'own',
            header: 'Own uplift',
            title: 'By how much its price rose in the last twelve months',
            value: (row: Row) => row.ownUpliftPercent,
            cell: (row: Row) => (row.ownUpliftPercent === null ? '–' : percent(row.ownUpliftPercent / 100)),
            align: 'end' as const,
            dim: true,
          },
          {
            id: 'why',
            header: 'Why',
            value: (row: Row) => whyWords(row, { ...params, to: totals.to }, { money: money.exact, date }),
            width: '32%',
            wrap: true,
            dim: true,
          },
        ]
      : []),
  ]
}
