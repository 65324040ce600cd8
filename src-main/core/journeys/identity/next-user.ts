/**
 * Rule `next-user`. An event with a visitor id but no user id belongs to the user next identified on that visitor id,
 * "next" by (time, import order); if none follows, to the last one identified before; if none at all, to the visitor
 * as an anonymous person. An alias makes its previous id, as user and as visitor, the new user.
 */
import { byTime, type Identifying, type Identities, type Owners } from './types.ts'
import { resolveIds } from './usable.ts'

/** Of `onlyUsers`: several. */
const several = -1

export function nextUser(events: Identifying, ids: Identities): Owners {
  const { actorVisitor, actorUser, visitorToUser } = resolveIds(ids)
  const { time, actor, event } = events
  const only = onlyUsers(actor, ids.visitors, actorVisitor, actorUser)
  const ofActor = actorUser.map((user, each) => {
    if (user !== 0) return user
    const visitor = actorVisitor[each]!
    if (visitor === 0) return 0
    return only[visitor] === several ? byTime : only[visitor]! || visitorToUser[visitor]! || -visitor
  })
  if (!only.includes(several)) return { ofActor, at: () => 0 }
  const userFor = identifications(events, only, actorVisitor, actorUser)
  return { ofActor, at: (i) => userFor(actorVisitor[actor[i]!]!, time[i]!, event[i]!) }
}

/** Per visitor: the user of its events that have one, `several`, or 0. Few visitors have several. */
function onlyUsers(actor: Int32Array, visitors: number, actorVisitor: Int32Array, actorUser: Int32Array): Int32Array {
  // Actors whose events were undone identify nobody any more.
  const hasEvents = new Uint8Array(actorUser.length)
  for (let i = 0; i < actor.length; i++) hasEvents[actor[i]!] = 1
  const only = new Int32Array(visitors + 1)
  for (let each = 1; each < actorUser.length; each++) {
    const visitor = actorVisitor[each]!
    const user = actorUser[each]!
    if (visitor === 0 || user === 0 || hasEvents[each] === 0 || only[visitor] === user) continue
    only[visitor] = only[visitor] === 0 ? user : several
  }
  return only
}

/** From the events that carry both ids, by visitor of several users, in (time, import order): the user of one without. */
function identifications(
  events: Identifying,
  only: Int32Array,
  actorVisitor: Int32Array,
  actorUser: Int32Array,
): (visitor: number, time: number, event: number) => number {
  const { actor } = events
  const length = actor.length
  const starts = new Uint32Array(only.length + 1)
  const identifies = actorVisitor.map((visitor, each) => (only[visitor] === several && actorUser[each] !== 0 ? 1 : 0))
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
