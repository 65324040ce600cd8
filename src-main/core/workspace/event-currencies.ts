/** How many amounts of events are in which currency; '' = they name none. */
import type { ReadDb } from './db.ts'

/** Of the rows of `event_detail` that `where` picks. */
function count(db: ReadDb, where: string, ...given: number[]): Map<string, number> {
  const rows = db
    .prepare(`SELECT currency, count(*) FROM event_detail WHERE value IS NOT NULL ${where} GROUP BY currency`)
    .raw()
    .all(...given) as [string | null, number][]
  const counts = new Map<string, number>()
  for (const [currency, amounts] of rows) {
    const code = currency?.trim().toUpperCase() ?? ''
    counts.set(code, (counts.get(code) ?? 0) + amounts)
  }
  return counts
}

export const currenciesIn = (db: ReadDb): Map<string, number> => count(db, '')

export function currenciesOfImport(db: ReadDb, importId: number): Map<string, number> {
  const [first, last] = db
    .prepare(`SELECT first_event_id, last_event_id FROM import WHERE id = ?`)
    .raw()
    .get(importId) as [number | null, number | null]
  return first === null || last === null
    ? new Map<string, number>()
    : count(db, 'AND event_id BETWEEN ? AND ?', first, last)
}
