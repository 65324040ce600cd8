/** Files that were imported with the ids of visitors in a column that was kept as one of many: none of their people meets a page. */
import { basename } from 'node:path'
import type { KeptIds } from '../../../../shared/notes/emails-left-out.ts'
import type { ColumnMap } from '../../../../shared/import.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { mapOption } from './email-beside.ts'
import { canBeIds, idsInWorkspace, mostKnown } from './known-ids.ts'

const lookedAt = 500

interface ImportRow {
  file: string
  mapping: string
  first: number
  last: number
}

export function findKeptIds(db: ReadDb): KeptIds[] {
  const imports = db
    .prepare(
      `SELECT file, mapping, first_event_id AS first, last_event_id AS last FROM import
       WHERE kind = 'events' AND undone_at IS NULL AND first_event_id IS NOT NULL ORDER BY id`,
    )
    .all() as ImportRow[]
  const kept = db
    .prepare(
      `SELECT properties FROM event_detail WHERE event_id BETWEEN ? AND ? AND properties IS NOT NULL ORDER BY event_id LIMIT ${lookedAt}`,
    )
    .pluck()
  const idsIn = idsInWorkspace(db)
  return imports.flatMap(({ file, mapping, first, last }) => {
    if ((JSON.parse(mapping) as ColumnMap)['visitor'] !== undefined) return []
    const columns = new Map<string, string[]>()
    for (const text of kept.all(first, last) as string[])
      for (const [column, value] of Object.entries(JSON.parse(text) as Record<string, unknown>))
        if (typeof value === 'string' && value.trim() !== '')
          columns.set(column, [...(columns.get(column) ?? []), value.trim()])
    const ids = [...columns].flatMap(([column, filled]) => (canBeIds(filled, false) ? [{ column, filled }] : []))
    const found = mostKnown(ids, idsIn(ids.flatMap(({ filled }) => filled)).visitors)
    if (found === null) return []
    const { column, filled } = found.of
    return [{ file: basename(file), column, known: found.known, filled: filled.length, says: mapOption('visitor', column) }] // prettier-ignore
  })
}
