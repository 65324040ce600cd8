import { isTimeDimension, spendDimensions } from '../../shared/reports/stack-spend.ts'
import { fiscalKeyWords, fiscalPeriodWords, fiscalSentence, fiscalYearOf } from '../../shared/stack/fiscal-year.ts'
import type { ReportRow, ReportTotals } from '../../shared/reports/index.ts'
import { paidEndUnknownSentence } from '../../shared/notes/end-unknown.ts'
import { spendBeforeSentence } from '../../shared/notes/spend-before.ts'
import { useReport, useWorkspace } from '../api.ts'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { addDays, count, counted, date, dateRange, inSentence, percent } from '../format.ts'
import { yearlyTwiceSentence } from '../../shared/notes/yearly-twice.ts'
import { withoutCommands } from '../../shared/command-hints.ts'
import { vatSentences } from '../../shared/notes/vat.ts'
import { perPersonSentence } from '../../shared/notes/people-of-period.ts'
import { Limits } from '../document/Limits.tsx'
import { useIsOnOnePage } from '../document/view.ts'
import { carry, toHref, useQueryParams } from '../route.ts'
import { CostMeasure } from '../stack/cost/CostMeasure.tsx'
import { openMeasure } from '../stack/cost/open-measure.ts'
import {
  monthAfter,
  monthHeads,
  monthOfYear,
  monthsBetween,
  monthSums,
  type SpendOfKey,
  spendTable,
  timeWords,
} from '../stack/spend-table.ts'
import { MonthBars } from '../stack/MonthBars.tsx'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { NoPayments } from '../stack/NoPayments.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { Trail } from '../stack/Trail.tsx'
import { type Money, periodIn, useMoney } from '../stack/use-day.ts'

type Totals = ReportTotals<'stack-spend'>

const question = 'What was paid, to whom and when?'
const labels = {
  vendor: 'Vendor',
  team: 'Team',
  category: 'Category',
  tool: 'Tool',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
} as const
const terms: [string, string][] = [
  [
    'Paid',
    'Charges less refunds, each on the day it was charged. What stands in several files counts once. It is cash, not what a contract costs over its days.',
  ],
  ['By team', 'The team that the inventory names; a tool of several teams is split as its cost is.'],
  [
    'Year before',
    'What was paid in the same days a year before, to the last day that payments are known of; the whole year before has all of its days, for a period in which nothing more is paid. Cash: an annual bill that came a month earlier or later counts wholly in one of the two.',
  ],
  ['Days', 'Without a period: the twelve months to the last day that payments are known of.'],
]

/** What was paid in cash, by vendor, team, category or tool and month. */
export default function StackSpend() {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const money = useMoney()
  const by = spendDimensions.find((id) => id === query.get('by')) ?? 'vendor'
  const firstMonth = status?.fiscalYearStart ?? 1
  const isOnOnePage = useIsOnOnePage()
  // What somebody split it by is what they want to show; without, its months are.
  const isSplitAlone = isOnOnePage && query.has('by') && by !== 'month'
  const against = (['year', 'whole-year'] as const).find((id) => id === query.get('against')) ?? null
  const period = periodIn(query, firstMonth) ?? {}
  const enabled = (status?.tools ?? 0) > 0
  const answer = useReport('stack-spend', { by, monthly: !isTimeDimension(by), against, ...period }, { enabled })
  // Rows of quarters and years have no months.
  const byMonth = useReport('stack-spend', { by: 'month', ...period }, { enabled: enabled && isTimeDimension(by) && by !== 'month' }) // prettier-ignore
  const shown = answer.data?.params
  const head = (
    <>
      <StackDates
        asOf={null}
        period={shown?.from && shown.to ? { from: shown.from, to: shown.to } : null}
        onChange={setQuery}
      />
      <FilterBar end={<Method terms={terms} />}>
        <CostMeasure value="spend" onChange={(next) => openMeasure(next, query)} />
        <Select
          label="By"
          value={by}
          onChange={(next) => setQuery({ by: next === 'vendor' ? null : next })}
          options={spendDimensions.map((id) => ({ id, label: labels[id].toLowerCase() }))}
          set={by !== 'vendor'}
        />
        <Select
          label="Against"
          value={against ?? 'none'}
          onChange={(next) => setQuery({ against: next === 'none' ? null : next })}
          options={[
            { id: 'none', any: true, label: 'nothing' },
            { id: 'year', label: 'a year before' },
            { id: 'whole-year', label: 'the whole year before' },
          ]}
          set={against !== null}
        />
      </FilterBar>
    </>
  )
  const trail = <Trail from="What does it cost?" href={carry('/stack-cost', query)} to={question} />
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see what was paid by month, team and vendor."
      head={head}
      answers={[answer] as const}
    >
      {([{ rows, totals, params }], stale) => {
        if (totals.knownFrom === null || totals.knownTo === null) return <NoPayments question={trail} head={head} />
        const { keys, months } = spendTable(rows)
        const [first] = keys
        const twice = yearlyTwiceSentence(totals.yearlyTwice, totals.paid, { money: money.exact, date })
        return (
          <>
            <Finding question={trail} stale={stale} actions={<ReportMenus slug="stack-spend" params={params} />}>
              <Num>{money.exact(totals.paid)}</Num> paid{' '}
              {params.from !== null &&
                params.to !== null &&
                (fiscalPeriodWords({ from: params.from, to: params.to }, firstMonth) ? 'in ' : '') +
                  daysWords(params.from, params.to, firstMonth)}{' '}
              in {counted(totals.payments, 'payment')} for {counted(totals.tools, 'tool')}
              {first && first.share !== null && keys.length > 1 && (
                <>
                  ; the most {isTimeDimension(by) || by === 'team' ? 'in' : 'for'}{' '}
                  {by === 'month'
                    ? monthOfYear(first.key)
                    : isTimeDimension(by)
                      ? fiscalKeyWords(first.key)
                      : inSentence(first.key)}
                  , {percent(first.share)}
                </>
              )}
              <ChangeWords totals={totals} money={money} firstMonth={firstMonth} />
              {!isOnOnePage && totals.change !== null && (
                <>
                  .{' '}
                  <a
                    href={`#${toHref('/stack-spend-change', { from: params.from, to: params.to, beforeFrom: totals.beforeFrom, beforeTo: totals.beforeTo })}`}
                  >
                    Why?
                  </a>
                </>
              )}
            </Finding>
            {isOnOnePage && <Limits>{twice}</Limits>}
            {head}
            {!isSplitAlone &&
              params.from !== null &&
              params.to !== null &&
              monthsBetween(params.from, params.to).length > 1 && (
                <div className={s['gap']}>
                  <MonthBars
                    title="Paid by month"
                    caption="charges less refunds, on the day of each"
                    fileName="paid-by-month"
                    report={{ report: 'stack-spend', params, rows, totals }}
                    months={monthsBetween(params.from, params.to)}
                    sums={
                      isTimeDimension(by)
                        ? paidByMonth((by === 'month' ? rows : byMonth.data?.rows) ?? [])
                        : monthSums(keys)
                    }
                    figure="Paid"
                    money={money}
                    stale={stale}
                    press={{
                      says: 'show this month alone',
                      onPress: (month) => setQuery({ from: `${month}-01`, to: `${monthAfter(month)}-01` }),
                    }}
                  />
                </div>
              )}
            <div className={s['below']}>
              <DataTable
                label={`Paid by ${by}`}
                // Beside a year before the months have no room; the chart and the CSV have them. One alone is what was paid.
                columns={columnsOf(
                  by,
                  keys,
                  totals.before === null && months.length > 1 && !isOnOnePage ? months : [],
                  totals,
                  money,
                  firstMonth,
                )}
                fillsPage
                rows={isTimeDimension(by) ? keys.toSorted((a, b) => (a.key < b.key ? -1 : 1)) : keys}
                rowKey={(row) => row.key}
                stale={stale}
                empty="Nothing was paid in these days."
              />
            </div>
            <TrustLine>
              {count(totals.payments)} payments of {counted(totals.tools, 'tool')}. Payments are known from{' '}
              {date(totals.knownFrom)} to {date(totals.knownTo)}. {spendBeforeSentence({ params, totals }, date)}
              {isTimeDimension(by) &&
                by !== 'month' &&
                `${fiscalSentence(fiscalYearOf(params.from ?? totals.knownTo, firstMonth), firstMonth) ?? ''} `}
              {twice !== null && !isOnOnePage && ` ${twice}`}
              {totals.vatTakenOff.length > 0 && ` ${withoutCommands(vatSentences(totals.vatTakenOff).join(' '))}`}
              {totals.headcount !== null && ` ${perPersonSentence(totals.paid, totals.headcount, money.exact) ?? ''}`}
              {totals.endUnknown.length > 0 && ` ${paidEndUnknownSentence(totals.endUnknown)}`}
            </TrustLine>
          </>
        )
      }}
    </StackScreen>
  )
}

/** `FY2026 (Dec 2025 – Nov 2026)`, or the days. */
const daysWords = (from: string, to: string, firstMonth: number): string =>
  fiscalPeriodWords({ from, to }, firstMonth) ?? dateRange(from, addDays(to, -1))

const daysBefore = ({ beforeFrom, beforeTo }: Totals, firstMonth: number): string =>
  beforeFrom === null || beforeTo === null ? '' : daysWords(beforeFrom, beforeTo, firstMonth)

const paidByMonth = (rows: readonly Pick<ReportRow<'stack-spend'>, 'key' | 'paid'>[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ key, paid }) => [key, paid]))

/** `; $12,000 more than 1 Jan – 26 Nov 2025` */
function ChangeWords({ totals, money, firstMonth }: { totals: Totals; money: Money; firstMonth: number }) {
  const { change, beforeFrom, knownFrom } = totals
  if (change === null) return null
  if (knownFrom !== null && beforeFrom !== null && knownFrom > beforeFrom)
    return <>; not all that was paid {daysBefore(totals, firstMonth)} is known</>
  if (Math.abs(change) < 0.005) return <>; as much as {daysBefore(totals, firstMonth)}</>
  return (
    <>
      ; <Num tone={null}>{money.exact(Math.abs(change))}</Num> {change > 0 ? 'more' : 'less'} than{' '}
      {daysBefore(totals, firstMonth)}
    </>
  )
}

function columnsOf(
  by: keyof typeof labels,
  keys: readonly SpendOfKey[],
  months: readonly string[],
  totals: Totals,
  money: Money,
  firstMonth: number,
): Column<SpendOfKey>[] {
  const sums = monthSums(keys)
  const heads = monthHeads(months)
  const isKnown = ({ before }: SpendOfKey): boolean => !isTimeDimension(by) || before !== null
  const all = keys.reduce((sum, { paid }) => sum + paid, 0)
  return [
    {
      id: 'key',
      header: labels[by],
      value: (row) => row.key,
      ...(isTimeDimension(by) ? { cell: (row: SpendOfKey) => timeWords(row.key, firstMonth) } : {}),
      wrap: true,
      total: 'All',
    },
    {
      id: 'paid',
      header: 'Paid',
      value: (row) => row.paid,
      cell: (row) => money.exact(row.paid),
      align: 'end',
      total: money.exact(all),
    },
    ...(totals.before === null || totals.change === null
      ? []
      : [
          {
            id: 'before',
            header: 'Year before',
            title: daysBefore(totals, firstMonth),
            value: (row: SpendOfKey) => row.before,
            cell: (row: SpendOfKey) => (isKnown(row) ? money.exact(row.before ?? 0) : '–'),
            align: 'end' as const,
            total: money.exact(totals.before),
          },
          {
            id: 'change',
            header: 'Change',
            title: 'Paid, less what was paid in the same days a year before',
            value: (row: SpendOfKey) => row.paid - (row.before ?? 0),
            cell: (row: SpendOfKey) => (isKnown(row) ? money.signed(row.paid - (row.before ?? 0)) : '–'),
            align: 'end' as const,
            total: money.signed(totals.change),
          },
        ]),
    {
      id: 'share',
      header: 'Share',
      value: (row) => row.share,
      cell: (row) => (row.share === null ? '–' : percent(row.share)),
      align: 'end',
      dim: true,
    },
    ...months.map((month, at): Column<SpendOfKey> => ({
      id: month,
      header: heads[at]!,
      title: month,
      value: (row) => row.months.get(month) ?? null,
      cell: (row) => {
        const paid = row.months.get(month)
        return paid === undefined ? '' : <span title={money.exact(paid)}>{money.short(paid)}</span>
      },
      align: 'end',
      total: money.short(sums.get(month) ?? 0),
    })),
  ]
}
