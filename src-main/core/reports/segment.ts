/** People who did something at any time, and people who never did: a report is asked about them whatever its goal and period. */
import { type Goal, goal as goalSchema } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SegmentParams } from '../../../shared/reports/report.ts'
import type { Segment } from '../journeys/segment.ts'
import { isInOrderOnly } from '../import/events/order.ts'
import { findGoal } from '../journeys/model.ts'
import { always } from '../journeys/scan.ts'
import { timesOf } from './goal-to-goal/times-of.ts'
import { type ReportContext, window } from './report-context.ts'
import { namesOf } from './templates.ts'

type Context = Pick<ReportContext, 'config' | 'journeys'>

/** undefined = everybody. Throws NOT_FOUND. */
export function segmentOf(
  context: Context,
  { did = null, neverDid = null }: Partial<SegmentParams>,
): Segment | undefined {
  if (did === null && neverDid === null) return undefined
  const segment = did === null ? new Uint8Array(context.journeys.people).fill(1) : whoDid(context, did)
  if (neverDid !== null) whoDid(context, neverDid).forEach((has, person) => (segment[person]! &= 1 - has))
  return segment
}

/** What is asked of whom, as a report answers it: its goal filled in. */
export interface DidAfter {
  goal?: string | null
  did?: string | null
  from?: string | null
  to?: string | null
}

/**
 * Of those who reached the goal in the period: who had not done it by then, and did only later. Null where that is not asked, or
 * there are no times.
 */
export function didOnlyAfter(
  context: Pick<ReportContext, 'config' | 'db' | 'journeys'>,
  segment: Segment,
  { goal, did = null, from = null, to = null }: DidAfter,
): { people: number; of: number } | null {
  if (did === null || goal === undefined || isInOrderOnly(context.db)) return null
  const { config, journeys } = context
  const period = window({ from, to, lookbackDays: null }, config)
  const firstDid = timesOf(context, deedOf(context, did), 'ever')
  const { conversions } = journeys.scan(config, findGoal(config, goal), always)
  const time = journeys.column('time')
  let people = 0
  let of = 0
  let last = -1
  for (let c = 0; c < conversions.count; c++) {
    const person = conversions.person[c]!
    const at = time[conversions.row[c]!]!
    if (person === last || segment[person] !== 1 || at < period.from || at >= period.to) continue
    last = person
    of++
    if (firstDid(person, 0)! > at) people++
  }
  return { people, of }
}

function whoDid(context: Context, name: string): Segment {
  const { config, journeys } = context
  const has = new Uint8Array(journeys.people)
  for (const person of journeys.reachedGoal(config, deedOf(context, name)).person) has[person] = 1
  return has
}

/** The goal of that name, else the event. */
function deedOf({ config, journeys: { names } }: Context, name: string): Goal {
  const goal = config.goals.find((each) => each.name === name)
  if (goal) return goal
  const events = names.value.filter((each, id) => each !== '' && names.kind[id] === 'event')
  if (events.includes(name)) return goalSchema.parse({ name, event: name })
  const known = [...new Set([...config.goals.map((each) => each.name), ...events])]
  throw new AppError(
    'NOT_FOUND',
    `There is neither a goal nor an event "${name}" that somebody may have done; there are ${namesOf(known)}.`,
  )
}
