/**
 * Contracts that payments to their vendor pay for. A bank and a ledger name the company that bills, a register names the
 * product and has the company as its vendor: they are one where the amount says so too.
 */
import { annualCost } from './cost.ts'
import { isPaidAs } from './merge-import.ts'
import type { RatesOf } from './rates.ts'
import type { Price, Tool } from './tool.ts'
import { vendorKey } from './vendor.ts'

interface Entry {
  tool: Tool
}

/** Contracts by the vendor's name; one whose own name is the vendor's is among them. */
export function contractsByVendor<E extends Entry>(contracts: readonly E[]): Map<string, E[]> {
  const found = new Map<string, E[]>()
  for (const each of contracts)
    for (const key of new Set([each.tool.vendor, each.tool.name].filter((name) => name !== '').map(vendorKey)))
      found.set(key, [...(found.get(key) ?? []), each])
  return found
}

/** The only contract with the payee, where any amount that was paid is any that it states; null = nothing shows which it is. */
export function onlyPaidContract<E extends Entry>(own: readonly E[], paid: Tool, config: RatesOf): E | null {
  const [only, ...others] = own
  return only && others.length === 0 && isPaidFor(only.tool, paid, config) ? only : null
}

/** Contracts with the payee whose amount was paid, or all that are not over where what was paid is their sum. */
export function paidContracts<E extends Entry>(own: readonly E[], paid: Tool, config: RatesOf): E[] {
  const equal = own.filter(({ tool }) => isPaidFor(tool, paid, config))
  if (equal.length > 0) return equal
  const inForce = own.filter(({ tool }) => tool.status === 'active')
  const sum = sumOf(inForce.map(({ tool }) => tool))
  return sum && inForce.length > 1 && isPaidAs(sum, currentPrice(paid), config) ? inForce : []
}

const isPaidFor = (contract: Tool, paid: Tool, config: RatesOf): boolean =>
  pricesOf(contract).some((stated) => pricesOf(paid).some((price) => isPaidAs(stated, price, config)))

/** In its currency, as amounts that name none are in. */
const pricesOf = (tool: Tool): Price[] =>
  [tool, ...tool.prices].flatMap(
    (price: Price) =>
    (annualCost(price) ?? 0) === 0 ? [] : [{ cost: price.cost, currency: price.currency ?? tool.currency, billingPeriod: price.billingPeriod }], // prettier-ignore
  )

const currentPrice = (tool: Tool): Price => pricesOf(tool).at(-1) ?? tool

/** What they cost a year together; null where that is not known or in several currencies. */
function sumOf(tools: readonly Tool[]): Price | null {
  const prices = tools.map(currentPrice)
  const costs = prices.map(annualCost)
  if (costs.some((cost) => cost === null) || new Set(prices.map(({ currency }) => currency)).size !== 1) return null
  return { cost: costs.reduce((sum: number, cost) => sum + (cost ?? 0), 0), currency: prices[0]!.currency, billingPeriod: 'year' } // prettier-ignore
}
