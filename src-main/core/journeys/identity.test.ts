/** Each rule on a handful of events; random events are compared with the plain reading in content-attribution.test.ts. */
import { describe, expect, it } from 'vitest'
import { identityRules, type IdentityRuleName } from '../../../shared/config.ts'
import { assignPeople, type Identities } from './identity.ts'

interface Event {
  visitor?: string
  user?: string
  /** This event makes that id the event's user, or its visitor where it names no user. */
  previous?: string
}

/** Who each event belongs to, in order of time; users in upper case, visitors in lower. */
function owners(rule: IdentityRuleName, events: Event[], blocked: string[] = []): (string | null)[] {
  const users: string[] = ['']
  const visitors: string[] = ['']
  const idIn = (list: string[], value = ''): number => {
    if (value === '') return 0
    if (!list.includes(value)) list.push(value)
    return list.indexOf(value)
  }
  const actorUser = [0, ...events.map(({ user }) => idIn(users, user))]
  const actorVisitor = [0, ...events.map(({ visitor }) => idIn(visitors, visitor))]
  const ids: Identities = {
    users: users.length - 1,
    visitors: visitors.length - 1,
    actorUser: Int32Array.from(actorUser),
    actorVisitor: Int32Array.from(actorVisitor),
    isBlockedUser: (user) => blocked.includes(users[user]!),
    isBlockedVisitor: (visitor) => blocked.includes(visitors[visitor]!),
    anyCase: false,
    noIds: [],
    visitorAliases: events.flatMap(({ previous = '', user, visitor = '' }) =>
      user === undefined && previous !== '' && visitors.includes(previous)
        ? [{ previous, visitor: visitors.indexOf(previous), to: visitors.indexOf(visitor) }]
        : [],
    ),
    aliases: events.flatMap(({ previous, user }) =>
      previous === undefined || user === undefined
        ? []
        : [
            {
              previous,
              visitor: Math.max(0, visitors.indexOf(previous)),
              user: Math.max(0, users.indexOf(previous)),
              to: users.indexOf(user),
            },
          ],
    ),
  }
  const columns = {
    time: Float64Array.from(events, (_, at) => at),
    actor: Int32Array.from(events, (_, at) => at + 1),
    event: Int32Array.from(events, (_, at) => at + 1),
  }
  const people = assignPeople(columns, ids, rule)
  return Array.from(people.person, (person) =>
    person < 0 ? null : users[people.user[person]!] || visitors[people.visitor[person]!]!,
  )
}

const under = (events: Event[], blocked?: string[]) =>
  Object.fromEntries(identityRules.map((rule) => [rule, owners(rule, events, blocked)]))

describe('a visitor who logs in', () => {
  it('is the user before and after, and unstitched the visitor', () => {
    const events = [{ visitor: 'v' }, { visitor: 'v', user: 'ANN' }, { visitor: 'v' }]
    expect(under(events)).toEqual({
      'next-user': ['ANN', 'ANN', 'ANN'],
      'last-user': ['ANN', 'ANN', 'ANN'],
      connected: ['ANN', 'ANN', 'ANN'],
      none: ['v', 'v', 'v'],
    })
  })
})

describe('a shared device', () => {
  it('is split by the next user, given to the last, or makes one person of two', () => {
    const events = [
      { visitor: 'v' },
      { visitor: 'v', user: 'ANN' },
      { visitor: 'v' },
      { visitor: 'v', user: 'BOB' },
      { visitor: 'w', user: 'ANN' },
      { user: 'ANN' },
    ]
    expect(under(events)).toEqual({
      'next-user': ['ANN', 'ANN', 'BOB', 'BOB', 'ANN', 'ANN'],
      // What ANN did on w, and without a visitor id, stays hers.
      'last-user': ['BOB', 'BOB', 'BOB', 'BOB', 'ANN', 'ANN'],
      // One person, who goes by the user seen last.
      connected: ['ANN', 'ANN', 'ANN', 'ANN', 'ANN', 'ANN'],
      none: ['v', 'v', 'v', 'v', 'w', 'ANN'],
    })
  })
})

describe('an alias', () => {
  it('makes the previous id, as user and as visitor, the new user; unstitched it does not count', () => {
    const events = [{ visitor: 'v' }, { visitor: 'w', user: 'OLD' }, { user: 'NEW', previous: 'v' }, { user: 'NEW', previous: 'OLD' }] // prettier-ignore
    expect(under(events)).toEqual({
      'next-user': ['NEW', 'NEW', 'NEW', 'NEW'],
      'last-user': ['NEW', 'NEW', 'NEW', 'NEW'],
      connected: ['NEW', 'NEW', 'NEW', 'NEW'],
      none: ['v', 'w', 'NEW', 'NEW'],
    })
  })
})

describe('an other id that two users have and nothing else', () => {
  it('connects them where connected ids are one person, and under no other rule', () => {
    const events = [{ user: 'ANN', previous: 'WS' }, { user: 'BOB', previous: 'WS' }, { user: 'EVE', previous: 'OTHER' }] // prettier-ignore
    const apart = ['ANN', 'BOB', 'EVE']
    expect(under(events)).toEqual({
      'next-user': apart,
      'last-user': apart,
      connected: ['BOB', 'BOB', 'EVE'],
      none: apart,
    })
  })
})

describe('an alias between visitors', () => {
  it('gives the events of the earlier one to whoever the other is; unstitched it does not count', () => {
    const events = [{ visitor: 'a' }, { visitor: 'b' }, { visitor: 'c', user: 'ANN' }, { visitor: 'b', previous: 'a' }, { visitor: 'c', previous: 'b' }] // prettier-ignore
    const all = ['ANN', 'ANN', 'ANN', 'ANN', 'ANN']
    expect(under(events)).toEqual({
      'next-user': all,
      'last-user': all,
      connected: all,
      none: ['a', 'b', 'c', 'b', 'c'],
    })
  })

  it('of nobody known makes them one visitor, in whatever order the aliases come', () => {
    const events = [{ visitor: 'a' }, { visitor: 'b' }, { visitor: 'c' }, { visitor: 'd' }]
    const chain = [
      { visitor: 'c', previous: 'b' },
      { visitor: 'b', previous: 'a' },
    ]
    for (const rule of ['next-user', 'last-user', 'connected'] as const)
      for (const aliases of [chain, chain.toReversed()])
        expect(owners(rule, [...events, ...aliases]).slice(0, 4), rule).toEqual(['c', 'c', 'c', 'd'])
  })

  it('takes the next user of the visitor that it is now', () => {
    const events = [{ visitor: 'a' }, { visitor: 'b', user: 'ANN' }, { visitor: 'a' }, { visitor: 'b', user: 'BOB' }, { visitor: 'b', previous: 'a' }] // prettier-ignore
    expect(owners('next-user', events)).toEqual(['ANN', 'ANN', 'BOB', 'BOB', 'BOB'])
  })

  it('to a visitor that identifies nobody counts for nothing', () => {
    expect(owners('next-user', [{ visitor: 'a' }, { visitor: 'guest', previous: 'a' }], ['guest'])).toEqual(['a', null])
  })
})

describe('ids that are the same text', () => {
  it('are different people as user and as visitor', () => {
    expect(under([{ visitor: 'x' }, { user: 'x' }])['connected']).toHaveLength(2)
    const people = (rule: IdentityRuleName): number => {
      const ids: Identities = {
        users: 1, visitors: 1, actorUser: Int32Array.of(0, 0, 1), actorVisitor: Int32Array.of(0, 1, 0),
        isBlockedUser: () => false, isBlockedVisitor: () => false, anyCase: false, noIds: [], aliases: [], visitorAliases: [],
      } // prettier-ignore
      const columns = { time: Float64Array.of(0, 1), actor: Int32Array.of(1, 2), event: Int32Array.of(1, 2) }
      return assignPeople(columns, ids, rule).count
    }
    for (const rule of identityRules) expect(people(rule)).toBe(2)
  })
})

describe('a blocked id', () => {
  it('identifies nobody and connects nobody', () => {
    const events = [
      { visitor: 'guest' },
      { visitor: 'guest', user: 'ANN' },
      { visitor: 'guest', user: 'BOB' },
      { visitor: 'v', user: 'NULL' },
      { visitor: 'w', user: 'NULL' },
    ]
    const expected = [null, 'ANN', 'BOB', 'v', 'w']
    expect(under(events, ['guest', 'NULL'])).toEqual({
      'next-user': expected,
      'last-user': expected,
      connected: expected,
      none: expected,
    })
  })
})
