/** A workspace is one SQLite file: opening, creating, migrating and closing it. */
import Database from 'better-sqlite3'
import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { busyTimeout, damaged, explainSqlite, inTransaction, type ReadDb, type WriteDb } from './db.ts'
import { lookForDamage } from './look-for-damage.ts'
import { type Migration, migrations } from './migrations.ts'

/** "TSTK" in SQLite's header, so that a workspace is known from any other database. */
export const applicationId = 0x5453544b

export interface Workspace {
  path: string
  name: string
  /** For commands, one at a time. */
  writer: WriteDb
  /** For queries; sees the last committed state, also while an import is running. */
  reader: ReadDb
  /**
   * Moves what was committed from the log beside the file into the file; false when that was less than `least` pages.
   * Commits leave it to this, so that an import answers before its bytes are written a second time.
   */
  checkpoint(least?: number): boolean
  close(): void
}

/** Pages in the log that are worth a checkpoint; SQLite's own default. */
const checkpointPages = 1_000

export interface OpenOptions {
  create: boolean
  steps?: readonly Migration[]
}

const pragma = (db: Database.Database, name: string): number => Number(db.pragma(name, { simple: true }))

export function latestVersion(steps: readonly Migration[] = migrations): number {
  return steps.at(-1)?.version ?? 0
}

/**
 * Opens the workspace at `path`, bringing an older one up to date after copying it to `<path>.v<version>.backup`.
 * Throws BAD_WORKSPACE for anything that is not a workspace and for one written by a newer Touchstack, DAMAGED where
 * signs of damage that cost nothing to see are there, NOT_FOUND where there is no file and `create` is false.
 */
export function openWorkspace(path: string, { create, steps = migrations }: OpenOptions): Workspace {
  const exists = existsSync(path)
  if (!exists && !create) throw new AppError('NOT_FOUND', `There is no workspace at ${path}.`)
  if (exists && statSync(path).isDirectory())
    throw new AppError('BAD_WORKSPACE', `${path} is a folder, not a workspace.`)
  if (exists && !create && statSync(path).size === 0)
    throw new AppError('BAD_WORKSPACE', `${path} is empty: nothing of a workspace is in it. Restore a backup.`)
  if (!exists && !existsSync(dirname(path)))
    throw new AppError('NOT_FOUND', `${path} cannot be created: its folder does not exist.`)
  let writer: Database.Database | undefined
  try {
    writer = new Database(path, { timeout: busyTimeout })
    writer.pragma('cell_size_check = ON')
    migrate(writer, path, steps)
    // It knows the tables of today.
    if (steps === migrations) lookForDamage(writer, path)
    writer.pragma('journal_mode = WAL')
    writer.pragma('synchronous = FULL')
    writer.pragma('foreign_keys = ON')
    writer.pragma('cache_size = -32768')
    writer.pragma('wal_autocheckpoint = 0')
    // Of a new file: until something was read with the log, a checkpoint is refused with "database table is locked".
    pragma(writer, 'user_version')
    const reader = new Database(path, { readonly: true, timeout: busyTimeout })
    reader.pragma('cell_size_check = ON')
    const opened = writer
    return {
      path,
      name: basename(path).replace(/\.touchstack$/, ''),
      writer: opened,
      reader,
      checkpoint: (least = checkpointPages) => {
        // SQLite refuses one inside a transaction with "database table is locked".
        if (opened.inTransaction) return false
        const [{ log, checkpointed }] = opened.pragma('wal_checkpoint(NOOP)') as [{ log: number; checkpointed: number }]
        if (log - checkpointed < least) return false
        opened.pragma('wal_checkpoint(PASSIVE)')
        return true
      },
      close: () => {
        reader.close()
        opened.close()
      },
    }
  } catch (error) {
    writer?.close()
    const isUnknown = error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB'
    throw isUnknown && wasOurs(path) ? damaged(path, 'its beginning is overwritten') : explainSqlite(error, path)
  }
}

/** Of a file whose first words are not SQLite's any more: is it called a workspace, or does it bear our mark? */
function wasOurs(path: string): boolean {
  const header = Buffer.alloc(72)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  return path.endsWith('.touchstack') || header.readUInt32BE(68) === applicationId
}

function migrate(db: Database.Database, path: string, steps: readonly Migration[]): void {
  const version = pragma(db, 'user_version')
  const tables = db.prepare(`SELECT count(*) FROM sqlite_schema`).pluck().get() as number
  if (tables > 0 && pragma(db, 'application_id') !== applicationId)
    throw new AppError('BAD_WORKSPACE', `${path} is a SQLite file but not a Touchstack workspace.`)
  if (version > latestVersion(steps))
    throw new AppError(
      'BAD_WORKSPACE',
      `${path} was written by a newer Touchstack (file version ${version}, this one reads up to ${latestVersion(steps)}); update Touchstack to open it.`,
    )
  if (version === latestVersion(steps)) return
  if (version > 0) {
    db.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(path, `${path}.v${version}.backup`)
  }
  applySteps(db, steps)
}

/** Brings a database from the version it has to that of the last step, in one transaction: to the disk once, or not at all. */
export function applySteps(db: Database.Database, steps: readonly Migration[]): void {
  inTransaction(db, () => {
    // Another process may have done some while this one waited for the lock.
    const version = pragma(db, 'user_version')
    for (const step of steps.filter((each) => each.version > version)) {
      db.exec(step.sql)
      db.pragma(`user_version = ${step.version}`)
    }
    db.pragma(`application_id = ${applicationId}`)
  })
}
