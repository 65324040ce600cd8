/**
 * Files of one run whose people a later file of it knows by another column than the one that was chosen. While a file is
 * imported the workspace has only those before it; read the other way round, it would have been said then.
 */
import type { WriteDb } from '../../workspace/db.ts'
import type { EventMapping } from '../columns/event-mapping.ts'
import type { Inspection } from '../inspect/inspection.ts'
import type { IdsIn } from './known-ids.ts'
import { knownUsersBeside, knownUsersNote } from './known-users.ts'

interface Imported {
  importId: number
  inspection: Pick<Inspection, 'columns' | 'sample'>
  mapping: EventMapping
  /** The last of each that was in the workspace once it was imported. */
  last: { event: number; user: number; visitor: number }
}

export class KnownLater {
  private readonly imported: Imported[] = []

  add(db: WriteDb, importId: number, { columns, sample }: Inspection, mapping: EventMapping): void {
    const lastIn = (table: string): number => db.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number // prettier-ignore
    const last = { event: lastIn('event'), user: lastIn('user'), visitor: lastIn('visitor') }
    this.imported.push({ importId, inspection: { columns, sample }, mapping, last })
  }

  /** Once all files are in. */
  notes(db: WriteDb): { importId: number; note: string }[] {
    return this.imported.flatMap(({ importId, inspection, mapping, last }) => {
      const found = (idsIn: IdsIn) => knownUsersBeside(inspection, mapping, idsIn)
      // Whether its own column has people of a later file is a look at all events of those.
      const known = found(newSince(db, last)) === null ? null : found(laterThan(db, last.event))
      return known === null ? [] : [{ importId, note: knownUsersNote(known, 'who is in a file that was imported with it') }] // prettier-ignore
    })
  }
}

const asked = (ids: readonly string[]): string =>
  JSON.stringify([...new Set([...ids, ...ids.map((id) => id.toLowerCase())])])

const read = (db: WriteDb, sql: string, ...values: (string | number)[]): string[] =>
  db
    .prepare(sql)
    .pluck()
    .all(...values) as string[]

/** Whoever is in the workspace only since. */
const newSince =
  (db: WriteDb, last: Imported['last']): IdsIn =>
  (ids) => {
    const values = asked(ids)
    const since = (table: 'user' | 'visitor'): string[] =>
      read(db, `SELECT value FROM ${table} WHERE id > ? AND value IN (SELECT value FROM json_each(?))`, last[table], values) // prettier-ignore
    return {
      users: new Set([...since('user'), ...previousSince(db, last.event, values)]),
      visitors: new Set(since('visitor')),
    }
  }

/** Whoever has an event since. */
const laterThan =
  (db: WriteDb, event: number): IdsIn =>
  (ids) => {
    const values = asked(ids)
    const active = (table: 'user' | 'visitor'): string[] =>
      read(
        db,
        `SELECT DISTINCT value FROM (SELECT DISTINCT actor_id FROM event WHERE id > ?) JOIN actor ON actor.id = actor_id
         JOIN ${table} ON ${table}.id = ${table}_id WHERE value IN (SELECT value FROM json_each(?))`,
        event,
        values,
      )
    return {
      users: new Set([...active('user'), ...previousSince(db, event, values)]),
      visitors: new Set(active('visitor')),
    }
  }

const previousSince = (db: WriteDb, event: number, values: string): string[] =>
  read(db, `SELECT previous FROM alias WHERE event_id > ? AND previous IN (SELECT value FROM json_each(?))`, event, values) // prettier-ignore
