/** What each identity rule makes of the same events, and which ids deserve a look. */
import { identityRules, type IdentityRuleName } from '../../../../shared/config.ts'
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import type { GoalTest } from '../../goals/goal.ts'
import { assignPeople, type Identifying, type Identities } from '../../journeys/identity.ts'
import { resolveIds } from '../../journeys/identity/usable.ts'
import { findGoal } from '../../journeys/model.ts'
import { readIdentities } from '../../journeys/store.ts'
import { accountForEvents } from '../accounting.ts'
import type { ReportContext, RunReport } from '../report-context.ts'

type Row = ReportRow<'identity'>
type Totals = ReportTotals<'identity'>

export const identity: RunReport<'identity'> = (context, params) => {
  const { config, journeys, db } = context
  // Who is one person can be asked before there is a goal.
  const goal = params.goal === null && config.goals.length === 0 ? null : findGoal(config, params.goal)
  const test = goal && journeys.goal(goal, config)
  const ids = readIdentities(db)
  const active = judge(context, ids, config.identity, test)
  const rows = identityRules.map((rule): Row => {
    const judged = rule === config.identity ? active : judge(context, ids, rule, test)
    return {
      rule,
      active: rule === config.identity,
      people: judged.people,
      ...(test === null
        ? { conversions: null, changedFirstTouch: null, gained: null, lost: null }
        : compare(judged.firstTouch, active.firstTouch)),
    }
  })
  return {
    params: { ...params, goal: goal?.name ?? null },
    rows,
    totals: {
      ...listIds(context, ids, params),
      ...accountForEvents(context, { from: -Infinity, to: Infinity, lookback: Infinity }),
    },
  }
}

const notCounted = -2
const noTouch = -1

interface Judged {
  people: number
  /** Per event that could reach the goal: row of the conversion's first interaction, or one of the above. */
  firstTouch: Int32Array
}

function judge(
  { config, journeys }: ReportContext,
  ids: Identities,
  rule: IdentityRuleName,
  goal: GoalTest | null,
): Judged {
  const events: Identifying = {
    time: journeys.column('time'),
    actor: journeys.column('actor'),
    event: journeys.column('event'),
  }
  const { time, event } = events
  const { person, count } = assignPeople(events, ids, rule)
  if (goal === null) return { people: count, firstTouch: new Int32Array(0) }
  const action = journeys.column('action')
  const interactions = journeys.interactions(config, journeys.classes(config.contentGroups))
  const isBefore = (a: number, b: number): boolean =>
    time[a]! < time[b]! || (time[a] === time[b] && event[a]! < event[b]!)
  const firstInteraction = new Int32Array(count).fill(noTouch)
  const firstReached = new Int32Array(count).fill(noTouch)
  const reached: number[] = []
  for (let row = 0; row < person.length; row++) {
    const who = person[row]!
    if (who < 0) continue
    const what = action[row]!
    if (interactions[what] === 1 && (firstInteraction[who] === noTouch || isBefore(row, firstInteraction[who]!)))
      firstInteraction[who] = row
    if (goal.actions[what] === 0 || (goal.allows !== null && !goal.allows(event[row]!))) continue
    reached.push(row)
    if (firstReached[who] === noTouch || isBefore(row, firstReached[who]!)) firstReached[who] = row
  }
  const once = goal.goal.count === 'once'
  // Events of nobody are nobody's under every rule, so the same ones are listed each time.
  const firstTouch = Int32Array.from(reached, (row) => {
    const who = person[row]!
    if (once && firstReached[who] !== row) return notCounted
    const first = firstInteraction[who]!
    return first !== noTouch && time[first]! <= time[row]! ? first : noTouch
  })
  return { people: count, firstTouch }
}

function compare(own: Int32Array, active: Int32Array): Omit<Row, 'rule' | 'active' | 'people'> {
  const found = { conversions: 0, changedFirstTouch: 0, gained: 0, lost: 0 }
  own.forEach((touch, at) => {
    const counted = touch !== notCounted
    const was = active[at] !== notCounted
    if (counted) found.conversions++
    if (counted && was && touch !== active[at]) found.changedFirstTouch++
    if (counted && !was) found.gained++
    if (!counted && was) found.lost++
  })
  return found
}

function listIds(
  { db, journeys }: ReportContext,
  ids: Identities,
  { minUsers, limit }: { minUsers: number; limit: number },
): Pick<Totals, 'visitors' | 'users' | 'aliases' | 'suspicious' | 'suspiciousVisitors' | 'blocked'> {
  const { actorVisitor, actorUser } = resolveIds(ids)
  const time = journeys.column('time')
  const actor = journeys.column('actor')
  const events = new Float64Array(actorVisitor.length)
  const from = new Float64Array(actorVisitor.length).fill(Infinity)
  const to = new Float64Array(actorVisitor.length).fill(-Infinity)
  for (let row = 0; row < actor.length; row++) {
    const who = actor[row]!
    events[who]!++
    if (time[row]! < from[who]!) from[who] = time[row]!
    if (time[row]! > to[who]!) to[who] = time[row]!
  }
  const usersOf = new Map<number, Set<number>>()
  const known = new Set<number>()
  const seen = new Set<number>()
  const blocked = new Map<string, number>()
  const text = (table: 'visitor' | 'user', id: number): string =>
    db.prepare(`SELECT value FROM ${table} WHERE id = ?`).pluck().get(id) as string
  for (let who = 1; who < events.length; who++) {
    if (events[who] === 0) continue
    const visitor = actorVisitor[who]!
    const user = actorUser[who]!
    if (visitor !== 0) seen.add(visitor)
    if (user !== 0) known.add(user)
    if (visitor !== 0 && user !== 0) usersOf.set(visitor, (usersOf.get(visitor) ?? new Set()).add(user))
    for (const [as, id, isBlocked] of [
      ['visitor', ids.actorVisitor[who]!, ids.isBlockedVisitor],
      ['user', ids.actorUser[who]!, ids.isBlockedUser],
    ] as const)
      if (id !== 0 && isBlocked(id)) blocked.set(`${as} ${id}`, (blocked.get(`${as} ${id}`) ?? 0) + events[who]!)
  }
  const shared = [...usersOf].filter(([, users]) => users.size >= minUsers)
  const onVisitor = new Map(shared.map(([visitor]) => [visitor, { events: 0, from: Infinity, to: -Infinity }]))
  for (let who = 1; who < events.length; who++) {
    const sum = onVisitor.get(actorVisitor[who]!)
    if (!sum || events[who] === 0) continue
    sum.events += events[who]!
    sum.from = Math.min(sum.from, from[who]!)
    sum.to = Math.max(sum.to, to[who]!)
  }
  const suspicious = shared
    .map(([visitor, users]) => ({ visitor, users, ...onVisitor.get(visitor)! }))
    .sort((a, b) => b.users.size - a.users.size || b.events - a.events || a.visitor - b.visitor)
    .slice(0, limit)
    .map(({ visitor, users, events: count, from: first, to: last }) => ({
      visitor: text('visitor', visitor),
      users: users.size,
      examples: [...users].slice(0, 5).map((user) => text('user', user)),
      events: count,
      firstAt: new Date(first).toISOString(),
      lastAt: new Date(last).toISOString(),
    }))
  return {
    visitors: seen.size,
    users: known.size,
    aliases: ids.aliases.length,
    suspicious,
    suspiciousVisitors: shared.length,
    blocked: [...blocked]
      .map(([key, count]) => {
        const [as, id] = key.split(' ') as ['visitor' | 'user', string]
        return { id: text(as, Number(id)), as, events: count }
      })
      .sort((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1)),
  }
}
