/** People who did something at any time, and people who never did: a report is asked about them whatever its goal and period. */
import { type Goal, goal as goalSchema } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SegmentParams } from '../../../shared/reports/report.ts'
import type { Segment } from '../journeys/segment.ts'
import type { ReportContext } from './report-context.ts'
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
