/**
 * Until when the data tell who landed and whether they reached a goal. Files end on different days: after the last page view
 * nobody can be seen to land, and after the end of the files a goal comes from nobody can be seen to reach it.
 */
import type { ReportContext } from '../reports/report-context.ts'
import { countByDay, fewest, isReal, middleHalf, realPart } from './real-part.ts'

export interface DataEnd {
  /** Epoch ms; −Infinity without page views. */
  at: number
  /** What ends there. */
  by: 'page views' | 'goal'
}

interface Import {
  /** Ids of its first and last event, and their times, epoch ms. */
  first: number
  last: number
  from: number
  to: number
}

/**
 * The last page view of anybody who counts (`touches`: their rows); or, where the files that hold the conversions (`conversions`:
 * their rows) are others than those with page views, the end of those files, if that is earlier. Where nobody ever reached the
 * goal no file is known to be of it.
 */
export function findDataEnd(
  { db, journeys }: Pick<ReportContext, 'db' | 'journeys'>,
  touches: Int32Array,
  conversions: { row: Int32Array; count: number },
): DataEnd {
  const time = journeys.column('time')
  let at = -Infinity
  for (let k = 0; k < touches.length; k++) at = Math.max(at, time[touches[k]!]!)
  const reached = conversions.row.subarray(0, conversions.count)
  const goalEnd = endOfGoal(db, time, journeys.column('event'), touches, reached)
  return goalEnd < at ? { at: goalEnd, by: 'goal' } : { at, by: 'page views' }
}

/**
 * Infinity where page views come from the same files, or there is but one. An event that stands in several files is held by the
 * one that was imported first, and any file may have a few events of another kind or day: so files are told by real parts.
 */
function endOfGoal(
  db: ReportContext['db'],
  time: Float64Array,
  event: Int32Array,
  touches: Int32Array,
  reached: Int32Array,
): number {
  const imports = db
    .prepare(
      `SELECT first_event_id AS first, last_event_id AS last, time_from AS "from", time_to AS "to" FROM import
       WHERE first_event_id IS NOT NULL AND time_to IS NOT NULL ORDER BY first_event_id`,
    )
    .all() as Import[]
  if (imports.length < 2 || reached.length === 0) return Infinity
  const latest = db.prepare(`SELECT time FROM event WHERE id BETWEEN ? AND ? ORDER BY time DESC LIMIT ${fewest + 1}`)
  const reachedIn = countByImport(imports, event, reached)
  const seenIn = countByImport(imports, event, touches)
  const goalTime = middleHalf(countByDay(time, reached))
  const pageTime = middleHalf(countByDay(time, touches))
  const isOfPages = imports.map(({ from, to }, index) => isReal(seenIn[index]!, to - from, touches.length, pageTime))
  const besidePages = reachedIn.reduce((sum, count, index) => sum + (isOfPages[index] ? count : 0), 0)
  const ofGoal = imports
    .map(({ first, last }, index) => ({ first, last, count: isOfPages[index] ? 0 : reachedIn[index]! }))
    .filter(({ count }) => count > 0)
    .map(({ first, last, count }) => {
      const its = latest.pluck().all(first, last) as number[]
      return { count, end: lastButStray(its, last - first + 1, goalTime) }
    })
    .toSorted((a, b) => b.count - a.count || b.end - a.end)
  if (ofGoal.length === 0 || besidePages >= realPart * reached.length) return Infinity
  // From the end of the file that holds most of them on, as far as they go on: others may hold the last ones.
  const { end } = ofGoal[0]!
  const later = Float64Array.from(reached, (row) => time[row]!)
    .filter((at) => at > end)
    .toSorted()
  const goesOn = (at: number, count: number): boolean => isReal(count, at - end, reached.length, goalTime)
  const ends = ofGoal.map((file) => file.end).filter((at) => goesOn(at, later.filter((each) => each <= at).length))
  return Math.max(end, ...ends, later.findLast((at, index) => goesOn(at, index + 1)) ?? end)
}

/** How many of the rows are of events of each import. */
function countByImport(imports: readonly Import[], event: Int32Array, rows: Int32Array): Float64Array {
  const counts = new Float64Array(imports.length)
  // Neighbours mostly come from one file.
  let index = 0
  for (let k = 0; k < rows.length; k++) {
    const id = event[rows[k]!]!
    if (id < imports[index]!.first || id > imports[index]!.last) {
      const found = imports.findLastIndex(({ first, last }) => first <= id && id <= last)
      if (found < 0) continue
      index = found
    }
    counts[index]!++
  }
  return counts
}

/** `times`: the latest ones of `all`, the last first. */
function lastButStray(times: readonly number[], all: number, half: number): number {
  const strays = times.findLastIndex((at, count) => count > 0 && !isReal(count, times[0]! - at, all, half))
  return times[Math.max(strays, 0)]!
}
