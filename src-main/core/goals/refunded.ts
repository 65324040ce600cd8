/** Which property says what was given back of the amounts that a goal counts. */
import type { Goal } from '../../../shared/config.ts'
import { eventsOf } from '../../../shared/goals/goal-events.ts'
import { isRefundedAmount } from '../../../shared/goals/real-orders.ts'
import type { Refunded } from '../../../shared/notes/refunded.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { countedEvents } from './counted-events.ts'
import { lessenedEvents } from './lessened.ts'
import { previewGoal } from './preview.ts'
import { parseProperties } from './properties.ts'
import { numberIn } from './number-in.ts'

/** In the names that `isRefundedAmount` knows; most events are told by it without reading what they have. */
const hint = /refund|erstatt|rembours|reembols|estornad|rimbors|terugbetaald/i

/** Null where nothing was given back. */
export function refundedOf(context: ReportContext, goal: Goal): Refunded | null {
  const details = context.db
    .prepare(
      `SELECT detail.event_id, detail.properties FROM event_detail AS detail
       JOIN event ON event.id = detail.event_id JOIN action ON action.id = event.action_id
       JOIN event_name AS name ON name.id = action.name_id
       WHERE detail.properties IS NOT NULL AND name.kind = 'event' AND name.value IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .iterate(JSON.stringify(eventsOf(goal))) as Iterable<[number, string]>
  const found = new Map<string, number[]>()
  for (const [event, json] of details) {
    if (!hint.test(json)) continue
    for (const [name, cell] of Object.entries(parseProperties(json)))
      if (isRefundedAmount(name) && Math.abs(numberIn(cell)) > 0) add(found, name, event)
  }
  if (found.size === 0) return null
  const counted = countedEvents(context, goal)
  const isLess = lessenedEvents(context.db)
  const [property, events] = [...found]
    .map(([name, all]) => [name, all.filter((event) => counted.has(event))] as const)
    .toSorted((a, b) => b[1].length - a[1].length)[0]!
  if (events.length === 0) return null
  return { property, events: events.length, lessened: events.filter(isLess).length, value: difference(context, goal, property) } // prettier-ignore
}

function difference(context: ReportContext, goal: Goal, less: string): number | null {
  if (!goal.value || !('property' in goal.value) || goal.value.property === less) return null
  const worth = (value: Goal['value']): number => previewGoal(context, { ...goal, value }).value ?? NaN
  const value = worth(goal.value) - worth({ property: goal.value.property, less })
  return Number.isNaN(value) || value === 0 ? null : value
}

function add(found: Map<string, number[]>, name: string, event: number): void {
  const events = found.get(name)
  if (events) events.push(event)
  else found.set(name, [event])
}
