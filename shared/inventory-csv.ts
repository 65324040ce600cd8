/**
 * The inventory as a table that imports again without loss, for the command line and the screen: the fields by name,
 * `price_history` where a tool has dated prices, then own fields by theirs.
 */
import { writeEntries } from './capabilities.ts'
import { inventoryFields, type ToolField } from './import.ts'
import type { DecimalMark } from './csv.ts'
import type { ToolFields } from './stack.ts'

type Cell = string | number | null

const cellOf: Record<ToolField, (tool: ToolFields, decimal: DecimalMark) => Cell> = {
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
  price_history: ({ prices }) => formatPrices(prices),
}

/** A comma before exactly three digits would be read as one that groups. */
function money(amount: number | null, decimal: DecimalMark): string | null {
  if (amount === null || decimal === 'point') return amount === null ? null : plainNumber(amount)
  return plainNumber(amount)
    .replace('.', ',')
    .replace(/,\d{3}$/, '$&0')
}

/** The head first. An import of it into an empty workspace gives the same tools in the same order, whatever the decimal mark. */
export function inventoryTable(tools: readonly ToolFields[], decimal: DecimalMark = 'point'): Cell[][] {
  const fields: ToolField[] = [
    ...inventoryFields,
    ...(tools.some(({ prices }) => prices.length > 0) ? (['price_history'] as const) : []),
  ]
  const own = [...new Set(tools.flatMap((tool) => Object.keys(tool.custom)))]
  return [
    [...fields, ...own],
    ...tools.map((tool) =>
      [...fields.map((field) => cellOf[field](tool, decimal)), ...own.map((name) => tool.custom[name] ?? null)].map(
        protect,
      ),
    ),
  ]
}

/** What already looks like a protected formula is protected once more, so that taking one apostrophe off gives it back. */
const protect = (cell: Cell): Cell => (typeof cell === 'string' && /^'+[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/** Dated prices in one cell: `2019-01-01 1200 USD year; 2020-01-01 ? year`. An amount that is not known is `?`. */
const formatPrices = (prices: ToolFields['prices']): string =>
  prices
    .map(({ from, cost, currency, billingPeriod }) =>
      [from, cost === null ? '?' : plainNumber(cost), ...(currency === null ? [] : [currency]), billingPeriod].join(
        ' ',
      ),
    )
    .join('; ')

/** Every digit of a number and no exponent, which cells of money cannot have. */
function plainNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(value < 1 ? 20 : 0).replace(/(\.\d*?)0+$/, '$1') : text
}
