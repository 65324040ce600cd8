/**
 * Rule `connected` (RudderStack): ids that ever stood on one event, or in one alias, are one person, and so are those
 * that are connected through others. The person goes by the user seen last, by (time, import order).
 */
import { always, type Identifying, type Identities, type Owners } from './types.ts'
import { resolveIds, usableIds } from './usable.ts'

/** Users stand at their id, visitors after all users; what is connected has one root. */
export function connections(ids: Identities): { nodes: number; find: (node: number) => number } {
  const { actorVisitor, actorUser } = usableIds(ids)
  const parent = Int32Array.from({ length: ids.users + ids.visitors + 1 }, (_, node) => node)
  const find = (node: number): number => {
    let root = node
    while (parent[root] !== root) root = parent[root]!
    for (let at = node; parent[at] !== root;) {
      const next = parent[at]!
      parent[at] = root
      at = next
    }
    return root
  }
  const join = (a: number, b: number): void => {
    parent[find(a)] = find(b)
  }
  const ofVisitor = (visitor: number): number => ids.users + visitor
  actorVisitor.forEach((visitor, each) => {
    if (visitor !== 0 && actorUser[each] !== 0) join(ofVisitor(visitor), actorUser[each]!)
  })
  // An id that nothing but aliases has is no node of its own: whoever has it is connected through it all the same.
  const ofOtherId = new Map<string, number>()
  for (const { previous, visitor, user, to } of ids.aliases) {
    if (ids.isBlockedUser(to)) continue
    const otherId = ids.anyCase ? previous.toLowerCase() : previous
    if (visitor === 0 && user === 0) join(ofOtherId.get(otherId) ?? to, to)
    ofOtherId.set(otherId, to)
    if (user !== 0 && !ids.isBlockedUser(user)) join(user, to)
    if (visitor !== 0 && !ids.isBlockedVisitor(visitor)) join(ofVisitor(visitor), to)
  }
  for (const { visitor, to } of ids.visitorAliases)
    if (!ids.isBlockedVisitor(visitor) && !ids.isBlockedVisitor(to)) join(ofVisitor(visitor), ofVisitor(to))
  return { nodes: parent.length, find }
}

export function connected({ time, actor, event }: Identifying, ids: Identities): Owners {
  const { actorVisitor, actorUser } = usableIds(ids)
  const { nodes, find } = connections(ids)
  const component = actorVisitor.map((visitor, each) => {
    if (actorUser[each] !== 0) return find(actorUser[each]!)
    return visitor === 0 ? 0 : find(ids.users + visitor)
  })
  const last = new Int32Array(nodes).fill(-1)
  for (let i = 0; i < actor.length; i++) {
    if (actorUser[actor[i]!] === 0) continue
    const node = component[actor[i]!]!
    const before = last[node]!
    if (before < 0 || time[i]! > time[before]! || (time[i] === time[before] && event[i]! > event[before]!))
      last[node] = i
  }
  // Visitors that are one without a user go by one of them, that of the last alias where they are a chain.
  const lone = new Int32Array(nodes)
  if (ids.visitorAliases.length > 0)
    resolveIds(ids).actorVisitor.forEach((visitor, each) => {
      const node = component[each]!
      if (visitor !== 0 && (lone[node] === 0 || visitor < lone[node]!)) lone[node] = visitor
    })
  const owner = component.map((node, each) => {
    if (node === 0) return 0
    return last[node]! >= 0 ? actorUser[actor[last[node]!]!]! : -(lone[node]! || actorVisitor[each]!)
  })
  return always(owner)
}
