/**
 * Until when the data tell who landed and whether they reached a goal. Files end on different days: after the last page view
 * nobody can be seen to land, and after the end of the files a goal comes from nobody can be seen to reach it.
 */
import type { ReportContext } from '../reports/report-context.ts'

export interface DataEnd {
  /** Epoch ms; −Infinity without page views. */
  at: number
  /** What ends there. */
  by: 'page views' | 'goal'
}

interface Import {
  first: number
  last: number
  /** Time of its last event, epoch ms. */
  time: number
}

/**
 * The last page view of anybody who counts (`touches`: their rows); or, where no file with events of the goal (`conversions`:
 * their rows) has a page view as well, the last event of those files, if that is earlier. Where nobody ever reached the goal
 * no file is known to be of it.
 */
export function findDataEnd(
  { db, journeys }: Pick<ReportContext, 'db' | 'journeys'>,
  touches: Int32Array,
  conversions: { row: Int32Array; count: number },
): DataEnd {
  const time = journeys.column('time')
  let at = -Infinity
  for (let k = 0; k < touches.length; k++) at = Math.max(at, time[touches[k]!]!)
  const goalEnd = endOfGoal(db, journeys, touches, conversions)
  return goalEnd < at ? { at: goalEnd, by: 'goal' } : { at, by: 'page views' }
}

/** Infinity where page views come from the same files, or there is but one. */
function endOfGoal(
  db: ReportContext['db'],
  journeys: ReportContext['journeys'],
  touches: Int32Array,
  conversions: { row: Int32Array; count: number },
): number {
  const imports = db
    .prepare(
      `SELECT first_event_id AS first, last_event_id AS last, time_to AS time FROM import
       WHERE first_event_id IS NOT NULL AND time_to IS NOT NULL ORDER BY first_event_id`,
    )
    .all() as Import[]
  if (imports.length < 2) return Infinity
  const event = journeys.column('event')
  const importOf = (row: number): number => {
    const id = event[row]!
    const found = imports.findLastIndex(({ first }) => first <= id)
    return found >= 0 && id <= imports[found]!.last ? found : -1
  }
  const isOfGoal = new Uint8Array(imports.length)
  for (let c = 0; c < conversions.count; c++) {
    const found = importOf(conversions.row[c]!)
    if (found >= 0) isOfGoal[found] = 1
  }
  // Mostly they are the same files, and the first look tells.
  for (let k = 0; k < touches.length; k++) if (isOfGoal[importOf(touches[k]!)] === 1) return Infinity
  const ofGoal = imports.filter((_, index) => isOfGoal[index] === 1)
  return ofGoal.length === 0 ? Infinity : Math.max(...ofGoal.map((each) => each.time))
}
