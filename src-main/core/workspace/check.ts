/** Is the file sound, and does everything in it add up? */
import type { CheckResult } from '../../../shared/api.ts'
import type { ReadDb } from './db.ts'

export function checkWorkspace(db: ReadDb): CheckResult {
  const one = (sql: string): number => db.prepare(sql).pluck().get() as number
  const problems: string[] = []
  const checked: string[] = []
  const check = (what: string, found: string[]): void => {
    checked.push(what)
    problems.push(...found)
  }
  const integrity = db.prepare(`PRAGMA integrity_check(20)`).pluck().all() as string[]
  check(
    'The file is sound (SQLite integrity check).',
    integrity.filter((line) => line !== 'ok').map((line) => `SQLite: ${line}.`),
  )
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
  return { ok: problems.length === 0, schemaVersion: one(`PRAGMA user_version`), problems, checked }
}
