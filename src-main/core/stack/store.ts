/**
 * Tools in and out of the workspace.
 *
 * What counts as the same tool, when a file is imported into a workspace that holds tools already:
 * - A row equal in every field (after reading: `$1,200.00` and `1200` are equal) to a stored tool, or to an earlier row
 *   of the same file, is a *duplicate*: nothing is written. So the same file twice adds nothing.
 * - A row with the name and vendor of a stored tool (ignoring case and surrounding blanks) but different in content is
 *   newer knowledge about it: it *replaces* the stored fields. Dated prices stay.
 * - Several rows of one file with the same name and vendor are several tools: two teams with a contract each, or a tool
 *   that was dropped and came back. When several such tools are stored, a new row replaces the one with the same start
 *   date and team, else the same start date, else the same team; failing all three it is added, so none is overwritten
 *   by guessing.
 */
import type { ReadDb, WriteDb } from '../workspace/db.ts'
import type { AdoptionReason, BillingPeriod, DatedPrice, Tool, ToolStatus } from './tool.ts'

export interface InsertedTools {
  inserted: number
  replaced: number
  duplicate: number
  /** What became of each tool, in their order. */
  outcomes: ('inserted' | 'replaced' | 'duplicate')[]
}

export interface StoredTool {
  id: number
  /** The import that wrote it last; null = entered by hand. */
  importId: number | null
  tool: Tool
}

/** Field of a tool → its column and how the column holds it. The one list both directions are made from. */
const columns = {
  name: 'name',
  vendor: 'vendor',
  category: 'category',
  capabilities: 'capabilities',
  team: 'team',
  owner: 'owner',
  ownerEmail: 'owner_email',
  status: 'status',
  cost: 'cost',
  currency: 'currency',
  billingPeriod: 'billing_period',
  seatsLicensed: 'seats_licensed',
  seatsActive: 'seats_active',
  startDate: 'start_date',
  endDate: 'end_date',
  renewalDate: 'renewal_date',
  noticeDays: 'notice_days',
  autoRenew: 'auto_renew',
  connectedTo: 'connected_to',
  replaces: 'replaces',
  reason: 'reason',
  note: 'note',
  switchingCost: 'switching_cost',
  custom: 'custom',
} as const satisfies Record<Exclude<keyof Tool, 'prices'>, string>

/** The field of a column of `tool`; undefined where it is none. */
export const toolKeyOf = (column: string): keyof Tool | undefined =>
  (Object.keys(columns) as (keyof typeof columns)[]).find((field) => columns[field] === column)

type Column = (typeof columns)[keyof typeof columns]
type ColumnValue = string | number | null

/** A row of `tool` as SQLite gives it. */
interface ToolRecord {
  id: number
  import_id: number | null
  name: string
  vendor: string
  category: string
  capabilities: string
  team: string
  owner: string
  owner_email: string
  status: ToolStatus
  cost: number | null
  currency: string | null
  billing_period: BillingPeriod
  seats_licensed: number | null
  seats_active: number | null
  start_date: string | null
  end_date: string | null
  renewal_date: string | null
  notice_days: number | null
  auto_renew: 0 | 1 | null
  connected_to: string
  replaces: string
  reason: AdoptionReason | null
  note: string
  switching_cost: number | null
  custom: string
}

interface PriceRecord {
  tool_id: number
  valid_from: string
  cost: number | null
  currency: string | null
  billing_period: BillingPeriod
}

/** Every tool, in the order it was first stored, with its dated prices by rising date. */
export function readTools(db: ReadDb): Tool[] {
  return readStoredTools(db).map((stored) => stored.tool)
}

/** Stores the tools of one file. Give all of them in one call: rows of a file are compared with each other. */
export function insertTools(db: WriteDb, importId: number, tools: readonly Tool[]): InsertedTools {
  return db.transaction(() => {
    const write = writer(db, importId)
    const counts: InsertedTools = { inserted: 0, replaced: 0, duplicate: 0, outcomes: [] }
    const count = (outcome: InsertedTools['outcomes'][number]): void => {
      counts[outcome]++
      counts.outcomes.push(outcome)
    }
    const seen = new Set<string>()
    const known = new Map<string, StoredTool>()
    const replaceable = new Map<string, StoredTool[]>()
    for (const stored of readStoredTools(db)) {
      seen.add(contentKey(stored.tool))
      known.set(contentKey(stored.tool), stored)
      if (stored.importId === importId) continue
      const key = identityKey(stored.tool)
      replaceable.set(key, [...(replaceable.get(key) ?? []), stored])
    }
    // A stored tool that the file repeats unchanged is not free to be replaced by another row of that file.
    const inFile = new Set(tools.map(contentKey))
    for (const [key, stored] of replaceable)
      replaceable.set(
        key,
        stored.filter(({ tool }) => !inFile.has(contentKey(tool))),
      )
    const several = new Set<string>()
    for (const [key, stored] of replaceable) if (stored.length > 1) several.add(key)

    for (const tool of tools) {
      const content = contentKey(tool)
      if (seen.has(content)) {
        const twin = known.get(content)
        if (twin && tool.prices.some((price) => !twin.tool.prices.some((old) => isSamePrice(old, price)))) {
          write.replace(twin.id, tool)
          count('replaced')
        } else count('duplicate')
        continue
      }
      seen.add(content)
      const key = identityKey(tool)
      const candidates = replaceable.get(key) ?? []
      const target = closest(tool, candidates, several.has(key))
      if (target) {
        replaceable.set(
          key,
          candidates.filter((stored) => stored !== target),
        )
        write.replace(target.id, tool)
        count('replaced')
      } else {
        write.insert(tool)
        count('inserted')
      }
    }
    return counts
  })()
}

/** Which stored tool of the same name and vendor a new row speaks about; null = none of them. */
export function closest(tool: Tool, candidates: readonly StoredTool[], several: boolean): StoredTool | null {
  if (!several) return candidates[0] ?? null
  const sameStart = (stored: StoredTool) => stored.tool.startDate === tool.startDate
  const sameTeam = (stored: StoredTool) => stored.tool.team === tool.team
  return (
    candidates.find((stored) => sameStart(stored) && sameTeam(stored)) ??
    candidates.find(sameStart) ??
    candidates.find(sameTeam) ??
    null
  )
}

function writer(db: WriteDb, importId: number) {
  const names = Object.values(columns)
  const insert = db.prepare(
    `INSERT INTO tool (import_id, ${names.join(', ')}) VALUES (@import_id, ${names.map((n) => `@${n}`).join(', ')})`,
  )
  const update = db.prepare(
    `UPDATE tool SET import_id = @import_id, ${names.map((n) => `${n} = @${n}`).join(', ')} WHERE id = @id`,
  )
  const price = db.prepare(
    `INSERT INTO tool_price (tool_id, valid_from, cost, currency, billing_period, import_id)
     VALUES (@tool_id, @valid_from, @cost, @currency, @billing_period, @import_id)
     ON CONFLICT (tool_id, valid_from) DO UPDATE SET
       cost = excluded.cost, currency = excluded.currency, billing_period = excluded.billing_period,
       import_id = excluded.import_id`,
  )
  const writePrices = (toolId: number | bigint, prices: readonly DatedPrice[]) => {
    for (const { from, cost, currency, billingPeriod } of prices)
      price.run({
        tool_id: toolId,
        valid_from: from,
        cost,
        currency,
        billing_period: billingPeriod,
        import_id: importId,
      })
  }
  return {
    insert(tool: Tool) {
      writePrices(insert.run({ ...toRecord(tool), import_id: importId }).lastInsertRowid, tool.prices)
    },
    replace(id: number, tool: Tool) {
      update.run({ ...toRecord(tool), import_id: importId, id })
      writePrices(id, tool.prices)
    },
  }
}

/** As `readTools`, with what names them. */
export function readStoredTools(db: ReadDb): StoredTool[] {
  const prices = new Map<number, DatedPrice[]>()
  for (const row of db.prepare<[], PriceRecord>('SELECT * FROM tool_price ORDER BY tool_id, valid_from').iterate()) {
    const price = { from: row.valid_from, cost: row.cost, currency: row.currency, billingPeriod: row.billing_period }
    prices.set(row.tool_id, [...(prices.get(row.tool_id) ?? []), price])
  }
  return db
    .prepare<[], ToolRecord>('SELECT * FROM tool ORDER BY id')
    .all()
    .map((row) => ({ id: row.id, importId: row.import_id, tool: fromRecord(row, prices.get(row.id) ?? []) }))
}

/** Writes an entry of the inventory as it is given, prices included, under its id; null = a new one. Returns the id. */
export function putTool(
  db: WriteDb,
  { id, importId, tool }: StoredTool | (Omit<StoredTool, 'id'> & { id: null }),
): number {
  const names = Object.values(columns)
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO tool (id, import_id, ${names.join(', ')}) VALUES (@id, @import_id, ${names.map((n) => `@${n}`).join(', ')})
       ON CONFLICT (id) DO UPDATE SET import_id = excluded.import_id, ${names.map((n) => `${n} = excluded.${n}`).join(', ')}`,
    )
    .run({ ...toRecord(tool), id, import_id: importId })
  const written = id ?? Number(lastInsertRowid)
  db.prepare(`DELETE FROM tool_price WHERE tool_id = ?`).run(written)
  const price = db.prepare(
    `INSERT INTO tool_price (tool_id, valid_from, cost, currency, billing_period, import_id) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  for (const { from, cost, currency, billingPeriod } of tool.prices)
    price.run(written, from, cost, currency, billingPeriod, importId)
  return written
}

export function removeTool(db: WriteDb, id: number): void {
  db.prepare(`DELETE FROM tool WHERE id = ?`).run(id)
}

function toRecord(tool: Tool): Record<Column, ColumnValue> {
  return Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [column, toColumn(tool[field as keyof typeof columns])]),
  ) as Record<Column, ColumnValue>
}

function toColumn(value: Tool[keyof typeof columns]): ColumnValue {
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

function fromRecord(row: ToolRecord, prices: DatedPrice[]): Tool {
  return {
    name: row.name,
    vendor: row.vendor,
    category: row.category,
    capabilities: JSON.parse(row.capabilities) as string[],
    team: row.team,
    owner: row.owner,
    ownerEmail: row.owner_email,
    status: row.status,
    cost: row.cost,
    currency: row.currency,
    billingPeriod: row.billing_period,
    seatsLicensed: row.seats_licensed,
    seatsActive: row.seats_active,
    startDate: row.start_date,
    endDate: row.end_date,
    renewalDate: row.renewal_date,
    noticeDays: row.notice_days,
    autoRenew: row.auto_renew === null ? null : row.auto_renew === 1,
    connectedTo: JSON.parse(row.connected_to) as string[],
    replaces: JSON.parse(row.replaces) as string[],
    reason: row.reason,
    note: row.note,
    switchingCost: row.switching_cost,
    custom: JSON.parse(row.custom) as Record<string, string>,
    prices,
  }
}

export const identityKey = (tool: Tool) =>
  JSON.stringify([tool.name, tool.vendor].map((text) => text.trim().toLowerCase()))

const isSamePrice = (a: DatedPrice, b: DatedPrice): boolean =>
  a.from === b.from && a.cost === b.cost && a.currency === b.currency && a.billingPeriod === b.billingPeriod

/** All fields but the dated prices, which files of their own bring; custom fields in any order. */
export function contentKey(tool: Tool): string {
  const { custom, ...fields } = toRecord(tool)
  return JSON.stringify([
    fields,
    Object.entries(JSON.parse(custom as string) as Record<string, string>).sort(([a], [b]) =>
      a < b ? -1 : a > b ? 1 : 0,
    ),
  ])
}
