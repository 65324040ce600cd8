/** Other ids that files give to several users: no rule but that of connected ids can say whose they are. */
import type { SharedIds } from '../../../shared/notes/shared-ids.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReadDb } from '../workspace/db.ts'
import { followAliases, usableIds } from './identity/usable.ts'
import type { JourneyModel } from './model.ts'

const shown = 2
const usersShown = 3

const none: SharedIds = { ids: 0, users: 0, examples: [], events: 0, goals: [] }

interface Context {
  db: ReadDb
  config: WorkspaceConfig
  journeys: JourneyModel
}

/** `since`: only where events from that one on are known by such an id, or give it to somebody. */
export function sharedIds({ db, config, journeys }: Context, since = 0): SharedIds {
  // Under the one they are all one person, under the other no id is another's.
  if (config.identity === 'connected' || config.identity === 'none') return none
  const ids = journeys.identities
  const became = followAliases(ids)
  const usersOf = new Map<string, { user: number; visitor: number; to: Map<number, number> }>()
  for (const { previous, user, visitor, to } of ids.aliases) {
    const end = became[to]!
    if (end === 0) continue
    const known = usersOf.get(previous)
    if (known) known.to.set(end, to)
    else usersOf.set(previous, { user, visitor, to: new Map([[end, to]]) })
  }
  const shared = [...usersOf].filter(([, { to }]) => to.size > 1)
  if (shared.length === 0) return none
  const { actorUser, actorVisitor } = usableIds(ids)
  const isUser = new Set(shared.flatMap(([, { user }]) => (user === 0 ? [] : [user])))
  const isVisitor = new Set(shared.flatMap(([, { visitor }]) => (visitor === 0 ? [] : [visitor])))
  // Whose they are is known by the users they were seen with.
  actorVisitor.forEach((visitor, who) => actorUser[who] !== 0 && isVisitor.delete(visitor))
  const depends = Uint8Array.from(actorUser, (user, who) => ((user === 0 ? isVisitor.has(actorVisitor[who]!) : isUser.has(user)) ? 1 : 0)) // prettier-ignore
  const goals = config.goals.map((goal) => ({ ...journeys.goal(goal, config), events: 0 }))
  const [actor, action, event] = [journeys.column('actor'), journeys.column('action'), journeys.column('event')]
  let events = 0
  let isNew = since === 0 || givenSince(db, shared.map(([id]) => id), since) // prettier-ignore
  for (let row = 0; row < journeys.ends.counted; row++) {
    if (depends[actor[row]!] === 0) continue
    events++
    isNew ||= event[row]! >= since
    for (const goal of goals)
      if (goal.actions[action[row]!] === 1 && (goal.allows === null || goal.allows(event[row]!))) goal.events++
  }
  if (!isNew) return none
  const nameOf = db.prepare(`SELECT value FROM user WHERE id = ?`).pluck()
  return {
    ids: shared.length,
    users: new Set(shared.flatMap(([, { to }]) => [...to.keys()])).size,
    examples: shared.slice(0, shown).map(([id, { to }]) => ({ id, users: [...to.values()].slice(0, usersShown).map((user) => nameOf.get(user) as string) })), // prettier-ignore
    events,
    goals: goals.flatMap(({ goal, events: of }) => (of === 0 ? [] : [{ goal: goal.name, events: of }])),
  }
}

const givenSince = (db: ReadDb, ids: readonly string[], since: number): boolean =>
  db
    .prepare(`SELECT 1 FROM alias WHERE event_id >= ? AND previous IN (SELECT value FROM json_each(?)) LIMIT 1`)
    .get(since, JSON.stringify(ids)) !== undefined
