/** Whether a file is in the workspace already, read in another way: its rows would then be there twice. */
import { basename } from 'node:path'
import type { ImportPreview } from '../../../shared/import.ts'
import type { ReadDb } from '../workspace/db.ts'

type Earlier = NonNullable<ImportPreview['earlier']>

interface Row {
  id: number
  importedAt: string
  sha256: string
  format: string
  zone: string
  mapping: string
}

/** `hash` is asked for only where a file of this size was imported. */
export async function importedOtherwise(
  db: ReadDb,
  preview: Pick<ImportPreview, 'kind' | 'bytes' | 'columns' | 'format' | 'zone'>,
  hash: () => Promise<string>,
): Promise<Earlier | null> {
  if (preview.kind !== 'events') return null
  const rows = db
    .prepare(
      `SELECT id, imported_at AS importedAt, sha256, format, zone, mapping FROM import
       WHERE kind = 'events' AND undone_at IS NULL AND rows_imported > 0 AND bytes = ? AND sha256 IS NOT NULL ORDER BY id DESC`,
    )
    .all(preview.bytes) as Row[]
  if (rows.length === 0) return null
  const sha256 = await hash()
  const same = rows.filter((row) => row.sha256 === sha256)
  const now = reading(
    preview.zone,
    preview.columns.flatMap(({ name, field }) => (field === null ? [] : [[field, name] as [string, string]])),
  )
  const isAsNow = ({ zone, mapping }: Row): boolean =>
    reading(zone, Object.entries(JSON.parse(mapping) as Record<string, string>)) === now
  const [latest] = same
  return latest && !same.some(isAsNow) ? { importId: latest.id, importedAt: latest.importedAt } : null
}

const reading = (zone: string, map: [string, string][]): string => JSON.stringify([zone, map.toSorted()])

/** The sentence afterwards, for the import just made; null where nothing of it can be there twice. */
export function twiceNote(db: ReadDb, file: string): string | null {
  const found = db
    .prepare(
      `SELECT earlier.id, earlier.imported_at AS importedAt FROM import AS latest JOIN import AS earlier
         ON earlier.sha256 = latest.sha256 AND earlier.id < latest.id
       WHERE latest.id = (SELECT max(id) FROM import) AND latest.rows_imported > 0 AND latest.kind = 'events'
         AND earlier.kind = 'events' AND earlier.undone_at IS NULL AND earlier.rows_imported > 0
       ORDER BY earlier.id DESC LIMIT 1`,
    )
    .get() as { id: number; importedAt: string } | undefined
  if (!found) return null
  return `${basename(file)} was imported before, on ${found.importedAt.slice(0, 16).replace('T', ' at ')} UTC, and read in another way, so its rows may be counted twice; \`touchstack imports undo ${found.id}\` takes the earlier import back.`
}
