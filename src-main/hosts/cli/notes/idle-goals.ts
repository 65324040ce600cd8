/** Goals that nobody ever reached though their events are there: a condition asks for what none of them has. */
import type { Call } from '../../../../shared/api.ts'
import type { Goal } from '../../../../shared/config.ts'
import { daysAsked, hasValues, readCondition } from '../../../../shared/goals/goal-condition.ts'
import { eventsOf, eventWords } from '../../../../shared/goals/goal-events.ts'
import { listed } from '../../../../shared/text/figures.ts'
import { printable } from '../format/terminal.ts'

const mostNames = 3

/** Sentences, of all goals; none before there are events. */
export async function idleGoals(call: Call): Promise<string[]> {
  const names = (await call('events.names', {})).map(({ name }) => name)
  if (names.length === 0) return []
  const { goals } = await call('config.get', {})
  const unknown = new Set((await call('goals.unknownEvents', {})).map(({ goal }) => goal))
  const said: string[] = []
  for (const goal of goals)
    if (!unknown.has(goal.name) && (await call('goals.preview', { goal })).events === 0)
      said.push(printable(await whyIdle(call, goal, names)))
  return said
}

async function whyIdle(call: Call, goal: Goal, names: readonly string[]): Promise<string> {
  const events = [...eventsOf(goal)]
  const none = events.length === 0 ? 'no event' : `no ${eventWords(events)}`
  const why: string[] = []
  for (const [property, wanted] of Object.entries(goal.where)) {
    const { test, values } = readCondition(wanted)
    if (test !== 'is' || !hasValues(test) || daysAsked(test) > 0) continue
    const { values: found } = await call('events.values', { events, property })
    if (!values.some((value) => found.some((each) => each.value === value)))
      why.push(`${none} has ${values.map((value) => `“${value}”`).join(' or ')} in “${property}”`)
  }
  const near = names.filter((name) => events.some((event) => name !== event && name.startsWith(event)))
  const others = near.length === 0 || why.length === 0 ? '' : `; there is also ${listed(near.slice(0, mostNames).map((name) => `“${name}”`))}` // prettier-ignore
  return `Nothing in the imported events matches “${goal.name}” yet${why.length === 0 ? '' : `: ${listed(why)}${others}`}.`
}
