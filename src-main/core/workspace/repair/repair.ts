/**
 * A new workspace from what can still be read of a damaged one, which is opened for reading only and stays as it is.
 * SQLite's own `.recover` is part of its shell, not of the library, and reading through SQL stops at the first page
 * that fails; so the pages are read here (salvage.ts), and what does not fit together any more is put right.
 */
import Database from 'better-sqlite3'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { RepairedTable } from '../../../../shared/api.ts'
import { AppError } from '../../../../shared/errors.ts'
import { explainSqlite, type WriteDb } from '../db.ts'
import { migrations } from '../migrations.ts'
import { applicationId, applySteps, latestVersion } from '../workspace.ts'
import { EventIds } from './event-ids.ts'
import { putRight } from './put-right.ts'
import { openPages, type Pages } from './pages.ts'
import type { Value } from './records.ts'
import { type Salvaged, salvage, shapesOf } from './salvage.ts'

export interface Repaired {
  path: string
  tables: RepairedTable[]
  /** What was lost, made up for, or has to be done now; a sentence each. */
  notes: string[]
}

/** What a row of the table is, in the plural. */
const words: Record<string, string> = {
  config: 'settings',
  import: 'imported files',
  import_reject: 'rejected rows',
  payment: 'payments',
  import_tool: 'tools as they were before an import',
  import_list: 'lists of tools as they were read',
  import_entry: 'prices and milestones as they were before an import',
  event: 'events',
  event_detail: 'properties of events',
  event_key: 'marks by which rows imported twice are known',
  alias: 'aliases',
  visitor: 'visitors',
  user: 'users',
  event_name: 'event names',
  page: 'pages',
  origin: 'referrers and campaigns',
  user_agent: 'user agents',
  event_user_agent: 'user agents of visitors',
  actor: 'visitors and users together',
  action: 'events and pages together',
  tool: 'tools',
  tool_price: 'tool prices',
  tool_change: 'changes of tools by hand',
  milestone: 'milestones',
  decision: 'decisions',
  decision_version: 'versions of decisions',
}

/** Worked out anew from the rest when the workspace is opened. */
const derived = new Set(['journey', 'journey_column'])

/**
 * Writes what can be read of the workspace at `path` to `output`, whole or not at all. Throws NOT_FOUND, BAD_WORKSPACE
 * where nothing in the file is of a workspace, USAGE where there is something at `output` already.
 */
export function repairWorkspace(path: string, output: string, now: Date): Repaired {
  if (!existsSync(path)) throw new AppError('NOT_FOUND', `There is no workspace at ${path}.`)
  if (statSync(path).isDirectory()) throw new AppError('BAD_WORKSPACE', `${path} is a folder, not a workspace.`)
  if (existsSync(output)) throw new AppError('USAGE', `${output} exists already; name a file that does not.`)
  if (!existsSync(dirname(output)))
    throw new AppError('NOT_FOUND', `${output} cannot be written: its folder does not exist.`)
  const pages = openPages(path)
  const partial = `${output}.partial`
  const clear = (): void => ['', '-journal'].forEach((end) => rmSync(`${partial}${end}`, { force: true }))
  clear()
  let db: WriteDb | null = null
  try {
    const version = versionOf(pages, path)
    db = new Database(partial)
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = OFF')
    applySteps(
      db,
      migrations.filter((step) => step.version <= version),
    )
    const result = fill(db, pages, now)
    if (result.tables.every(({ saved }) => saved === 0))
      throw new AppError('BAD_WORKSPACE', `Nothing of a Touchstack workspace can be read in ${path}; restore a backup.`)
    const problems = db.pragma('integrity_check(1)', { simple: true })
    if (problems !== 'ok') throw new AppError('FAILED', `${output} could not be written: ${String(problems)}.`)
    db.close()
    db = null
    syncAndRename(partial, output)
    return { path: output, ...result }
  } catch (error) {
    db?.close()
    clear()
    throw explainSqlite(error, output)
  } finally {
    pages.close()
  }
}

function syncAndRename(partial: string, output: string): void {
  const file = openSync(partial, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(partial, output)
}

/** Where a header cannot be believed, that of today: an older file lacks columns at the end of a row at most. */
function versionOf(pages: Pages, path: string): number {
  const isOurs = pages.applicationId === applicationId
  if (isOurs && pages.hasHeader && pages.userVersion > latestVersion())
    throw new AppError('BAD_WORKSPACE', `${path} was written by a newer Touchstack; update Touchstack to repair it.`)
  const isKnown = isOurs && pages.userVersion >= 1 && pages.userVersion <= latestVersion()
  return isKnown ? pages.userVersion : latestVersion()
}

function fill(db: WriteDb, pages: Pages, now: Date): Omit<Repaired, 'path'> {
  const salvaged = salvage(pages, shapesOf(db)).filter(({ shape }) => !derived.has(shape.table))
  const ids = new EventIds()
  // Events first: what hangs on one needs its new id.
  const ordered = salvaged.toSorted((a, b) => Number(b.shape.table === 'event') - Number(a.shape.table === 'event'))
  db.pragma('foreign_keys = OFF')
  const copied = db.transaction(() => ordered.map((each) => copyTable(db, each, ids)))()
  applySteps(db, migrations)
  const { notes, lostEvents } = db.transaction(() => putRight(db, ids, now))()
  const tables = copied.map(({ table, saved, lost }) => ({
    table,
    rows: words[table] ?? table,
    saved,
    // Imports know how many events there were.
    lost: table === 'event' ? Math.max(lostEvents, lost === null ? 0 : Math.min(lost, lostEvents)) : lost,
  }))
  const settings = tables.find(({ table }) => table === 'config')
  if (settings && settings.lost !== 0)
    notes.unshift(
      `${settings.saved === 0 ? 'The' : 'Some'} settings could not be read: content groups, goals and whatever else is missing are at their defaults; set them again.`,
    )
  const missing = pages.count - pages.present
  if (missing > 0)
    notes.unshift(
      `The file is cut off: ${missing.toLocaleString('en-US')} of its ${pages.count.toLocaleString('en-US')} pages are missing.`,
    )
  return { tables: tables.filter(({ saved, lost }) => saved > 0 || lost !== 0), notes }
}

function copyTable(
  db: WriteDb,
  { shape, rows, missed }: Salvaged,
  ids: EventIds,
): { table: string; saved: number; lost: number | null } {
  const { table, columns } = shape
  const statements = new Map<number, Database.Statement>()
  const insertOf = (count: number): Database.Statement => {
    let insert = statements.get(count)
    if (!insert) {
      const names = columns.slice(0, count).map(({ name }) => name)
      insert = db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      statements.set(count, insert)
    }
    return insert
  }
  const rowidAt = columns.findIndex(({ isRowid }) => isRowid)
  const isOfEvent = columns[rowidAt]?.name === 'event_id'
  let saved = 0
  let refused = 0
  for (const { rowid, values } of rows()) {
    const all: Value[] = [...values]
    if (rowidAt >= 0) {
      const id = isOfEvent ? ids.of(rowid!) : rowid
      if (id === null) {
        refused++
        continue
      }
      all[rowidAt] = table === 'event' ? ids.add(id) : id
    }
    try {
      insertOf(all.length).run(...all)
      saved++
    } catch (error) {
      // What breaks a rule of the table is damage that left its page readable.
      if (!(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT'))) throw error
      refused++
    }
  }
  const lost = missed()
  return { table, saved, lost: lost === null ? null : lost + refused }
}

/** `Name repaired.touchstack` beside the workspace, or `Name repaired 2.touchstack` where that exists. */
export function repairedPath(path: string): string {
  const name = basename(path).replace(/\.touchstack$/, '')
  for (let number = 1; ; number++) {
    const free = join(dirname(path), `${name} repaired${number === 1 ? '' : ` ${number}`}.touchstack`)
    if (!existsSync(free)) return free
  }
}
