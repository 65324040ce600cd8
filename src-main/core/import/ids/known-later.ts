/**
 * Files of one run whose people a later file of it knows by another column than the one that was chosen. While a file is
 * imported the workspace has only those before it; read the other way round, it would have been said then.
 */
import type { WriteDb } from '../../workspace/db.ts'
import { type EventMapping, tellsOfPeople } from '../columns/event-mapping.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { type IdsIn, inEitherCase } from './known-ids.ts'
import { knownProperty, knownPropertyNote } from './known-property.ts'
import { hasNoneOf, knownUsersBeside, knownUsersNote } from './known-users.ts'
import { propertiesInWorkspace } from './id-property.ts'

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

  /** Once all files are in. Throws CANCELLED. */
  async notes(db: WriteDb, signal?: AbortSignal): Promise<{ importId: number; note: string }[]> {
    const notes: { importId: number; note: string }[] = []
    for (const each of this.imported) {
      const note = knownUsersLater(db, each) ?? (await knownPropertyLater(db, each, signal))
      if (note !== null) notes.push({ importId: each.importId, note })
    }
    return notes
  }
}

function knownUsersLater(db: WriteDb, { inspection, mapping, last }: Imported): string | null {
  const found = (idsIn: IdsIn) => knownUsersBeside(inspection, mapping, idsIn)
  // Whether its own column has people of a later file is a look at all events of those.
  const known = found(newSince(db, last)) === null ? null : found(laterThan(db, last.event))
  return known && knownUsersNote(known, 'who is in a file that was imported with it')
}

/** By what events of a later file say beside. */
async function knownPropertyLater(
  db: WriteDb,
  { importId, inspection, mapping, last }: Imported,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const none = (): boolean => hasNoneOf(inspection, mapping, laterThan(db, last.event))
  if (!tellsOfPeople(mapping)) return null
  const found = await propertiesInWorkspace(
    db,
    signal,
  )((propertiesIn) =>
    knownProperty(inspection, mapping, (ids) => propertiesIn(ids).filter((each) => (each.importId ?? 0) > importId)),
  )
  return found !== null && none() ? knownPropertyNote(found) : null
}

const asked = (ids: readonly string[]): string => JSON.stringify(inEitherCase(ids))

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
