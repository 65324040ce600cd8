/** The inventory with what names its entries, for a screen that changes it. */
import type { Inventory } from '../../../shared/stack.ts'
import type { ReadDb } from '../workspace/db.ts'
import { lastChangeSentence } from './edit.ts'
import { type LeavesOut, listLeftOut, readCountedTools } from './left-out.ts'

export function listInventory(db: ReadDb, config: LeavesOut): Inventory {
  const rows = db.prepare(`SELECT id, file FROM import`).all() as { id: number; file: string }[]
  const files = new Map(rows.map(({ id, file }) => [id, file]))
  return {
    tools: readCountedTools(db, config).map(({ id, importId, tool, startWhy }) => ({
      ...tool,
      id,
      startWhy,
      importedFrom: importId === null ? null : (files.get(importId) ?? null),
    })),
    leftOut: listLeftOut(db, config),
    undo: lastChangeSentence(db),
  }
}
