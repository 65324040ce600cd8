/** Importing files one after the other, each all-or-nothing, and the account of what became of every row. */
import { basename, resolve } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { FileReport, ImportProgress } from '../../../shared/import.ts'
import type { Effects } from '../effects.ts'
import type { EventColumns } from '../journeys/identity.ts'
import { explainSqlite } from '../workspace/db.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { importEvents } from './import-events.ts'
import { importTools } from './import-tools.ts'
import { firstRejects, timeRange } from './list.ts'
import { textNotes } from './notes.ts'
import {
  chooseKind,
  chooseMapping,
  columnFates,
  type ImportOptions,
  type Inspection,
  inspectFile,
  planEvents,
} from './inspect.ts'

export interface FileToImport extends ImportOptions {
  path: string
}

export interface ImportContext {
  workspace: Workspace
  effects: Effects
  signal: AbortSignal | undefined
  onProgress: ((progress: ImportProgress) => void) | undefined
  /** Rolls everything back at the end of each file. */
  dryRun: boolean
}

export interface FileOutcome {
  report: FileReport
  /** Columns of the events that were stored; null for other kinds and for a dry run. */
  columns: EventColumns | null
}

export async function importFile(
  file: FileToImport,
  position: { index: number; files: number },
  context: ImportContext,
): Promise<FileOutcome> {
  const { workspace, effects, signal } = context
  const db = workspace.writer
  const started = effects.now().getTime()
  const inspection = inspectFile(file.path, file)
  const kind = chooseKind(inspection, file)
  const seconds = (): number => (effects.now().getTime() - started) / 1000
  try {
    db.exec('BEGIN IMMEDIATE')
  } catch (error) {
    throw explainSqlite(error, workspace.path)
  }
  try {
    const importId = Number(
      db
        .prepare(
          `INSERT INTO import (file, kind, format, encoding, delimiter, zone, mapping, imported_at, bytes, seconds, rows_read,
             rows_imported, rows_duplicate, rows_rejected, columns_kept, columns_dropped)
           VALUES (?, ?, '', '', NULL, '', '{}', ?, ?, 0, 0, 0, 0, 0, '[]', '[]')`,
        )
        .run(resolve(file.path), kind, effects.now().toISOString(), inspection.bytes).lastInsertRowid,
    )
    const done =
      kind === 'tools'
        ? { ...importTools(db, importId, inspection, file), columns: null, firstEvent: null }
        : await importEventFile(file, inspection, importId, position, context, seconds)
    const report: FileReport = {
      file: file.path,
      kind,
      ...done.report,
      rejects: firstRejects(db, importId),
      seconds: seconds(),
    }
    db.prepare(
      `UPDATE import SET notes = ?, format = ?, encoding = ?, delimiter = ?, zone = ?, mapping = ?, seconds = ?, rows_read = ?,
         rows_imported = ?, rows_duplicate = ?, rows_rejected = ?, columns_kept = ?, columns_dropped = ?,
         time_from = ?, time_to = ?, first_event_id = ?, last_event_id = ? WHERE id = ?`,
    ).run(
      JSON.stringify(report.notes),
      report.format,
      report.encoding,
      report.delimiter,
      report.zone,
      JSON.stringify(done.mapping),
      report.seconds,
      report.rowsRead,
      report.rowsImported,
      report.rowsDuplicate,
      report.rowsRejected,
      JSON.stringify(report.columnsKept),
      JSON.stringify(report.columnsDropped),
      report.timeRange ? Date.parse(report.timeRange[0]) : null,
      report.timeRange ? Date.parse(report.timeRange[1]) : null,
      done.firstEvent,
      done.firstEvent === null ? null : done.firstEvent + report.rowsImported - 1,
      importId,
    )
    if (signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
    db.exec(context.dryRun ? 'ROLLBACK' : 'COMMIT')
    return { report, columns: context.dryRun ? null : done.columns }
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    if (error instanceof AppError && error.code === 'CANCELLED')
      throw new AppError('CANCELLED', `Cancelled; nothing of ${basename(file.path)} was kept.`)
    throw explainSqlite(error, workspace.path)
  }
}

async function importEventFile(
  file: FileToImport,
  inspection: Inspection,
  importId: number,
  { index, files }: { index: number; files: number },
  { workspace, effects, signal, onProgress }: ImportContext,
  seconds: () => number,
) {
  const mapping = chooseMapping(inspection, file)
  const plan = planEvents(inspection, mapping, file.zone ?? 'UTC')
  const fates = columnFates(inspection, mapping, plan)
  const imported = await importEvents({
    db: workspace.writer,
    importId,
    plan,
    expectedRows: inspection.estimatedRows,
    parseWorker: effects.parseWorker,
    signal,
    onBatch: ({ rowsRead, bytes }) => {
      const spent = seconds()
      onProgress?.({
        file: file.path,
        index,
        files,
        stage: 'reading',
        rows: rowsRead,
        bytes,
        bytesTotal: inspection.bytes,
        rate: spent > 0 ? rowsRead / spent : 0,
        secondsLeft: bytes > 0 && spent > 0.5 ? (spent * (inspection.bytes - bytes)) / bytes : null,
      })
    },
  })
  const { rowsRead, rowsImported, rowsDuplicate, rowsRejected } = imported
  return {
    report: {
      format: mapping.format.id,
      encoding: plan.encoding,
      delimiter: plan.delimiter === '' ? null : plan.delimiter,
      rowsRead,
      rowsImported,
      rowsDuplicate,
      rowsRejected,
      columnsKept: fates.kept,
      columnsDropped: fates.dropped,
      timeRange: rowsImported > 0 ? timeRange(imported.timeFrom, imported.timeTo) : null,
      zone: plan.zone,
      notes: textNotes({ ...inspection, encoding: plan.encoding }, imported.damage),
    },
    mapping: mapping.map,
    columns: imported.columns,
    firstEvent: rowsImported > 0 ? imported.firstEvent : null,
  }
}
