import { eventsOf } from '../../../shared/goals/goal-events.ts'
import type { UnknownEvent } from '../../../shared/notes/unknown-event.ts'
import { nearest } from '../nearest.ts'
import type { ReportContext } from '../reports/report-context.ts'

/** Of the goals of the workspace; none before there are events. */
export function unknownEvents({ config, journeys }: ReportContext): UnknownEvent[] {
  const { names, actions } = journeys
  const { identified, nobody } = journeys.eventsPerAction
  const known = new Set<string>()
  for (let id = 1; id < actions.count; id++) {
    const name = actions.name[id]!
    if (names.kind[name] === 'event' && identified[id]! + nobody[id]! > 0) known.add(names.value[name]!)
  }
  if (known.size === 0) return []
  return config.goals.flatMap((goal) => {
    const events = eventsOf(goal)
    const unknown = events.filter((event) => !known.has(event))
    return unknown.map((event) => ({
      goal: goal.name,
      event,
      nearest: nearest(event, [...known], 3),
      others: unknown.length < events.length,
    }))
  })
}
