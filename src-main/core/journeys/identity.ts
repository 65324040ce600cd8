/** Which person an event belongs to, under each of the identity rules of the workspace. */
import type { IdentityRuleName } from '../../../shared/config.ts'
import { connected } from './identity/connected.ts'
import { lastUser } from './identity/last-user.ts'
import { nextUser } from './identity/next-user.ts'
import { noStitching } from './identity/none.ts'
import { SpareMemory } from './spare-memory.ts'
import { byTime, type Identifying, type Identities, type IdentityRule, type Owners } from './identity/types.ts'

export { byTime } from './identity/types.ts'
export type { Actors, EventColumns, Identifying, Identities, StoredEvents } from './identity/types.ts'

const rules: Record<IdentityRuleName, IdentityRule> = {
  'next-user': nextUser,
  'last-user': lastUser,
  connected,
  none: noStitching,
}

export const findOwners = (events: Identifying, ids: Identities, rule: IdentityRuleName): Owners =>
  rules[rule](events, ids)

export interface People {
  /** Person per event, −1 for nobody. */
  person: Int32Array
  count: number
  /** Per person: user id, or 0 for an anonymous one, and then the visitor id. */
  user: Int32Array
  visitor: Int32Array
}

export function assignPeople(
  events: Identifying,
  ids: Identities,
  rule: IdentityRuleName,
  spare = new SpareMemory(),
): People {
  const { ofActor, at } = findOwners(events, ids, rule)
  const { actor } = events
  const length = actor.length
  const person = spare.int32(length)
  const personOfUser = new Int32Array(ids.users + 1).fill(-1)
  const personOfVisitor = new Int32Array(ids.visitors + 1).fill(-1)
  const user = new Int32Array(ids.users + ids.visitors)
  const visitor = new Int32Array(ids.users + ids.visitors)
  let count = 0
  const personOf = (who: number): number => {
    if (who === 0) return -1
    const known = who > 0 ? personOfUser : personOfVisitor
    const id = Math.abs(who)
    if (known[id] === -1) {
      if (who > 0) user[count] = id
      else visitor[count] = id
      known[id] = count++
    }
    return known[id]!
  }
  // People are numbered as they come, so an actor's person is found at its first event, and is then one look away.
  const unknown = -2
  const personOfActor = new Int32Array(ofActor.length).fill(unknown)
  for (let i = 0; i < length; i++) {
    const each = actor[i]!
    let who = personOfActor[each]!
    if (who === unknown) {
      const owner = ofActor[each]!
      if (owner === byTime) who = personOf(at(i))
      else who = personOfActor[each] = personOf(owner)
    }
    person[i] = who
  }
  return { person, count, user: user.slice(0, count), visitor: visitor.slice(0, count) }
}
