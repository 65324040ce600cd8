/** Which person an event belongs to, under each of the identity rules of the workspace. */
import type { IdentityRuleName } from '../../../shared/config.ts'
import { connected } from './identity/connected.ts'
import { lastUser } from './identity/last-user.ts'
import { nextUser } from './identity/next-user.ts'
import { noStitching } from './identity/none.ts'
import type { Identifying, Identities, IdentityRule } from './identity/types.ts'

export type { EventColumns, Identifying, Identities } from './identity/types.ts'

const rules: Record<IdentityRuleName, IdentityRule> = {
  'next-user': nextUser,
  'last-user': lastUser,
  connected,
  none: noStitching,
}

export interface People {
  /** Person per event, −1 for nobody. */
  person: Int32Array
  count: number
  /** Per person: user id, or 0 for an anonymous one, and then the visitor id. */
  user: Int32Array
  visitor: Int32Array
}

export function assignPeople(events: Identifying, ids: Identities, rule: IdentityRuleName): People {
  const owner = rules[rule](events, ids)
  const length = events.time.length
  const person = new Int32Array(length).fill(-1)
  const personOfUser = new Int32Array(ids.users + 1).fill(-1)
  const personOfVisitor = new Int32Array(ids.visitors + 1).fill(-1)
  const users: number[] = []
  const visitors: number[] = []
  for (let i = 0; i < length; i++) {
    const who = owner(i)
    if (who > 0) {
      if (personOfUser[who] === -1) {
        personOfUser[who] = users.push(who) - 1
        visitors.push(0)
      }
      person[i] = personOfUser[who]!
    } else if (who < 0) {
      if (personOfVisitor[-who] === -1) {
        personOfVisitor[-who] = visitors.push(-who) - 1
        users.push(0)
      }
      person[i] = personOfVisitor[-who]!
    }
  }
  return { person, count: users.length, user: Int32Array.from(users), visitor: Int32Array.from(visitors) }
}
