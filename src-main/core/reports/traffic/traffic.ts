/** How many people read what, in how many visits and views, and how many of them convert after it; of a period, or interval by interval. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { allRead } from '../../../../shared/reports/traffic.ts'
import { AppError } from '../../../../shared/errors.ts'
import { count } from '../../../../shared/text/figures.ts'
import { enough, wilson } from '../../../../shared/statistics/stats.ts'
import { needTimes } from '../../import/events/order.ts'
import { findGoal } from '../../journeys/model.ts'
import { scanOf } from '../../journeys/segment.ts'
import { sessionStarts, touchKeys } from '../../journeys/touch-keys.ts'
import { beginOf, dayOf } from '../../zone-days.ts'
import { calendar } from '../calendar.ts'
import { type RunReport, window } from '../report-context.ts'
import { compareHalves, halvesOf } from './halves.ts'
import { lastConversions } from './readers.ts'

type Row = ReportRow<'traffic'>

/** Of the tables of intervals by rows: 120 MB. */
const mostCells = 5_000_000

export const traffic: RunReport<'traffic'> = (context, params) => {
  const { config, journeys, db, segment } = context
  needTimes(db, 'Who reads what in a period')
  const goal = findGoal(config, params.goal)
  const range = window({ ...params, lookbackDays: null }, config)
  const classes = journeys.classes(config.contentGroups)
  const touches = journeys.touches(config, classes)
  const { names, codes } = touchKeys(params.by, journeys, classes, touches.rows)
  const starts = sessionStarts({ db, journeys }, touches.rows, config.sessions)
  const { conversions } = scanOf(context, goal, range, classes)
  const time = journeys.column('time')
  const isIn = (at: number): boolean => at >= range.from && at < range.to

  const lastConversion = lastConversions(conversions, time, journeys.people)
  const size = names.length + 1
  /** The code of everybody, whatever they read. */
  const all = names.length
  const firstView = new Float64Array(journeys.people).fill(Infinity)

  /** What every key has in each of so many spans; a time outside of all of them is in −1. */
  function countIn(spans: number, spanOf: (at: number) => number) {
    const tally = () => new Uint32Array(spans * size)
    const found = { people: tally(), visits: tally(), views: tally(), converted: tally() }
    /** Whom, + 1, and in which visit a key of a span was last seen. */
    const [lastPerson, lastVisit] = [tally(), tally()]
    let visit = 0
    let person = 0
    const see = (cell: number, at: number): void => {
      found.views[cell]!++
      if (lastVisit[cell] !== visit) {
        lastVisit[cell] = visit
        found.visits[cell]!++
      }
      if (lastPerson[cell] === person + 1) return
      lastPerson[cell] = person + 1
      found.people[cell]!++
      // The first of these views is seen first: who converts later, or as they see it, has read it by then.
      if (at <= lastConversion[person]!) found.converted[cell]!++
    }
    for (; person < journeys.people; person++) {
      const isAsked = segment?.[person] !== 0
      for (let touch = touches.offset[person]!; touch < touches.offset[person + 1]!; touch++) {
        visit += starts[touch]!
        const at = time[touches.rows[touch]!]!
        if (!isAsked || !isIn(at)) continue
        firstView[person] = Math.min(firstView[person]!, at)
        const span = spanOf(at)
        if (span < 0) continue
        see(span * size + codes[touch]!, at)
        see(span * size + all, at)
      }
    }
    return found
  }
  const conversionsIn = (spans: number, spanOf: (at: number) => number): Uint32Array => {
    const found = new Uint32Array(spans)
    for (let c = 0; c < conversions.count; c++) {
      const span = spanOf(time[conversions.row[c]!]!)
      if (span >= 0) found[span]!++
    }
    return found
  }

  const whole = countIn(1, () => 0)
  const people = whole.people[all]!
  const convertedPeople = whole.converted[all]!
  let withoutView = 0
  for (let c = 0; c < conversions.count; c++)
    if (firstView[conversions.person[c]!]! > time[conversions.row[c]!]!) withoutView++

  const makeRow = (found: typeof whole, span: number, code: number): Row => {
    const cell = span * size + code
    return {
      start: null,
      key: code === all ? allRead : names[code]!,
      people: found.people[cell]!,
      visits: found.visits[cell]!,
      views: found.views[cell]!,
      convertedPeople: null,
      rate: null,
      rateLow: null,
      rateHigh: null,
      enough: null,
      conversions: null,
      complete: null,
    }
  }
  /** What has most people first. */
  const rowsOf = (found: typeof whole, span: number): { row: Row; code: number }[] =>
    names
      .flatMap((_, code) => (found.views[span * size + code] === 0 ? [] : [{ row: makeRow(found, span, code), code }]))
      .toSorted(({ row: a }, { row: b }) => b.people - a.people || b.views - a.views || (a.key < b.key ? -1 : 1))

  const wholeRows = rowsOf(whole, 0).map(({ row, code }): Row => {
    const converted = whole.converted[code]!
    const [rateLow, rateHigh] = wilson(converted, row.people)
    return {
      ...row,
      convertedPeople: converted,
      rate: converted / row.people,
      rateLow,
      rateHigh,
      enough: enough(converted, row.people, convertedPeople, people),
    }
  })
  const most = wholeRows[0]
  const totals = {
    people,
    visits: whole.visits[all]!,
    views: whole.views[all]!,
    convertedPeople,
    conversions: conversions.count,
    withoutView,
    most: most === undefined ? null : { key: most.key, people: most.people },
  }
  const answered = { ...params, goal: goal.name }
  const { interval } = params
  if (interval === null) return { params: answered, rows: wholeRows, totals: { ...totals, halves: null } }

  // Files begin and end for everybody, whomever the report is asked about.
  const known = { from: Infinity, to: -Infinity }
  const shown = { from: Infinity, to: -Infinity }
  const include = (span: { from: number; to: number }, at: number): void => {
    span.from = Math.min(span.from, at)
    span.to = Math.max(span.to, at)
  }
  for (const row of touches.rows) {
    include(known, time[row]!)
    if (isIn(time[row]!)) include(shown, time[row]!)
  }
  for (let c = 0; c < conversions.count; c++) include(shown, time[conversions.row[c]!]!)
  const spans = calendar(interval, shown.from, shown.to, config.timeZone)
  if (spans.starts.length * size > mostCells)
    throw new AppError(
      'USAGE',
      `${count(spans.starts.length)} intervals of ${count(names.length)} rows each are more than one answer can hold: choose longer intervals (--interval month), a shorter period, or content groups in place of pages.`,
    )
  const dayBegin = (at: number, later: number): number =>
    beginOf(Math.floor(dayOf(at, config.timeZone)) + later, config.timeZone)
  const whollyFrom = known.from > known.to ? Infinity : Math.max(range.from, dayBegin(known.from, 0))
  const whollyTo = known.from > known.to ? -Infinity : Math.min(range.to, dayBegin(known.to, 1))
  const isComplete = (span: number): boolean => spans.bounds[span]! >= whollyFrom && spans.bounds[span + 1]! <= whollyTo
  const each = countIn(spans.starts.length, spans.at)
  const conversionsOf = conversionsIn(spans.starts.length, spans.at)
  const rows = spans.starts.flatMap((start, span) => {
    const complete = isComplete(span)
    const everybody = { ...makeRow(each, span, all), conversions: conversionsOf[span]! }
    return [everybody, ...rowsOf(each, span).map(({ row }) => row)].map((row) => ({ ...row, start, complete }))
  })

  const halves = halvesOf(spans, isComplete, config.timeZone)
  if (halves === null) return { params: answered, rows, totals: { ...totals, halves: null } }
  const counted = countIn(2, halves.at)
  const conversionsOfHalves = conversionsIn(2, halves.at)
  return {
    params: answered,
    rows,
    totals: {
      ...totals,
      halves: {
        ...halves.named,
        people: { first: counted.people[all]!, last: counted.people[size + all]! },
        conversions: { first: conversionsOfHalves[0]!, last: conversionsOfHalves[1]! },
        changes: compareHalves(
          names.map((key, code) => ({ key, first: counted.people[code]!, last: counted.people[size + code]! })),
          halves.sizes,
        ),
      },
    },
  }
}
