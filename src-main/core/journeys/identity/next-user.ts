/**
 * Rule `next-user`. An event with a visitor id but no user id belongs to the user next identified on that visitor id,
 * "next" by (time, import order); if none follows, to the last one identified before; if none at all, to the visitor
 * as an anonymous person. An alias makes its previous id, as user and as visitor, the new user.
 */
import type { Identifying, Identities, Owner } from './types.ts'
import { resolveIds } from './usable.ts'

export function nextUser(events: Identifying, ids: Identities): Owner {
  const { actorVisitor, actorUser, visitorToUser } = resolveIds(ids)
  const { time, actor, event } = events
  const userFor = identifications(events, ids.visitors, actorVisitor, actorUser)
  return (i) => {
    const user = actorUser[actor[i]!]!
    if (user !== 0) return user
    const visitor = actorVisitor[actor[i]!]!
    if (visitor === 0) return 0
    return userFor(visitor, time[i]!, event[i]!) || visitorToUser[visitor]! || -visitor
  }
}

/** From the events that carry both ids, by visitor, in (time, import order): the user of one without, or 0. */
function identifications(
  events: Identifying,
  visitors: number,
  actorVisitor: Int32Array,
  actorUser: Int32Array,
): (visitor: number, time: number, event: number) => number {
  const { actor } = events
  const length = actor.length
  const starts = new Uint32Array(visitors + 2)
  const identifies = actorVisitor.map((visitor, each) => (visitor !== 0 && actorUser[each] !== 0 ? 1 : 0))
  for (let i = 0; i < length; i++) if (identifies[actor[i]!] === 1) starts[actorVisitor[actor[i]!]! + 1]!++
  for (let v = 1; v < starts.length; v++) starts[v]! += starts[v - 1]!
  const rows = new Uint32Array(starts.at(-1)!)
  const fill = starts.slice()
  for (let i = 0; i < length; i++) if (identifies[actor[i]!] === 1) rows[fill[actorVisitor[actor[i]!]!]!++] = i
  const before = (row: number, time: number, event: number): boolean =>
    events.time[row]! < time || (events.time[row] === time && events.event[row]! < event)
  for (let v = 1; v < starts.length - 1; v++) {
    const from = starts[v]!
    const to = starts[v + 1]!
    let sorted = true
    for (let k = from + 1; k < to && sorted; k++)
      sorted = before(rows[k - 1]!, events.time[rows[k]!]!, events.event[rows[k]!]!)
    if (!sorted)
      rows.subarray(from, to).sort((a, b) => events.time[a]! - events.time[b]! || events.event[a]! - events.event[b]!)
  }
  return (visitor, time, event) => {
    const from = starts[visitor]!
    const to = starts[visitor + 1]!
    if (from === to) return 0
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >>> 1
      if (before(rows[middle]!, time, event)) low = middle + 1
      else high = middle
    }
    return actorUser[actor[rows[low < to ? low : to - 1]!]!]!
  }
}
