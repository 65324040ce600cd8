import { fiscalPeriodWords } from '../../shared/stack/fiscal-year.ts'
import { spendChangeUnknownSentence, spendOnceSentence, spendPriceSentence } from '../../shared/notes/spend-once.ts'
import type { Report } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { useIsOnOnePage } from '../document/view.ts'
import { addDays, date, dateRange } from '../format.ts'
import { carry, useQueryParams } from '../route.ts'
import { CostMeasure } from '../stack/cost/CostMeasure.tsx'
import { openMeasure } from '../stack/cost/open-measure.ts'
import { SpendChange, SpendChangeTable } from '../stack/cost/SpendChange.tsx'
import { NoPayments } from '../stack/NoPayments.tsx'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { Trail } from '../stack/Trail.tsx'
import { asDay, periodIn, useMoney } from '../stack/use-day.ts'

const question = 'Why was more or less paid than in another period?'
const terms: [string, string][] = [
  ['Paid', 'Charges less refunds, each on the day it was charged, as in “What was paid”.'],
  [
    'Parts',
    'They add up to the change. What follows from two things at once, as from more seats at another price, is shared among both: the other way round each part is the same with the other sign.',
  ],
  ['Once', 'Charged beside a rhythm, likely paid twice, given back or credited.'],
  [
    'Number of bills',
    'A tool that is billed in a rhythm has more bills in the one period than in the other, as where the bill of a year came a month earlier; no price changed.',
  ],
  ['Seats', 'Where the text of every charge says them, such as “27 seats @ 21.00”.'],
  ['Exchange', 'Where every charge says what was charged in one other currency.'],
  ['Price or plan', 'What a bill comes to otherwise, with seats that nothing says.'],
  ['By use', 'The same of what is billed by use, in no rhythm, or in several of which one began or ended.'],
]

/** What made the difference between what was paid in two periods. */
export default function StackSpendChange() {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const money = useMoney()
  const isOnOnePage = useIsOnOnePage()
  const firstMonth = status?.fiscalYearStart ?? 1
  const [beforeFrom, beforeTo] = [asDay(query.get('beforeFrom')), asDay(query.get('beforeTo'))]
  const before = beforeFrom !== null && beforeTo !== null && beforeFrom < beforeTo ? { beforeFrom, beforeTo } : {}
  const enabled = (status?.tools ?? 0) > 0
  const answer = useReport('stack-spend-change', { ...periodIn(query, firstMonth), ...before }, { enabled })
  const shown = answer.data?.params
  const words = (from: string | null, to: string | null): string =>
    from === null || to === null ? '' : (fiscalPeriodWords({ from, to }, firstMonth) ?? dateRange(from, addDays(to, -1))) // prettier-ignore
  const isOwn = 'beforeFrom' in before
  const right = shown?.from && shown.to ? rightBefore(shown.from, shown.to) : null
  const isRight = right !== null && beforeFrom === right.beforeFrom && beforeTo === right.beforeTo
  const head = (
    <>
      <StackDates
        asOf={null}
        period={shown?.from && shown.to ? { from: shown.from, to: shown.to } : null}
        onChange={(next) => setQuery({ ...next, beforeFrom: null, beforeTo: null })}
      />
      <FilterBar end={<Method terms={terms} />}>
        <CostMeasure value="spend" onChange={(next) => openMeasure(next, query)} />
        <Select
          label="Against"
          value={!isOwn ? 'year' : isRight ? 'before' : 'own'}
          onChange={(next) => setQuery(next === 'before' && right ? { ...right, from: shown?.from ?? null, to: shown?.to ?? null } : { beforeFrom: null, beforeTo: null })} // prettier-ignore
          options={[
            { id: 'year', label: 'a year before' },
            { id: 'before', label: 'the period before' },
            ...(isOwn && !isRight ? [{ id: 'own', label: words(beforeFrom, beforeTo) }] : []),
          ]}
          set={isOwn}
        />
      </FilterBar>
    </>
  )
  const trail = <Trail from="What was paid, to whom and when?" href={carry('/stack-spend', query)} to={question} />
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see why more or less was paid than in another period."
      head={head}
      answers={[answer] as const}
    >
      {([result], stale) => {
        const { totals, params } = result
        const days = { before: words(params.beforeFrom, params.beforeTo), after: words(params.from, params.to) }
        if (totals.knownFrom === null || totals.knownTo === null) return <NoPayments question={trail} head={head} />
        const notes = [
          spendOnceSentence(totals.onces, { money: money.exact, date }),
          spendPriceSentence(totals),
        ].filter((each) => each !== null)
        const unknown = spendChangeUnknownSentence(result, date)
        return (
          <>
            <Finding question={trail} stale={stale} actions={<ReportMenus slug="stack-spend-change" params={params} />}>
              {totals.change === null ? (
                <>What was paid {days.before} is not known</>
              ) : Math.abs(totals.change) < 0.005 ? (
                <>
                  <Num>{money.exact(totals.after)}</Num> paid {days.after}; as much as {days.before}
                </>
              ) : (
                <>
                  <Num>{money.exact(Math.abs(totals.change))}</Num> {totals.change > 0 ? 'more' : 'less'} paid{' '}
                  {days.after} than {days.before}
                  {isPartlyKnown(result)
                    ? `, of which payments are stored from ${date(totals.knownFrom)} on`
                    : reason(totals, money.signed)}
                </>
              )}
            </Finding>
            {head}
            {unknown !== null && (
              <div className={s['gap']}>
                <ErrorNote tone="warn" title={unknown}>
                  Choose later days, or import the payments before.
                </ErrorNote>
              </div>
            )}
            {totals.before !== null && (
              <>
                <div className={s['gap']}>
                  <SpendChange result={result} words={days} money={money} stale={stale} />
                </div>
                {!isOnOnePage && (
                  <div className={s['below']}>
                    <SpendChangeTable result={result} words={days} money={money} stale={stale} />
                  </div>
                )}
              </>
            )}
            <TrustLine>
              Payments are known from {date(totals.knownFrom)} to {date(totals.knownTo)}. {notes.join(' ')}
            </TrustLine>
          </>
        )
      }}
    </StackScreen>
  )
}

const reasons = [
  ['added', 'new tools'],
  ['removed', 'tools that are gone'],
  ['once', 'what was paid once'],
  ['bills', 'the number of bills'],
  ['seats', 'seats'],
  ['currency', 'the exchange'],
  ['price', 'price or plan'],
  ['use', 'use'],
] as const

/** `; the most by price or plan, +$15,307` */
function reason(totals: Record<(typeof reasons)[number][0], number>, signed: (amount: number) => string): string {
  const [most] = reasons.toSorted(([a], [b]) => Math.abs(totals[b]) - Math.abs(totals[a]))
  return most === undefined ? '' : `; the most by ${most[1]}, ${signed(totals[most[0]])}`
}

/** Then what is missing before looks like a cause, and none is named. */
const isPartlyKnown = ({ params: { beforeFrom }, totals: { knownFrom } }: Report<'stack-spend-change'>): boolean =>
  beforeFrom !== null && knownFrom !== null && knownFrom > beforeFrom

/** The period of the same length right before: whole months before whole months. */
function rightBefore(from: string, to: string): { beforeFrom: string; beforeTo: string } {
  const months = (day: string): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1
  if (from.endsWith('-01') && to.endsWith('-01')) {
    const first = 2 * months(from) - months(to)
    return { beforeFrom: `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}-01`, beforeTo: from }
  }
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return { beforeFrom: addDays(from, -days), beforeTo: from }
}
