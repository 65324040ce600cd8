/** The imports of a workspace, newest first, and the rows they rejected. */
import type { Params, RejectedRow } from '../../../shared/api.ts'
import type { ImportKind, ImportRecord, Reject, RejectReason } from '../../../shared/import.ts'
import type { ReadDb, WriteDb } from '../workspace/db.ts'
import { eventFormats } from './formats/index.ts'
import { stackFormats, utcSays } from './inspect/inspect.ts'
import { ledgerFormats } from './spend/index.ts'
import { isOfFooter, namingFooter } from './text/footer.ts'

interface ImportRow {
  id: number
  file: string
  kind: ImportKind
  format: string
  encoding: string
  delimiter: string | null
  zone: string
  imported_at: string
  bytes: number
  seconds: number
  rows_read: number
  rows_imported: number
  rows_duplicate: number
  rows_rejected: number
  columns_kept: string
  columns_dropped: string
  time_from: number | null
  time_to: number | null
  notes: string
  /** JSON: field → column. */
  mapping: string
  sha256: string | null
  undone_at: string | null
  header: string
}

const titles = new Map([...eventFormats, ...stackFormats].map(({ id, title }) => [id, title]))

/** Of the ids joined in `format`; one of an earlier version stays as it is. */
const titleOf = (format: string): string =>
  format
    .split(', ')
    .map((id) => titles.get(id) ?? id)
    .join(', ')

export function listImports(db: ReadDb): ImportRecord[] {
  const rows = db.prepare(`SELECT * FROM import ORDER BY id DESC`).all() as ImportRow[]
  return rows.map((row) => ({
    id: row.id,
    sha256: row.sha256,
    importedAt: row.imported_at,
    undoneAt: row.undone_at,
    header: row.header,
    bytes: row.bytes,
    file: row.file,
    kind: row.kind,
    format: row.format,
    formatTitle: titleOf(row.format),
    payments: row.format.split(', ').some((id) => ledgerFormats.some((ledger) => ledger.id === id)),
    encoding: row.encoding,
    delimiter: row.delimiter,
    rowsRead: row.rows_read,
    rowsImported: row.rows_imported,
    rowsDuplicate: row.rows_duplicate,
    rowsRejected: row.rows_rejected,
    rejects: firstRejects(db, row.id),
    columnsKept: JSON.parse(row.columns_kept) as string[],
    columnsDropped: JSON.parse(row.columns_dropped) as string[],
    timeRange: timeRange(row.time_from, row.time_to),
    zone: row.zone,
    ...saysUtc(row),
    notes: JSON.parse(row.notes) as string[],
    seconds: row.seconds,
  }))
}

function saysUtc({ kind, format: id, mapping }: ImportRow): Pick<ImportRecord, 'saysUtc'> {
  const format = eventFormats.find((each) => each.id === id)
  if (kind !== 'events' || format === undefined) return {}
  const says = utcSays({ format, map: JSON.parse(mapping) as Record<string, string> })
  return says === null ? {} : { saysUtc: says }
}

export function firstRejects(db: ReadDb, importId: number): Reject[] {
  return db
    .prepare(`SELECT line, reason FROM import_reject WHERE import_id = ? ORDER BY line LIMIT 20`)
    .all(importId) as Reject[]
}

export function rejectReasons(db: ReadDb, importId: number): RejectReason[] {
  const rows = db.prepare(`SELECT line, reason FROM import_reject WHERE import_id = ? ORDER BY line`)
  const found = new Map<string, RejectReason>()
  for (const { line, reason } of rows.iterate(importId) as Iterable<Reject>) {
    const key = reason.replace(/"[^"]*"/g, '""')
    const known = found.get(key)
    if (!known) {
      found.set(key, { reason, alike: false, rows: 1, lines: [line] })
      continue
    }
    known.rows++
    known.alike ||= reason !== known.reason
    if (known.lines.length < 5) known.lines.push(line)
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows || a.lines[0]! - b.lines[0]!)
}

/** Of an import that was just read: lines below the table are called so. */
export function nameFooter(db: WriteDb, importId: number): void {
  const last = db
    .prepare(`SELECT rowid AS id, line, reason, raw FROM import_reject WHERE import_id = ? ORDER BY line DESC LIMIT 20`)
    .all(importId) as (RejectedRow & { id: number })[]
  const rename = db.prepare(`UPDATE import_reject SET reason = ? WHERE rowid = ?`)
  for (const { id, reason } of namingFooter(last)) if (isOfFooter(reason)) rename.run(reason, id)
}

export function listRejects(db: ReadDb, { importId, limit, offset }: Params<'imports.rejects'>): RejectedRow[] {
  return db
    .prepare(`SELECT line, reason, raw FROM import_reject WHERE import_id = ? ORDER BY line LIMIT ? OFFSET ?`)
    .all(importId, limit, offset) as RejectedRow[]
}

/** Epoch ms → ISO-8601 UTC with ms. */
export function timeRange(from: number | null, to: number | null): [string, string] | null {
  return from === null || to === null ? null : [new Date(from).toISOString(), new Date(to).toISOString()]
}
