/** Dated prices or milestones into the workspace. A row that is there already is a duplicate; a newer one replaces it. */
import type { WriteDb } from '../workspace/db.ts'
import { putMilestone } from '../stack/milestones.ts'
import { putPrice } from '../stack/prices.ts'
import type { PartOutcome } from './part-outcome.ts'
import type { ImportOptions } from './options.ts'
import type { Inspection } from './inspection.ts'
import { insertMany } from './insert-many.ts'
import { textNotes } from './notes.ts'
import { readWholeTable } from './read-table.ts'
import { cellsBy, chooseStackMapping, milestones, stackDayOrder, type StackTable, toolPrices } from './stack-tables.ts'
import { type EntryKey, noteEntries, type StackTableName } from './stack-entries.ts'
import { writeRecord } from './text/records.ts'

/** What became of a row: the entry it speaks of and whether it says anything new, or the reason it cannot be stored. */
export type Put = { entry: EntryKey; isNew: boolean } | { reason: string }

export async function importStackTable(
  db: WriteDb,
  importId: number,
  kind: 'tool-prices' | 'milestones',
  inspection: Inspection,
  options: ImportOptions,
): Promise<PartOutcome> {
  return kind === 'tool-prices'
    ? importRows(toolPrices, 'tool_price', putPrice(db, importId), db, importId, inspection, options)
    : importRows(milestones, 'milestone', putMilestone(db, importId), db, importId, inspection, options)
}

async function importRows<R>(
  table: StackTable<R>,
  stored: StackTableName,
  put: (row: R) => Put,
  db: WriteDb,
  importId: number,
  inspection: Inspection,
  options: ImportOptions,
): Promise<PartOutcome> {
  const map = chooseStackMapping(table, inspection, options)
  const { rows, broken, damage } = await readWholeTable(inspection)
  const order = stackDayOrder(table, inspection, map, rows, options.dayOrder)
  const rejects = broken.map(({ line, reason, raw }) => [importId, line, reason, raw.slice(0, 2_000)])
  const counts = { stored: 0, duplicate: 0 }
  noteEntries(db, importId, stored, () => {
    const entries: EntryKey[] = []
    for (const { line, cells } of rows) {
      const parsed = table.parse(cellsBy(inspection.columns, map, cells), order)
      const done = parsed.ok ? put(parsed.row) : parsed
      if ('entry' in done) {
        entries.push(done.entry)
        counts[done.isNew ? 'stored' : 'duplicate']++
      } else rejects.push([importId, line, done.reason, writeRecord(cells, inspection.delimiter).slice(0, 2_000)])
    }
    return entries
  })
  insertMany(db, 'import_reject', ['import_id', 'line', 'reason', 'raw'])(rejects)
  const kept = new Set(Object.values(map))
  return {
    report: {
      format: table.id,
      encoding: inspection.encoding,
      delimiter: inspection.rows === null ? inspection.delimiter : null,
      rowsRead: rows.length + broken.length,
      rowsImported: counts.stored,
      rowsDuplicate: counts.duplicate,
      rowsRejected: rejects.length,
      columnsKept: inspection.columns.filter((column) => kept.has(column)),
      columnsDropped: inspection.columns.filter((column) => !kept.has(column)),
      timeRange: null,
      zone: options.zone ?? 'UTC',
      notes: textNotes(inspection, damage),
    },
    mapping: map,
    columns: null,
    firstEvent: null,
  }
}
