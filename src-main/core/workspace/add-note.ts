/** What an import says that is known only after it, kept with it. */
import type { WriteDb } from './db.ts'

/** Also where what the import said before cannot be read. */
export const addNote = (db: WriteDb, importId: number, note: string): void =>
  changeNotes(db, importId, (notes) => [...notes, note])

/** `general`, alone or behind the name of a part, is said as `exact`. */
export const sayExactly = (db: WriteDb, importId: number, general: string, exact: string): void =>
  changeNotes(db, importId, (notes) => notes.map((note) => note.replace(general, () => exact)))

function changeNotes(db: WriteDb, importId: number, change: (notes: string[]) => string[]): void {
  const notes = db.prepare(`SELECT notes FROM import WHERE id = ? AND json_valid(notes)`).pluck().get(importId)
  const list = JSON.parse((notes as string | undefined) ?? '[]') as string[]
  db.prepare(`UPDATE import SET notes = ? WHERE id = ?`).run(JSON.stringify(change(list)), importId)
}
