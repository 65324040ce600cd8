/** Is the file sound, and does everything in it add up? */
import Database from 'better-sqlite3'
import type { CheckResult } from '../../../shared/api.ts'
import type { ReadDb } from './db.ts'

export function checkWorkspace(db: ReadDb): CheckResult {
  const integrity = integrityOf(db)
  // What adds up is of no use where not all of it can be read.
  if (integrity.length > 0)
    return { ok: false, schemaVersion: versionOf(db), problems: integrity, checked: [integrityCheck] }
  return { ...checkContent(db), schemaVersion: versionOf(db) }
}

const integrityCheck = 'The file is sound (SQLite integrity check).'

function integrityOf(db: ReadDb): string[] {
  try {
    const lines = db.prepare(`PRAGMA integrity_check(20)`).pluck().all() as string[]
    return lines.filter((line) => line !== 'ok').map((line) => `SQLite: ${line}.`)
  } catch (error) {
    if (error instanceof Database.SqliteError) return [`SQLite: ${error.message}.`]
    throw error
  }
}

const versionOf = (db: ReadDb): number => db.prepare(`PRAGMA user_version`).pluck().get() as number

function checkContent(db: ReadDb): Pick<CheckResult, 'ok' | 'problems' | 'checked'> {
  const one = (sql: string): number => db.prepare(sql).pluck().get() as number
  const problems: string[] = []
  const checked: string[] = [integrityCheck]
  const check = (what: string, found: string[]): void => {
    checked.push(what)
    problems.push(...found)
  }
  const orphans = db.prepare(`PRAGMA foreign_key_check`).all() as { table: string }[]
  check(
    'Every row that names another finds it.',
    orphans.length > 0 ? [`${orphans.length} rows name a row that does not exist.`] : [],
  )
  const references = [
    ['event', 'actor', 'actor'],
    ['event', 'action', 'action'],
    ['event', 'origin', 'origin'],
    ['actor', 'visitor', 'visitor'],
    ['actor', 'user', 'user'],
    ['action', 'name', 'event_name'],
    ['action', 'page', 'page'],
    ['event_user_agent', 'user_agent', 'user_agent'],
  ]
  const dangling = references.filter(
    ([from, column, to]) =>
      one(
        `SELECT EXISTS (SELECT 1 FROM ${from} WHERE ${column}_id IS NOT NULL AND ${column}_id NOT IN (SELECT id FROM ${to}))`,
      ) === 1,
  )
  check(
    'Every event finds who did what, where and from where.',
    dangling.map(([from, column]) => `Some rows of ${from} have a ${column} that does not exist.`),
  )
  const uneven = one(`SELECT count(*) FROM import WHERE rows_read <> rows_imported + rows_duplicate + rows_rejected`)
  check(
    'Rows read = imported + duplicate + rejected, for every file.',
    uneven > 0 ? [`${uneven} imports do not add up.`] : [],
  )
  const stored = one(`SELECT count(*) FROM event`)
  const accounted = one(
    `SELECT coalesce(sum(last_event_id - first_event_id + 1), 0) FROM import WHERE first_event_id IS NOT NULL`,
  )
  check(
    'Every event belongs to one import.',
    stored === accounted ? [] : [`${stored} events are stored and ${accounted} are accounted for.`],
  )
  const saved = (db.prepare(`SELECT events FROM journey`).pluck().get() as number | undefined) ?? 0
  check(
    'Journeys hold every event.',
    saved === stored
      ? []
      : [`Journeys hold ${saved} of ${stored} events; they are rebuilt when the workspace is opened.`],
  )
  return { ok: problems.length === 0, problems, checked }
}
