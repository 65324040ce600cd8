/** Rows that could not be read, as an import keeps them. */
import type { WriteDb } from '../workspace/db.ts'
import { insertMany } from './events/insert-many.ts'
import type { BrokenLine } from './text/layout.ts'

export function writeRejects(db: WriteDb, importId: number, rejects: BrokenLine[]): void {
  insertMany(db, 'import_reject', ['import_id', 'line', 'reason', 'raw'])(
    rejects.map(({ line, reason, raw }) => [importId, line, reason, raw.slice(0, 2_000)]),
  )
}
