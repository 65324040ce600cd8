/** Writes new dictionary entries and turns the parse worker's numbers into ids of the workspace. */
import type { WriteDb } from '../workspace/db.ts'
import type { NewEntries } from './encode/event-encoder.ts'
import { insertMany } from './insert-many.ts'

class Dictionary<T> {
  /** Worker's number → id; 0 stays 0. */
  ids = new Int32Array(1024)
  private size = 0
  private nextId: number
  /** Entries stored before this import; null while there are none, which saves the look-ups. */
  private readonly known: Map<string, number> | null
  private readonly insert: (rows: unknown[][]) => void
  private readonly values: (entry: T) => unknown[]

  constructor(db: WriteDb, table: string, columns: string[], values: (entry: T) => unknown[]) {
    this.values = values
    this.insert = insertMany(db, table, ['id', ...columns])
    this.nextId = ((db.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number | null) ?? 0) + 1
    this.known = null
    if (this.nextId === 1) return
    this.known = new Map()
    for (const [id, ...parts] of db
      .prepare(`SELECT id, ${columns.join(', ')} FROM ${table}`)
      .raw()
      .iterate() as Iterable<[number, ...unknown[]]>)
      this.known.set(key(parts), id)
  }

  add(entries: T[]): void {
    if (this.size + entries.length >= this.ids.length) {
      const grown = new Int32Array(Math.max(this.ids.length * 2, this.size + entries.length + 1))
      grown.set(this.ids)
      this.ids = grown
    }
    const rows: unknown[][] = []
    for (const entry of entries) {
      const values = this.values(entry)
      let id = this.known?.get(key(values))
      if (id === undefined) {
        id = this.nextId++
        rows.push([id, ...values])
        this.known?.set(key(values), id)
      }
      this.ids[++this.size] = id
    }
    this.insert(rows)
  }
}

const key = (parts: unknown[]): string => (parts.length === 1 ? String(parts[0]) : parts.join('\u0000'))

export class Dictionaries {
  readonly visitor
  readonly user
  readonly name
  readonly page
  readonly actor
  readonly action
  readonly origin

  constructor(db: WriteDb) {
    this.visitor = new Dictionary<string>(db, 'visitor', ['value'], (value) => [value])
    this.user = new Dictionary<string>(db, 'user', ['value'], (value) => [value])
    this.name = new Dictionary<NewEntries['names'][number]>(db, 'event_name', ['value', 'kind'], (name) => [
      name.value,
      name.kind,
    ])
    this.page = new Dictionary<NewEntries['pages'][number]>(db, 'page', ['host', 'path'], (page) => [
      page.host,
      page.path,
    ])
    // These two name entries of the others, whose numbers are turned into ids first.
    const orNull = (id: number): number | null => id || null
    this.actor = new Dictionary<NewEntries['actors'][number]>(
      db,
      'actor',
      ['visitor_id', 'user_id'],
      ({ visitor, user }) => [orNull(this.visitor.ids[visitor]!), orNull(this.user.ids[user]!)],
    )
    this.action = new Dictionary<NewEntries['actions'][number]>(
      db,
      'action',
      ['name_id', 'page_id'],
      ({ name, page }) => [this.name.ids[name]!, orNull(this.page.ids[page]!)],
    )
    this.origin = new Dictionary<NewEntries['origins'][number]>(
      db,
      'origin',
      ['referrer', 'source', 'medium', 'campaign'],
      (origin) => [origin.referrer, origin.source, origin.medium, origin.campaign],
    )
  }

  add(entries: NewEntries): void {
    this.visitor.add(entries.visitors)
    this.user.add(entries.users)
    this.name.add(entries.names)
    this.page.add(entries.pages)
    this.actor.add(entries.actors)
    this.action.add(entries.actions)
    this.origin.add(entries.origins)
  }
}
