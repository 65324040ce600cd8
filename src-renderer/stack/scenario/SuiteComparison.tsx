import type { Report } from '../../../shared/reports/index.ts'
import { useReport } from '../../api.ts'
import { Chip } from '../../components/Chip.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { Working } from '../../components/ProgressBar.tsx'
import { Select } from '../../components/Select.tsx'
import { count, counted, listedFirst } from '../../format.ts'
import { Proof } from '../overlap/CheapestPanel.tsx'
import { LongList } from '../LongList.tsx'
import s from '../stack.module.css'
import type { Money } from '../use-day.ts'
import type { Scenario } from './locks.ts'

type Result = Report<'stack-consolidation'>

export interface SuiteComparisonProps {
  /** Candidates that could be the suite. */
  suites: readonly string[]
  suite: string
  onSuite: (suite: string) => void
  asOf: string | null
  scenario: Scenario
  money: Money
}

/** The cheapest stack with a suite beside the cheapest stack without it. */
export function SuiteComparison({ suites, suite, onSuite, asOf, scenario, money }: SuiteComparisonProps) {
  const rest = { asOf, horizonYears: scenario.horizonYears }
  const keep = scenario.keep.filter((name) => name !== suite)
  const drop = scenario.drop.filter((name) => name !== suite)
  const withSuite = useReport('stack-consolidation', { ...rest, keep: [...keep, suite], drop, candidates: [suite] })
  const without = useReport('stack-consolidation', { ...rest, keep, drop, candidates: [] })
  const failure = withSuite.error ?? without.error
  if (failure) return <ErrorNote title={failure.message} />
  if (!withSuite.data || !without.data) return <Working label="Solving both" />
  const a = withSuite.data
  const b = without.data
  const years = scenario.horizonYears
  const whole = (result: Result): number => result.totals.costAfter * years + result.totals.switchingCost
  const anyShort = [a, b].some(({ totals }) => totals.seatsShort > 0)
  const lines: {
    label: string
    say: (result: Result) => string
    better: 'low' | null
    of: (result: Result) => number | null
  }[] = [
    { label: 'Cost a year', say: (r) => money.exact(r.totals.costAfter), better: 'low', of: (r) => r.totals.costAfter },
    {
      label: 'Switching, once',
      say: (r) => money.exact(r.totals.switchingCost),
      better: 'low',
      of: (r) => r.totals.switchingCost,
    },
    { label: `Over ${counted(years, 'year')}`, say: (r) => money.exact(whole(r)), better: 'low', of: whole },
    ...(anyShort
      ? [
          {
            label: 'Seats that are short, a year',
            say: (r: Result) => seatsWords(r, money),
            better: 'low' as const,
            of: (r: Result) => r.totals.seatsShortCost,
          },
        ]
      : []),
    { label: 'Tools', say: (r) => count(r.totals.toolsAfter), better: 'low', of: (r) => r.totals.toolsAfter },
    {
      label: 'Capabilities lost',
      say: (r) => count(r.totals.lost.length),
      better: 'low',
      of: (r) => r.totals.lost.length,
    },
    { label: 'Changes', say: (r) => count(r.totals.changes), better: 'low', of: (r) => r.totals.changes },
  ]
  const difference = whole(a) - whole(b)
  return (
    <div className={s['below']}>
      <p className={s['lead']}>
        <Select
          label="Suite"
          value={suite}
          onChange={onSuite}
          options={suites.map((name) => ({ id: name, label: name }))}
          set
        />
        <span>
          {Math.abs(difference) < 0.005
            ? `With or without ${suite} the cost is the same.`
            : `The cheapest stack with ${suite} costs ${money.exact(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'} over ${counted(years, 'year')} than the cheapest without it.`}
          {anyShort && ` ${withSeatsWords(difference, a, b, years, money)}`}
        </span>
      </p>
      <table className={s['sideTable']}>
        <caption className="sr-only">The cheapest stack with {suite} beside the cheapest without it</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Measure</span>
            </th>
            <th scope="col">
              Suite: with {suite} <Proof totals={a.totals} />
            </th>
            <th scope="col">
              Best of breed: without <Proof totals={b.totals} />
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, say, of }) => {
            const [x, y] = [of(a), of(b)]
            return (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className={isLess(x, y) ? s['kept'] : undefined}>
                  {say(a)} {isLess(x, y) && <span className="sr-only">, less</span>}
                </td>
                <td className={isLess(y, x) ? s['kept'] : undefined}>
                  {say(b)} {isLess(y, x) && <span className="sr-only">, less</span>}
                </td>
              </tr>
            )
          })}
          <tr>
            <th scope="row">Lost</th>
            <td>{listedFirst(a.totals.lost, 12) || 'nothing'}</td>
            <td>{listedFirst(b.totals.lost, 12) || 'nothing'}</td>
          </tr>
          <tr>
            <th scope="row">Dropped</th>
            <td>
              <Names result={a} other={b} />
            </td>
            <td>
              <Names result={b} other={a} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

const isLess = (one: number | null, other: number | null): boolean => one !== null && other !== null && one < other

/** `12, about $3,400`: an estimate at what a seat of what stays costs. */
const seatsWords = ({ totals: { seatsShort, seatsShortCost } }: Result, money: Money): string =>
  seatsShort === 0
    ? 'none'
    : `${count(seatsShort)}, ${seatsShortCost === null ? 'price not known' : `about ${money.exact(seatsShortCost)}`}`

/** What the difference is once the seats that are short are bought on both sides. */
export function withSeatsWords(
  difference: number,
  { totals: a }: Pick<Result, 'totals'>,
  { totals: b }: Pick<Result, 'totals'>,
  years: number,
  money: Pick<Money, 'exact'>,
): string {
  if (a.seatsShortCost === null || b.seatsShortCost === null)
    return 'Seats that are short are not in it: at what price they would be bought is not known.'
  const after = difference + (a.seatsShortCost - b.seatsShortCost) * years
  return Math.abs(after) < 0.005
    ? 'With the seats that are short it is the same, an estimate.'
    : `With the seats that are short it is about ${money.exact(Math.abs(after))} ${after > 0 ? 'more' : 'less'}, an estimate.`
}

/** Tools a plan drops; those the other keeps stand out. */
function Names({ result, other }: { result: Result; other: Result }) {
  const dropped = (r: Result): string[] => r.rows.filter((row) => row.decision === 'drop').map((row) => row.tool)
  const elsewhere = new Set(dropped(other))
  const names = dropped(result)
  if (names.length === 0) return <>none</>
  return (
    <LongList
      className={s['names']}
      items={names.toSorted((a, b) => Number(elsewhere.has(a)) - Number(elsewhere.has(b)))}
      most={24}
    >
      {(name) => <li key={name}>{elsewhere.has(name) ? name : <Chip tone="c4">{name}</Chip>}</li>}
    </LongList>
  )
}
