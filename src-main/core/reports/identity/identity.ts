/** What each identity rule makes of the same events, and which ids deserve a look. */
import { identityRules, type IdentityRuleName } from '../../../../shared/config.ts'
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import type { GoalTest } from '../../goals/goal.ts'
import { byTime, findOwners, type Identifying, type Identities } from '../../journeys/identity.ts'
import { resolveIds, usableIds } from '../../journeys/identity/usable.ts'
import { findGoal } from '../../journeys/model.ts'
import { always } from '../../journeys/scan.ts'
import { userCapitals } from '../../journeys/user-capitals.ts'
import { isRecordVisitorSql } from '../../record-ids.ts'
import { accountForEvents } from '../accounting.ts'
import type { ReportContext, RunReport } from '../report-context.ts'

type Row = ReportRow<'identity'>
type Totals = ReportTotals<'identity'>

export const identity: RunReport<'identity'> = (context, params) => {
  const { config, journeys } = context
  // Who is one person can be asked before there is a goal.
  const goal = params.goal === null && config.goals.length === 0 ? null : findGoal(config, params.goal)
  const test = goal && journeys.goal(goal, config)
  const ids = journeys.identities
  const records = recordVisitors(context)
  const events = gather(context, test, records)
  const active = judge(context, ids, config.identity, events)
  const rows = identityRules.map((rule): Row => {
    const judged = rule === config.identity ? active : judge(context, ids, rule, events)
    return {
      rule,
      active: rule === config.identity,
      people: judged.people,
      ...judged.joined,
      ...(test === null
        ? { conversions: null, attributed: null, changedFirstTouch: null, gained: null, lost: null }
        : compare(judged.firstTouch, active.firstTouch)),
    }
  })
  return {
    params: { ...params, goal: goal?.name ?? null },
    rows,
    totals: {
      ...listIds(context, ids, records, params),
      capitals: userCapitals(context),
      ...accountForEvents(context, always),
    },
  }
}

const notCounted = -2
const noTouch = -1

/**
 * What is the same under every rule. Rows after the last person's are of nobody, under every rule too. People left out
 * are others under another rule, so their rows are among these, and each rule passes over its own.
 */
interface Gathered {
  end: number
  /** null without a goal. */
  goal: Candidates | null
  /** Per action: 1 for interactions; none without a goal. */
  isInteraction: Uint8Array
  /** Per actor: whether it has events, and its first interaction or `noTouch`. */
  hasEvents: Uint8Array
  firstOfActor: Int32Array
  /** Per actor: the visitor id of its device, 0 for none, and how its events can come to a user whose id they do not carry. */
  deviceOf: Int32Array
  linkOf: Uint8Array
}

/** How an event without the id of a user comes to one: the visitor was identified at another time, or an alias says so. */
const byLogin = 1
const byPreviousId = 2

function findLinks(ids: Identities, hasEvents: Uint8Array): { visitorOf: Int32Array; linkOf: Uint8Array } {
  const { actorVisitor: visitorOf, actorUser: written } = usableIds(ids)
  const { actorVisitor: visitorMeant, actorUser: meant } = resolveIds(ids)
  const isIdentified = new Uint8Array(ids.visitors + 1)
  for (let who = 1; who < meant.length; who++)
    if (hasEvents[who] === 1 && meant[who] !== 0) isIdentified[visitorMeant[who]!] = 1
  isIdentified[0] = 0
  const linkOf = Uint8Array.from(meant, (user, who) => {
    if (user !== 0) return user === written[who] ? 0 : byPreviousId
    if (visitorMeant[who] !== visitorOf[who]) return byPreviousId
    return isIdentified[visitorOf[who]!] === 1 ? byLogin : byPreviousId
  })
  return { visitorOf, linkOf }
}

/** Per visitor: whether its id stands for a record, and so for no device. */
function recordVisitors({ db, journeys }: ReportContext): Uint8Array {
  const isRecord = new Uint8Array(journeys.identities.visitors + 1)
  for (const id of db.prepare(`SELECT id FROM visitor WHERE ${isRecordVisitorSql}`).pluck().iterate())
    isRecord[id as number] = 1
  return isRecord
}

function gather({ config, journeys }: ReportContext, goal: GoalTest | null, isRecord: Uint8Array): Gathered {
  const action = journeys.column('action')
  const actor = journeys.column('actor')
  const isBefore = beforeIn(journeys)
  const isInteraction =
    goal === null
      ? new Uint8Array(journeys.actions.count)
      : journeys.interactions(config, journeys.classes(config.contentGroups))
  const end = journeys.ends.leftOut
  const actors = journeys.identities.actorUser.length
  const hasEvents = new Uint8Array(actors)
  const firstOfActor = new Int32Array(actors).fill(noTouch)
  for (let row = 0; row < end; row++) {
    const who = actor[row]!
    const what = action[row]!
    hasEvents[who] = 1
    if (isInteraction[what] === 1) {
      const first = firstOfActor[who]!
      if (first === noTouch || isBefore(row, first)) firstOfActor[who] = row
    }
  }
  const links = findLinks(journeys.identities, hasEvents)
  const deviceOf = links.visitorOf.map((visitor) => (isRecord[visitor] === 1 ? 0 : visitor))
  return {
    end,
    goal: goal && candidatesOf(journeys, goal),
    isInteraction,
    hasEvents,
    firstOfActor,
    deviceOf,
    linkOf: links.linkOf,
  }
}

/** Events that could reach a goal, whoever is a person, and those that could reach the goal it comes after. */
interface Candidates {
  once: boolean
  rows: Int32Array
  after: Candidates | null
}

function candidatesOf(journeys: ReportContext['journeys'], { goal, actions, allows, after }: GoalTest): Candidates {
  const action = journeys.column('action')
  const event = journeys.column('event')
  const rows: number[] = []
  for (let row = 0; row < journeys.ends.leftOut; row++)
    if (actions[action[row]!] === 1 && (allows === null || allows(event[row]!))) rows.push(row)
  return { once: goal.count === 'once', rows: Int32Array.from(rows), after: after && candidatesOf(journeys, after) }
}

const beforeIn = (journeys: ReportContext['journeys']): ((a: number, b: number) => boolean) => {
  const time = journeys.column('time')
  const event = journeys.column('event')
  return (a, b) => time[a]! < time[b]! || (time[a] === time[b] && event[a]! < event[b]!)
}

interface Judged {
  people: number
  joined: Pick<Row, 'severalVisitors' | 'byLogin' | 'byPreviousId'>
  /** Per event that could reach the goal: row of the conversion's first interaction, or one of the above. */
  firstTouch: Int32Array
}

function judge({ journeys }: ReportContext, ids: Identities, rule: IdentityRuleName, events: Gathered): Judged {
  const time = journeys.column('time')
  const actor = journeys.column('actor')
  const action = journeys.column('action')
  const identifying: Identifying = { time, actor, event: journeys.column('event') }
  const { ofActor, at } = findOwners(identifying, ids, rule)
  const { end, goal, isInteraction, hasEvents, firstOfActor, deviceOf, linkOf } = events
  const isBefore = beforeIn(journeys)
  // Users stand at their id, visitors after all users.
  const placeOf = (owner: number): number => (owner >= 0 ? owner : ids.users - owner)
  const leftOut = journeys.idsLeftOut(rule)
  const isOut = (owner: number): boolean =>
    leftOut !== null && (owner > 0 ? leftOut.user[owner] : leftOut.visitor[-owner]) === 1
  const isPerson = new Uint8Array(ids.users + ids.visitors + 1)
  const firstInteraction = new Int32Array(isPerson.length).fill(noTouch)
  const firstDevice = new Int32Array(isPerson.length)
  const hasSeveral = new Uint8Array(isPerson.length)
  const isLinked = [byLogin, byPreviousId].map((link) => ({ link, people: new Uint8Array(isPerson.length) }))
  const offer = (owner: number, row: number, who: number): void => {
    if (owner === 0 || isOut(owner)) return
    const place = placeOf(owner)
    isPerson[place] = 1
    const device = deviceOf[who]!
    if (firstDevice[place] === 0) firstDevice[place] = device
    else if (device !== 0 && device !== firstDevice[place]) hasSeveral[place] = 1
    // Without joining, what an alias renames keeps its own id.
    if (owner > 0 && rule !== 'none')
      for (const { link, people } of isLinked) if (linkOf[who] === link) people[place] = 1
    if (row === noTouch) return
    const first = firstInteraction[place]!
    if (first === noTouch || isBefore(row, first)) firstInteraction[place] = row
  }
  let anyByTime = false
  for (let who = 1; who < ofActor.length; who++) {
    if (hasEvents[who] === 0) continue
    if (ofActor[who] === byTime) anyByTime = true
    else offer(ofActor[who]!, firstOfActor[who]!, who)
  }
  if (anyByTime)
    for (let row = 0; row < end; row++)
      if (ofActor[actor[row]!] === byTime)
        offer(at(row), isInteraction[action[row]!] === 1 ? row : noTouch, actor[row]!)
  const people = sum(isPerson)
  const [login, previousId] = isLinked.map((each) => sum(each.people))
  const joined = { severalVisitors: sum(hasSeveral), byLogin: login!, byPreviousId: previousId! }
  if (goal === null) return { people, joined, firstTouch: new Int32Array(0) }
  const nowhere = -1
  const placeOfRow = (row: number): number => {
    const fixed = ofActor[actor[row]!]!
    const owner = fixed === byTime ? at(row) : fixed
    return isOut(owner) ? nowhere : placeOf(owner)
  }
  /** Whose conversion each of the events is; `nowhere` where it is none. */
  const counted = ({ once, rows, after }: Candidates): Int32Array => {
    const places = rows.map(placeOfRow)
    const since = after === null ? null : new Float64Array(isPerson.length).fill(Infinity)
    if (since !== null)
      counted(after!).forEach((place, index) => {
        if (place !== nowhere) since[place] = Math.min(since[place]!, time[after!.rows[index]!]!)
      })
    const firstReached = new Int32Array(isPerson.length).fill(noTouch)
    rows.forEach((row, index) => {
      const place = places[index]!
      if (place === nowhere) return
      const first = firstReached[place]!
      if (first === noTouch || isBefore(row, first)) firstReached[place] = row
    })
    const counts = (row: number, place: number): boolean =>
      (!once || firstReached[place] === row) && (since === null || time[row]! >= since[place]!)
    return places.map((place, index) => (place !== nowhere && counts(rows[index]!, place) ? place : nowhere))
  }
  const conversions = counted(goal)
  const firstTouch = goal.rows.map((row, index) => {
    const place = conversions[index]!
    if (place === nowhere) return notCounted
    const first = firstInteraction[place]!
    return first !== noTouch && time[first]! <= time[row]! ? first : noTouch
  })
  return { people, joined, firstTouch }
}

type Compared = Pick<Row, 'conversions' | 'attributed' | 'changedFirstTouch' | 'gained' | 'lost'>

function compare(own: Int32Array, active: Int32Array): Compared {
  const found = { conversions: 0, attributed: 0, changedFirstTouch: 0, gained: 0, lost: 0 }
  own.forEach((touch, at) => {
    const counted = touch !== notCounted
    const was = active[at] !== notCounted
    if (counted) found.conversions++
    if (counted && touch !== noTouch) found.attributed++
    if (counted && was && touch !== active[at]) found.changedFirstTouch++
    if (counted && !was) found.gained++
    if (!counted && was) found.lost++
  })
  return found
}

function listIds(
  { db, journeys }: ReportContext,
  ids: Identities,
  isRecord: Uint8Array,
  { minUsers, limit }: { minUsers: number; limit: number },
): Pick<Totals, 'visitors' | 'users' | 'aliases' | 'suspicious' | 'suspiciousVisitors' | 'blocked'> {
  const { actorVisitor: written } = usableIds(ids)
  const { actorVisitor, actorUser } = resolveIds(ids)
  const time = journeys.column('time')
  const actor = journeys.column('actor')
  const events = new Float64Array(actorVisitor.length)
  const from = new Float64Array(actorVisitor.length).fill(Infinity)
  const to = new Float64Array(actorVisitor.length).fill(-Infinity)
  const { ends } = journeys
  for (let row = 0; row < actor.length; row++) {
    if (row === ends.counted) row = ends.leftOut
    if (row === actor.length) break
    const who = actor[row]!
    events[who]!++
    if (time[row]! < from[who]!) from[who] = time[row]!
    if (time[row]! > to[who]!) to[who] = time[row]!
  }
  const isVisitor = new Uint8Array(ids.visitors + 1)
  const isUser = new Uint8Array(ids.users + 1)
  // No visitor has more users than actors.
  const actorsOf = new Uint32Array(ids.visitors + 1)
  const blocked = new Map<string, number>()
  const text = (table: 'visitor' | 'user', id: number): string =>
    db.prepare(`SELECT value FROM ${table} WHERE id = ?`).pluck().get(id) as string
  const countBlocked = (as: 'visitor' | 'user', id: number, who: number): void => {
    blocked.set(`${as} ${id}`, (blocked.get(`${as} ${id}`) ?? 0) + events[who]!)
  }
  for (let who = 1; who < events.length; who++) {
    if (events[who] === 0) continue
    const visitor = actorVisitor[who]!
    const user = actorUser[who]!
    isVisitor[written[who]!] = 1 - isRecord[written[who]!]!
    isUser[user] = 1
    if (user !== 0) actorsOf[visitor]!++
    const { actorVisitor: visitors, actorUser: users } = ids
    if (visitors[who] !== 0 && ids.isBlockedVisitor(visitors[who]!)) countBlocked('visitor', visitors[who]!, who)
    if (users[who] !== 0 && ids.isBlockedUser(users[who]!)) countBlocked('user', users[who]!, who)
  }
  isVisitor[0] = isUser[0] = 0
  const usersOf = new Map<number, Set<number>>()
  for (let who = 1; who < events.length; who++) {
    const visitor = actorVisitor[who]!
    if (events[who] === 0 || visitor === 0 || actorUser[who] === 0 || actorsOf[visitor]! < minUsers) continue
    const users = usersOf.get(visitor)
    if (users) users.add(actorUser[who]!)
    else usersOf.set(visitor, new Set([actorUser[who]!]))
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
    visitors: sum(isVisitor),
    users: sum(isUser),
    aliases: ids.aliases.length + ids.visitorAliases.length,
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

function sum(flags: Uint8Array): number {
  let count = 0
  for (let i = 0; i < flags.length; i++) count += flags[i]!
  return count
}
