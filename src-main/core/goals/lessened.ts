/** Events whose amount is less its refunds already: their source's format takes those off as it reads them. */
import { eventFormats } from '../import/formats/index.ts'
import type { ReadDb } from '../workspace/db.ts'

const formats = eventFormats.filter(({ lessRefunds }) => lessRefunds).map(({ id }) => id)

export function lessenedEvents(db: ReadDb): (event: number) => boolean {
  const imports = db
    .prepare(
      `SELECT format, first_event_id AS first, last_event_id AS last FROM import WHERE first_event_id IS NOT NULL`,
    ) // prettier-ignore
    .all() as { format: string; first: number; last: number }[]
  const ranges = imports.filter(({ format }) => format.split(', ').some((id) => formats.includes(id)))
  return (event) => ranges.some(({ first, last }) => event >= first && event <= last)
}
