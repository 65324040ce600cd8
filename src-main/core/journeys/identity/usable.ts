/** Blocked ids out, aliases followed to their end. */
import type { Identities } from './types.ts'

export interface UsableIds {
  /** Per actor: its visitor and user, 0 where blocked or none. */
  actorVisitor: Int32Array
  actorUser: Int32Array
}

export interface ResolvedIds extends UsableIds {
  /** Per visitor: the user an alias makes it, 0 for none. `actorUser` has aliases followed. */
  visitorToUser: Int32Array
}

/** Every rule asks for them. */
const usable = new WeakMap<Identities, UsableIds>()

export function usableIds(ids: Identities): UsableIds {
  let found = usable.get(ids)
  if (!found) {
    found = {
      actorVisitor: ids.actorVisitor.map((visitor) => (visitor !== 0 && !ids.isBlockedVisitor(visitor) ? visitor : 0)),
      actorUser: ids.actorUser.map((user) => (user !== 0 && !ids.isBlockedUser(user) ? user : 0)),
    }
    usable.set(ids, found)
  }
  return found
}

export function resolveIds(ids: Identities): ResolvedIds {
  const { actorVisitor, actorUser } = usableIds(ids)
  const toUser = followAliases(ids)
  const visitorToUser = new Int32Array(ids.visitors + 1)
  for (const { visitor, to } of ids.aliases) if (visitor !== 0) visitorToUser[visitor] = toUser[to]!
  return { actorVisitor, actorUser: actorUser.map((user) => toUser[user]!), visitorToUser }
}

/** Per user: the one it became, 0 where blocked. Of two aliases of one id the later in time holds. */
export function followAliases(ids: Pick<Identities, 'users' | 'aliases' | 'isBlockedUser'>): Int32Array {
  const toUser = new Int32Array(ids.users + 1)
  for (let user = 1; user <= ids.users; user++) toUser[user] = ids.isBlockedUser(user) ? 0 : user
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
  return toUser
}

function cycleMinimum(next: Map<number, number>, start: number): number {
  let lowest = start
  for (let at = next.get(start)!; at !== start; at = next.get(at)!) lowest = Math.min(lowest, at)
  return lowest
}
