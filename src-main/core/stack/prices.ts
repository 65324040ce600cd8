/** Dated prices from a file of their own: whose they are, and whether they say anything new. */
import type { WriteDb } from '../workspace/db.ts'
import { isInUse } from './in-use.ts'
import { toDay } from './cost.ts'
import { nameKey } from './graph.ts'
import { isPaid, readStoredTools } from './store.ts'
import type { DatedPrice, Price } from './tool.ts'

/**
 * The entry the row speaks of, tool and first day, whether it says anything new and in which currency its amount is; or why
 * it cannot be stored.
 */
type Put =
  { entry: readonly [toolId: number, from: string]; isNew: boolean; currency: string | null } | { reason: string }

/** Begins the reason of rows that may speak of a tool which is imported later. */
export const unknownTool = 'the inventory has no tool called'

/**
 * For the rows of one file, one after the other. A price that names no currency is in that of its tool: null where that has
 * none either, which is the workspace's.
 */
export function putPrice(db: WriteDb, importId: number): (row: { tool: string; price: DatedPrice }) => Put {
  const byName = Map.groupBy(readStoredTools(db), ({ tool }) => nameKey(tool.name))
  const inFile = new Map<string, DatedPrice>()
  const insert = db.prepare(
    `INSERT INTO tool_price (tool_id, valid_from, cost, currency, billing_period, import_id) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (tool_id, valid_from) DO UPDATE SET
       cost = excluded.cost, currency = excluded.currency, billing_period = excluded.billing_period,
       import_id = excluded.import_id`,
  )
  return ({ tool: name, price: given }) => {
    const all = byName.get(nameKey(name)) ?? []
    // Prices are those of a contract; what payments to a payee of that name came to is known from them.
    const ofLists = all.filter((stored) => !isPaid(stored))
    const named = ofLists.length === 1 ? ofLists : all
    if (named.length === 0) return { reason: `${unknownTool} "${name}"; import the inventory before its prices` }
    const then = named.filter(({ tool }) => isInUse(tool, toDay(given.from)))
    const [target, ...others] = named.length === 1 ? named : then
    if (!target || others.length > 0)
      return {
        reason: `the inventory has ${named.length} tools called "${name}", ${then.length === 0 ? 'none' : 'several'} of them in use on ${given.from}`,
      }
    const price = { ...given, currency: given.currency ?? target.tool.currency }
    const key = `${target.id} ${price.from}`
    const earlier = inFile.get(key)
    if (earlier && !isSame(earlier, price))
      return { reason: `an earlier row has another price of ${name} from that day` }
    const known = earlier ?? target.tool.prices.find(({ from }) => from === price.from)
    inFile.set(key, price)
    const entry = [target.id, price.from] as const
    if (known && isSame(known, price)) return { entry, isNew: false, currency: price.currency }
    insert.run(target.id, price.from, price.cost, price.currency, price.billingPeriod, importId)
    return { entry, isNew: true, currency: price.currency }
  }
}

const isSame = (a: DatedPrice, b: DatedPrice): boolean =>
  a.cost === b.cost && a.currency === b.currency && a.billingPeriod === b.billingPeriod

/**
 * Prices in one cell, as `shared/stack/inventory-csv.ts` writes them: dated ones, and before them the one that held until the first,
 * which earlier versions did not write. null = the cell is no such list.
 */
export function parsePrices(entries: readonly string[]): { before: Price | null; prices: DatedPrice[] } | null {
  const read = entries.map((entry) => {
    const match = /^(?:(\d{4}-\d{2}-\d{2}) )?(\?|\d+(?:\.\d+)?)(?: ([A-Z]{3}))? (month|quarter|year|once)$/.exec(entry)
    if (!match) return null
    const [, from, cost = '', currency, period] = match
    return {
      from,
      cost: cost === '?' ? null : Number(cost),
      currency: currency ?? null,
      billingPeriod: period as DatedPrice['billingPeriod'],
    }
  })
  if (read.some((price, at) => price === null || (price.from === undefined && at > 0))) return null
  const prices = read.flatMap((price) => (price?.from === undefined ? [] : [{ ...price, from: price.from }]))
  const days = new Set(prices.map(({ from }) => from))
  if (days.size < prices.length || ![...days].every(isDay)) return null
  const [first] = read
  const { from: undated, ...before } = first ?? { from: '' }
  return {
    before: first && undated === undefined ? (before as Price) : null,
    prices: prices.sort((a, b) => (a.from < b.from ? -1 : 1)),
  }
}

const isDay = (date: string): boolean =>
  !Number.isNaN(toDay(date)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)
