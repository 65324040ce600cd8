/**
 * Tools in and out of the workspace.
 *
 * What counts as the same tool, when a file is imported into a workspace that holds tools already:
 * - A row equal in every field (after reading: `$1,200.00` and `1200` are equal) to a stored tool, or to an earlier row
 *   of the same file, is a *duplicate*: nothing is written. So the same file twice adds nothing.
 * - A row with the name and vendor of a stored tool (ignoring case and surrounding blanks) but different in content is
 *   newer knowledge about it: what it says is merged into it, field by field (`merge-import.ts`). Dated prices stay.
 * - A row without a vendor speaks of the one stored tool of its name, whatever the vendor of that.
 * - Payments name a payee and no more, so they meet a stored tool by its name alone, legal forms and the like left out, as
 *   long as they can be for it (`same-purchase.ts`), or as its vendor, where that has no other and the amount is the same.
 * - Several rows of one file with the same name and vendor are several tools: two teams with a contract each, or a tool
 *   that was dropped and came back. When several such tools are stored, a new row replaces the one with the same start
 *   date and team, else the same start date, else the same team; failing all three it is added, so none is overwritten
 *   by guessing.
 */
import { prepareOnce, type ReadDb, type WriteDb } from '../workspace/db.ts'
import type { Payment } from '../import/spend/read-payments.ts'
import { alsoCalled } from './names/also-called.ts'
import { asPartOf, meetingByVendor, type StatedOrNot } from './names/called-as-vendor.ts'
import { nameKey } from './graph.ts'
import {
  type GivenTool,
  isOfPayments,
  mergeImported,
  type MergedTool,
  originOf,
  type Origins,
  originsOfNew,
} from './merge-import.ts'
import type { AdoptionReason, BillingPeriod, DatedPrice, IsoDate, Tool, ToolStatus } from './tool.ts'
import type { RatesOf } from './rates.ts'
import { inSnapshots, seenOn } from './observed-prices.ts'
import { contractsByPayee, onlyPaidContract, paidContracts } from './names/paid-to-vendor.ts'
import { isSamePurchase } from './payments/same-purchase.ts'
import { vendorKey } from './names/vendor.ts'

export interface InsertedTools {
  inserted: number
  replaced: number
  duplicate: number
  /** What became of each tool, in their order. */
  outcomes: ('inserted' | 'replaced' | 'duplicate')[]
  /** Ids of the stored tools that they speak of, added ones included. */
  ids: number[]
  /** Of those that were stored already and are not equal: what became of each. */
  merged: MergedTool[]
  /** By id: the row of each that is new. */
  added: Map<number, GivenTool>
  /** Tools without a cost that are part of the contract with whom they are called as: their names and its. */
  met: { app: string; contract: string }[]
}

export interface StoredTool {
  id: number
  /** The import that wrote it last; null = entered by hand. */
  importId: number | null
  tool: Tool
  /** Where its fields come from, where that is not what `importId` says of all of them. */
  origins?: Origins
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
  origins: string
}

interface PriceRecord {
  tool_id: number
  valid_from: string
  cost: number | null
  currency: string | null
  billing_period: BillingPeriod
}

/**
 * Stores the tools of one file. Give all of them in one call: rows of a file are compared with each other. Payments are put
 * `aside` meanwhile: what they alone made is none of the entries, and `was` says what the others are with them. `on`: the
 * day from which on they say what tools cost; `idOf`: the number of an entry that is added, null = any.
 */
export function insertTools(
  db: WriteDb,
  importId: number,
  given: readonly GivenTool[],
  config: RatesOf,
  { was, own, on, idOf }: { was: ReadonlyMap<number, StoredTool>; own: ReadonlySet<number>; on: IsoDate; idOf: (tool: Tool) => number | null }, // prettier-ignore
): InsertedTools {
  return db.transaction(() => {
    const result: InsertedTools = { inserted: 0, replaced: 0, duplicate: 0, outcomes: [], ids: [], merged: [], added: new Map(), met: [] } // prettier-ignore
    const count = (outcome: InsertedTools['outcomes'][number], id: number | undefined): void => {
      result[outcome]++
      result.outcomes.push(outcome)
      if (id !== undefined) result.ids.push(id)
    }
    const seen = new Map<string, StoredTool | null>()
    const stored = readStoredTools(db).filter(({ id }) => !own.has(id))
    const withPayments = (each: StoredTool): StoredTool => was.get(each.id) ?? each
    for (const each of stored) seen.set(contentKey(each.tool), each)
    // A stored tool that the file repeats unchanged is not free to be replaced by another row of that file.
    const inFile = new Set(given.map(({ tool }) => contentKey(tool)))
    const free = stored.filter((each) => each.importId !== importId && !inFile.has(contentKey(each.tool)))
    const several = severalOf(free)
    const importedPrices = readImportedPrices(db)
    const dated = inSnapshots(db)
    const listedOn = seenOn(db)
    const byVendor = meetingByVendor(given, statedOrNot(stored))
    for (const row of given) {
      const content = contentKey(row.tool)
      const twin = seen.get(content)
      const isNews = twin && row.tool.prices.some((price) => !twin.tool.prices.some((old) => isSamePrice(old, price)))
      if (twin === null || (twin && !isNews)) {
        count('duplicate', twin?.id)
        continue
      }
      if (!twin) seen.set(content, null)
      const candidates = candidatesOf(row, free, config, withPayments)
      const named = twin ?? closest(row.tool, candidates, candidates.some((each) => several.has(severalKey(each)))) // prettier-ignore
      const target = named ?? (candidates.length > 0 ? null : byVendor(row, free))
      if (!target) {
        const origins = originsOfNew(row)
        const id = putTool(db, { id: idOf(row.tool), importId, tool: row.tool, origins })
        count('inserted', id)
        result.added.set(id, row)
        continue
      }
      if (free.includes(target)) free.splice(free.indexOf(target), 1)
      const days = importedPrices.get(target.id) ?? new Set<string>()
      const listed = { on, lastSeen: listedOn.get(target.id)?.findLast((day) => day < on), inSnapshot: dated.has(target.id), config } // prettier-ignore
      const isByVendor = named === null && nameKey(target.tool.name) !== nameKey(row.tool.name)
      const isApp = isByVendor && row.tool.cost === null
      const said = isApp ? asPartOf(row, target.tool) : row
      if (isByVendor) result.met.push(isApp ? { app: row.tool.name, contract: target.tool.name } : { app: target.tool.name, contract: row.tool.name }) // prettier-ignore
      const mergeInto = (each: StoredTool): MergedTool =>
        mergeImported({ tool: each.tool, origins: originsOf(each), importedPrices: days, listed }, said)
      const merged = mergeInto(target)
      result.merged.push(mergeInto(withPayments(target)))
      if (JSON.stringify(merged.tool) === JSON.stringify(target.tool) && isSameOrigins(merged.origins, target))
        count('duplicate', target.id)
      else {
        replaceTool(db, { id: target.id, importId, tool: merged.tool, origins: merged.origins }, target.tool)
        count('replaced', target.id)
      }
    }
    return result
  })()
}

/** What payments to one payee come to, and these. */
export interface PaidPayee {
  tool: Tool
  /** What it is paid for apart and all of it, any of which may be what a contract states; of most payees, `tool` alone. */
  parts: readonly Tool[]
  payments: readonly Pick<Payment, 'vendor'>[]
}

/** Contracts that say what they cost, and entries that lists alone have and nothing else says it of. */
export function statedOrNot<E extends StoredTool>(stored: readonly E[]): StatedOrNot<E> {
  const named = stored.filter((each) => !isPaid(each))
  const apps = named.filter((each) => isCostless(each) && originOf(originsOf(each), 'name') === 'list')
  return { contracts: named.filter((each) => !isCostless(each)), apps }
}

/** Whether nobody but payments says what the entry costs, though a list or a person has it. */
export const isCostless = (stored: StoredTool): boolean =>
  !isPaid(stored) &&
  (originOf(originsOf(stored), 'cost') === 'payments' ||
    [stored.tool, ...stored.tool.prices].every(({ cost }) => cost === null))

/**
 * The entry that each payee speaks of; null = none. Each entry once, but for what a person made part of it: that of all
 * payees, unless one `hasOwn` entry elsewhere. An entry of which nothing is said to cost has those of a payee with no contract at all,
 * so that a list of seats takes no payments from one.
 */
export function targetsOf(
  stored: readonly StoredTool[],
  payees: readonly PaidPayee[],
  config: RatesOf,
  hasOwn: (paid: Tool) => boolean = () => false,
): (StoredTool | null)[] {
  const paid = payees.map(({ tool }) => tool)
  const several = severalOf(stored)
  const namedAs = (entries: readonly StoredTool[]) => Map.groupBy(entries, ({ tool }) => vendorKey(tool.name))
  const byPayee = namedAs(stored)
  const stating = stored.filter((each) => !isCostless(each))
  const [byStating, byCostless] = [namedAs(stating), namedAs(stored.filter(isCostless))]
  const currencyOf = ({ currency }: Tool): string => currency ?? config.currency
  const targetOf = ({ tool, parts }: PaidPayee, isInCurrency: boolean, named = byStating): StoredTool | null => {
    const free = named.get(vendorKey(tool.name)) ?? []
    const own = isInCurrency ? free.filter((each) => currencyOf(each.tool) === currencyOf(tool)) : free
    const [candidates = []] = parts.map((tool) => candidatesOf({ tool, source: 'payments', statesStatus: false }, own, config)).filter((each) => each.length > 0) // prettier-ignore
    const target = closest(tool, candidates, candidates.some((each) => several.has(severalKey(each)))) // prettier-ignore
    if (target) free.splice(free.indexOf(target), 1)
    return target
  }
  const isMadeOf = (each: StoredTool, tool: Tool): boolean => isPaid(each) && currencyOf(each.tool) === currencyOf(tool) // prettier-ignore
  // A person said it, whatever else of that name costs as much.
  const mergedInto = ({ tool, payments }: PaidPayee): StoredTool | null => {
    const entries = byPayee.get(vendorKey(tool.name)) ?? []
    const known = entries.filter((each) => alsoCalled(each.tool).length > 0)
    if (known.length === 0 || hasOwn(tool) || entries.some((each) => isMadeOf(each, tool))) return null
    const names = new Set(payments.map(({ vendor }) => vendorKey(vendor)))
    const found = known.filter((each) => alsoCalled(each.tool).some((name) => names.has(vendorKey(name))))
    return found.find((each) => currencyOf(each.tool) === currencyOf(tool)) ?? found[0] ?? null
  }
  const merges = payees.map(mergedInto)
  // What is paid in the currency of a contract comes before what is paid in another and as near to it.
  const first = payees.map((payee, at) => merges[at] ?? targetOf(payee, true))
  const named = payees.map((payee, at) => first[at] ?? targetOf(payee, false))
  const taken = new Set(named)
  const contractsOf = contractsByPayee(stating.filter((each) => !isPaid(each)))
  const found = payees.map(({ tool, parts }, at) => {
    if (named[at]) return named[at]
    // Of several contracts of a vendor, a person said which has what was paid for all of them.
    const merged = byPayee.get(vendorKey(tool.name))?.find((each) => alsoCalled(each.tool).some((name) => parts.some((part) => paidContracts(contractsOf(name), part, config).includes(each)))) // prettier-ignore
    const target = merged ?? parts.map((part) => onlyPaidContract(contractsOf(tool.name), part, config)).find((each) => each !== null) ?? null // prettier-ignore
    if (target === null || taken.has(target)) return null
    taken.add(target)
    return target
  })
  const merged = stored.filter((each) => alsoCalled(each.tool).length > 0)
  const called = (each: StoredTool, { name }: Tool): boolean =>
    [each.tool.name, ...alsoCalled(each.tool)].some((own) => vendorKey(own) === vendorKey(name))
  const decided = paid.map((tool, at) => {
    if (found[at] || hasOwn(tool)) return found[at] ?? null
    const named = merged.filter((each) => called(each, tool))
    return named.find((each) => currencyOf(each.tool) === currencyOf(tool)) ?? named[0] ?? null
  })
  // Any of them may be what was paid for, whatever a list of seats calls by the name of their vendor.
  const hasContracts = ({ name }: Tool): boolean => contractsOf(name).some(({ tool }) => tool.status === 'active')
  const left = (isInCurrency: boolean) => (target: StoredTool | null, at: number) =>
    target ?? (hasContracts(paid[at]!) ? null : targetOf(payees[at]!, isInCurrency, byCostless))
  return decided.map(left(true)).map(left(false))
}

/** What payments made is no other contract of that name, and one in each currency it is paid in. */
const severalKey = (stored: StoredTool): string =>
  isPaid(stored) ? JSON.stringify([identityKey(stored.tool), stored.tool.currency]) : identityKey(stored.tool)

/** Whether payments made the entry. */
export const isPaid = (stored: StoredTool): boolean => isOfPayments(originsOf(stored))

/** Identities that several of them have. */
function severalOf(stored: readonly StoredTool[]): Set<string> {
  const groups = Map.groupBy(stored, severalKey)
  return new Set([...groups].flatMap(([key, own]) => (own.length > 1 ? [key] : [])))
}

/**
 * Stored tools that a row of a file may speak of, those of its own kind first: contracts for a list, payees for payments. One
 * that names no vendor speaks of the only contract of its name. Payments of another amount or currency are of no contract.
 */
function candidatesOf(
  row: GivenTool,
  free: readonly StoredTool[],
  config: RatesOf,
  withPayments: (each: StoredTool) => StoredTool = (each) => each,
): StoredTool[] {
  const said = { tool: row.tool, origins: originsOfNew(row) }
  const found = free.filter((each) => {
    if (!isOf(row, each)) return false
    if (isAsNamed(row, each, config)) return true
    const { tool } = withPayments(each)
    return isSamePurchase(said, { tool, origins: originsOf(each) }, config)
  })
  const [own, others] = [true, false].map((isOwn) => found.filter((each) => (isPaid(each) === (row.source === 'payments')) === isOwn)) as [StoredTool[], StoredTool[]] // prettier-ignore
  if (own.length > 0 || row.source === 'payments' || row.tool.vendor !== '') return [...own, ...others]
  const named = free.filter((each) => nameKey(each.tool.name) === nameKey(row.tool.name) && !isPaid(each))
  return named.length === 1 ? named : others
}

/**
 * Payments to an entry of which a person has said what belongs to it. An entry that payments made is one in each currency; a
 * contract may be paid in another.
 */
const isAsNamed = ({ tool, source }: GivenTool, stored: StoredTool, { currency }: RatesOf): boolean =>
  source === 'payments' &&
  alsoCalled(stored.tool).length > 0 &&
  (!isPaid(stored) || (tool.currency ?? currency) === (stored.tool.currency ?? currency))

/** Whether a row of a file may speak of the stored tool. */
function isOf({ tool, source }: GivenTool, stored: StoredTool): boolean {
  if (identityKey(tool) === identityKey(stored.tool)) return true
  return (source === 'payments' || isPaid(stored)) && vendorKey(tool.name) === vendorKey(stored.tool.name)
}

/** What was typed into an entry that no import wrote is by hand. */
export const originsOf = ({ importId, origins }: StoredTool): Origins => (importId === null ? { '*': 'hand', ...origins } : (origins ?? {})) // prettier-ignore

const isSameOrigins = (origins: Origins, stored: StoredTool): boolean => {
  const text = (each: Origins): string => JSON.stringify(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
  return text(origins) === text(originsOf(stored))
}

/** By tool: the days of dated prices that came with a list of tools or with payments. */
export function readImportedPrices(db: ReadDb): Map<number, Set<string>> {
  const rows = db
    .prepare(
      `SELECT tool_id, valid_from FROM tool_price JOIN import ON import.id = import_id WHERE import.kind = 'tools'`,
    ) // prettier-ignore
    .all() as { tool_id: number; valid_from: string }[]
  const days = new Map<number, Set<string>>()
  for (const { tool_id: id, valid_from: from } of rows) days.set(id, (days.get(id) ?? new Set()).add(from))
  return days
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

/** As `putTool`, but prices that stay as they are keep the import that brought them. */
export function replaceTool(db: WriteDb, stored: StoredTool, was: Tool): void {
  const kept = prepareOnce(db, `SELECT valid_from, import_id FROM tool_price WHERE tool_id = ?`).all(stored.id) as { valid_from: string; import_id: number | null }[] // prettier-ignore
  putTool(db, stored)
  const restore = prepareOnce(db, `UPDATE tool_price SET import_id = ? WHERE tool_id = ? AND valid_from = ?`)
  for (const { valid_from: from, import_id: importId } of kept) {
    const old = was.prices.find((price) => price.from === from)
    const now = stored.tool.prices.find((price) => price.from === from)
    if (old && now && isSamePrice(old, now)) restore.run(importId, stored.id, from)
  }
}

/** Every tool with what names it, in the order it was first stored, dated prices by rising date; left out ones too. */
export function readStoredTools(db: ReadDb): StoredTool[] {
  const prices = new Map<number, DatedPrice[]>()
  for (const row of db.prepare<[], PriceRecord>('SELECT * FROM tool_price ORDER BY tool_id, valid_from').iterate()) {
    const price = { from: row.valid_from, cost: row.cost, currency: row.currency, billingPeriod: row.billing_period }
    prices.set(row.tool_id, [...(prices.get(row.tool_id) ?? []), price])
  }
  return db
    .prepare<[], ToolRecord>('SELECT * FROM tool ORDER BY id')
    .all()
    .map((row) => ({
      id: row.id,
      importId: row.import_id,
      tool: fromRecord(row, prices.get(row.id) ?? []),
      ...(row.origins !== '{}' && { origins: JSON.parse(row.origins) as Origins }),
    }))
}

const lastNumbers = new WeakMap<WriteDb, { change: number | null; last: number }>()

/** A number that no entry has, nor one that undoing a change would bring back. */
function freeNumber(db: WriteDb): number {
  const change = prepareOnce(db, `SELECT max(id) FROM tool_change`).pluck().get() as number | null
  let known = lastNumbers.get(db)
  if (known?.change !== change) {
    const last = db
      .prepare(`SELECT coalesce(max(json_extract(value, '$.id')), 0) FROM tool_change, json_each(before)`)
      .pluck()
      .get() as number
    lastNumbers.set(db, (known = { change, last }))
  }
  const highest = prepareOnce(db, `SELECT coalesce(max(id), 0) FROM tool`).pluck().get() as number
  return Math.max(highest, known.last) + 1
}

const columnNames = Object.values(columns)
const putSql = `INSERT INTO tool (id, import_id, origins, ${columnNames.join(', ')}) VALUES (@id, @import_id, @origins, ${columnNames.map((n) => `@${n}`).join(', ')})
  ON CONFLICT (id) DO UPDATE SET import_id = excluded.import_id, origins = excluded.origins, ${columnNames.map((n) => `${n} = excluded.${n}`).join(', ')}`

/** Writes an entry of the inventory as it is given, prices included, under its id; null = a new one. Returns the id. */
export function putTool(
  db: WriteDb,
  { id, importId, tool, origins = {} }: Omit<StoredTool, 'id'> & { id: number | null },
): number {
  const { lastInsertRowid } = prepareOnce(db, putSql).run({
    ...toRecord(tool),
    id: id ?? freeNumber(db),
    import_id: importId,
    origins: JSON.stringify(origins),
  })
  const written = id ?? Number(lastInsertRowid)
  prepareOnce(db, `DELETE FROM tool_price WHERE tool_id = ?`).run(written)
  const price = prepareOnce(
    db,
    `INSERT INTO tool_price (tool_id, valid_from, cost, currency, billing_period, import_id) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  for (const { from, cost, currency, billingPeriod } of tool.prices)
    price.run(written, from, cost, currency, billingPeriod, importId)
  return written
}

export function removeTool(db: WriteDb, id: number): void {
  prepareOnce(db, `DELETE FROM tool WHERE id = ?`).run(id)
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
