import Database from 'better-sqlite3'
import { damaged, type ReadDb } from './db.ts'

const tables = [
  'import', 'import_reject', 'payment', 'import_tool', 'import_list', 'event', 'event_detail', 'event_key', 'alias', 'visitor', 'user', 'event_name',
  'page', 'origin', 'actor', 'action', 'journey', 'journey_column', 'tool', 'tool_change', 'decision',
] as const // prettier-ignore
/** Small, and WITHOUT ROWID. */
const smallTables = ['config', 'import_entry', 'tool_price', 'milestone', 'decision_version'] as const

const ends = `SELECT ${[
  ...tables.flatMap((table) => [`(SELECT min(rowid) FROM ${table})`, `(SELECT max(rowid) FROM ${table})`]),
  ...smallTables.map((table) => `(SELECT count(*) FROM ${table})`),
].join(', ')}`

/**
 * What is cheap to see whenever a workspace is opened: every table is there, and its first and last row can be read.
 * SQLite itself refuses a file that is shorter than it says. `checkWorkspace` reads all of it. Throws DAMAGED.
 */
export function lookForDamage(db: ReadDb, path: string): void {
  try {
    db.prepare(ends).get()
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR')
      throw damaged(path, 'a table is missing', error)
    throw error
  }
}
