/**
 * Conversion rate by landing page and by when people landed. People are those of content attribution by first
 * interaction: each in the key and in the interval of the interaction that is credited.
 */
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { enough, wilson } from '../../../../shared/stats.ts'
import { needTimes } from '../../import/order.ts'
import { findLandings } from '../../journeys/landings.ts'
import { findGoal } from '../../journeys/model.ts'
import { calendar } from '../calendar.ts'
import { groupCode } from '../templates.ts'
import { benjaminiHochberg, expectedAtLeast, trendTest } from '../../statistics/proportions.ts'
import { type RunReport, window } from '../report-context.ts'

type Row = ReportRow<'landing-trend'>

const day = 86_400_000

export const landingTrend: RunReport<'landing-trend'> = (context, params) => {
  const { config, db, journeys } = context
  needTimes(db, 'A rate over time')
  const goal = findGoal(config, params.goal)
  const range = window(params, config)
  const { touches, conversions, nonConverters } = journeys.scan(config, goal, range)
  const classes = journeys.classes(config.contentGroups)
  const keys = journeys.keys(params.by, classes)
  const action = journeys.column('action')
  const origin = journeys.column('origin')
  const time = journeys.column('time')
  const { page } = journeys.actions
  const asked = params.within === null ? null : groupCode(classes, params.within, true)
  const inTime = params.withinDays === null ? Infinity : params.withinDays * day

  // Everybody's landing: its row, and 1 where the person converted in time.
  const landing = new Int32Array(conversions.count + nonConverters.count)
  const converted = new Uint8Array(landing.length)
  let found = 0
  let notWithin = 0
  let withoutLanding = 0
  const count = (row: number, isConverted: boolean): void => {
    if (asked !== null && classes.group[page[action[row]!]!] !== asked) {
      notWithin++
      return
    }
    converted[found] = isConverted ? 1 : 0
    landing[found++] = row
  }
  for (let c = 0; c < conversions.count; c++) {
    if (conversions.first[c] === 0) continue
    if (conversions.start[c] === conversions.end[c]) {
      withoutLanding++
      continue
    }
    const row = touches[conversions.start[c]!]!
    count(row, time[conversions.row[c]!]! - time[row]! <= inTime)
  }
  for (let n = 0; n < nonConverters.count; n++) count(touches[nonConverters.start[n]!]!, false)
  let first = Infinity
  let last = -Infinity
  for (let i = 0; i < found; i++) {
    first = Math.min(first, time[landing[i]!]!)
    last = Math.max(last, time[landing[i]!]!)
  }
  const spans = calendar(params.interval, first, last, config.timeZone)
  const size = keys.names.length
  const people = new Float64Array(spans.starts.length * size)
  const convertedPeople = new Float64Array(people.length)
  // A page with several topics counts in each; everybody counts once in the interval.
  const everybody = { people: new Float64Array(spans.starts.length), converted: new Float64Array(spans.starts.length) }
  for (let i = 0; i < found; i++) {
    const row = landing[i]!
    const span = spans.at(time[row]!)
    everybody.people[span]!++
    everybody.converted[span]! += converted[i]!
    const codes = keys.codesOf(page[action[row]!]!, origin[row]!)
    for (let k = 0; k < codes.length; k++) {
      const cell = span * size + codes[k]!
      people[cell]!++
      convertedPeople[cell]! += converted[i]!
    }
  }
  const dataEnd =
    params.withinDays === null ? Infinity : Math.min(range.to, findLandings(context, goal, classes).end.at)
  const rows: ReportRow<'landing-trend'>[] = []
  spans.starts.forEach((start, span) => {
    for (let code = 0; code < size; code++) {
      const n = people[span * size + code]!
      if (n === 0) continue
      const k = convertedPeople[span * size + code]!
      const [rateLow, rateHigh] = wilson(k, n)
      rows.push({
        start,
        key: keys.names[code]!,
        people: n,
        convertedPeople: k,
        rate: k / n,
        rateLow,
        rateHigh,
        enough: enough(k, n, everybody.converted[span]!, everybody.people[span]!),
        immature: params.withinDays !== null && spans.bounds[span + 1]! + inTime > dataEnd,
      })
    }
  })
  rows.sort((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : b.people - a.people || (a.key < b.key ? -1 : 1),
  )
  const sum = (column: Float64Array): number => column.reduce((total, value) => total + value, 0)
  return {
    params: { ...params, goal: goal.name },
    rows,
    totals: {
      people: sum(everybody.people),
      convertedPeople: sum(everybody.converted),
      notWithin,
      withoutLanding,
      trends: trends(rows, sum(everybody.converted) / sum(everybody.people)),
    },
  }
}

function trends(rows: readonly Row[], pooled: number): ReportTotals<'landing-trend'>['trends'] {
  const byKey = Map.groupBy(
    rows.filter((row) => !row.immature),
    (row) => row.key,
  )
  const tested = [...byKey].flatMap(([key, own]) => {
    const people = own.reduce((total, row) => total + row.people, 0)
    const pValue = trendTest(own.map((row) => ({ successes: row.convertedPeople, total: row.people })))
    if (pValue === null || people * Math.min(pooled, 1 - pooled) < expectedAtLeast) return []
    return [{ key, firstRate: own[0]!.rate, lastRate: own.at(-1)!.rate, pValue }]
  })
  const adjusted = benjaminiHochberg(tested.map((each) => each.pValue))
  return tested
    .map((each, index) => ({ ...each, pAdjusted: adjusted[index]! }))
    .toSorted((a, b) => a.pValue - b.pValue || (a.key < b.key ? -1 : 1))
}
