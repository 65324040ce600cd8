/** Where the first days of tools come from: a column of a list, a person, or the first charge. */
import type { StartSource } from '../../../shared/notes/adoption.ts'
import type { ReadDb } from '../workspace/db.ts'
import { originOf } from './merge-import.ts'
import { originsOf, readStoredTools, type StoredTool } from './store.ts'

/** Tools with the start that follows from payments, as reports count them; most first. */
export function startSources(db: ReadDb, counted: readonly StoredTool[]): StartSource[] {
  const columns = startColumns(db)
  const written = new Map(readStoredTools(db).map((stored) => [stored.id, stored.tool.startDate]))
  const sources = counted.map((stored): Omit<StartSource, 'tools'> => {
    if (stored.tool.startDate === null) return { by: null, column: null }
    const isFirstCharge = written.get(stored.id) !== stored.tool.startDate
    const by = isFirstCharge ? 'payments' : originOf(originsOf(stored), 'startDate')
    return { by, column: by === 'list' ? (columns.get(stored.importId ?? 0) ?? null) : null }
  })
  return [...Map.groupBy(sources, (source) => JSON.stringify(source)).values()]
    .map((same): StartSource => ({ ...same[0]!, tools: same.length }))
    .sort((a, b) => b.tools - a.tools || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** By import: the column it took first days from. */
function startColumns(db: ReadDb): Map<number, string> {
  const rows = db
    .prepare(`SELECT id, json_extract(mapping, '$.start_date') AS column FROM import WHERE kind = 'tools'`)
    .all() as { id: number; column: string | null }[]
  return new Map(rows.flatMap(({ id, column }) => (column === null ? [] : [[id, column]])))
}
