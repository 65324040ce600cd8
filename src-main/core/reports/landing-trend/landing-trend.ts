/**
 * Conversion rate by landing page and by when people landed. People are those of content attribution by first
 * interaction, each in the key and in the interval of the interaction that is credited, where they landed in the period;
 * and everybody has the same time to convert.
 */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { enough, wilson } from '../../../../shared/statistics/stats.ts'
import { needTimes } from '../../import/events/order.ts'
import { findLandings } from '../../journeys/landings.ts'
import { findGoal } from '../../journeys/model.ts'
import { scanOf } from '../../journeys/segment.ts'
import { codesOfRow } from '../../journeys/touch-keys.ts'
import { chooseWithin } from '../before-after/choose-within.ts'
import { calendar } from '../calendar.ts'
import { choicesOf, isWithin } from '../templates.ts'
import { type RunReport, window } from '../report-context.ts'
import { findTrends, type Series, trendOfAll } from './find-trends.ts'
import { trendsAtSameMix } from './same-mix.ts'

const day = 86_400_000

/** So many intervals show a direction. */
const fewestIntervals = 2

export const landingTrend: RunReport<'landing-trend'> = (context, params) => {
  const { config, db, journeys } = context
  needTimes(db, 'A rate over time')
  const goal = findGoal(config, params.goal)
  const range = window(params, config)
  const classes = journeys.classes(config.contentGroups)
  const scan = scanOf(context, goal, range, classes)
  const { touches, conversions, nonConverters } = scan
  const { reachedAt, end } = findLandings(context, goal, classes)
  const keys = journeys.keys(params.by, classes)
  const codesOf = codesOfRow(keys, journeys)
  const time = journeys.column('time')
  const landed = { scan, classes }
  const where = { within: params.within, pages: params.pages, channel: params.channel, device: params.device }
  const isThere = isWithin(context, landed, where, true)
  const stateOf = (person: number, touch: number): 'landed' | 'landedEarlier' | 'convertedEarlier' => {
    if (time[touches[touch]!]! < range.from) return 'landedEarlier'
    return reachedAt[person]! < range.from ? 'convertedEarlier' : 'landed'
  }
  /** With the touch that a person is counted by, and when they converted, Infinity without. */
  const eachWithTouch = (visit: (person: number, touch: number, convertedAt: number) => void): void => {
    for (let c = 0; c < conversions.count; c++)
      if (conversions.first[c] === 1 && conversions.start[c]! < conversions.end[c]!)
        visit(conversions.person[c]!, conversions.start[c]!, time[conversions.row[c]!]!)
    for (let n = 0; n < nonConverters.count; n++) visit(nonConverters.person[n]!, nonConverters.start[n]!, Infinity)
  }

  // Everybody's landing: its row, and the ms from then to the conversion, Infinity without one in the period.
  const landing = new Int32Array(conversions.count + nonConverters.count)
  const landingTouch = new Int32Array(landing.length)
  const delay = new Float64Array(landing.length)
  let found = 0
  const outside = { notWithin: 0, withoutLanding: 0, landedEarlier: 0, convertedEarlier: 0 }
  for (let c = 0; c < conversions.count; c++)
    if (conversions.first[c] === 1 && conversions.start[c] === conversions.end[c]) outside.withoutLanding++
  eachWithTouch((person, touch, convertedAt) => {
    const row = touches[touch]!
    const state = stateOf(person, touch)
    if (!isThere(touch)) outside.notWithin++
    else if (state !== 'landed') outside[state]++
    else {
      delay[found] = convertedAt - time[row]!
      landingTouch[found] = touch
      landing[found++] = row
    }
  })
  let first = Infinity
  let last = -Infinity
  for (let i = 0; i < found; i++) {
    first = Math.min(first, time[landing[i]!]!)
    last = Math.max(last, time[landing[i]!]!)
  }
  const spans = calendar(params.interval, first, last, config.timeZone)
  const spanOf = Int32Array.from(landing.subarray(0, found), (row) => spans.at(time[row]!))
  const dataEnd = Math.min(range.to, end.at)
  const hasHad = (i: number, days: number): boolean => time[landing[i]!]! + days * day <= dataEnd
  const delays = [...delay.subarray(0, found)].filter((ms) => ms < Infinity).map((ms) => ms / day)
  const leavesIntervals = (days: number): boolean =>
    new Set(spanOf.filter((_, i) => hasHad(i, days))).size >= fewestIntervals
  const withinDays = params.withinDays ?? chooseWithin(delays, leavesIntervals)
  const size = keys.names.length
  const tally = () => ({
    people: new Float64Array(spans.starts.length * size),
    converted: new Float64Array(spans.starts.length * size),
  })
  // Of all, and of those who have had the days, which the test is about.
  const [counted, tested] = [tally(), tally()]
  // A page with several topics counts in each; everybody counts once in the interval.
  const everybody = { people: new Float64Array(spans.starts.length), converted: new Float64Array(spans.starts.length) }
  const mature = { people: 0, converted: 0, spans: new Map<number, Series>() }
  let convertedLater = 0
  for (let i = 0; i < found; i++) {
    const row = landing[i]!
    const span = spanOf[i]!
    const isConverted = delay[i]! <= withinDays * day ? 1 : 0
    const isMature = hasHad(i, withinDays)
    if (isConverted === 0 && delay[i]! < Infinity) convertedLater++
    everybody.people[span]!++
    everybody.converted[span]! += isConverted
    if (isMature) {
      mature.people++
      mature.converted += isConverted
      const { successes, total } = mature.spans.get(span) ?? { successes: 0, total: 0 }
      mature.spans.set(span, { score: span, successes: successes + isConverted, total: total + 1 })
    }
    const codes = codesOf(row)
    for (let k = 0; k < codes.length; k++)
      for (const each of isMature ? [counted, tested] : [counted]) {
        const cell = span * size + codes[k]!
        each.people[cell]!++
        each.converted[cell]! += isConverted
      }
  }
  const rows: ReportRow<'landing-trend'>[] = []
  const series = new Map<string, Series[]>()
  spans.starts.forEach((start, span) => {
    for (let code = 0; code < size; code++) {
      const cell = span * size + code
      const n = counted.people[cell]!
      if (n === 0) continue
      const k = counted.converted[cell]!
      const key = keys.names[code]!
      const [rateLow, rateHigh] = wilson(k, n)
      rows.push({
        start,
        key,
        people: n,
        convertedPeople: k,
        rate: k / n,
        rateLow,
        rateHigh,
        enough: enough(k, n, everybody.converted[span]!, everybody.people[span]!),
        immature: spans.bounds[span + 1]! + withinDays * day > dataEnd,
      })
      const own = { score: span, successes: tested.converted[cell]!, total: tested.people[cell]! }
      if (own.total > 0) series.set(key, [...(series.get(key) ?? []), own])
    }
  })
  const codeOf = new Map(keys.names.map((name, code) => [name, code]))
  const {
    mixOf,
    of: trendAtSameMix,
    ofAll,
  } = trendsAtSameMix(context, landed, params.withinEach, (visit) => {
    for (let i = 0; i < found; i++)
      if (hasHad(i, withinDays))
        visit(landingTouch[i]!, spanOf[i]!, delay[i]! <= withinDays * day ? 1 : 0, codesOf(landing[i]!))
  })
  rows.sort((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : b.people - a.people || (a.key < b.key ? -1 : 1),
  )
  const sum = (column: Float64Array): number => column.reduce((total, value) => total + value, 0)
  return {
    params: { ...params, goal: goal.name, withinDays },
    rows,
    totals: {
      people: sum(everybody.people),
      convertedPeople: sum(everybody.converted),
      ...outside,
      convertedLater,
      tooRecent: found - mature.people,
      intervals: mature.spans.size,
      mixOf,
      ...choicesOf(context, landed, where, (visit) =>
        eachWithTouch((person, touch) => {
          if (stateOf(person, touch) === 'landed') visit(touch)
        }),
      ),
      trendOfAll: trendOfAll(
        [...mature.spans.values()].toSorted((a, b) => a.score - b.score),
        mature.converted / mature.people,
        ofAll(),
      ),
      trends: findTrends(series, mature.converted / mature.people, (key) => trendAtSameMix(codeOf.get(key)!)),
    },
  }
}
