/**
 * The inventory as a table that imports again without loss, for the command line and the screen: the fields by name, what
 * each costs today a year in the currency of the workspace, `price_history` where a tool has dated prices, then own fields
 * by theirs. `cost` is that of today too; the history says what it was before.
 */
import { writeEntries } from './capabilities.ts'
import { inventoryFields } from '../import.ts'
import type { DecimalMark } from '../text/csv.ts'
import { priceOn, type StatedPrice } from './price-on.ts'
import type { ToolFields } from './stack.ts'

type Cell = string | number | null

/** A tool with what it costs today a year, in workspace currency: 0 where it is not in use, null where that is not known. */
export type CostedTool = ToolFields & { annualCostToday: number | null }

export interface InventoryTableOptions {
  today: string
  /** Of the workspace. */
  currency: string
  decimal?: DecimalMark
}

/** Begins the name of the column that is computed, and no field when it is imported again. */
const annualColumn = 'annual_cost_today_'
export const isComputedColumn = (column: string): boolean => column.trim().toLowerCase().startsWith(annualColumn)

/** `tool`: with the price of today for its own. */
const cellOf: Record<(typeof inventoryFields)[number], (tool: ToolFields, decimal: DecimalMark) => Cell> = {
  name: ({ name }) => name,
  vendor: ({ vendor }) => vendor,
  category: ({ category }) => category,
  capabilities: ({ capabilities }) => writeEntries(capabilities, ';'),
  team: ({ team }) => team,
  owner: ({ owner }) => owner,
  owner_email: ({ ownerEmail }) => ownerEmail,
  status: ({ status }) => status,
  cost: ({ cost }, decimal) => money(cost, decimal),
  currency: ({ currency }) => currency,
  billing_period: ({ billingPeriod }) => billingPeriod,
  seats_licensed: ({ seatsLicensed }) => seatsLicensed,
  seats_active: ({ seatsActive }) => seatsActive,
  start_date: ({ startDate }) => startDate,
  end_date: ({ endDate }) => endDate,
  renewal_date: ({ renewalDate }) => renewalDate,
  notice_days: ({ noticeDays }) => noticeDays,
  auto_renew: ({ autoRenew }) => (autoRenew === null ? null : autoRenew ? 'yes' : 'no'),
  connected_to: ({ connectedTo }) => connectedTo.join(';'),
  replaces: ({ replaces }) => replaces.join(';'),
  reason: ({ reason }) => reason,
  note: ({ note }) => note,
  switching_cost: ({ switchingCost }, decimal) => money(switchingCost, decimal),
}

/** One without a currency is in that of its tool. */
const statedOn = (tool: ToolFields, day: string): StatedPrice => {
  const { cost, currency, billingPeriod } = priceOn(tool, day)
  return { cost, currency: currency ?? tool.currency, billingPeriod }
}

/** A comma before exactly three digits would be read as one that groups. */
function money(amount: number | null, decimal: DecimalMark): string | null {
  if (amount === null || decimal === 'point') return amount === null ? null : plainNumber(amount)
  return plainNumber(amount)
    .replace('.', ',')
    .replace(/,\d{3}$/, '$&0')
}

/** The head first. An import of it into an empty workspace gives the same tools in the same order, whatever the decimal mark. */
export function inventoryTable(
  tools: readonly CostedTool[],
  { today, currency, decimal = 'point' }: InventoryTableOptions,
): Cell[][] {
  const own = [...new Set(tools.flatMap((tool) => Object.keys(tool.custom)))]
  const hasHistory = tools.some(({ prices }) => prices.length > 0)
  const cells = (tool: CostedTool): Cell[] => {
    const now = { ...tool, ...statedOn(tool, today) }
    return [
      ...inventoryFields.map((field) => cellOf[field](now, decimal)),
      money(tool.annualCostToday, decimal),
      ...(hasHistory ? [formatHistory(tool)] : []),
      ...own.map((name) => tool.custom[name] ?? null),
    ]
  }
  return [
    [...inventoryFields, `${annualColumn}${currency}`, ...(hasHistory ? ['price_history'] : []), ...own],
    ...tools.map((tool) => cells(tool).map(protect)),
  ]
}

/** What already looks like a protected formula is protected once more, so that taking one apostrophe off gives it back. */
const protect = (cell: Cell): Cell => (typeof cell === 'string' && /^'+[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/**
 * Prices in one cell, the one before the first date without a day: `900 USD year; 2019-01-01 1200 USD year; 2020-01-01 ? year`.
 * An amount that is not known is `?`.
 */
function formatHistory({ cost, currency, billingPeriod, prices }: ToolFields): string | null {
  if (prices.length === 0) return null
  return [{ from: null, cost, currency, billingPeriod }, ...prices]
    .map((price) =>
      [price.from, price.cost === null ? '?' : plainNumber(price.cost), price.currency, price.billingPeriod]
        .filter((part) => part !== null)
        .join(' '),
    )
    .join('; ')
}

/** Every digit of a number and no exponent, which cells of money cannot have. */
function plainNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(value < 1 ? 20 : 0).replace(/(\.\d*?)0+$/, '$1') : text
}
