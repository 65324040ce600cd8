import type { WriteDb } from './db.ts'

/** Also where what the import said before cannot be read. */
export function addNote(db: WriteDb, importId: number, note: string): void {
  const notes = db.prepare(`SELECT notes FROM import WHERE id = ? AND json_valid(notes)`).pluck().get(importId)
  const list = JSON.parse((notes as string | undefined) ?? '[]') as string[]
  db.prepare(`UPDATE import SET notes = ? WHERE id = ?`).run(JSON.stringify([...list, note]), importId)
}
