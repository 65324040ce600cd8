/** Costs that snapshots and lists state: known on the day of the file, and true since some day before it. */
import { readConfig } from '../workspace/config-store.ts'
import type { ReadDb } from '../workspace/db.ts'
import { importDay } from './import-day.ts'
import type { IsoDate } from './tool.ts'

/** Entries that snapshots of the stack speak of, by number: what they cost is known by date. */
export const inSnapshots = (db: ReadDb): Set<number> => spokenOf(db, 'as_of IS NOT NULL')

/** Entries that some lists speak of, by number. */
export function spokenOf(db: ReadDb, lists: string): Set<number> {
  const ids = db
    .prepare(
      `WITH list AS (SELECT after, same FROM import_tool JOIN import ON import.id = import_id WHERE ${lists} AND undone_at IS NULL)
       SELECT json_extract(entry.value, '$.id') FROM list, json_each(after) AS entry
       UNION SELECT entry.value FROM list, json_each(same) AS entry`,
    )
    .pluck()
    .all() as number[]
  return new Set(ids)
}

/** Days of the lists and snapshots that speak of an entry, by its number and rising. */
export function seenOn(db: ReadDb): Map<number, IsoDate[]> {
  const config = readConfig(db)
  const files = db
    .prepare(
      `SELECT id, as_of AS day, after, same FROM import_tool JOIN import ON import.id = import_id
       WHERE undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM payment WHERE import_id = import.id)`,
    )
    .all() as { id: number; day: IsoDate | null; after: string; same: string }[]
  const seen = files.flatMap(({ id, day, after, same }) => {
    const on = day ?? importDay(db, id, config)
    const ids = [...(JSON.parse(after) as { id: number }[]).map((each) => each.id), ...(JSON.parse(same) as number[])]
    return ids.map((each) => ({ id: each, on }))
  })
  return new Map([...Map.groupBy(seen, ({ id }) => id)].map(([id, own]) => [id, own.map(({ on }) => on).toSorted()]))
}

/**
 * By tool: days of dated prices on which a snapshot or a list was made. A price of a file of prices, or one that was typed,
 * holds from its day on.
 */
export function observedPrices(db: ReadDb): Map<number, Set<IsoDate>> {
  const config = readConfig(db)
  const files = db
    .prepare(
      `SELECT id, as_of AS day FROM import WHERE kind = 'tools' AND undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM payment WHERE import_id = import.id)`,
    )
    .all() as { id: number; day: IsoDate | null }[]
  const days = new Set(files.map(({ id, day }) => day ?? importDay(db, id, config)))
  const rows = db
    .prepare(
      `SELECT tool_id AS id, valid_from AS day FROM tool_price JOIN import ON import.id = import_id WHERE kind = 'tools'`,
    ) // prettier-ignore
    .all() as { id: number; day: IsoDate }[]
  const observed = rows.filter(({ day }) => days.has(day))
  return new Map(
    [...Map.groupBy(observed, ({ id }) => id)].map(([id, own]) => [id, new Set(own.map(({ day }) => day))]),
  )
}
