/** Journeys in the workspace file: saved as chunks of typed arrays, loaded column by column, rebuilt from the rows. */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { readConfig } from '../workspace/config-store.ts'
import { inTransactionNow, type ReadDb, type WriteDb } from '../workspace/db.ts'
import { arrange, columnNames, concatenate, type Journeys, ruleText } from './arrange.ts'
import { blockedWith } from './blocked.ts'
import type { Actors, EventColumns, Identities, StoredEvents } from './identity.ts'
import { SpareMemory } from './spare-memory.ts'

type Column = Float64Array | Int32Array | Uint32Array
const arrays = {
  time: Float64Array,
  actor: Int32Array,
  action: Int32Array,
  origin: Int32Array,
  event: Int32Array,
  offset: Uint32Array,
  personUser: Int32Array,
  personVisitor: Int32Array,
} as const
type StoredColumn = keyof typeof arrays
const storedColumns = Object.keys(arrays) as StoredColumn[]

const chunkValues = 1 << 20

/** Imports know how many events they stored; counting the rows would read all of them. */
function storedEvents(db: ReadDb): { events: number; last: number } {
  return db
    .prepare(
      `SELECT coalesce(sum(last_event_id - first_event_id + 1), 0) AS events, coalesce(max(last_event_id), 0) AS last FROM import`,
    )
    .get() as { events: number; last: number }
}

/** What of the configuration says who a person is. */
export type PeopleRule = Pick<WorkspaceConfig, 'identity' | 'noIds' | 'userIds'>

const textOf = ({ identity, noIds, userIds }: PeopleRule): string =>
  ruleText(identity, { anyCase: userIds.ignoreCase === true, noIds })

/** Of the stored events and the rule: while it is the same, journeys built from them are. */
export function journeyStamp(db: ReadDb): string {
  const parts = db
    .prepare(
      `SELECT sum(last_event_id - first_event_id + 1), max(last_event_id), sum(first_event_id), count(undone_at) FROM import`,
    )
    .raw()
    .get() as unknown[]
  return [textOf(readConfig(db)), ...parts].join(' ')
}

/** True when the saved journeys are those of all stored events under the workspace's rule. */
export function areCurrent(db: ReadDb): boolean {
  const stored = storedEvents(db)
  const saved = db.prepare(`SELECT events, last_event_id AS last, identity FROM journey`).get() as
    { events: number; last: number; identity: string } | undefined
  if (saved === undefined) return stored.events === 0
  return saved.events === stored.events && saved.last === stored.last && saved.identity === textOf(readConfig(db))
}

export function loadColumn<C extends StoredColumn>(db: ReadDb, name: C): InstanceType<(typeof arrays)[C]> {
  const chunks = db
    .prepare(`SELECT data FROM journey_column WHERE name = ? ORDER BY chunk`)
    .pluck()
    .all(name) as Buffer[]
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  const column = new arrays[name](bytes / arrays[name].BYTES_PER_ELEMENT)
  const target = new Uint8Array(column.buffer)
  let at = 0
  for (const chunk of chunks) {
    target.set(chunk, at)
    at += chunk.length
  }
  return column as InstanceType<(typeof arrays)[C]>
}

function loadEvents(db: ReadDb): EventColumns {
  return Object.fromEntries(columnNames.map((name) => [name, loadColumn(db, name)])) as unknown as EventColumns
}

/** Deletes what was saved, puts the columns chunk by chunk, and at last says that they are there. */
function* savingSteps(db: WriteDb, journeys: Journeys): Generator<() => void> {
  yield () => {
    db.prepare(`DELETE FROM journey`).run()
    db.prepare(`DELETE FROM journey_column`).run()
  }
  const put = db.prepare(`INSERT INTO journey_column (name, chunk, data) VALUES (?, ?, ?)`)
  for (const name of storedColumns) {
    const column: Column = journeys[name]
    for (let from = 0, chunk = 0; from < column.length; from += chunkValues, chunk++)
      yield () => {
        const part = column.subarray(from, from + chunkValues)
        put.run(name, chunk, Buffer.from(part.buffer, part.byteOffset, part.byteLength))
      }
  }
  yield () => {
    const length = journeys.time.length
    let last = 0
    for (let i = 0; i < length; i++) if (journeys.event[i]! > last) last = journeys.event[i]!
    db.prepare(
      `INSERT INTO journey (id, identity, events, last_event_id, people, unidentified) VALUES (1, ?, ?, ?, ?, ?)`,
    ).run(journeys.rule, length, last, journeys.people, length - journeys.offset[journeys.people]!)
  }
}

/**
 * Saves journeys a chunk at a time, each in a transaction of its own, so that queries are answered in between. Until
 * the last one the workspace has none, and whoever opens it rebuilds them. Where another process commits meanwhile, the
 * rest is saved at once, from the start, unless it changed the events: then there is nothing worth saving any more.
 */
export class JourneySaver {
  readonly journeys: Journeys
  private readonly db: WriteDb
  private readonly stamp: string
  private readonly steps: Generator<() => void>
  private readonly version: number
  private step: (() => void) | null

  /** `stamp` as it was when the journeys were built. */
  constructor(db: WriteDb, journeys: Journeys, stamp: string) {
    this.db = db
    this.journeys = journeys
    this.stamp = stamp
    this.steps = savingSteps(db, journeys)
    this.version = this.dataVersion()
    this.step = this.next()
  }

  /** Nothing waits for another process that writes: `busy`, and the step is taken next time. */
  save(): 'more' | 'busy' | 'done' {
    const { step } = this
    if (step === null) return 'done'
    const outcome = inTransactionNow(this.db, () => {
      if (this.dataVersion() === this.version) {
        step()
        return 'more'
      }
      if (journeyStamp(this.db) === this.stamp) for (const each of savingSteps(this.db, this.journeys)) each()
      return 'done'
    })
    if (outcome !== 'busy') this.step = outcome === 'more' ? this.next() : null
    return outcome
  }

  private next(): (() => void) | null {
    const next = this.steps.next()
    return next.done ? null : next.value
  }

  /** Counts the commits of other connections. */
  private dataVersion(): number {
    return this.db.prepare(`PRAGMA data_version`).pluck().get() as number
  }
}

/**
 * Journeys of the saved events and these new ones, in the order of import, under the workspace's rule, which may be
 * another than the saved ones were built under. Where the saved
 * ones are not all there was before (another process imports too, and has not saved its own yet), from the rows.
 */
export function buildJourneys(db: ReadDb, fresh: StoredEvents[], spare = new SpareMemory()): Journeys {
  const saved = db.prepare(`SELECT events, last_event_id AS last FROM journey`).get() as
    { events: number; last: number } | undefined
  const events = fresh.reduce((sum, { time }) => sum + time.length, saved?.events ?? 0)
  const areNew = fresh.every(({ time, firstEvent }) => time.length === 0 || firstEvent > (saved?.last ?? 0))
  const stored = storedEvents(db)
  const isSame = fresh.length > 0 || saved?.last === stored.last
  if (!areNew || !isSame || events !== stored.events) return rebuildJourneys(db)
  const config = readConfig(db)
  return arrange(
    concatenate([...(saved ? [loadEvents(db)] : []), ...fresh.map((part) => numbered(part, spare))], columnNames),
    readIdentities(db, config, fresh.at(-1)?.actors),
    config.identity,
    spare,
  )
}

/** The same object: whoever takes a column of it takes the last there is. */
function numbered(events: StoredEvents, spare: SpareMemory): EventColumns {
  const event = spare.int32(events.time.length)
  for (let i = 0; i < event.length; i++) event[i] = events.firstEvent + i
  return Object.assign(events, { event })
}

/** Journeys from the rows alone, under the workspace's rule where no other is given: after a crash between an import and the saving of its journeys. */
export function rebuildJourneys(db: ReadDb, rule: PeopleRule = readConfig(db)): Journeys {
  const total = db.prepare(`SELECT count(*) FROM event`).pluck().get() as number
  const events: EventColumns = {
    time: new Float64Array(total),
    actor: new Int32Array(total),
    action: new Int32Array(total),
    origin: new Int32Array(total),
    event: new Int32Array(total),
  }
  const rows = db.prepare(`SELECT id, time, actor_id, action_id, origin_id FROM event ORDER BY id`).raw().iterate()
  let i = 0
  for (const [id, time, actor, action, origin] of rows as Iterable<
    [number, number, number | null, number, number | null]
  >) {
    events.event[i] = id
    events.time[i] = time
    events.actor[i] = actor ?? 0
    events.action[i] = action
    events.origin[i] = origin ?? 0
    i++
  }
  return arrange(events, readIdentities(db, rule), rule.identity)
}

/** `actors` are those an import knows already: reading them again takes as long as arranging a tenth of its events. */
export function readIdentities(
  db: ReadDb,
  { noIds, userIds }: Pick<PeopleRule, 'noIds' | 'userIds'>,
  known?: Actors,
): Identities {
  const size = (table: string): number =>
    db.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number
  // Words that are blocked have at most nine letters; all others that are have nothing but zeros.
  const isBlocked = blockedWith(noIds)
  const own = JSON.stringify(noIds.map(lowerCase))
  const blocked = (table: string): Set<number> =>
    new Set(
      (
        db
          .prepare(
            `SELECT id, value FROM ${table} WHERE length(value) <= 9 OR value NOT GLOB '*[1-9a-zA-Z]*'
             OR (@own <> '[]' AND lower(trim(value)) IN (SELECT value FROM json_each(@own)))`,
          )
          .all({ own }) as { id: number; value: string }[]
      )
        .filter(({ value }) => isBlocked(value))
        .map(({ id }) => id),
    )
  const visitors = blocked('visitor')
  const users = blocked('user')
  const userCount = size('user')
  const actorCount = size('actor')
  const actors = known?.actorUser.length === actorCount + 1 ? known : readActors(db, actorCount, userCount)
  const anyCase = userIds.ignoreCase === true
  const one = anyCase ? firstSpelling(db, userCount) : null
  return {
    visitors: size('visitor'),
    users: userCount,
    actorVisitor: actors.actorVisitor,
    actorUser: one === null ? actors.actorUser : actors.actorUser.map((user) => one[user]!),
    anyCase,
    noIds,
    isBlockedVisitor: (visitor) => visitors.has(visitor),
    isBlockedUser: (user) => users.has(user),
    aliases: readAliases(db, one, isBlocked),
    visitorAliases: readVisitorAliases(db),
  }
}

/** Of ids that differ in capitals (A to Z, as SQLite compares them), the one without any stands for all, else the first. */
const spelledAlike = `SELECT lower(value) AS alike, count(*) AS ids,
  coalesce(max(id) FILTER (WHERE value = lower(value)), min(id)) AS first FROM user GROUP BY 1 HAVING count(*) > 1`

/** Per user: the one that stands for all of its spelling. */
export function firstSpelling(db: ReadDb, users: number): Int32Array {
  const first = Int32Array.from({ length: users + 1 }, (_, user) => user)
  const rows = db
    .prepare(`SELECT user.id, alike.first FROM (${spelledAlike}) AS alike JOIN user ON lower(user.value) = alike.alike`)
    .raw()
    .iterate()
  for (const [user, one] of rows as Iterable<[number, number]>) first[user] = one
  return first
}

function readActors(db: ReadDb, size: number, users: number): Actors {
  const actorVisitor = new Int32Array(size + 1)
  const actorUser = new Int32Array(size + 1)
  const [count, most] = db.prepare(`SELECT count(*), coalesce(max(visitor_id), 0) FROM actor`).raw().get() as [
    number,
    number,
  ]
  const scale = users + 1
  // A row of three numbers takes several times what one number takes: where no id is missing, both are told as one.
  if (count === size && (most + 1) * scale < Number.MAX_SAFE_INTEGER) {
    const both = db
      .prepare(`SELECT coalesce(visitor_id, 0) * ? + coalesce(user_id, 0) FROM actor ORDER BY id`)
      .pluck()
      .all(scale) as number[]
    for (let id = 1; id <= size; id++) {
      actorVisitor[id] = Math.floor(both[id - 1]! / scale)
      actorUser[id] = both[id - 1]! % scale
    }
    return { actorVisitor, actorUser }
  }
  const rows = db.prepare(`SELECT id, coalesce(visitor_id, 0), coalesce(user_id, 0) FROM actor`).raw().iterate()
  for (const [id, visitor, user] of rows as Iterable<[number, number, number]>) {
    actorVisitor[id] = visitor
    actorUser[id] = user
  }
  return { actorVisitor, actorUser }
}

/** Letters A to Z, as SQLite does it. */
export const lowerCase = (id: string): string => id.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** By rising time: where an id was made two users, the later alias overwrites the earlier. */
function readAliases(db: ReadDb, one: Int32Array | null, isBlocked: (id: string) => boolean): Identities['aliases'] {
  // A pair of ids said again and again counts once, where it was said last.
  const rows = db
    .prepare(
      `SELECT alias.previous, actor.user_id AS "to" FROM alias JOIN event ON event.id = alias.event_id
       JOIN actor ON actor.id = event.actor_id WHERE actor.user_id IS NOT NULL
       GROUP BY 1, 2 ORDER BY max(event.time), max(event.id)`,
    )
    .all() as { previous: string; to: number }[]
  const usable = rows.filter(({ previous }) => !isBlocked(previous))
  if (usable.length === 0) return []
  const idsOf = (table: 'visitor' | 'user', spell: (id: string) => string, key: string): ((id: string) => number) => {
    const list = JSON.stringify([...new Set(usable.map((row) => spell(row.previous)))])
    const rows = db
      .prepare(`SELECT ${key}, id FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`)
      .raw()
      .all(list) as [string, number][]
    const ids = new Map(rows)
    return (id) => ids.get(spell(id)) ?? 0
  }
  const visitor = idsOf('visitor', String, 'value')
  const user = one === null ? idsOf('user', String, 'value') : idsOf('user', lowerCase, 'lower(value)')
  const standing = (id: number): number => (one === null ? id : one[id]!)
  return usable.map(({ previous, to }) => ({
    previous,
    visitor: visitor(previous),
    user: standing(user(previous)),
    to: standing(to),
  }))
}

/** Of rows that name an earlier id and no user: both ids are visitors. */
function readVisitorAliases(db: ReadDb): Identities['visitorAliases'] {
  return db
    .prepare(
      `SELECT alias.previous, visitor.id AS visitor, actor.visitor_id AS "to" FROM alias JOIN event ON event.id = alias.event_id
       JOIN actor ON actor.id = event.actor_id JOIN visitor ON visitor.value = alias.previous
       WHERE actor.user_id IS NULL AND actor.visitor_id IS NOT NULL AND actor.visitor_id <> visitor.id
       GROUP BY 1, 3 ORDER BY max(event.time), max(event.id)`,
    )
    .all() as Identities['visitorAliases']
}
