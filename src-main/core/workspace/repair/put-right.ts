/**
 * Puts right what does not fit together any more in a workspace that was filled from a damaged one, so that every
 * number stays what the rows that are left say, and nothing stands for something it is not.
 */
import { basename } from 'node:path'
import { addNote } from '../add-note.ts'
import { decision as decisionSchema } from '../../../../shared/decision.ts'
import { workspaceConfig } from '../../../../shared/config.ts'
import type { WriteDb } from '../db.ts'
import type { EventIds } from './event-ids.ts'

/** `lostEvents` by the account of the imports. */
export function putRight(db: WriteDb, ids: EventIds, now: Date): { notes: string[]; lostEvents: number } {
  const notes: string[] = []
  const { lostEvents } = settleImports(db, ids, now, notes)
  nameWhatIsGone(db, notes)
  settleTools(db, notes)
  settleDecisions(db, notes)
  settleConfig(db, notes)
  return { notes, lostEvents }
}

const number = (value: number): string => value.toLocaleString('en-US')
const counted = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`

interface ImportRow {
  id: number
  file: string
  first_event_id: number | null
  last_event_id: number | null
}

/** Ranges of event ids as they are now, a record for events whose own was lost, and what importing again would do. */
function settleImports(db: WriteDb, ids: EventIds, now: Date, notes: string[]): { lostEvents: number } {
  let lostEvents = 0
  let covered = 0
  const imports = db
    .prepare(
      `SELECT id, file, first_event_id, last_event_id FROM import WHERE first_event_id IS NOT NULL ORDER BY first_event_id`,
    ) // prettier-ignore
    .all() as ImportRow[]
  for (const row of imports) {
    const first = row.first_event_id!
    const last = Math.max(first - 1, row.last_event_id ?? 0)
    const runs = [...ids.kept(first, last)]
    const kept = runs.reduce((sum, run) => sum + run.last - run.first + 1, 0)
    const from = kept > 0 ? ids.of(runs[0]!.first)! : null
    if (from !== null && from > covered + 1) recordLostImport(db, covered + 1, from - 1, now, notes)
    if (from !== null) covered = from + kept - 1
    db.prepare(`UPDATE import SET first_event_id = ?, last_event_id = ? WHERE id = ?`).run(from, from === null ? null : covered, row.id) // prettier-ignore
    const lost = last - first + 1 - kept
    lostEvents += lost
    const canBeImportedAgain = settleKeys(db, row.id, first, last, runs)
    if (lost === 0 && canBeImportedAgain) continue
    const what = lost === 0 ? '' : `${number(lost)} of its ${counted(last - first + 1, 'event')} could not be read. `
    const todo = !canBeImportedAgain
      ? 'Before importing it again undo this import: which of its rows are here already is not known any more.'
      : 'Importing it again brings back what is missing and nothing twice.'
    addNote(db, row.id, `Repaired: ${what}${todo}`)
    notes.push(`${basename(row.file)}: ${what}${todo}`)
  }
  if (ids.total > covered) recordLostImport(db, covered + 1, ids.total, now, notes)
  for (const table of ['import_reject', 'payment', 'import_tool', 'import_list', 'import_entry', 'event_key'])
    db.exec(`DELETE FROM ${table} WHERE import_id NOT IN (SELECT id FROM import)`)
  for (const column of ['mapping', 'options'])
    db.exec(`UPDATE import SET ${column} = '{}' WHERE NOT json_valid(${column}) OR json_type(${column}) <> 'object'`)
  for (const column of ['columns_kept', 'columns_dropped', 'notes'])
    db.exec(`UPDATE import SET ${column} = '[]' WHERE NOT json_valid(${column}) OR json_type(${column}) <> 'array'`)
  return { lostEvents }
}

/** Events of an import nobody has a record of any more get one, so that they are counted and can be undone. */
function recordLostImport(db: WriteDb, first: number, last: number, now: Date, notes: string[]): void {
  const count = last - first + 1
  const note = `Repaired: the record of the import that brought these ${counted(count, 'event')} could not be read.`
  db.prepare(
    `INSERT INTO import (file, kind, format, encoding, zone, mapping, imported_at, bytes, seconds, rows_read, rows_imported,
       rows_duplicate, rows_rejected, columns_kept, columns_dropped, time_from, time_to, first_event_id, last_event_id, notes)
     SELECT '(lost record of an import)', 'events', 'unknown', 'utf-8', 'UTC', '{}', ?, 0, 0, ?, ?, 0, 0, '[]', '[]',
       min(time), max(time), ?, ?, ? FROM event WHERE id BETWEEN ? AND ?`,
  ).run(now.toISOString(), count, count, first, last, JSON.stringify([note]), first, last)
  notes.push(
    `The record of the import that brought ${counted(count, 'event')} could not be read; they are listed as “(lost record of an import)”. Importing their file again would count them twice; undo that one first.`,
  )
}

const keyBytes = 8

/** Marks of events that were lost go, so that their rows can be imported again; false where the marks are incomplete. */
function settleKeys(
  db: WriteDb,
  importId: number,
  first: number,
  last: number,
  runs: { first: number; last: number }[],
): boolean {
  const chunks = db
    .prepare(`SELECT keys FROM event_key WHERE import_id = ? AND chunk >= 0 ORDER BY chunk`)
    .pluck()
    .all(importId)
  const keys = Buffer.concat(chunks as Buffer[])
  if (keys.length !== (last - first + 1) * keyBytes) return false
  if (runs.length === 1 && runs[0]!.first === first && runs[0]!.last === last) return true
  db.prepare(`DELETE FROM event_key WHERE import_id = ? AND chunk >= 0`).run(importId)
  const put = db.prepare(`INSERT INTO event_key (import_id, chunk, keys) VALUES (?, ?, ?)`)
  runs.forEach((run, chunk) =>
    put.run(importId, chunk, keys.subarray((run.first - first) * keyBytes, (run.last - first + 1) * keyBytes)),
  )
  return true
}

/**
 * Entries that events still name but whose text was lost: what was the same stays the same, under a name that says so.
 * Of an empty table nothing is NOT IN, NULL included.
 */
function nameWhatIsGone(db: WriteDb, notes: string[]): void {
  db.exec(`DELETE FROM event_user_agent WHERE user_agent_id NOT IN (SELECT id FROM user_agent)`)
  const run = (sql: string): number => db.prepare(sql).run().changes
  const say = (count: number, one: string, many: string, named: string): void => {
    if (count > 0)
      notes.push(`${counted(count, one, many)} could not be read and ${count === 1 ? 'is' : 'are'} ${named}.`)
  }
  const nobody = run(
    `UPDATE event SET actor_id = NULL WHERE actor_id IS NOT NULL AND actor_id NOT IN (SELECT id FROM actor)`,
  )
  if (nobody > 0) notes.push(`Who was behind ${counted(nobody, 'event')} could not be read; they stay, and count as nobody’s.`) // prettier-ignore
  const actions = db
    .prepare(`SELECT DISTINCT action_id FROM event WHERE action_id NOT IN (SELECT id FROM action)`)
    .pluck()
    .all() as number[]
  if (actions.length > 0) {
    const { lastInsertRowid: name } = db.prepare(`INSERT INTO event_name (value, kind) VALUES ('(lost event)', 'event')`).run() // prettier-ignore
    const put = db.prepare(`INSERT INTO action (id, name_id) VALUES (?, ?)`)
    for (const id of actions) put.run(id, name)
    say(actions.length, 'pair of event name and page', 'pairs of event name and page', 'called “(lost event)”')
  }
  say(
    run(
      `INSERT INTO event_name (id, value, kind) SELECT DISTINCT name_id, '(lost event ' || name_id || ')', 'event' FROM action WHERE name_id NOT IN (SELECT id FROM event_name)`,
    ),
    'event name',
    'event names',
    'called “(lost event …)” with a number',
  )
  say(
    run(
      `INSERT INTO page (id, host, path) SELECT DISTINCT page_id, '', '/(lost page ' || page_id || ')' FROM action WHERE page_id IS NOT NULL AND page_id NOT IN (SELECT id FROM page)`,
    ),
    'page',
    'pages',
    'called “/(lost page …)” with a number',
  )
  say(
    run(
      `INSERT INTO origin (id, referrer, source, medium, campaign) SELECT DISTINCT origin_id, '', '(lost)', '', '' FROM event WHERE origin_id IS NOT NULL AND origin_id NOT IN (SELECT id FROM origin)`,
    ),
    'referrer with its campaign',
    'referrers with their campaigns',
    'the source “(lost)”',
  )
  for (const [table, one] of [
    ['visitor', 'visitor’s id'],
    ['user', 'user’s id'],
  ] as const)
    say(
      run(
        `INSERT INTO ${table} (id, value) SELECT DISTINCT ${table}_id, '(lost ${table} ' || ${table}_id || ')' FROM actor WHERE ${table}_id IS NOT NULL AND ${table}_id NOT IN (SELECT id FROM ${table})`,
      ),
      one,
      `${table}s’ ids`,
      `called “(lost ${table} …)” with a number; who is whom stays as it was`,
    )
}

function settleTools(db: WriteDb, notes: string[]): void {
  db.exec(`DELETE FROM tool_price WHERE tool_id NOT IN (SELECT id FROM tool)`)
  for (const table of ['tool', 'tool_price', 'milestone', 'decision_version'])
    db.exec(`UPDATE ${table} SET import_id = NULL WHERE import_id NOT IN (SELECT id FROM import)`)
  const twisted = db.prepare(`DELETE FROM tool_change WHERE NOT json_valid(before) OR NOT json_valid(after)`).run()
  if (twisted.changes > 0) notes.push(`${counted(twisted.changes, 'change', 'changes')} of tools by hand cannot be undone any more.`) // prettier-ignore
}

/** A version that is left makes its decision; a decision without one is none. */
function settleDecisions(db: WriteDb, notes: string[]): void {
  const versions = db.prepare(`SELECT decision_id, version, document FROM decision_version`).all() as {
    decision_id: number
    version: number
    document: string
  }[]
  let unreadable = 0
  for (const { decision_id: id, version, document } of versions) {
    if (isDecision(document)) continue
    unreadable++
    db.prepare(`DELETE FROM decision_version WHERE decision_id = ? AND version = ?`).run(id, version)
  }
  if (unreadable > 0) notes.push(`${counted(unreadable, 'version of a decision', 'versions of decisions')} made no sense any more.`) // prettier-ignore
  db.exec(`
    DELETE FROM decision WHERE id NOT IN (SELECT decision_id FROM decision_version);
    INSERT INTO decision (id, name, created_at)
      SELECT decision_id, document ->> '$.name', min(saved_at) FROM decision_version AS latest
      WHERE decision_id NOT IN (SELECT id FROM decision)
        AND version = (SELECT max(version) FROM decision_version AS each WHERE each.decision_id = latest.decision_id)
      GROUP BY decision_id;
  `)
}

function isDecision(document: string): boolean {
  try {
    return decisionSchema.safeParse(JSON.parse(document)).success
  } catch {
    return false
  }
}

function settleConfig(db: WriteDb, notes: string[]): void {
  const rows = db.prepare(`SELECT key, value FROM config`).all() as { key: string; value: string }[]
  const bad = rows.filter(({ key, value }) => {
    try {
      return !workspaceConfig.safeParse({ [key]: JSON.parse(value) as unknown }).success
    } catch {
      return true
    }
  })
  for (const { key } of bad) db.prepare(`DELETE FROM config WHERE key = ?`).run(key)
  if (bad.length > 0) notes.push(`These settings made no sense any more and are at their defaults: ${bad.map(({ key }) => key).join(', ')}.`) // prettier-ignore
}
