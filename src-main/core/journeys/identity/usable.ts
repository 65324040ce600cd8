/** Blocked ids out, aliases followed to their end. */
import type { Identities } from './types.ts'

export interface UsableIds {
  /** Per actor: its visitor and user, 0 where blocked or none. */
  actorVisitor: Int32Array
  actorUser: Int32Array
}

/** Aliases are followed in `actorVisitor` and `actorUser`. */
export interface ResolvedIds extends UsableIds {
  /** Per visitor that none is followed from: the user an alias makes it, 0 for none. */
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
  const toVisitor = followVisitors(ids)
  const visitorToUser = new Int32Array(ids.visitors + 1)
  for (const { visitor, to } of ids.aliases) if (visitor !== 0) visitorToUser[toVisitor[visitor]!] = toUser[to]!
  return {
    actorVisitor: actorVisitor.map((visitor) => toVisitor[visitor]!),
    actorUser: actorUser.map((user) => toUser[user]!),
    visitorToUser,
  }
}

/** Per user: the one it became, 0 where blocked. Of two aliases of one id the later in time holds. */
export const followAliases = ({
  users,
  aliases,
  isBlockedUser,
}: Pick<Identities, 'users' | 'aliases' | 'isBlockedUser'>): Int32Array =>
  follow(
    users,
    aliases.map(({ user, to }) => ({ from: user, to })),
    isBlockedUser,
  )

/** Per visitor: the one that it is, 0 where blocked. */
export const followVisitors = ({
  visitors,
  visitorAliases,
  isBlockedVisitor,
}: Pick<Identities, 'visitors' | 'visitorAliases' | 'isBlockedVisitor'>): Int32Array =>
  follow(
    visitors,
    visitorAliases.map(({ visitor, to }) => ({ from: visitor, to })),
    isBlockedVisitor,
  )

function follow(size: number, links: { from: number; to: number }[], isBlocked: (id: number) => boolean): Int32Array {
  const became = new Int32Array(size + 1)
  for (let id = 1; id <= size; id++) became[id] = isBlocked(id) ? 0 : id
  const next = new Map<number, number>()
  for (const { from, to } of links)
    if (from !== 0 && became[from] !== 0 && became[to] !== 0 && from !== to) next.set(from, to)
  const end = (id: number): number => {
    const seen = new Set<number>()
    let at = id
    while (next.has(at) && !seen.has(at)) {
      seen.add(at)
      at = next.get(at)!
    }
    // Aliases that go round in a circle are one person: the one with the lowest id.
    return seen.has(at) ? cycleMinimum(next, at) : at
  }
  for (const id of next.keys()) became[id] = end(id)
  return became
}

function cycleMinimum(next: Map<number, number>, start: number): number {
  let lowest = start
  for (let at = next.get(start)!; at !== start; at = next.get(at)!) lowest = Math.min(lowest, at)
  return lowest
}
