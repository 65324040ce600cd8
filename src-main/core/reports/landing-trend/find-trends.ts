/** Which keys have a rate that rises or falls over the intervals. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { benjaminiHochberg, expectedAtLeast, type Scored, trendTest } from '../../statistics/proportions.ts'
import type { StratifiedTrend } from '../../statistics/stratified.ts'

/** People of one interval; its number is the score, so that an interval without people is a gap. */
export type Series = Scored

type Trend = ReportTotals<'landing-trend'>['trends'][number]
type TrendOfAll = NonNullable<ReportTotals<'landing-trend'>['trendOfAll']>

/** `pooled`: the rate of everybody; `heldOf`: what the trend of a key is with the same mix. The most certain first. */
export function findTrends(
  series: ReadonlyMap<string, readonly Series[]>,
  pooled: number,
  heldOf: (key: string) => StratifiedTrend | null,
): Trend[] {
  const tested = [...series].flatMap(([key, own]) => {
    const found = testOf(own, pooled)
    return found === null ? [] : [{ key, ...found }]
  })
  const adjusted = benjaminiHochberg(tested.map((each) => each.pValue))
  const found = new Map(tested.map(({ key }) => [key, heldOf(key)]))
  const held = [...found].flatMap(([key, trend]) => (trend === null ? [] : [{ key, ...trend }]))
  const heldAdjusted = benjaminiHochberg(held.map((each) => each.pValue))
  const heldAdjustedOf = new Map(held.map(({ key }, index) => [key, heldAdjusted[index]!]))
  return tested
    .map((each, index) => ({
      ...each,
      pAdjusted: adjusted[index]!,
      sameMixDirection: directionOf(found.get(each.key)?.sign ?? 0),
      sameMixPValue: found.get(each.key)?.pValue ?? null,
      sameMixPAdjusted: heldAdjustedOf.get(each.key) ?? null,
    }))
    .toSorted((a, b) => a.pValue - b.pValue || (a.key < b.key ? -1 : 1))
}

/** The same of everybody together. */
export function trendOfAll(own: readonly Series[], pooled: number, held: StratifiedTrend | null): TrendOfAll | null {
  const found = testOf(own, pooled)
  return found && { ...found, sameMixDirection: directionOf(held?.sign ?? 0), sameMixPValue: held?.pValue ?? null }
}

/** null where `pooled` leaves too few, and where all or none converted. */
function testOf(own: readonly Series[], pooled: number): Omit<TrendOfAll, 'sameMixDirection' | 'sameMixPValue'> | null {
  const people = own.reduce((total, each) => total + each.total, 0)
  const test = trendTest(own)
  if (test === null || people * Math.min(pooled, 1 - pooled) < expectedAtLeast) return null
  return { direction: directionOf(test.slope), ...ends(own, test.slope), pValue: test.pValue }
}

const directionOf = (sign: number): Trend['direction'] => (sign > 0 ? 'rise' : sign < 0 ? 'fall' : null)

type Ends = Pick<Trend, 'firstRate' | 'firstPeople' | 'lastRate' | 'lastPeople'>

/**
 * The first and the last intervals that have a third of the people, each. Where they overlap, or a rate goes up and down so
 * that they do not show what all intervals do, they are not named.
 */
function ends(ordered: readonly Series[], slope: number): Ends {
  const first = third(ordered)
  const last = third(ordered.toReversed())
  const shows =
    Math.sign(last.rate - first.rate) === Math.sign(slope) && first.intervals + last.intervals <= ordered.length
  return shows
    ? { firstRate: first.rate, firstPeople: first.people, lastRate: last.rate, lastPeople: last.people }
    : { firstRate: null, firstPeople: null, lastRate: null, lastPeople: null }
}

function third(ordered: readonly Series[]): { rate: number; people: number; intervals: number } {
  const all = ordered.reduce((total, each) => total + each.total, 0)
  let [people, converted, intervals] = [0, 0, 0]
  for (const { successes, total } of ordered) {
    people += total
    converted += successes
    intervals++
    if (people * 3 >= all) break
  }
  return { rate: converted / people, people, intervals }
}
