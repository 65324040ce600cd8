import Database from 'better-sqlite3'
import { setTimeout } from 'node:timers/promises'
import { ZodError } from 'zod'
import { AppError } from '../../../shared/errors.ts'

/** A connection that only reads: functions that take one change nothing. */
export type ReadDb = Pick<Database.Database, 'prepare' | 'inTransaction' | 'open'>
/** A connection that may write. Commands run one at a time, so a function that takes one owns the workspace. */
export type WriteDb = Database.Database

const statements = new WeakMap<ReadDb, Map<string, Database.Statement>>()

/**
 * `db.prepare` for a statement that is run once a row from different calls: made once in a connection, as making it takes
 * longer than running it. Not for `iterate`, which would keep it from everybody else until its end.
 */
export function prepareOnce(db: ReadDb, sql: string): Database.Statement {
  const known = statements.get(db) ?? new Map<string, Database.Statement>()
  statements.set(db, known)
  let statement = known.get(sql)
  if (!statement) known.set(sql, (statement = db.prepare(sql)))
  return statement
}

const sentences: Record<string, (file: string) => AppError> = {
  SQLITE_BUSY: (file) =>
    new AppError('BUSY', `${file} is being changed by another program; try again when it is done.`),
  SQLITE_FULL: (file) => new AppError('FAILED', `The disk that holds ${file} is full; nothing was changed.`),
  SQLITE_READONLY: (file) => new AppError('FAILED', `${file} cannot be written: the file or its folder is read-only.`),
  SQLITE_NOTADB: (file) => new AppError('BAD_WORKSPACE', `${file} is not a Touchstack workspace.`),
  SQLITE_CORRUPT: (file) => damaged(file),
  SQLITE_CANTOPEN: (file) =>
    new AppError('NOT_FOUND', `${file} cannot be opened: check that the folder exists and may be written.`),
  SQLITE_IOERR: (file) => new AppError('FAILED', `${file} could not be read or written: the disk reported an error.`),
}

/** Says of what a part cannot be read, and what to do about it. */
export function damaged(file: string, what = 'a part of it cannot be read', cause?: unknown): AppError {
  return new AppError(
    'DAMAGED',
    `${file} is damaged: ${what}. Restore a backup, or save what can be read into a new file with Repair in Touchstack (\`touchstack repair\`); the damaged one stays as it is.`,
    { cause },
  )
}

/**
 * SQLite's codes as sentences that name the file, and what is stored there but makes no sense as damage to it; anything
 * else unchanged.
 */
export function explainSqlite(error: unknown, file: string): unknown {
  if (error instanceof SyntaxError || error instanceof ZodError)
    return damaged(file, 'something stored in it makes no sense', error)
  if (!(error instanceof Database.SqliteError)) return error
  const known = Object.keys(sentences).find((code) => error.code === code || error.code.startsWith(`${code}_`))
  return known ? sentences[known]!(file) : new AppError('FAILED', `${file}: ${error.message}.`, { cause: error })
}

/** How long a statement waits for another process that writes, in ms. */
export const busyTimeout = 5_000

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')

const retryMs = 50

/**
 * Begins a transaction that writes. Another process that is writing is waited for, up to five seconds, without standing
 * still: queries and Cancel are answered meanwhile. Throws BUSY or CANCELLED.
 */
export async function beginWriting(db: WriteDb, file: string, signal: AbortSignal | undefined): Promise<void> {
  for (let waited = 0; ; waited += retryMs) {
    if (signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
    try {
      withoutWaiting(db, () => db.exec('BEGIN IMMEDIATE'))
      return
    } catch (error) {
      if (!isBusy(error) || waited >= busyTimeout) throw explainSqlite(error, file)
    }
    await setTimeout(retryMs)
  }
}

/** `inTransaction` without waiting: `busy` where another process is writing, for work that can be done any time. */
export function inTransactionNow<T>(db: WriteDb, work: () => T): T | 'busy' {
  try {
    return withoutWaiting(db, () => inTransaction(db, work))
  } catch (error) {
    if (isBusy(error)) return 'busy'
    throw error
  }
}

function withoutWaiting<T>(db: WriteDb, work: () => T): T {
  db.pragma('busy_timeout = 0')
  try {
    return work()
  } finally {
    db.pragma(`busy_timeout = ${busyTimeout}`)
  }
}

export function inTransaction<T>(db: WriteDb, work: () => T): T {
  return db.transaction(work).immediate()
}
