/** Whether two files are the same, byte for byte, or one is in the workspace already, perhaps read in another way. */
import { basename } from 'node:path'
import type { DayTime, FileReport, ImportedBefore, ImportPreview, SameFile } from '../../../shared/import.ts'
import type { ReadDb } from '../workspace/db.ts'

type Earlier = NonNullable<ImportPreview['earlier']>

interface Row {
  id: number
  importedAt: string
  sha256: string
  format: string
  zone: string
  mapping: string
  /** null = its times have an hour, or it was imported before this was kept. */
  days: DayTime | null
}

/** What of their day its times were read as, as an import keeps it. */
const daysOfImport = `coalesce(options ->> '$.daysRead', options ->> '$.days')`

/** `hash` is asked for only where a file of this size was imported. */
export async function importedOtherwise(
  db: ReadDb,
  preview: Pick<ImportPreview, 'kind' | 'bytes' | 'columns' | 'format' | 'zone' | 'days'>,
  hash: () => Promise<string>,
): Promise<Earlier | null> {
  if (preview.kind !== 'events') return null
  const rows = db
    .prepare(
      `SELECT id, imported_at AS importedAt, sha256, format, zone, mapping, ${daysOfImport} AS days FROM import
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
  const isAsNow = ({ zone, mapping, days }: Row): boolean =>
    (days === null || days === preview.days) &&
    reading(zone, Object.entries(JSON.parse(mapping) as Record<string, string>)) === now
  const [latest] = same
  return latest && !same.some(isAsNow) ? { importId: latest.id, importedAt: latest.importedAt } : null
}

const reading = (zone: string, map: [string, string][]): string => JSON.stringify([zone, map.toSorted()])

/**
 * Of each file, the first of the others before it with the same bytes, and the latest import of them that counts.
 * `hash` is asked for only where something has its size; files that cannot be read are the same as nothing.
 */
export async function sameFiles(
  db: ReadDb | null,
  files: readonly { bytes: number | null; hash: () => Promise<string> }[],
): Promise<SameFile[]> {
  const hashes: (string | null)[] = []
  for (const { bytes, hash } of files) {
    const isOnly = files.filter((each) => each.bytes === bytes).length === 1
    const isNew = isOnly && (db === null || !hasSize(db, bytes))
    hashes.push(bytes === null || isNew ? null : await hash().catch(() => null))
  }
  return hashes.map((sha256, index) => {
    if (sha256 === null) return { first: null, imported: null }
    const first = hashes.indexOf(sha256)
    return { first: first < index ? first : null, imported: db && importOf(db, { sha256, sheets: null }) }
  })
}

const hasSize = (db: ReadDb, bytes: number | null): boolean =>
  db.prepare('SELECT 1 FROM import WHERE bytes = ? AND undone_at IS NULL AND rows_imported > 0').get(bytes) !==
  undefined

interface Bytes {
  sha256: string
  /** JSON list of the sheets of a workbook that were read; null = all there is. */
  sheets: string | null
}

/**
 * The latest import of these bytes that something came of and that counts, of those before `beforeId`; of a workbook one that has a
 * sheet in common.
 */
function importOf(db: ReadDb, { sha256, sheets }: Bytes, beforeId = Number.MAX_SAFE_INTEGER): ImportedBefore | null {
  const found = db
    .prepare(
      `SELECT id AS importId, file, imported_at AS importedAt FROM import
       WHERE sha256 = @sha256 AND id < @beforeId AND undone_at IS NULL AND rows_imported > 0
       AND (@sheets IS NULL OR options ->> '$.sheets' IS NULL
         OR EXISTS (SELECT 1 FROM json_each(options, '$.sheets') one JOIN json_each(@sheets) other ON one.value = other.value))
       ORDER BY id DESC LIMIT 1`,
    )
    .get({ sha256, beforeId, sheets }) as ImportedBefore | undefined
  return found ? { ...found, file: basename(found.file) } : null
}

const sheetsOf = (db: ReadDb, importId: number): string | null =>
  db.prepare(`SELECT options ->> '$.sheets' FROM import WHERE id = ?`).pluck().get(importId) as string | null

const daysIn = (db: ReadDb, importId: number): DayTime | null =>
  db.prepare(`SELECT ${daysOfImport} FROM import WHERE id = ?`).pluck().get(importId) as DayTime | null

/** The sentence afterwards, of an import just made, or tried in a dry run; null where its bytes are new. */
export function sameFileNote(
  db: ReadDb,
  { file, kind, rowsImported }: Pick<FileReport, 'file' | 'kind' | 'rowsImported'>,
  { sha256, importId }: { sha256: string; importId: number },
  /** Of files of the same run, by hash. */
  inThisRun: ReadonlyMap<string, string>,
  dryRun: boolean,
): string | null {
  const given = inThisRun.get(sha256)
  const before = importOf(db, { sha256, sheets: sheetsOf(db, importId) }, importId)
  if (given === undefined && before === null) return null
  const same = `${basename(file)} is the same file, byte for byte, as ${given ?? `${before!.file}, imported ${onDay(before!)}`}`
  // Of a dry run nothing stays, so there is nothing to take back.
  if (dryRun) return `${same}${given === undefined ? '.' : ': its rows come in once only.'}`
  if (before === null) return `${same}.`
  if (kind !== 'events')
    return rowsImported === 0
      ? `${same}: it adds nothing. To have it read in another way (other columns, another currency), take the earlier import back first (\`touchstack imports undo ${before.importId}\`).`
      : `${same}. What was read from it then stays where it is read otherwise now, unless the earlier import is taken back first (\`touchstack imports undo ${before.importId}\`).`
  const [daysNow, daysThen] = [daysIn(db, importId), daysIn(db, before.importId)]
  // Rows are the same whichever end of its day a day is read as.
  if (rowsImported === 0 && daysNow !== null && daysThen !== null && daysNow !== daysThen)
    return `${same}, and read in another way, its days as their ${daysNow === 'end' ? 'end' : 'beginning'}: rows that are there stay as they were read until the earlier import is taken back (\`touchstack imports undo ${before.importId}\`).`
  return rowsImported === 0
    ? `${same}, and read in the same way: it adds nothing.`
    : `${same}, and read in another way, so its rows may be counted twice until the earlier import is taken back (\`touchstack imports undo ${before.importId}\`).`
}

const onDay = ({ importedAt }: ImportedBefore): string => `on ${importedAt.slice(0, 16).replace('T', ' at ')} UTC`
