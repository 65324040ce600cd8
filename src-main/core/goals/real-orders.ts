/** How many orders of an event are none, and which conditions of a goal leave them out. */
import type { Goal } from '../../../shared/config.ts'
import { eventsOf } from '../../../shared/goals/goal-events.ts'
import { amountProperty, isEmpty, readCondition } from '../../../shared/goals/goal-condition.ts'
import {
  isOpen,
  isPaid,
  leaveOut,
  type NotReal,
  notReal,
  type OrderProperty,
  orderProperty,
  type RealOrders,
} from '../../../shared/goals/real-orders.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { countedEvents } from './counted-events.ts'
import { asText, parseProperties, type Properties } from './properties.ts'
import { Refunds } from './refunds.ts'

type Detail = [event: number, value: number | null, properties: string | null, hasUser: 0 | 1]

/** Tells orders from the rest; every row of a table of orders has the columns that are always filled. */
const sample = 50

/** Of what the goal counts; null where these are no orders that say what became of them. */
export function realOrders(context: ReportContext, goal: Goal): RealOrders | null {
  const details = context.db
    .prepare(
      `SELECT detail.event_id, detail.value, detail.properties, actor.user_id IS NOT NULL FROM event_detail AS detail
       JOIN event ON event.id = detail.event_id LEFT JOIN actor ON actor.id = event.actor_id
       WHERE event.action_id IN (SELECT action.id FROM action JOIN event_name AS name ON name.id = action.name_id
         WHERE name.kind = 'event' AND name.value IN (SELECT value FROM json_each(?))) LIMIT ?`,
    )
    .raw()
  const named = eventsOf(goal)
  const names = JSON.stringify(named)
  if (named.length === 0 || !looksLikeOrders(named, details.all(names, sample) as Detail[])) return null
  const counted = countedEvents(context, goal)
  const found = new Map<string, Found>()
  const kinds = new Map<NotReal, number>()
  let count = 0
  const refunds = new Refunds(context.db)
  const sales = { atTill: 0, toNobody: 0 }
  const asked = askedStatus(goal.where)
  for (const [id, value, json, hasUser] of details.iterate(names, -1) as Iterable<Detail>) {
    if (json === null || !counted.has(id)) continue
    const against = new Set<NotReal>()
    const properties = parseProperties(json)
    const saidPaid = saysPaid(properties)
    let isAsked = false
    for (const [name, cell] of Object.entries(properties)) {
      const property = orderProperty(name)
      const text = asText(cell)
      if (property === null || isEmpty(text)) continue
      const kind = notReal(property, text)
      // Whoever asks something of it has decided; but who leaves out failed payments has said nothing of those given back.
      if (Object.hasOwn(goal.where, name)) {
        if (property !== 'status' || kind !== 'refunded') continue
        isAsked = true
        if (!asked.has(name)) continue
      }
      if (kind === null || (kind === 'unpaid' && saidPaid && isOpen(text))) continue
      add(found, name, property, text)
      if (kind === 'till') {
        sales.atTill++
        if (hasUser) continue
        sales.toNobody++
      }
      against.add(kind)
    }
    // Where the status says it there is a condition already, or its refunds are asked for by name.
    if (!isAsked && !against.has('refunded') && refunds.read(properties, value, goal.where)) against.add('refunded')
    if (against.size > 0) count++
    for (const kind of against) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  return {
    events: counted.size,
    notReal: count,
    kinds: [...kinds].map(([kind, events]) => ({ kind, events })),
    conditions: [
      ...[...found]
        // Where buyers at the till are mostly known, they are customers as others are.
        .filter(([, { property }]) => property !== 'source' || sales.toNobody * 2 > sales.atTill)
        .map(([name, { property, values, events }]) => ({
          property: name,
          wanted: leaveOut(property, [...(asked.get(name) ?? []), ...values]),
          events,
        })),
      ...refunds.conditions(),
    ],
  }
}

/** The properties that a goal asks only not to be something, and what. */
const askedStatus = (where: Goal['where']): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(where).flatMap(([name, wanted]) => {
      const { test, values } = readCondition(wanted)
      return test === 'is not' ? [[name, values]] : []
    }),
  )

interface Found {
  property: OrderProperty
  values: Set<string>
  events: number
}

function add(found: Map<string, Found>, name: string, property: OrderProperty, text: string): void {
  const before = found.get(name) ?? { property, values: new Set(), events: 0 }
  found.set(name, before)
  before.events++
  if (property !== 'cancelled') before.values.add(text)
}

/** Amounts, and a status that says they were paid; it may be what the events are called. */
function looksLikeOrders(named: readonly string[], details: readonly Detail[]): boolean {
  let hasAmount = false
  let hasStatus = named.some(isPaid)
  for (const [, value, json] of details) {
    const properties = json === null ? {} : parseProperties(json)
    hasAmount ||= value !== null || Object.hasOwn(properties, amountProperty)
    hasStatus ||= saysPaid(properties)
  }
  return hasAmount && hasStatus
}

const saysPaid = (properties: Properties): boolean =>
  Object.entries(properties).some(
    ([name, status]) => typeof status === 'string' && orderProperty(name) === 'status' && isPaid(status),
  )
