/** Aliases that join nobody, by the rule in use: what a file says of two ids is then said for nothing. */
import type { IdentityRuleName } from '../../../shared/config.ts'
import type { Identities } from './identity/types.ts'
import { followAliases, followVisitors, usableIds } from './identity/usable.ts'

/** How many there are, of ids that something else stands on too. */
export function countUnusedAliases(ids: Identities, rule: IdentityRuleName): number {
  const { aliases, visitorAliases, isBlockedUser, isBlockedVisitor } = ids
  if (rule === 'connected') return 0
  const isVisitor = (visitor: number): boolean => visitor !== 0 && !isBlockedVisitor(visitor)
  const known = aliases.filter(({ to }) => !isBlockedUser(to))
  if (rule === 'none')
    return (
      known.filter(({ visitor, user, to }) => isVisitor(visitor) || (user !== 0 && user !== to && !isBlockedUser(user)))
        .length + visitorAliases.filter(({ visitor, to }) => isVisitor(visitor) && isVisitor(to)).length
    )
  const ofVisitor = known.filter(({ visitor }) => isVisitor(visitor))
  if (ofVisitor.length === 0) return 0
  // Who was identified on a visitor id is its user, whatever an alias says.
  const toUser = followAliases(ids)
  const toVisitor = followVisitors(ids)
  const usersOf = new Map(ofVisitor.map(({ visitor }) => [toVisitor[visitor]!, new Set<number>()]))
  const { actorVisitor, actorUser } = usableIds(ids)
  actorVisitor.forEach((visitor, each) => {
    if (actorUser[each] !== 0) usersOf.get(toVisitor[visitor]!)?.add(toUser[actorUser[each]!]!)
  })
  return ofVisitor.filter(({ visitor, to }) => {
    const users = usersOf.get(toVisitor[visitor]!)!
    return users.size > 0 && !users.has(toUser[to]!)
  }).length
}
