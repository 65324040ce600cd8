/**
 * Decisions in and out of the workspace. A decision is a row of versions, each a whole Decision JSON as it stood; saving
 * adds one and never changes another. Deleting hides a decision until it is restored.
 */
import type { DecisionVersion } from '../../../shared/api.ts'
import { decision as decisionSchema, type Decision, toDecisionJson } from '../../../shared/decision.ts'
import { AppError } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../workspace/db.ts'

export interface StoredDecision {
  id: number
  version: number
  decision: Decision
}

interface VersionRow {
  id: number
  version: number
  document: string
}

const read = ({ id, version, document }: VersionRow): StoredDecision => ({
  id,
  version,
  decision: decisionSchema.parse(JSON.parse(document)),
})

const latest = `
  SELECT decision.id, decision_version.version, decision_version.document, decision_version.saved_at
  FROM decision
  JOIN decision_version ON decision_version.decision_id = decision.id
  WHERE decision.deleted_at IS NULL
    AND decision_version.version = (SELECT max(version) FROM decision_version WHERE decision_id = decision.id)`

/** The latest version of each, the one saved last first. */
export function listDecisions(db: ReadDb): (StoredDecision & { savedAt: string })[] {
  const rows = db
    .prepare(`${latest} ORDER BY decision_version.saved_at DESC, decision.id DESC`)
    .all() as (VersionRow & {
    saved_at: string
  })[]
  return rows.map((row) => ({ ...read(row), savedAt: row.saved_at }))
}

/** By id; `version` null = the latest. Throws NOT_FOUND. */
export function readDecision(
  db: ReadDb,
  id: number,
  version: number | null,
): StoredDecision & { versions: DecisionVersion[] } {
  const versions = db
    .prepare(
      `SELECT version, saved_at AS savedAt, note FROM decision_version
       JOIN decision ON decision.id = decision_id AND deleted_at IS NULL
       WHERE decision_id = ? ORDER BY version DESC`,
    )
    .all(id) as DecisionVersion[]
  const wanted = version ?? versions[0]?.version
  if (wanted === undefined) throw new AppError('NOT_FOUND', 'There is no such decision; it may have been deleted.')
  const row = db
    .prepare(`SELECT decision_id AS id, version, document FROM decision_version WHERE decision_id = ? AND version = ?`)
    .get(id, wanted) as VersionRow | undefined
  if (!row)
    throw new AppError('NOT_FOUND', `The decision has no version ${wanted}; the latest is ${versions[0]?.version}.`)
  return { ...read(row), versions }
}

/** By name, whatever its case; null = the one saved last. Throws NOT_FOUND, naming what there is. */
export function findDecision(db: ReadDb, name: string | null, version: number | null): StoredDecision {
  const all = listDecisions(db)
  const wanted = name?.trim().toLowerCase()
  const found = wanted === undefined ? all[0] : all.find(({ decision }) => decision.name.toLowerCase() === wanted)
  if (found) return version === null ? found : readDecision(db, found.id, version)
  if (all.length === 0)
    throw new AppError('NOT_FOUND', 'There is no decision in this workspace yet; import one (--kind decision).')
  const names = all.map(({ decision }) => `"${decision.name}"`).join(', ')
  throw new AppError('NOT_FOUND', `There is no decision "${name}"; there are ${names}.`)
}

export function idOfDecision(db: ReadDb, name: string): number | null {
  const id = db.prepare(`SELECT id FROM decision WHERE lower(name) = lower(?) AND deleted_at IS NULL`).pluck().get(name)
  return (id as number | undefined) ?? null
}

export interface SaveOptions {
  /** null = a new decision. */
  id: number | null
  note: string
  at: Date
  importId?: number
}

/** Adds a version; where nothing changed, none. Throws USAGE for a name another decision has. */
export function saveDecision(
  db: WriteDb,
  decision: Decision,
  { id, note, at, importId }: SaveOptions,
): { id: number; version: number; added: boolean } {
  const savedAt = at.toISOString()
  const document = JSON.stringify(toDecisionJson(decision))
  return inTransaction(db, () => {
    const before = id === null ? null : readDecision(db, id, null)
    if (before && JSON.stringify(toDecisionJson(before.decision)) === document)
      return { id: before.id, version: before.version, added: false }
    const same = idOfDecision(db, decision.name)
    if (same !== null && same !== id)
      throw new AppError('USAGE', `There is already a decision called "${decision.name}"; give this one another name.`)
    if (id !== null) db.prepare(`UPDATE decision SET name = ? WHERE id = ?`).run(decision.name, id)
    const key =
      id ??
      Number(
        db.prepare(`INSERT INTO decision (name, created_at) VALUES (?, ?)`).run(decision.name, savedAt).lastInsertRowid,
      )
    const version = (before?.version ?? 0) + 1
    db.prepare(
      `INSERT INTO decision_version (decision_id, version, saved_at, note, import_id, document) VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(key, version, savedAt, note, importId ?? null, document)
    return { id: key, version, added: true }
  })
}

/** Hides a decision with all its versions; `restoreDecision` brings them back. */
export function deleteDecision(db: WriteDb, id: number, at: Date): { id: number; name: string } {
  const { decision } = readDecision(db, id, null)
  db.prepare(`UPDATE decision SET deleted_at = ? WHERE id = ?`).run(at.toISOString(), id)
  return { id, name: decision.name }
}

/** Throws NOT_FOUND, and USAGE where its name has been given to another in the meantime. */
export function restoreDecision(db: WriteDb, id: number): { id: number; name: string } {
  return inTransaction(db, () => {
    const name = db.prepare(`SELECT name FROM decision WHERE id = ?`).pluck().get(id) as string | undefined
    if (name === undefined) throw new AppError('NOT_FOUND', 'There is no such decision.')
    const taken = idOfDecision(db, name)
    if (taken !== null && taken !== id)
      throw new AppError('USAGE', `There is another decision called "${name}" now; rename that one, then restore this.`)
    db.prepare(`UPDATE decision SET deleted_at = NULL WHERE id = ?`).run(id)
    return { id, name }
  })
}
