/**
 * Taking back a whole import, so that the workspace is as if it had never been there.
 *
 * Events: all of the import's events go. Rows of later files that were counted as duplicates may have been duplicates of
 * them, so every later file with duplicates is read again, as it was read before, if it is still where it was and as it
 * was; its rows that the undone import had kept out come in. Reading again rather than keeping the undone import's
 * version of such a row: an import is often undone because its times or columns were read wrongly. A file that is gone
 * or changed keeps what it has, and is named with the number of rows that may be missing. A file read again counts as
 * imported last where two events of a person fall into one millisecond.
 *
 * Tools: what the import wrote becomes what it was before; a tool that something else changed since stays as it is now,
 * and one that a later file lists unchanged stays as that file's. The same goes for each dated price and each milestone.
 */
import { basename } from 'node:path'
import type { DuplicatesOfImport, UndoneImport } from '../../../shared/import.ts'
import { orphanDuplicatesNote } from '../../../shared/notes/orphan-duplicates.ts'
import { AppError } from '../../../shared/errors.ts'
import { firstChargeColumn } from '../stack/merge-import.ts'
import { isAsIs, isPaidIn, withoutPaid, withPaymentsAside } from '../stack/payments/paid-tools.ts'
import { isPaid, originsOf, putTool, readImportedPrices, readStoredTools, removeTool } from '../stack/store.ts'
import { giveBackCurrency, readConfig } from '../workspace/config-store.ts'
import { addNote } from '../workspace/add-note.ts'
import { beginWriting, explainSqlite, type ReadDb, type WriteDb } from '../workspace/db.ts'
import { forgetEvents, forgetUnused } from './events/forget-events.ts'
import { type FileToImport, type ImportContext, importInto } from './import-files.ts'
import { isUnchanged } from './containers/source.ts'
import { isPlainTable } from './columns/event-mapping.ts'
import { eventFormats } from './formats/index.ts'
import { forgetPayments, hasAllPayments, readPaid } from './spend/stored-payments.ts'
import { takeBackInPlace, withoutUnit } from './tables/lists-in-order.ts'
import { type StackTableName, undoEntries } from './tables/stack-entries.ts'
import { readChanges, saveBefore, type ToolChanges } from './tables/tool-changes.ts'

interface ImportRow {
  id: number
  file: string
  kind: string
  format: string
  options: string
  stamp: string
  undone_at: string | null
  rows_imported: number
  rows_duplicate: number
  first_event_id: number | null
  last_event_id: number | null
}

const nothing = { events: 0, tools: 0, prices: 0, milestones: 0, readAgain: [], missing: [], kept: [] }

/** Throws NOT_FOUND, USAGE where it is undone already, UNSUPPORTED for kinds that are taken back elsewhere. */
export async function undoImport(importId: number, context: ImportContext): Promise<UndoneImport> {
  const { workspace, signal } = context
  const db = workspace.writer
  const row = db.prepare(`SELECT * FROM import WHERE id = ?`).get(importId) as ImportRow | undefined
  if (!row) throw new AppError('NOT_FOUND', `There is no import ${importId} (\`touchstack imports\` lists them).`)
  if (row.undone_at !== null) throw new AppError('USAGE', `The import of ${basename(row.file)} is undone already.`)
  if (row.kind === 'decision')
    throw new AppError('UNSUPPORTED', `A decision is deleted where it is shown, which can be taken back there.`)
  await beginWriting(db, workspace.path, signal)
  try {
    const undone =
      row.kind === 'events'
        ? await undoEvents(row, context)
        : row.kind === 'tools'
          ? undoTools(db, row, context.effects.now())
          : undoStackTable(db, row, row.kind === 'milestones' ? 'milestone' : 'tool_price')
    db.prepare(
      `UPDATE import SET undone_at = ?, time_from = NULL, time_to = NULL, first_event_id = NULL, last_event_id = NULL WHERE id = ?`,
    ).run(context.effects.now().toISOString(), importId)
    giveBackCurrency(db)
    if (signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
    db.exec('COMMIT')
    return undone
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    if (error instanceof AppError && error.code === 'CANCELLED')
      throw new AppError('CANCELLED', `Cancelled; the import of ${basename(row.file)} is as it was.`)
    throw explainSqlite(error, workspace.path)
  }
}

async function undoEvents(row: ImportRow, context: ImportContext): Promise<UndoneImport> {
  const db = context.workspace.writer
  const { again, missing } = laterDuplicates(db, row)
  for (const each of [row, ...again]) forgetEvents(db, each)
  const readAgain: UndoneImport['readAgain'] = []
  for (const [index, each] of again.entries()) {
    db.prepare(`DELETE FROM import_reject WHERE import_id = ?`).run(each.id)
    const file: FileToImport = { ...(JSON.parse(each.options) as object), path: each.file }
    const { report } = await importInto(each.id, file, { index: index + 1, files: again.length }, context)
    readAgain.push({ file: each.file, rows: report.rowsImported - each.rows_imported })
  }
  forgetUnused(db)
  for (const each of missing) addNote(db, each.id, orphanDuplicatesNote(basename(row.file), mostOf(each, row)))
  return {
    ...nothing,
    file: row.file,
    events: countOf(row),
    readAgain,
    missing: missing.map((each) => ({ file: each.file, rows: mostOf(each, row) })),
  }
}

/** Of what was imported later: which files with duplicates are still there to be read again, and which of the others may have some of it. */
function laterDuplicates(db: ReadDb, row: ImportRow): { again: ImportRow[]; missing: ImportRow[] } {
  const later = db
    .prepare(
      `SELECT * FROM import WHERE id > ? AND kind = 'events' AND undone_at IS NULL AND rows_duplicate > 0 ORDER BY id`,
    )
    .all(row.id) as ImportRow[]
  const again = later.filter(({ file, stamp }) => isUnchanged(file, stamp))
  return { again, missing: later.filter((each) => !again.includes(each) && row.rows_imported > 0 && mayRepeat(each, row)) } // prettier-ignore
}

/** A table of pages repeats none of identifies, whichever ids they have. */
function mayRepeat(one: ImportRow, other: ImportRow): boolean {
  const [a, b] = [one, other].map(({ format }) => eventFormats.find(({ id }) => id === format))
  if (a?.container !== 'csv' || b?.container !== 'csv') return true
  return isPlainTable(a) || isPlainTable(b) || a.constantEvent === b.constantEvent
}

/** How many of the duplicates of one are of the other, at most. */
const mostOf = (each: ImportRow, of: ImportRow): number => Math.min(each.rows_duplicate, of.rows_imported)

/** What an undo would do about duplicates; of what is no import of events, nothing. */
export function duplicatesOfImport(db: ReadDb, importId: number): DuplicatesOfImport {
  const row = db.prepare(`SELECT * FROM import WHERE id = ? AND kind = 'events' AND undone_at IS NULL`).get(importId) as ImportRow | undefined // prettier-ignore
  if (!row) return { again: [], missing: [] }
  const { again, missing } = laterDuplicates(db, row)
  const said = (rows: readonly ImportRow[]): DuplicatesOfImport['again'] =>
    rows.map((each) => ({ file: each.file, rows: mostOf(each, row) }))
  return { again: said(again.filter((each) => mayRepeat(each, row))), missing: said(missing) }
}

const countOf = ({ first_event_id: first, last_event_id: last }: ImportRow): number =>
  first === null || last === null ? 0 : last - first + 1

function undoStackTable(db: WriteDb, row: ImportRow, table: StackTableName): UndoneImport {
  const undo = () => undoEntries(db, row.id, table)
  const done = table === 'milestone' ? undo() : withPaymentsAside(db, readPaid(db), readConfig(db), undo).result
  if (!done && row.rows_imported > 0)
    throw new AppError('UNSUPPORTED', `${basename(row.file)} was imported before undoing was possible; change what it brought by hand.`) // prettier-ignore
  const undone = done?.undone ?? 0
  return {
    ...nothing,
    file: row.file,
    ...(table === 'milestone' ? { milestones: undone } : { prices: undone }),
    kept: done?.kept ?? [],
  }
}

/** Payments: what all the others come to takes their place. */
function undoPayments(db: WriteDb, row: ImportRow, own: ToolChanges): UndoneImport {
  const paidBefore = readPaid(db)
  forgetPayments(db, row.id)
  const paid = readPaid(db, { without: row.id, before: paidBefore })
  const before = new Map(readStoredTools(db).map((each) => [each.id, each]))
  withPaymentsAside(db, paid, readConfig(db), () => null)
  const after = new Map(readStoredTools(db).map((each) => [each.id, each]))
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id))) // prettier-ignore
  const written = new Set([...own.before, ...own.after].map(({ id }) => id).concat(own.same))
  // A person has added to it, or payments that are not kept, and goes on having it.
  const kept = [...after.values()].filter((each) => written.has(each.id) && (isPaidIn(each, paid.partial) || (isPaid(each) && each.tool.custom[firstChargeColumn] === undefined))) // prettier-ignore
  return { ...nothing, file: row.file, tools: changed.length, kept: kept.map(({ tool }) => tool.name) }
}

function undoTools(db: WriteDb, row: ImportRow, now: Date): UndoneImport {
  const [own] = readChanges(db, 'import_id = ?', row.id)
  if (!own) throw new AppError('UNSUPPORTED', `${basename(row.file)} was imported before undoing was possible; delete its tools by hand.`) // prettier-ignore
  if (hasAllPayments(db, row.id)) return undoPayments(db, row, own)
  forgetPayments(db, row.id)
  const paid = readPaid(db, { without: row.id })
  const config = readConfig(db)
  // What is put on again does not come after it any more.
  db.prepare(`UPDATE import SET undone_at = ? WHERE id = ?`).run(now.toISOString(), row.id)
  return withPaymentsAside(db, paid, config, (aside) => {
    const undone = takeBackInPlace(db, row.id, { aside, config, partial: paid.partial })
    if (undone) return { ...nothing, file: row.file, ...undone }
    return undoList(db, row, withoutPayments(db, own, paid.partial))
  }).result
}

/** Earlier versions noted what payments said as well. */
function withoutPayments(db: WriteDb, changes: ToolChanges, partial: ReadonlySet<string>): ToolChanges {
  const days = readImportedPrices(db)
  const without = (stored: ToolChanges['before']) => stored.flatMap((each) => withoutPaid(each, partial, days.get(each.id)) ?? []) // prettier-ignore
  return { ...changes, before: without(changes.before), after: without(changes.after) }
}

function undoList(db: WriteDb, row: ImportRow, own: ToolChanges): UndoneImport {
  const later = readChanges(db, `import_id > ? AND undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM payment WHERE payment.import_id = import.id) ORDER BY import_id`, row.id) // prettier-ignore
  const current = new Map(readStoredTools(db).map((stored) => [stored.id, stored]))
  const kept: string[] = []
  let tools = 0
  for (const { id } of own.after.length > 0 ? own.after : own.before) {
    const old = own.before.find((stored) => stored.id === id) ?? null
    const mine = own.after.find((stored) => stored.id === id) ?? null
    const now = current.get(id)
    const next = later.find((each) => each.before.some((stored) => stored.id === id))
    const claim = later.find(({ same }) => same.includes(id))
    if (next) {
      // A later file wrote it anew: should that one be undone too, it goes back to what was before this one.
      saveBefore(db, next, id, old, false)
      kept.push(now?.tool.name ?? mine?.tool.name ?? '')
    } else if (!now || !mine || !isAsIs(withoutUnit(now), { ...withoutUnit(mine), origins: originsOf(mine) }))
      kept.push(now?.tool.name ?? mine?.tool.name ?? '')
    else if (claim) {
      putTool(db, { ...now, importId: claim.importId })
      saveBefore(db, claim, id, old, true)
      kept.push(now.tool.name)
    } else {
      if (old) putTool(db, old)
      else removeTool(db, id)
      tools++
    }
  }
  return { ...nothing, file: row.file, tools, kept: kept.filter(Boolean) }
}
