/**
 * Turns the numbers of parse workers into ids of the workspace. An entry gets its id when the first stored event uses
 * it, in the order of the file: ids are the same however many workers read it, and entries that only rejected or
 * duplicate rows had are not stored.
 */
import type { Actors } from '../../journeys/identity.ts'
import type { WriteDb } from '../../workspace/db.ts'
import type { NewEntries } from '../encode/event-encoder.ts'
import { type Hash64, hashText, mixInto } from '../encode/hash.ts'
import { PairTable, withRoom } from '../encode/tables.ts'
import { insertColumns, insertPairs } from './insert-many.ts'

/** Rows of one dictionary table: known ones by a 64-bit key, new ones numbered on from the highest id, as SQLite does. */
class Table {
  /** True where nothing was stored: what one worker calls new is new, without a look. */
  protected readonly wasEmpty: boolean
  protected readonly ids: PairTable

  constructor(db: WriteDb, table: string) {
    const highest = db.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number | null
    this.wasEmpty = highest === null
    this.ids = new PairTable((highest ?? 0) + 1)
  }

  protected put({ lo, hi }: Hash64, id: number): void {
    this.ids.put(lo, hi, id)
  }
}

const storedRows = <Value>(db: WriteDb, table: string, columns: string[]): Iterable<[number, ...Value[]]> =>
  db
    .prepare(`SELECT id, ${columns.join(', ')} FROM ${table}`)
    .raw()
    .iterate() as Iterable<[number, ...Value[]]>

const ignore = (): void => undefined

/** Entries that are texts, told apart by the hash of them (see hash.ts). */
class Texts extends Table {
  private readonly insert
  private readonly width: number
  private readonly isAlone: boolean
  /** Values of new rows, one after the other. */
  private pending: string[] = []

  constructor(db: WriteDb, table: string, columns: string[], isAlone: boolean) {
    super(db, table)
    for (const [id, ...values] of storedRows<string>(db, table, columns)) this.put(textKey(values), id)
    this.insert = insertColumns(db, table, columns)
    this.width = columns.length
    this.isAlone = isAlone
  }

  idOf(...values: string[]): number {
    const { next } = this.ids
    let id = next
    if (this.isAlone && this.wasEmpty) this.ids.next++
    else {
      const { lo, hi } = textKey(values)
      id = this.ids.get(lo, hi, ignore)
    }
    if (id === next) for (const value of values) this.pending.push(value)
    return id
  }

  flush(): void {
    const { pending, width } = this
    if (pending.length === 0) return
    this.insert(pending.length / width, (params, at, row) => {
      for (let i = 0; i < width; i++) params[at + i] = pending[row * width + i]
    })
    this.pending = []
  }
}

const combined: Hash64 = { lo: 0, hi: 0 }
const part: Hash64 = { lo: 0, hi: 0 }

function textKey(values: string[]): Hash64 {
  hashText(values[0]!, combined)
  for (let i = 1; i < values.length; i++) {
    hashText(values[i]!, part)
    mixInto(combined, part.lo)
    mixInto(combined, part.hi)
  }
  // (0, 0) means nothing to the table.
  if (combined.lo === 0 && combined.hi === 0) combined.lo = 1
  return combined
}

/** Entries that are pairs of ids; 0 is none. */
class Pairs extends Table {
  private readonly insert
  private readonly isAlone: boolean
  /** By id; as many as `ids.next`. */
  private left = new Int32Array(1024)
  private right = new Int32Array(1024)
  /** The first that is not inserted yet. */
  private pending: number

  constructor(db: WriteDb, table: string, columns: [string, string], isAlone: boolean) {
    super(db, table)
    for (const [id, a, b] of storedRows<number | null>(db, table, columns)) {
      this.keep(id, a ?? 0, b ?? 0)
      this.put({ lo: a ?? 0, hi: b ?? 0 }, id)
    }
    this.insert = insertPairs(db, table, columns)
    this.isAlone = isAlone
    this.pending = this.ids.next
  }

  idOf(a: number, b: number): number {
    const { next } = this.ids
    let id = next
    if (this.isAlone && this.wasEmpty) this.ids.next++
    else id = this.ids.get(a, b, ignore)
    if (id === next) this.keep(id, a, b)
    return id
  }

  /** All of the table, by id. */
  all(): { left: Int32Array; right: Int32Array } {
    const { next } = this.ids
    return { left: this.left.subarray(0, next), right: this.right.subarray(0, next) }
  }

  flush(): void {
    const { left, right, pending: from } = this
    const to = this.ids.next
    if (to > from) this.insert({ left, right, from, to })
    this.pending = to
  }

  private keep(id: number, a: number, b: number): void {
    if (id >= this.left.length) {
      this.left = withRoom(this.left, id + 1)
      this.right = withRoom(this.right, id + 1)
    }
    this.left[id] = a
    this.right[id] = b
  }
}

export class Dictionaries {
  readonly visitor
  readonly user
  readonly name
  readonly page
  readonly actor
  readonly action
  readonly origin
  readonly userAgent

  /** `isAlone` where one `WorkerNumbers` is all that will ask, which calls each entry new once. */
  constructor(db: WriteDb, isAlone: boolean) {
    const texts = (table: string, columns: string[]): Texts => new Texts(db, table, columns, isAlone)
    const pairs = (table: string, columns: [string, string]): Pairs => new Pairs(db, table, columns, isAlone)
    this.visitor = texts('visitor', ['value'])
    this.user = texts('user', ['value'])
    this.name = texts('event_name', ['value', 'kind'])
    this.page = texts('page', ['host', 'path'])
    this.actor = pairs('actor', ['visitor_id', 'user_id'])
    this.action = pairs('action', ['name_id', 'page_id'])
    this.origin = texts('origin', ['referrer', 'source', 'medium', 'campaign', 'device', 'custom_dimension'])
    this.userAgent = texts('user_agent', ['value'])
  }

  /** All of the workspace, once what is new was inserted. */
  actors(): Actors {
    const { left, right } = this.actor.all()
    return { actorVisitor: left, actorUser: right }
  }

  /** Inserts what is new. */
  flush(): void {
    const { visitor, user, name, page, actor, action, origin, userAgent } = this
    for (const table of [visitor, user, name, page, actor, action, origin, userAgent]) table.flush()
  }
}

/** A worker's entries, by its numbers, and the ids of those that were used. */
class Numbered<T> {
  private readonly entries: (T | null)[] = [null]
  private readonly idOf: (entry: T) => number
  /** 0 until it has one, and for 0. */
  ids = new Int32Array(1024)

  constructor(idOf: (entry: T) => number) {
    this.idOf = idOf
  }

  add(entries: T[]): void {
    for (const entry of entries) this.entries.push(entry)
    this.ids = withRoom(this.ids, this.entries.length)
  }

  id(number: number): number {
    return number === 0 ? 0 : this.ids[number]! || this.use(number)
  }

  private use(number: number): number {
    const id = this.idOf(this.entries[number]!)
    // Its text is in the workspace now.
    this.entries[number] = null
    return (this.ids[number] = id)
  }
}

/** The same for the most numerous, as numbers rather than objects. */
class NumberedActors {
  private readonly idOf: (visitor: number, user: number) => number
  private count = 1
  private visitor = new Int32Array(1024)
  private user = new Int32Array(1024)
  ids = new Int32Array(1024)

  constructor(idOf: (visitor: number, user: number) => number) {
    this.idOf = idOf
  }

  add({ visitor, user }: NewEntries['actors']): void {
    const size = this.count + visitor.length
    this.visitor = withRoom(this.visitor, size)
    this.user = withRoom(this.user, size)
    this.ids = withRoom(this.ids, size)
    this.visitor.set(visitor, this.count)
    this.user.set(user, this.count)
    this.count = size
  }

  id(number: number): number {
    return number === 0 ? 0 : (this.ids[number] ||= this.idOf(this.visitor[number]!, this.user[number]!))
  }
}

/** What one worker calls things. */
export class WorkerNumbers {
  readonly actors
  readonly actions
  readonly origins
  readonly userAgents
  private readonly visitors
  private readonly users
  private readonly names
  private readonly pages

  constructor(to: Dictionaries) {
    this.visitors = new Numbered<string>((value) => to.visitor.idOf(value))
    this.users = new Numbered<string>((value) => to.user.idOf(value))
    this.names = new Numbered<NewEntries['names'][number]>(({ value, kind }) => to.name.idOf(value, kind))
    this.pages = new Numbered<NewEntries['pages'][number]>(({ host, path }) => to.page.idOf(host, path))
    this.actors = new NumberedActors((visitor, user) => to.actor.idOf(this.visitors.id(visitor), this.users.id(user)))
    this.actions = new Numbered<NewEntries['actions'][number]>(({ name, page }) =>
      to.action.idOf(this.names.id(name), this.pages.id(page)),
    )
    this.origins = new Numbered<NewEntries['origins'][number]>(
      ({ referrer, source, medium, campaign, device, custom }) =>
        to.origin.idOf(referrer, source, medium, campaign, device, custom),
    )
    this.userAgents = new Numbered<string>((value) => to.userAgent.idOf(value))
  }

  add(entries: NewEntries): void {
    this.visitors.add(entries.visitors)
    this.users.add(entries.users)
    this.names.add(entries.names)
    this.pages.add(entries.pages)
    this.actors.add(entries.actors)
    this.actions.add(entries.actions)
    this.origins.add(entries.origins)
    this.userAgents.add(entries.userAgents)
  }
}
