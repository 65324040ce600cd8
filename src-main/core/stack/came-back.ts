/** Tools that a person removed from the inventory and a later file adds again. */
import type { ReadDb } from '../workspace/db.ts'
import type { StoredTool } from './store.ts'
import { vendorKey } from './names/vendor.ts'

/** A sentence for each of the names that was deleted or merged away by hand, and has not been taken back. */
export function cameBack(db: ReadDb, added: readonly string[]): string[] {
  const rows = db.prepare(`SELECT what, before, after FROM tool_change WHERE undone_at IS NULL ORDER BY id`).all() as { what: string; before: string; after: string }[] // prettier-ignore
  const removed = new Map<string, string>()
  for (const { what, before, after } of rows) {
    const left = new Set((JSON.parse(after) as StoredTool[]).map(({ id }) => id))
    for (const { id, tool } of JSON.parse(before) as StoredTool[])
      if (!left.has(id)) removed.set(vendorKey(tool.name), what)
  }
  return [...new Set(added)].flatMap((name) => {
    const what = removed.get(vendorKey(name))
    return what === undefined ? [] : [`${name} is back: this file names it, though by hand was done: "${what}" Delete or merge it again, or it counts.`] // prettier-ignore
  })
}
