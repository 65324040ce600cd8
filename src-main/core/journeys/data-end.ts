/**
 * Until when the data tell who landed and whether they reached a goal. Files end on different days: after the last page view
 * nobody can be seen to land, and after the end of the files a goal comes from nobody can be seen to reach it. Billing that is
 * known for longer than page views are tells of those who landed by then for longer, too.
 */
import type { Goal } from '../../../shared/config.ts'
import { instant } from '../zone-days.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { countByDay, fewest, isReal, middleHalf, realPart } from './real-part.ts'

export interface DataEnd {
  /** Epoch ms; −Infinity without page views. */
  at: number
  /** What ends there. */
  by: 'page views' | 'goal' | 'last day of the goal'
  /** The last page view: until when it is known who landed. */
  pages: number
}

/** Who can reach a goal only until a day of it has had no time after that day, however long the data go on. */
export function untilGoalEnds(end: DataEnd, { to }: Pick<Goal, 'to'>, timeZone: string): DataEnd {
  const at = to === undefined ? Infinity : instant(to, timeZone)
  return at < end.at ? { ...end, at, by: 'last day of the goal' } : end
}

interface Import {
  /** Ids of its first and last event, and their times, epoch ms. */
  first: number
  last: number
  from: number
  to: number
  /** When it was imported, epoch ms. */
  importedAt: number
}

/**
 * The last page view of anybody who counts (`touches`: their rows); or, where the files that hold the conversions (`conversions`:
 * their rows) are others than those with page views, the end of those files. Where nobody ever reached the goal no file is
 * known to be of it.
 */
export function findDataEnd(
  { db, journeys }: Pick<ReportContext, 'db' | 'journeys'>,
  touches: Int32Array,
  conversions: { row: Int32Array; count: number },
): DataEnd {
  const time = journeys.column('time')
  let pages = -Infinity
  for (let k = 0; k < touches.length; k++) pages = Math.max(pages, time[touches[k]!]!)
  const reached = conversions.row.subarray(0, conversions.count)
  const goal = endOfGoal(db, time, journeys.column('event'), touches, reached)
  if (goal === null) return { at: pages, by: 'page views', pages }
  // Dates that were still to come, as those on which deals are expected to close, say nothing of what happened by then.
  const at = goal.end <= pages ? goal.end : Math.max(pages, Math.min(goal.end, goal.importedAt))
  return { at, by: at === pages ? 'page views' : 'goal', pages }
}

/**
 * null where page views come from the same files, or there is but one. An event that stands in several files is held by the
 * one that was imported first, and any file may have a few events of another kind or day: so files are told by real parts.
 */
function endOfGoal(
  db: ReportContext['db'],
  time: Float64Array,
  event: Int32Array,
  touches: Int32Array,
  reached: Int32Array,
): { end: number; importedAt: number } | null {
  const imports = db
    .prepare(
      `SELECT first_event_id AS first, last_event_id AS last, time_from AS "from", time_to AS "to",
         CAST(unixepoch(imported_at, 'subsec') * 1000 AS INTEGER) AS importedAt FROM import
       WHERE first_event_id IS NOT NULL AND time_to IS NOT NULL ORDER BY first_event_id`,
    )
    .all() as Import[]
  if (imports.length < 2 || reached.length === 0) return null
  const latest = db.prepare(`SELECT time FROM event WHERE id BETWEEN ? AND ? ORDER BY time DESC LIMIT ${fewest + 1}`)
  const reachedIn = countByImport(imports, event, reached)
  const seenIn = countByImport(imports, event, touches)
  const goalTime = middleHalf(countByDay(time, reached))
  const pageTime = middleHalf(countByDay(time, touches))
  const isOfPages = imports.map(({ from, to }, index) => isReal(seenIn[index]!, to - from, touches.length, pageTime))
  const besidePages = reachedIn.reduce((sum, count, index) => sum + (isOfPages[index] ? count : 0), 0)
  const ofGoal = imports
    .map((each, index) => ({ ...each, count: isOfPages[index] ? 0 : reachedIn[index]! }))
    .filter(({ count }) => count > 0)
    .map(({ first, last, count, importedAt }) => {
      const its = latest.pluck().all(first, last) as number[]
      return { count, importedAt, end: lastButStray(its, last - first + 1, goalTime) }
    })
    .toSorted((a, b) => b.count - a.count || b.end - a.end)
  if (ofGoal.length === 0 || besidePages >= realPart * reached.length) return null
  // From the end of the file that holds most of them on, as far as they go on: others may hold the last ones.
  const { end } = ofGoal[0]!
  const later = Float64Array.from(reached, (row) => time[row]!)
    .filter((at) => at > end)
    .toSorted()
  const goesOn = (at: number, count: number): boolean => isReal(count, at - end, reached.length, goalTime)
  const ends = ofGoal.map((file) => file.end).filter((at) => goesOn(at, later.filter((each) => each <= at).length))
  return {
    end: Math.max(end, ...ends, later.findLast((at, index) => goesOn(at, index + 1)) ?? end),
    importedAt: Math.max(...ofGoal.map(({ importedAt }) => importedAt)),
  }
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
