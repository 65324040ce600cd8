/** Ids that stand for many people, as what a form writes into a hidden field that is empty; see `noIds`. */
import { isEmail } from '../../../shared/text/email.ts'
import type { SuggestedNoId } from '../../../shared/notes/no-ids.ts'
import { isRecordVisitor } from '../record-ids.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { resolveIds } from './identity/usable.ts'

/** Fewer may share a device. */
const fewest = 10
/** Where more ids stand beside so many, they are of something that people share, such as an account. */
const most = 3
/** Ids that stand alone and are looked through for emails, those of most events, and how many events of each. */
const suspected = 20
const looked = 500

type Context = Pick<ReportContext, 'config' | 'db' | 'journeys'>

/** Generated ids have digits, and emails an @; names of nobody have neither. */
const isWord = (id: string): boolean => !/[\d@]/.test(id)

export function findNoIds({ config, db, journeys }: Context): SuggestedNoId[] {
  const { identities } = journeys
  const { actorVisitor, actorUser } = resolveIds(identities)
  const actor = journeys.column('actor')
  const action = journeys.column('action')
  const isView = journeys.pageViews(config)
  const events = new Uint32Array(actorVisitor.length)
  const onPages = new Uint8Array(actorVisitor.length)
  for (let row = 0; row < actor.length; row++) {
    events[actor[row]!]!++
    if (isView[action[row]!] === 1) onPages[actor[row]!] = 1
  }
  const visitors = tally(actorVisitor, actorUser, events)
  const users = tally(actorUser, actorVisitor, events)
  const hasPages = new Uint8Array(identities.visitors + 1)
  for (let who = 1; who < onPages.length; who++) if (onPages[who] === 1) hasPages[actorVisitor[who]!] = 1
  const text = (table: 'visitor' | 'user', id: number): string =>
    db.prepare(`SELECT value FROM ${table} WHERE id = ?`).pluck().get(id) as string

  const ofVisitors = visitors.shared.flatMap(([visitor, others]): SuggestedNoId[] => {
    const id = text('visitor', visitor)
    // On pages somebody was there: a device in a shop is many users', and is one.
    if (isRecordVisitor(id) || (hasPages[visitor] === 1 && !isWord(id))) return []
    return [{ id, as: 'visitor', beside: others, what: 'users', events: visitors.events[visitor]! }]
  })
  const ofUsers = users.shared.flatMap(([user, others]): SuggestedNoId[] => {
    const id = text('user', user)
    return isWord(id) ? [{ id, as: 'user', beside: others, what: 'visitor ids', events: users.events[user]! }] : []
  })
  const seen = (as: 'visitor' | 'user', { ids, events: of, hasOthers }: Tally): SuggestedNoId[] => {
    const ofActor = as === 'visitor' ? actorVisitor : actorUser
    const isOnPages = new Uint8Array(of.length)
    for (let who = 1; who < onPages.length; who++) if (onPages[who] === 1) isOnPages[ofActor[who]!] = 1
    const lone = ids.filter((id) => isOnPages[id] === 0 && of[id]! >= fewest && !hasOthers[id])
    const suspects = lone.toSorted((a, b) => of[b]! - of[a]!).slice(0, suspected)
    if (suspects.length === 0) return []
    const rowsOf = new Map(suspects.map((id) => [id, [] as number[]]))
    const event = journeys.column('event')
    for (let row = 0; row < actor.length; row++) {
      const rows = rowsOf.get(ofActor[actor[row]!]!)
      if (rows && rows.length < looked) rows.push(event[row]!)
    }
    return [...rowsOf].flatMap(([id, rows]): SuggestedNoId[] => {
      const beside = emailsOf(db, rows)
      const value = text(as, id)
      return beside < fewest || isRecordVisitor(value) ? [] : [{ id: value, as, beside, what: 'emails', events: of[id]! }] // prettier-ignore
    })
  }
  const found = [ofVisitors, ofUsers, seen('visitor', visitors), seen('user', users)]
  return found.flatMap((each) => (each.length > most ? [] : each))
}

/** How many stand among what is known of these events. */
function emailsOf(db: Context['db'], events: readonly number[]): number {
  const details = db
    .prepare(
      `SELECT properties FROM event_detail WHERE event_id IN (SELECT value FROM json_each(?)) AND properties IS NOT NULL`,
    )
    .pluck()
    .all(JSON.stringify(events)) as string[]
  const values = details.flatMap((properties) => Object.values(JSON.parse(properties) as Record<string, unknown>))
  const texts = values.flatMap((value) => (typeof value === 'string' ? value.trim().toLowerCase() : []))
  return new Set(texts.filter(isEmail)).size
}

interface Tally {
  ids: number[]
  events: Float64Array
  hasOthers: boolean[]
  /** Those beside many others, with how many. */
  shared: [number, number][]
}

/** Per id, its events, and beside how many others it stands. */
function tally(ids: Int32Array, others: Int32Array, events: Uint32Array): Tally {
  const size = ids.reduce((most, id) => Math.max(most, id), 0) + 1
  const eventsOf = new Float64Array(size)
  const pairs = new Uint32Array(size)
  for (let who = 1; who < ids.length; who++) {
    const id = ids[who]!
    if (id === 0 || events[who] === 0) continue
    eventsOf[id]! += events[who]!
    if (others[who] !== 0) pairs[id]!++
  }
  // An id may stand beside one that is another's by an alias, and so twice beside the same.
  const beside = new Map<number, Set<number>>()
  pairs.forEach((count, id) => {
    if (count >= fewest) beside.set(id, new Set())
  })
  if (beside.size > 0)
    for (let who = 1; who < ids.length; who++)
      if (events[who]! > 0 && others[who] !== 0) beside.get(ids[who]!)?.add(others[who]!)
  const shared = [...beside]
    .map(([id, set]): [number, number] => [id, set.size])
    .filter(([, count]) => count >= fewest)
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  const all: number[] = []
  eventsOf.forEach((count, id) => {
    if (count > 0) all.push(id)
  })
  return { shared, ids: all, events: eventsOf, hasOthers: Array.from(pairs, (count) => count > 0) }
}
