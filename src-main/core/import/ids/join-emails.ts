/**
 * Files that were imported without the email that stands beside the id of a user, and reading them again with it: where
 * payments know people by email and pages by an id, no rule of identity says that the two are one.
 */
import { basename } from 'node:path'
import type { EmailsLeftOut, JoinedEmails } from '../../../../shared/notes/emails-left-out.ts'
import { AppError } from '../../../../shared/errors.ts'
import { type ColumnMap, mapOfOtherId } from '../../../../shared/import.ts'
import { beginWriting, explainSqlite, type ReadDb } from '../../workspace/db.ts'
import { emailsOpen, holdsEmails, isEmailNote, mapsOption } from './email-beside.ts'
import { findKeptIds } from './ids-kept.ts'
import { forgetEvents, forgetUnused } from '../events/forget-events.ts'
import { eventFormats } from '../formats/index.ts'
import { type FileToImport, type ImportContext, importInto } from '../import-files.ts'
import { isUnchanged } from '../containers/source.ts'

interface ImportRow {
  id: number
  file: string
  format: string
  mapping: string
  options: string
  stamp: string
  notes: string
  columns_kept: string
  columns_dropped: string
  rows_imported: number
  rows_duplicate: number
  rows_rejected: number
  first_event_id: number | null
  last_event_id: number | null
}

interface LeftOut {
  row: ImportRow
  /** What was not mapped. */
  map: ColumnMap
}

/** Of so many of its users others know the email: a table of users, or a list of people, came with the file. */
const mostly = 0.9

/** Whether another file says the emails of the users of this one. */
function isJoinedElsewhere(db: ReadDb, { first_event_id: first, last_event_id: last }: ImportRow): boolean {
  const { users, known } = db
    .prepare(
      `WITH own AS (SELECT DISTINCT user_id AS id FROM event JOIN actor ON actor.id = event.actor_id
         WHERE event.id BETWEEN ? AND ? AND user_id IS NOT NULL),
       pair AS (SELECT user.id AS id, user.value AS value, previous FROM alias JOIN event ON event.id = alias.event_id
         JOIN actor ON actor.id = event.actor_id JOIN user ON user.id = actor.user_id)
       SELECT count(*) AS users, count(*) FILTER (WHERE id IN (SELECT id FROM pair WHERE previous LIKE '_%@_%._%')
         OR value IN (SELECT previous FROM pair WHERE pair.value LIKE '_%@_%._%')) AS known
       FROM own JOIN user USING (id)`,
    )
    .get(first, last) as { users: number; known: number }
  return users > 0 && known >= mostly * users
}

const readImports = (db: ReadDb): ImportRow[] =>
  db.prepare(`SELECT * FROM import WHERE kind = 'events' AND undone_at IS NULL ORDER BY id`).all() as ImportRow[]

function findLeftOut(db: ReadDb, imports: readonly ImportRow[]): LeftOut[] {
  return imports.flatMap((row) => {
    const format = eventFormats.find(({ id }) => id === row.format)
    const columns = [row.columns_kept, row.columns_dropped].flatMap((list) => JSON.parse(list) as string[])
    const open = format ? emailsOpen(columns, { format, map: JSON.parse(row.mapping) as ColumnMap }) : []
    const notes = JSON.parse(row.notes) as string[]
    // A column of that name may hold anything; that its values are emails was seen when they were read.
    const said = open.find((each) => notes.some((note) => isEmailNote(note, each)) || holdsEmails(each, format!))
    return said && (said.field === 'user' || !isJoinedElsewhere(db, row)) ? [{ row, map: mapOfOtherId(said) }] : []
  })
}

export function findEmailsLeftOut(db: ReadDb): EmailsLeftOut {
  const files = findLeftOut(db, readImports(db)).map(({ row: { file, stamp }, map }) => ({
    file: basename(file),
    says: mapsOption(map),
    there: isUnchanged(file, stamp),
  }))
  const byEmail = db
    .prepare(
      `SELECT count(*) FROM user WHERE value LIKE '_%@_%._%' AND lower(value) NOT IN (SELECT lower(previous) FROM alias)`,
    )
    .pluck()
    .get() as number
  return { files, byEmail, joined: findJoined(db), ids: findKeptIds(db) }
}

/** Files whose rows made one person of an email and another id. */
const findJoined = (db: ReadDb): string[] => [
  ...new Set(
    (
      db
        .prepare(
          `SELECT file FROM import WHERE undone_at IS NULL AND EXISTS (SELECT 1 FROM alias
             JOIN event ON event.id = alias.event_id JOIN actor ON actor.id = event.actor_id JOIN user ON user.id = actor.user_id
             WHERE alias.event_id BETWEEN first_event_id AND last_event_id
               AND (previous LIKE '_%@_%._%' OR user.value LIKE '_%@_%._%')) ORDER BY id`,
        )
        .pluck()
        .all() as string[]
    ).map((file) => basename(file)),
  ),
]

/**
 * All of them or none; files that are gone or changed stay as they were imported. Later files with duplicates are read
 * again as well, as an undo does: which of two equal rows is the duplicate follows from the order in which they came.
 */
export async function joinEmails(context: ImportContext): Promise<JoinedEmails> {
  const { workspace, signal } = context
  const db = workspace.writer
  await beginWriting(db, workspace.path, signal)
  try {
    const imports = readImports(db)
    const found = findLeftOut(db, imports)
    const isThere = ({ file, stamp }: ImportRow): boolean => isUnchanged(file, stamp)
    const joined = found.filter(({ row }) => isThere(row))
    const missing = found.filter((each) => !joined.includes(each))
    const first = joined[0]?.row.id ?? Infinity
    const again = imports.filter(
      (row) => row.id >= first && (joined.some((each) => each.row === row) || (row.rows_duplicate > 0 && isThere(row))),
    )
    for (const row of again) {
      forgetEvents(db, row)
      db.prepare(`DELETE FROM import_reject WHERE import_id = ?`).run(row.id)
    }
    for (const [index, row] of again.entries()) {
      const map = joined.find((each) => each.row === row)?.map
      await readAgain(row, map, { index: index + 1, files: again.length }, context)
    }
    if (again.length > 0) forgetUnused(db)
    if (signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
    db.exec('COMMIT')
    const names = (of: readonly LeftOut[]): string[] => of.map(({ row }) => basename(row.file))
    return { joined: names(joined), missing: names(missing) }
  } catch (error) {
    context.run.forget()
    if (db.inTransaction) db.exec('ROLLBACK')
    if (error instanceof AppError && error.code === 'CANCELLED')
      throw new AppError('CANCELLED', 'Cancelled; every import is as it was.')
    throw explainSqlite(error, workspace.path)
  }
}

async function readAgain(
  row: ImportRow,
  map: ColumnMap | undefined,
  position: { index: number; files: number },
  context: ImportContext,
): Promise<void> {
  const before = JSON.parse(row.options) as Omit<FileToImport, 'path'>
  const options = map ? { ...before, map: { ...before.map, ...map } } : before
  const { report } = await importInto(row.id, { ...options, path: row.file }, position, context)
  context.workspace.writer.prepare(`UPDATE import SET options = ? WHERE id = ?`).run(JSON.stringify(options), row.id)
  const isAsBefore =
    report.rowsImported === row.rows_imported &&
    report.rowsDuplicate === row.rows_duplicate &&
    report.rowsRejected === row.rows_rejected
  if (isAsBefore && isUnchanged(row.file, row.stamp)) return
  const byHand = map ? `undo its import and import it again with the email mapped (--map ${mapsOption(map)})` : 'undo its import and import it again' // prettier-ignore
  throw new AppError(
    'UNSUPPORTED',
    `${basename(row.file)} would not give the rows it gave when it was imported, so every import is as it was; ${byHand}.`,
  )
}
