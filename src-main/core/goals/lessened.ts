/** Events whose amount is less its refunds already: their source's format takes those off as it reads them. */
import { eventFormats } from '../import/formats/index.ts'
import type { ReadDb } from '../workspace/db.ts'

const formats = eventFormats.filter(({ lessRefunds }) => lessRefunds).map(({ id }) => id)

export const lessenedEvents = (db: ReadDb): ((event: number) => boolean) =>
  eventsOfFormats(db, formats) ?? (() => false)

/** Whether an event was brought by a file of one of these formats; null where none was. */
export function eventsOfFormats(db: ReadDb, ids: readonly string[]): ((event: number) => boolean) | null {
  const imports = db
    .prepare(
      `SELECT format, first_event_id AS first, last_event_id AS last FROM import WHERE first_event_id IS NOT NULL`,
    ) // prettier-ignore
    .all() as { format: string; first: number; last: number }[]
  const ranges = imports.filter(({ format }) => format.split(', ').some((id) => ids.includes(id)))
  if (ranges.length === 0) return null
  return (event) => ranges.some(({ first, last }) => event >= first && event <= last)
}
