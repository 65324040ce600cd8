/**
 * Rule `last-user` (Snowplow, dbt-labs): every event of a visitor id belongs to the user seen on it last, by (time,
 * import order), also an event that names another user. A visitor id never seen with a user is an anonymous person,
 * unless an alias names its user; an event without a visitor id belongs to its own user.
 */
import { always, type Identifying, type Identities, type Owners } from './types.ts'
import { resolveIds } from './usable.ts'

export function lastUser({ time, actor, event }: Identifying, ids: Identities): Owners {
  const { actorVisitor, actorUser, visitorToUser } = resolveIds(ids)
  const last = new Int32Array(ids.visitors + 1).fill(-1)
  for (let i = 0; i < actor.length; i++) {
    const visitor = actorVisitor[actor[i]!]!
    if (visitor === 0 || actorUser[actor[i]!] === 0) continue
    const before = last[visitor]!
    if (before < 0 || time[i]! > time[before]! || (time[i] === time[before] && event[i]! > event[before]!))
      last[visitor] = i
  }
  const owner = actorVisitor.map((visitor, each) => {
    if (visitor === 0) return actorUser[each]!
    return last[visitor]! >= 0 ? actorUser[actor[last[visitor]!]!]! : visitorToUser[visitor]! || -visitor
  })
  return always(owner)
}
