/** Which other files know people by the email that stands beside the id of a user: then it need not be left open whether one does. */
import { basename } from 'node:path'
import type { OtherId } from '../../../../shared/import.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { emailNote, emailsAt } from './email-beside.ts'
import type { EventMapping } from '../columns/event-mapping.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { idsInWorkspace } from './known-ids.ts'

export class KnownEmails {
  private readonly beside: { importId: number; emails: string[]; otherId: OtherId; mapping: EventMapping }[] = []

  add(importId: number, otherId: OtherId, mapping: EventMapping, inspection: Inspection): void {
    const emails = [...new Set(emailsAt(inspection, otherId, mapping).map((email) => email.toLowerCase()))]
    this.beside.push({ importId, emails, otherId, mapping })
  }

  /** Once all files of a run are in: what was said in general, and what it is by the files that know such people. */
  notes(db: ReadDb): { importId: number; general: string; exact: string }[] {
    return this.beside.flatMap(({ importId, emails, otherId, mapping }) => {
      const known = filesWith(db, importId, [...idsInWorkspace(db)(emails).users])
      if (known.files.length === 0) return []
      const exact = emailNote(otherId, mapping, { ...known, looked: emails.length })
      return [{ importId, general: emailNote(otherId, mapping), exact }]
    })
  }
}

/** Files whose events name these users themselves, in the order in which they were imported, and how many of these are in any. */
function filesWith(db: ReadDb, but: number, users: readonly string[]): { files: string[]; known: number } {
  if (users.length === 0) return { files: [], known: 0 }
  const found = db
    .prepare(
      `SELECT DISTINCT import.id, import.file, lower(user.value) FROM event
       JOIN actor ON actor.id = event.actor_id JOIN user ON user.id = actor.user_id
       JOIN import ON event.id BETWEEN import.first_event_id AND import.last_event_id
       WHERE event.actor_id IN
           (SELECT actor.id FROM actor JOIN user ON user.id = actor.user_id WHERE user.value IN (SELECT value FROM json_each(?)))
         AND import.id <> ? ORDER BY import.id`,
    )
    .raw()
    .all(JSON.stringify(users), but) as [number, string, string][]
  return {
    files: [...new Set(found.map(([, file]) => basename(file)))],
    known: new Set(found.map(([, , email]) => email)).size,
  }
}
