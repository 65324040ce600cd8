/** Ids of users that differ in capitals only, which may be one person's: ids of their own, and others of somebody. */
import type { UserCapitals } from '../../../shared/notes/apart-spellings.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReadDb } from '../workspace/db.ts'
import { blockedWith } from './blocked.ts'
import { connections } from './identity/connected.ts'
import type { Identities } from './identity/types.ts'
import { followAliases } from './identity/usable.ts'
import type { JourneyModel } from './model.ts'
import { firstSpelling, lowerCase, type PeopleRule, readIdentities } from './store.ts'

const shown = 3

interface Alike {
  /** Spellings of one id each, most first. */
  groups: string[][]
  /** People of these ids, while capitals count and where they do not. */
  apart: number
  together: number
  /** Whether a user would be another person's where capitals do not count. */
  joins: (user: number) => boolean
}

const alikeSql = `WITH known AS (SELECT value FROM user UNION SELECT previous FROM alias),
  alike AS (SELECT lower(value) AS alike FROM known GROUP BY 1 HAVING count(*) > 1)
  SELECT alike.alike, user.id, user.value FROM user JOIN alike ON lower(user.value) = alike.alike ORDER BY user.id`

function findAlike(db: ReadDb, { identity, noIds }: PeopleRule): Alike {
  const rows = db.prepare(alikeSql).all() as { alike: string; id: number; value: string }[]
  const isBlocked = blockedWith(noIds)
  // Ids that identify nobody are nobody's in any spelling.
  const users = rows.filter(({ alike }) => !isBlocked(alike))
  if (users.length === 0) return { groups: [], apart: 0, together: 0, joins: () => false }
  const exact = readIdentities(db, { noIds, userIds: { ignoreCase: false } })
  const folded = readIdentities(db, { noIds, userIds: { ignoreCase: true } }, exact)
  const standing = firstSpelling(db, exact.users)
  const personOf = personUnder(identity, exact)
  const foldedPersonOf = personUnder(identity, folded)
  const personTogether = (user: number): number => foldedPersonOf(standing[user]!)

  const byAlike = new Map<string, { spellings: Set<string>; users: Set<number> }>()
  for (const { alike, id, value } of users) {
    const group = byAlike.get(alike) ?? { spellings: new Set(), users: new Set() }
    group.spellings.add(value)
    group.users.add(id)
    byAlike.set(alike, group)
  }
  if (identity !== 'none')
    for (const { previous, to } of exact.aliases) {
      const group = byAlike.get(lowerCase(previous))
      group?.spellings.add(previous)
      group?.users.add(to)
    }
  const apart = new Set<number>()
  const together = new Set<number>()
  const groups: string[][] = []
  for (const { spellings, users } of byAlike.values()) {
    const people = new Set([...users].map(personOf))
    const joined = new Set([...users].map(personTogether))
    if (spellings.size === 1 || joined.size >= people.size) continue
    groups.push([...spellings])
    for (const person of people) apart.add(person)
    for (const person of joined) together.add(person)
  }
  return {
    groups: groups.sort((a, b) => b.length - a.length),
    apart: apart.size,
    together: together.size,
    joins: (user) => {
      const person = personOf(user)
      return apart.has(person) && personOf(personTogether(user)) !== person
    },
  }
}

/** The person of a user, as far as other ids of users say who that is. */
function personUnder(identity: PeopleRule['identity'], ids: Identities): (user: number) => number {
  if (identity === 'none') return (user) => user
  if (identity === 'connected') return connections(ids).find
  const end = followAliases(ids)
  return (user) => end[user]!
}

/** The ids that differ from another in capitals only. */
export const alikeIds = (db: ReadDb, rule: PeopleRule): string[] => findAlike(db, rule).groups.flat()

export function userCapitals({
  db,
  config,
  journeys,
}: {
  db: ReadDb
  config: WorkspaceConfig
  journeys: JourneyModel
}): UserCapitals {
  const { groups, apart, together, joins } = findAlike(db, config)
  const conversionsOf = (goal: WorkspaceConfig['goals'][number]): number => {
    const { person } = journeys.reachedGoal(config, goal)
    const user = journeys.column('personUser')
    return person.reduce((sum, who) => sum + (user[who] !== 0 && joins(user[who]!) ? 1 : 0), 0)
  }
  return {
    ids: groups.flat().length,
    apart,
    people: together,
    examples: groups.slice(0, shown),
    conversions:
      groups.length === 0 || config.userIds.ignoreCase === true
        ? []
        : config.goals
            .map((goal) => ({ goal: goal.name, conversions: conversionsOf(goal) }))
            .filter(({ conversions }) => conversions > 0),
  }
}
