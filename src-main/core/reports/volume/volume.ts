/** Events, interactions, people and conversions of every day, with the days that stand out. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { needTimes } from '../../import/events/order.ts'
import { findPageTimes } from '../../journeys/pages-begin.ts'
import { beginOf, dateOf, dayOf } from '../../zone-days.ts'
import { findGoal } from '../../journeys/model.ts'
import { calendar } from '../calendar.ts'
import { type RunReport, window } from '../report-context.ts'
import { judgeDays } from './unusual.ts'

export const volume = ((context, params) => {
  const { config, db, journeys } = context
  needTimes(db, 'Volume over time')
  const { from: asked, to: until } = window({ ...params, lookbackDays: null }, config)
  // Volume is asked about before there is a goal, too; then only conversions are missing.
  const goal =
    params.goal !== null || params.measure === 'conversions' || config.goals.length > 0
      ? findGoal(config, params.goal)
      : null
  const time = journeys.column('time')
  let first = Infinity
  let last = -Infinity
  const { ends } = journeys
  for (let row = 0; row < time.length; row++) {
    if (row === ends.counted) row = ends.leftOut
    if (time[row]! < first) first = time[row]!
    if (time[row]! > last) last = time[row]!
  }
  const [start, end] = [first, last]
  // Days on which nobody can be seen on a page are no days without page views.
  const pages = params.measure === 'interactions' || params.measure === 'people' ? findPageTimes(context) : null
  const dayAtOrBefore = (time: number): number => Math.floor(dayOf(time, config.timeZone))
  const isCut =
    pages !== null && params.from === null && pages.first < until && dayAtOrBefore(pages.first) > dayAtOrBefore(start)
  const isCutAfter =
    pages !== null && params.to === null && pages.last >= asked && dayAtOrBefore(pages.last) < dayAtOrBefore(end)
  if (isCut) first = pages.first
  if (isCutAfter) last = pages.last
  const from = isCut ? beginOf(dayAtOrBefore(first), config.timeZone) : asked
  const to = isCutAfter ? beginOf(dayAtOrBefore(last) + 1, config.timeZone) : until
  const outside = { before: 0, after: 0 }
  const days = calendar('day', Math.max(first, from), Math.min(last, to - 1), config.timeZone)
  const tally = () => new Float64Array(days.starts.length)
  const [events, interactions, people] = [tally(), tally(), tally()]
  const isInteraction = journeys.interactions(config, journeys.classes(config.contentGroups))
  const action = journeys.column('action')
  const offset = journeys.column('offset')
  for (let person = 0; person < journeys.people; person++) {
    let lastDay = -1
    for (let row = offset[person]!; row < offset[person + 1]!; row++) {
      const day = dayAt(time[row]!)
      if (day < 0) {
        countOutside(time[row]!)
        continue
      }
      events[day]!++
      interactions[day]! += isInteraction[action[row]!]!
      // Rows of a person are in order of time, so a day comes once.
      if (day !== lastDay) people[day]!++
      lastDay = day
    }
  }
  for (let row = ends.leftOut; row < time.length; row++) {
    const day = dayAt(time[row]!)
    if (day >= 0) events[day]!++
    else countOutside(time[row]!)
  }
  let conversions: Float64Array | null = null
  if (goal) {
    conversions = tally()
    const scan = journeys.scan(config, goal, { from, to, lookback: Infinity }).conversions
    for (let c = 0; c < scan.count; c++) conversions[days.at(time[scan.row[c]!]!)]!++
  }
  const measured = { events, interactions, people, conversions }[params.measure]!
  const firstDay = days.at(first)
  const lastDay = days.at(last)
  const isEdge = (day: number): boolean => day === firstDay || day === lastDay
  const judged = judgeDays(measured, isEdge)
  const rows = days.starts.map((day, index): ReportRow<'volume'> => ({
    day,
    events: events[index]!,
    interactions: interactions[index]!,
    people: people[index]!,
    conversions: conversions && conversions[index]!,
    expected: judged[index]?.expected ?? null,
    low: judged[index]?.low ?? null,
    high: judged[index]?.high ?? null,
    unusual: judged[index]?.unusual ?? null,
    edge: isEdge(index),
  }))
  const sum = (column: Float64Array): number => column.reduce((total, value) => total + value, 0)
  return {
    params: { ...params, goal: goal?.name ?? null },
    rows,
    totals: {
      days: rows.length,
      judged: judged.filter((judgement) => judgement !== null).length,
      unusual: rows.filter((row) => row.unusual !== null).length,
      events: sum(events),
      interactions: sum(interactions),
      conversions: conversions && sum(conversions),
      before: isCut ? { from: dateOf(dayOf(start, config.timeZone)), events: outside.before } : null,
      after: isCutAfter ? { until: dateOf(dayAtOrBefore(end)), events: outside.after } : null,
    },
  }

  function countOutside(at: number): void {
    if (at < from) outside.before++
    else outside.after++
  }

  function dayAt(at: number): number {
    return at >= from && at < to ? days.at(at) : -1
  }
}) satisfies RunReport<'volume'>
