/** Where everybody landed first of all, and whether they reached a goal within some time of that. */
import type { Goal } from '../../../shared/config.ts'
import type { Classification } from '../content-groups/classify.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { type DataEnd, findDataEnd, untilGoalEnds } from './data-end.ts'
import { scanOf } from './segment.ts'
import { always, type PeopleTouches } from './scan.ts'

export interface Landings {
  /** All interactions; a person's first one is where they landed. */
  touches: PeopleTouches
  /** Per person who is asked about the row of the landing, −1 without one; and its time, Infinity. */
  row: Int32Array
  at: Float64Array
  /** Per person: when they first reached the goal, epoch ms; Infinity = never. */
  reachedAt: Float64Array
  /** When the first of all landed, whomever a report is asked about; Infinity = nobody did. */
  begin: number
  /** Until when it is known who landed and who reached the goal. */
  end: DataEnd
}

export function findLandings(context: ReportContext, goal: Goal, classes: Classification): Landings {
  const { config, journeys, segment } = context
  const touches = journeys.touches(config, classes)
  const time = journeys.column('time')
  const { people } = journeys
  const row = new Int32Array(people).fill(-1)
  const at = new Float64Array(people).fill(Infinity)
  const reachedAt = new Float64Array(people).fill(Infinity)
  let begin = Infinity
  for (let person = 0; person < people; person++) {
    const first = touches.offset[person]!
    if (first === touches.offset[person + 1]!) continue
    const landedAt = time[touches.rows[first]!]!
    begin = Math.min(begin, landedAt)
    if (segment?.[person] === 0) continue
    row[person] = touches.rows[first]!
    at[person] = landedAt
  }
  const { conversions } = scanOf(context, goal, always, classes)
  for (let c = 0; c < conversions.count; c++)
    if (conversions.first[c] === 1) reachedAt[conversions.person[c]!] = time[conversions.row[c]!]!
  // Files begin and end for everybody.
  const reached = journeys.scan(config, goal, always, classes).conversions
  const end = untilGoalEnds(findDataEnd(context, touches.rows, reached), goal, config.timeZone)
  return { touches, row, at, reachedAt, begin, end }
}

/**
 * What counts of somebody who landed: `too recent` = the data end within `within` ms of the landing; `had converted` =
 * before it; `later` = reached the goal, but not in time.
 */
export type Landed = 'too recent' | 'had converted' | 'converted' | 'later' | 'not converted'

export function judgeLanding(landedAt: number, reachedAt: number, within: number, dataEnd: number): Landed {
  if (landedAt + within > dataEnd) return 'too recent'
  if (reachedAt < landedAt) return 'had converted'
  if (reachedAt - landedAt <= within) return 'converted'
  return reachedAt < Infinity ? 'later' : 'not converted'
}
