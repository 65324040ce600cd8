/**
 * Contracts that payments to their vendor pay for. A bank and a ledger name the company that bills, a register names the
 * product and has the company as its vendor: they are one where the amount says so too.
 */
import { annualCost } from '../cost.ts'
import { byUseColumn, chargedOnceColumn, chargesColumn, isAboutPaid, lastChargeColumn } from '../merge-import.ts'
import { payeeName, payeesOf } from './names.ts'
import { shops } from './payee-words.ts'
import { courseBetween, type RatesOf } from '../rates.ts'
import type { Price, Tool } from '../tool.ts'
import { vendorKey } from './vendor.ts'

interface Entry {
  tool: Tool
}

export type VendorReason = 'its vendor was paid what it costs' | 'its vendor was paid'

/** Of two entries, in any order. */
export const pairKey = (a: { id: number }, b: { id: number }): string =>
  `${Math.min(a.id, b.id)} ${Math.max(a.id, b.id)}`

/**
 * Contracts that payments may be for, by `pairKey`: what the vendor was paid is what they cost. Where it is not, all contracts
 * of the vendor that have no payments of their own.
 */
export function vendorPairs<E extends Entry & { id: number }>(
  contracts: readonly E[],
  payees: readonly E[],
  config: RatesOf,
): Map<string, VendorReason> {
  const byPayee = new Map<string, E[]>()
  for (const each of contracts)
    for (const payee of payeesOf(each.tool)) byPayee.set(payee, [...(byPayee.get(payee) ?? []), each])
  const pairs = new Map<string, VendorReason>()
  for (const paid of payees) {
    const payee = payeeName(paid.tool.name)
    const own = byPayee.get(payee) ?? []
    const found = paidContracts(own, paid.tool, config)
    for (const each of found) pairs.set(pairKey(each, paid), 'its vendor was paid what it costs')
    if (found.length > 0 || shops.has(payee)) continue
    const unpaid = own.filter(({ tool }) => tool.custom[chargesColumn] === undefined && isInForce(tool, paid.tool))
    const stating = unpaid.filter(({ tool }) => pricesOf(tool).length > 0)
    for (const each of stating.length > 0 ? stating : unpaid) pairs.set(pairKey(each, paid), 'its vendor was paid')
  }
  return pairs
}

/**
 * Contracts by who is paid for them: their vendor or themselves, as they are written, else as a bank writes them, which adds
 * words (`SLACK TECHNOLOGIES`).
 */
export function contractsByPayee<E extends Entry>(contracts: readonly E[]): (payee: string) => readonly E[] {
  const byKey = (keyOf: (name: string) => string): Map<string, E[]> => {
    const found = new Map<string, E[]>()
    for (const each of contracts)
      for (const key of new Set([each.tool.vendor, each.tool.name].map(keyOf).filter((key) => key !== '')))
        found.set(key, [...(found.get(key) ?? []), each])
    return found
  }
  const written = byKey((name) => (name === '' ? '' : vendorKey(name)))
  const shortened = byKey(payeeName)
  return (payee) => written.get(vendorKey(payee)) ?? shortened.get(payeeName(payee)) ?? []
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
  const inForce = own.filter(({ tool }) => isInForce(tool, paid) && pricesOf(tool).length > 0)
  // Who belongs to the payee, as Slack to Salesforce, may bill by itself, as its contract says.
  const bySaid = inForce.filter(({ tool }) => payeeName(tool.vendor) === payeeName(paid.name))
  const isPaidTogether = (some: readonly E[]): boolean => {
    const sum = sumOf(some.map(({ tool }) => tool))
    return sum !== null && some.length > 1 && isAboutPaid(sum, currentPrice(paid), config)
  }
  return [inForce, bySaid].find(isPaidTogether) ?? []
}

/** What has ended by the last charge is not paid with the others any more. */
const isInForce = ({ status, endDate }: Tool, { custom }: Tool): boolean =>
  status === 'active' && (endDate === null || endDate > (custom[lastChargeColumn] ?? ''))

const isPaidFor = (contract: Tool, paid: Tool, config: RatesOf): boolean =>
  pricesOf(contract).some((stated) => [...pricesOf(paid), ...chargedOnce(paid), ...withinUse(stated, paid, config)].some((price) => isAboutPaid(stated, price, config))) // prettier-ignore

/** Whether two entries cost as much a year, or what was paid to the one is what the other states. */
export function isSameAmount(a: Paid, b: Paid, config: RatesOf): boolean {
  if (a.isPaid !== b.isPaid) return a.isPaid ? isPaidFor(b.tool, a.tool, config) : isPaidFor(a.tool, b.tool, config)
  const [one, other] = [currentPrice(a.tool), currentPrice(b.tool)]
  return (annualCost(one) ?? 0) > 0 && annualCost(one) === annualCost(other) && (one.currency ?? config.currency) === (other.currency ?? config.currency) // prettier-ignore
}

interface Paid {
  tool: Tool
  isPaid: boolean
}

/** What a contract states of use is met by one month and missed by another: of what lies between their lowest and highest, what is nearest. */
function withinUse(stated: Price, { custom, currency }: Tool, config: RatesOf): Price[] {
  const [low, high] = (custom[byUseColumn] ?? '').split('; ').map(Number)
  const said = annualCost(stated)
  const course = courseBetween(stated.currency ?? config.currency, currency ?? config.currency, config)
  if (low === undefined || high === undefined || said === null || course === null) return []
  return [{ cost: Math.min(high, Math.max(low, said * course)), currency, billingPeriod: 'year' }]
}

/** A contract that is paid once a year has been charged once in a file of a year. */
const chargedOnce = ({ custom, currency }: Tool): Price[] =>
  custom[chargedOnceColumn] === undefined ? [] : [{ cost: Number(custom[chargedOnceColumn]), currency, billingPeriod: 'year' }] // prettier-ignore

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
