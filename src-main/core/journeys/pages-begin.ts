/**
 * Since when page views are known. Exports begin on different days: of a conversion before the first page view nobody can know
 * which page it came from. Some conversions have no page at any time, so the pages themselves have to say when they begin.
 */
import type { PagesKnownFrom } from '../../../shared/reports/report.ts'
import { isInOrderOnly } from '../import/events/order.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { beginOf as instantOf, dateOf, dayOf } from '../zone-days.ts'
import { countByDay, day, type DayCounts, fewest, isReal, middleHalf, realPart } from './real-part.ts'
import type { Scan } from './scan.ts'

/** Of all touches, which are the same for every goal, period and model. */
const known = new WeakMap<Int32Array, DayCounts>()

function daysOf(time: Float64Array, touches: Int32Array): DayCounts {
  let days = known.get(touches)
  if (!days) known.set(touches, (days = countByDay(time, touches)))
  return days
}

/** The day they begin, and the counted conversions before it; null where there are none. */
export function findPagesKnownFrom(
  { db, journeys, config }: Pick<ReportContext, 'db' | 'journeys' | 'config'>,
  { touches, conversions }: Pick<Scan, 'touches' | 'conversions'>,
): PagesKnownFrom {
  const { count, start, end, row } = conversions
  const isAttributed = (c: number): boolean => end[c]! > start[c]!
  let attributed = 0
  for (let c = 0; c < count; c++) if (isAttributed(c)) attributed++
  if (attributed === count || touches.length === 0 || isInOrderOnly(db)) return null
  const time = journeys.column('time')
  for (const begin of possibleBegins(daysOf(time, touches))) {
    const from = Math.floor(dayOf(firstSince(time, touches, begin * day), config.timeZone))
    const beginsAt = instantOf(from, config.timeZone)
    let before = 0
    let attributedBefore = 0
    for (let c = 0; c < count; c++) {
      if (time[row[c]!]! >= beginsAt) continue
      before++
      if (isAttributed(c)) attributedBefore++
    }
    // Where conversions before it have pages as later ones do, they were few then, and known.
    const isBegin = attributedBefore * (count - before) < realPart * (attributed - attributedBefore) * before
    if (isBegin) return { from: dateOf(from), conversionsBefore: before }
  }
  return null
}

/** Epoch ms of the first page view, without a few strays before it, and of the last; null without any, or without times. */
export function findPageTimes({ db, journeys, config }: Pick<ReportContext, 'db' | 'journeys' | 'config'>): {
  first: number
  last: number
} | null {
  const { rows } = journeys.touches(config, journeys.classes(config.contentGroups))
  if (rows.length === 0 || isInOrderOnly(db)) return null
  const time = journeys.column('time')
  let last = -Infinity
  for (let k = 0; k < rows.length; k++) last = Math.max(last, time[rows[k]!]!)
  return { first: firstSince(time, rows, possibleBegins(daysOf(time, rows)).at(-1)! * day), last }
}

/**
 * Days before which all views together are no real part of what usually comes in so long, nor of all: the last such, and the last
 * with a few strays before it, which is what is left where a site has grown.
 */
function possibleBegins(days: DayCounts): number[] {
  const all = days.reduce((sum, [, count]) => sum + count, 0)
  const half = middleHalf(days)
  const first = days[0]![0]
  let last = 0
  let lastOfFew = 0
  let before = 0
  for (const [index, [at, count]] of days.entries()) {
    if (before > 0 && !isReal(before, (at - first) * day, all, half)) {
      last = index
      if (before <= fewest) lastOfFew = index
    }
    before += count
  }
  // After strays long ago the first days look like a part of them, which they are not by themselves.
  const beginOf = (index: number): number => {
    const end = days[index]![0]
    let since = 0
    let begin = index
    for (let at = index - 1; at >= 0; at--) {
      since += days[at]![1]
      if (!isReal(since, (end - days[at]![0]) * day, all, half)) break
      begin = at
    }
    return days[begin]![0]
  }
  return [...new Set([beginOf(last), beginOf(lastOfFew)])]
}

function firstSince(time: Float64Array, rows: Int32Array, since: number): number {
  let first = Infinity
  for (let k = 0; k < rows.length; k++) {
    const at = time[rows[k]!]!
    if (at >= since && at < first) first = at
  }
  return first
}
