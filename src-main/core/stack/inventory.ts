/** The inventory with what names its entries, for a screen that changes it. */
import type { Inventory } from '../../../shared/stack.ts'
import type { ReadDb } from '../workspace/db.ts'
import { lastChangeSentence } from './edit.ts'
import { readStoredTools } from './store.ts'

export function listInventory(db: ReadDb): Inventory {
  const rows = db.prepare(`SELECT id, file FROM import`).all() as { id: number; file: string }[]
  const files = new Map(rows.map(({ id, file }) => [id, file]))
  return {
    tools: readStoredTools(db).map(({ id, importId, tool }) => ({
      ...tool,
      id,
      importedFrom: importId === null ? null : (files.get(importId) ?? null),
    })),
    undo: lastChangeSentence(db),
  }
}
