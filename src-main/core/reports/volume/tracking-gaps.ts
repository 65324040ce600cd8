/**
 * Days in a row on which nothing was tracked: without a single page view, where the same weekdays before and after have many.
 * They lower what is counted of their side of a comparison, and no single day of a long row of them is unusual.
 */
import type { TrackingGap } from '../../../../shared/api.ts'
import { isInOrderOnly } from '../../import/events/order.ts'
import type { JourneyModel } from '../../journeys/model.ts'
import { type Calendar, calendar } from '../calendar.ts'
import { type ReportContext, window } from '../report-context.ts'
import { leastMissed, median, weeksAround } from './unusual.ts'

const fewestDays = 2

interface Gap extends TrackingGap {
  begin: number
  end: number
}

/** Found once for the people there are, whatever is asked of them. */
const known = new WeakMap<JourneyModel, { key: string; gaps: Gap[] }>()

/** Of those in a period, the earliest first; none where days are not known. */
export function trackingGaps(context: ReportContext, asked: { from: string | null; to: string | null }): TrackingGap[] {
  const { config, db, journeys } = context
  if (isInOrderOnly(db)) return []
  const { from, to } = window({ ...asked, lookbackDays: null }, config)
  const key = JSON.stringify([config.timeZone, config.contentGroups, config.interactions])
  let found = known.get(journeys)
  if (found?.key !== key) known.set(journeys, (found = { key, gaps: findGaps(context) }))
  return found.gaps
    .filter(({ begin, end }) => begin < to && end > from)
    .map(({ first, last, days, usual }) => ({ first, last, days, usual }))
}

function findGaps(context: ReportContext): Gap[] {
  const { days, views } = viewsByDay(context)
  const gaps: Gap[] = []
  for (let at = 0; at < views.length; at++) {
    if (views[at]! > 0) continue
    let after = at
    while (after < views.length && views[after] === 0) after++
    const usual = new Map<number, number>()
    for (let day = at; day < after; day++) {
      const least = Math.min(...sidesOf(day, at, after, views))
      if (least > leastMissed) usual.set(day, least)
    }
    if (usual.size >= fewestDays) {
      const missed = [...usual.keys()]
      const [first, last] = [missed[0]!, missed.at(-1)!]
      gaps.push({
        first: days.starts[first]!,
        last: days.starts[last]!,
        days: last - first + 1,
        usual: median([...usual.values()]),
        begin: days.bounds[first]!,
        end: days.bounds[last + 1]!,
      })
    }
    at = after
  }
  return gaps
}

/** What the same weekday usually has in the weeks before a row of empty days, and in those after it; 0 where there are none. */
function sidesOf(day: number, begin: number, end: number, views: Float64Array): [before: number, after: number] {
  const before: number[] = []
  const after: number[] = []
  for (let other = day - 7; other > 0 && before.length < weeksAround; other -= 7)
    if (other < begin) before.push(views[other]!)
  for (let other = day + 7; other < views.length - 1 && after.length < weeksAround; other += 7)
    if (other >= end) after.push(views[other]!)
  return [before.length === 0 ? 0 : median(before), after.length === 0 ? 0 : median(after)]
}

/** Of everybody, those left out as well: on a day whose visitors are left out something was tracked. */
function viewsByDay({ config, journeys }: ReportContext): { days: Calendar; views: Float64Array } {
  const isView = journeys.interactions(config, journeys.classes(config.contentGroups))
  const action = journeys.column('action')
  const time = journeys.column('time')
  let first = Infinity
  let last = -Infinity
  for (let row = 0; row < time.length; row++) {
    if (isView[action[row]!] !== 1) continue
    first = Math.min(first, time[row]!)
    last = Math.max(last, time[row]!)
  }
  const days = calendar('day', first, last, config.timeZone)
  const views = new Float64Array(days.starts.length)
  for (let row = 0; row < time.length; row++) if (isView[action[row]!] === 1) views[days.at(time[row]!)]!++
  return { days, views }
}
