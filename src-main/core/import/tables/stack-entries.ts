/**
 * What an import did to dated prices or milestones, kept so that it can be taken back: of every entry that its rows speak
 * of, what was known before and what is known since.
 */
import type { DatedPrice, Tool } from '../../stack/tool.ts'
import type { ReadDb, WriteDb } from '../../workspace/db.ts'
import type { StoredTool } from '../../stack/store.ts'
import { readChanges, saveTools } from './tool-changes.ts'

export type StackTableName = 'tool_price' | 'milestone'

/** Names the entry: tool and first day of a price, day and label of a milestone. */
export type EntryKey = readonly [number | string, string]

/** A row of the table, `import_id` (the import that wrote it; null = by hand) among its columns. */
type Row = Record<string, number | string | null>

const keyColumns = {
  tool_price: ['tool_id', 'valid_from'],
  milestone: ['date', 'label'],
} as const satisfies Record<StackTableName, readonly [string, string]>

const textOf = (key: EntryKey): string => JSON.stringify(key)

function readRow(db: ReadDb, table: StackTableName, key: EntryKey): Row | null {
  const [first, second] = keyColumns[table]
  return (db.prepare(`SELECT * FROM ${table} WHERE ${first} = ? AND ${second} = ?`).get(...key) as Row | undefined) ?? null // prettier-ignore
}

function writeRow(db: WriteDb, table: StackTableName, key: EntryKey, row: Row | null): void {
  const [first, second] = keyColumns[table]
  db.prepare(`DELETE FROM ${table} WHERE ${first} = ? AND ${second} = ?`).run(...key)
  if (row === null) return
  const columns = Object.keys(row)
  db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`).run(row) // prettier-ignore
}

/** Whether both say the same, whoever wrote it. */
const isSame = (a: Row | null, b: Row | null): boolean =>
  a === null || b === null ? a === b : JSON.stringify({ ...a, import_id: 0 }) === JSON.stringify({ ...b, import_id: 0 })

/** To be called around the writing of a file's rows, which returns the entries that they speak of. */
export function noteEntries(db: WriteDb, importId: number, table: StackTableName, write: () => EntryKey[]): void {
  const [first, second] = keyColumns[table]
  const before = new Map(
    (db.prepare(`SELECT * FROM ${table}`).all() as Row[]).map((row) => [textOf([row[first]!, row[second] as string]), row]), // prettier-ignore
  )
  // Another file of the same archive may have spoken of it before.
  const note = db.prepare(
    `INSERT INTO import_entry (import_id, entry, before, after) VALUES (?, ?, ?, ?)
     ON CONFLICT (import_id, entry) DO UPDATE SET after = excluded.after`,
  )
  for (const key of write()) {
    const was = before.get(textOf(key)) ?? null
    note.run(importId, textOf(key), was && JSON.stringify(was), JSON.stringify(readRow(db, table, key)))
  }
}

interface Note {
  importId: number
  key: EntryKey
  before: Row | null
  after: Row
}

function readNotes(db: ReadDb, where: string, ...params: unknown[]): Note[] {
  const rows = db
    .prepare(
      `SELECT import_entry.* FROM import_entry JOIN import ON import.id = import_id WHERE ${where} ORDER BY import_id`,
    )
    .all(...params) as { import_id: number; entry: string; before: string | null; after: string }[]
  return rows.map(({ import_id: importId, entry, before, after }) => ({
    importId,
    key: JSON.parse(entry) as EntryKey,
    before: before === null ? null : (JSON.parse(before) as Row),
    after: JSON.parse(after) as Row,
  }))
}

export interface UndoneEntries {
  /** How many went or are as they were. */
  undone: number
  /** Names of those that stay, because a later file or a person speaks of them. */
  kept: string[]
}

/** Null where nothing was noted: it was imported before undoing was possible, or brought nothing. */
export function undoEntries(db: WriteDb, importId: number, table: StackTableName): UndoneEntries | null {
  const own = readNotes(db, `import_id = ?`, importId)
  if (own.length === 0) return null
  const result: UndoneEntries = { undone: 0, kept: [] }
  for (const { key, before, after } of own) {
    // It only repeated what was there.
    if (isSame(before, after)) continue
    const now = readRow(db, table, key)
    const [next] = readNotes(db, `import.kind = (SELECT kind FROM import WHERE id = ?) AND import_id > ? AND undone_at IS NULL AND entry = ?`, importId, importId, textOf(key)) // prettier-ignore
    if (next) {
      // Should that one be undone too, it goes back to what was before this one.
      db.prepare(`UPDATE import_entry SET before = ? WHERE import_id = ? AND entry = ?`).run(before && JSON.stringify(before), next.importId, textOf(key)) // prettier-ignore
      if (now && isSame(now, after)) writeRow(db, table, key, { ...now, import_id: next.importId })
      result.kept.push(nameOf(db, table, key))
    } else if (!isSame(now, after)) {
      if (now) result.kept.push(nameOf(db, table, key))
      if (table === 'tool_price') forgetPrice(db, importId, key, before, after)
    } else {
      writeRow(db, table, key, before)
      if (table === 'tool_price') forgetPrice(db, importId, key, before, after)
      result.undone++
    }
  }
  return result
}

function nameOf(db: ReadDb, table: StackTableName, [first, second]: EntryKey): string {
  if (table === 'milestone') return `${second}, ${first}`
  const tool = db.prepare(`SELECT name FROM tool WHERE id = ?`).pluck().get(first) as string | undefined
  return `${tool ?? ''} from ${second}`
}

/** Later inventories found the price, and left it as it was or changed it: what they noted of the tool goes without it. */
function forgetPrice(db: WriteDb, importId: number, [id, from]: EntryKey, before: Row | null, after: Row): void {
  const priceOf = (row: Row): DatedPrice => ({
    from,
    cost: row['cost'] as number | null,
    currency: row['currency'] as string | null,
    billingPeriod: row['billing_period'] as DatedPrice['billingPeriod'],
  })
  const without = (tool: Tool): Tool => {
    const prices = [...tool.prices.filter((each) => each.from !== from), ...(before ? [priceOf(before)] : [])]
    return { ...tool, prices: prices.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }
  }
  const own = JSON.stringify(priceOf(after))
  const has = (stored: readonly StoredTool[]): boolean =>
    stored.some((each) => each.id === id && each.tool.prices.some((price) => JSON.stringify(price) === own))
  for (const changes of readChanges(db, 'import_id > ? AND undone_at IS NULL', importId))
    if (has(changes.before)) saveTools(db, changes, id as number, without, has(changes.after) ? 'both' : 'before')
}
