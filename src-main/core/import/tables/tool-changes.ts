/** What an import did to the inventory, kept so that it can be taken back. */
import { contentKey, readStoredTools, type StoredTool } from '../../stack/store.ts'
import type { Tool } from '../../stack/tool.ts'
import type { WriteDb } from '../../workspace/db.ts'

export interface ToolChanges {
  importId: number
  /** Of the tools it changed: as they were; those it added are in `after` alone. */
  before: StoredTool[]
  after: StoredTool[]
  /** Ids of stored tools that its rows repeat unchanged. */
  same: number[]
}

/**
 * To be called around the writing of tools: notes what changed, so that it can be taken back. `listed` are the rows'
 * contents, and what is written may name the tools they speak of.
 */
export function noteToolChanges<T extends { ids?: readonly number[] }>(
  db: WriteDb,
  importId: number,
  listed: readonly string[],
  write: () => T,
): T {
  const before = readStoredTools(db)
  const result = write()
  const after = readStoredTools(db)
  const was = new Map(before.map((stored) => [stored.id, JSON.stringify(stored)]))
  const changed = after.filter((stored) => was.get(stored.id) !== JSON.stringify(stored))
  const ids = new Set(changed.map(({ id }) => id))
  const left = new Set(after.map(({ id }) => id))
  const gone = new Set(before.map(({ id }) => id).filter((id) => !left.has(id)))
  const repeated = new Set(listed)
  const spokenOf = new Set(result.ids)
  const changes = {
    before: before.filter(({ id }) => ids.has(id) || gone.has(id)),
    after: changed,
    same: after
      .filter(({ id, tool }) => !ids.has(id) && (spokenOf.has(id) || repeated.has(contentKey(tool))))
      .map(({ id }) => id),
  }
  // Another file of the same archive may have been read before.
  const [earlier] = readChanges(db, 'import_id = ?', importId)
  const noted = earlier ? together(earlier, changes) : changes
  db.prepare(`INSERT OR REPLACE INTO import_tool (import_id, before, after, same) VALUES (?, ?, ?, ?)`).run(
    importId,
    JSON.stringify(noted.before),
    JSON.stringify(noted.after),
    JSON.stringify(noted.same),
  )
  return result
}

type Changes = Omit<ToolChanges, 'importId'>

/** What two files did one after the other, as if they were one. */
function together(first: Changes, second: Changes): Changes {
  const touched = new Set([...first.before, ...first.after].map(({ id }) => id))
  const rewritten = new Set([...second.before, ...second.after].map(({ id }) => id))
  const before = [...first.before, ...second.before.filter(({ id }) => !touched.has(id))]
  const after = [...first.after.filter(({ id }) => !rewritten.has(id)), ...second.after]
  const changed = new Set([...before, ...after].map(({ id }) => id))
  return { before, after, same: [...new Set([...first.same, ...second.same])].filter((id) => !changed.has(id)) }
}

/** `where` is over the import and its changes. */
export function readChanges(db: WriteDb, where: string, ...params: unknown[]): ToolChanges[] {
  const rows = db.prepare(`SELECT import_tool.* FROM import_tool JOIN import ON import.id = import_id WHERE ${where}`).all(...params) // prettier-ignore
  return (rows as { import_id: number; before: string; after: string; same: string }[]).map((row) => ({
    importId: row.import_id,
    before: JSON.parse(row.before) as StoredTool[],
    after: JSON.parse(row.after) as StoredTool[],
    same: JSON.parse(row.same) as number[],
  }))
}

/** Changes what was noted of one tool, before the import alone or also after it. */
export function saveTools(
  db: WriteDb,
  changes: ToolChanges,
  id: number,
  change: (tool: Tool) => Tool,
  when: 'before' | 'both',
): void {
  const changed = (stored: StoredTool): StoredTool =>
    stored.id === id ? { ...stored, tool: change(stored.tool) } : stored
  const before = changes.before.map(changed)
  const after = when === 'both' ? changes.after.map(changed) : changes.after
  db.prepare(`UPDATE import_tool SET before = ?, after = ? WHERE import_id = ?`).run(
    JSON.stringify(before),
    JSON.stringify(after),
    changes.importId,
  )
  Object.assign(changes, { before, after })
}

/** What the tool was before is now something else; `isItsOwn` where the import has become its last writer. */
export function saveBefore(
  db: WriteDb,
  changes: ToolChanges,
  id: number,
  old: StoredTool | null,
  isItsOwn: boolean,
): void {
  const before = [...changes.before.filter((stored) => stored.id !== id), ...(old ? [old] : [])]
  const now = readStoredTools(db).filter((stored) => stored.id === id)
  const after = isItsOwn ? [...changes.after.filter((stored) => stored.id !== id), ...now] : changes.after
  const same = changes.same.filter((each) => each !== id)
  db.prepare(`UPDATE import_tool SET before = ?, after = ?, same = ? WHERE import_id = ?`).run(
    JSON.stringify(before),
    JSON.stringify(after),
    JSON.stringify(same),
    changes.importId,
  )
  Object.assign(changes, { before, after, same })
}
