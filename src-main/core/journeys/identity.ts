/**
 * Which person an event belongs to: rule `next-user`.
 *
 * A user id is a person. An event with a visitor id but no user id belongs to the user next identified on that
 * visitor id, "next" by (time, import order); if none follows, to the last one identified before; if none at all, to
 * the visitor as an anonymous person. An alias makes its previous id, as user and as visitor, the new user.
 */

export interface EventColumns {
  /** Epoch ms. */
  time: Float64Array
  /** Ids of the workspace's dictionaries; 0 is none. */
  actor: Int32Array
  action: Int32Array
  origin: Int32Array
  /** Import order; ties in time are broken by it. */
  event: Int32Array
}

/** Ids of the workspace's dictionaries; index 0 is nobody. */
export interface Identities {
  visitors: number
  users: number
  /** Per actor. */
  actorVisitor: Int32Array
  actorUser: Int32Array
  isBlockedVisitor: (visitor: number) => boolean
  isBlockedUser: (user: number) => boolean
  /** (previous id as visitor, as user) → user; 0 where the previous id is not known as such. */
  aliases: { visitor: number; user: number; to: number }[]
}

export interface People {
  /** Person per event, −1 for nobody. */
  person: Int32Array
  count: number
  /** Per person: user id, or 0 for an anonymous one, and then the visitor id. */
  user: Int32Array
  visitor: Int32Array
}

export function assignPeople(events: EventColumns, ids: Identities): People {
  const { toUser, visitorToUser, usable } = resolve(ids)
  // Usable visitor and final user per actor, so that the passes over events look up one number each.
  const actorVisitor = ids.actorVisitor.map((visitor) => (usable[visitor] === 1 ? visitor : 0))
  const actorUser = ids.actorUser.map((user) => toUser[user]!)
  const identified = identifications(events, ids.visitors, actorVisitor, actorUser)
  const length = events.time.length
  const person = new Int32Array(length).fill(-1)
  const personOfUser = new Int32Array(ids.users + 1).fill(-1)
  const personOfVisitor = new Int32Array(ids.visitors + 1).fill(-1)
  const users: number[] = []
  const visitors: number[] = []
  for (let i = 0; i < length; i++) {
    const visitor = actorVisitor[events.actor[i]!]!
    let user = actorUser[events.actor[i]!]!
    if (user === 0 && visitor !== 0)
      user = identified.userFor(visitor, events.time[i]!, events.event[i]!) || visitorToUser[visitor]!
    if (user !== 0) {
      if (personOfUser[user] === -1) {
        personOfUser[user] = users.push(user) - 1
        visitors.push(0)
      }
      person[i] = personOfUser[user]!
    } else if (visitor !== 0) {
      if (personOfVisitor[visitor] === -1) {
        personOfVisitor[visitor] = visitors.push(visitor) - 1
        users.push(0)
      }
      person[i] = personOfVisitor[visitor]!
    }
  }
  return { person, count: users.length, user: Int32Array.from(users), visitor: Int32Array.from(visitors) }
}

/** Blocked ids out, aliases followed to their end. */
function resolve(ids: Identities) {
  const toUser = new Int32Array(ids.users + 1)
  for (let user = 1; user <= ids.users; user++) toUser[user] = ids.isBlockedUser(user) ? 0 : user
  const usable = new Uint8Array(ids.visitors + 1)
  for (let visitor = 1; visitor <= ids.visitors; visitor++) usable[visitor] = ids.isBlockedVisitor(visitor) ? 0 : 1
  const next = new Map<number, number>()
  for (const { user, to } of ids.aliases)
    if (user !== 0 && toUser[user] !== 0 && toUser[to] !== 0 && user !== to) next.set(user, to)
  const end = (user: number): number => {
    const seen = new Set<number>()
    let at = user
    while (next.has(at) && !seen.has(at)) {
      seen.add(at)
      at = next.get(at)!
    }
    // Aliases that go round in a circle are one person: the one with the lowest id.
    return seen.has(at) ? cycleMinimum(next, at) : at
  }
  for (const user of next.keys()) toUser[user] = end(user)
  const visitorToUser = new Int32Array(ids.visitors + 1)
  for (const { visitor, to } of ids.aliases) if (visitor !== 0) visitorToUser[visitor] = toUser[to]!
  return { toUser, visitorToUser, usable }
}

function cycleMinimum(next: Map<number, number>, start: number): number {
  let lowest = start
  for (let at = next.get(start)!; at !== start; at = next.get(at)!) lowest = Math.min(lowest, at)
  return lowest
}

/** Events that carry both ids, by visitor, in (time, import order). */
function identifications(events: EventColumns, visitors: number, actorVisitor: Int32Array, actorUser: Int32Array) {
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
  return {
    /** The user an event of this visitor without a user id belongs to, or 0. */
    userFor(visitor: number, time: number, event: number): number {
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
    },
  }
}
