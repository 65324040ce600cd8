/**
 * Payments to one payee for several tools, as Atlassian bills for Jira, Confluence and Statuspage: a person said so, one of the
 * tools has the payments, and each has the share of them that was said, or else that it has of what all state.
 */
import { inCents } from '../../../shared/csv.ts'
import { statedCost } from '../../../shared/price-on.ts'
import type { Payment } from '../import/spend/read-payments.ts'
import type { Priced } from './merge-import.ts'
import { ownBills } from './own-bills.ts'
import type { RatesOf } from './rates.ts'
import type { StoredTool } from './store.ts'
import type { Tool } from './tool.ts'

/** Custom field: the payee, of each of the tools. */
export const paidToColumn = 'Paid to'

export const paidTo = ({ custom }: Pick<Tool, 'custom'>): string => (custom[paidToColumn] ?? '').trim()

/** Custom field: the share of the payments that a person gave each of the tools, such as `60%`. */
export const shareColumn = 'Share of payments'

/** Per cent; null = nobody gave one. */
function givenShare({ custom }: Pick<Tool, 'custom'>): number | null {
  const [, digits] = /^(\d+(?:[.,]\d+)?)\s*%?$/.exec((custom[shareColumn] ?? '').trim()) ?? []
  return digits === undefined ? null : Number(digits.replace(',', '.'))
}

/** What of some payments is for a tool, and for which others they are. */
export interface Share {
  of: number
  /** What the tools before it have. */
  before: number
  isGiven: boolean
  others: readonly string[]
}

/** Of an amount, in cents: all shares of it together are the amount. */
export const portionOf = (amount: number, { before, of }: Pick<Share, 'before' | 'of'>): number =>
  inCents(inCents(amount * (before + of)) - inCents(amount * before))

/** What it costs, of what payments for several tools come to, today and before. */
export function portionOfPrices(
  { cost, currency, billingPeriod, prices }: Priced,
  share: Pick<Share, 'before' | 'of'>,
) {
  const part = (amount: number | null): number | null => amount === null ? null : portionOf(amount, share) // prettier-ignore
  return {
    cost: part(cost),
    currency,
    billingPeriod,
    prices: prices.map((price) => ({ ...price, cost: part(price.cost) })),
  }
}

/** Those that payments are for, of each payee that a person said it of. */
const splitGroups = <E>(entries: readonly E[], toolOf: (each: E) => Tool): E[][] => {
  const isIn = (each: E): boolean => paidTo(toolOf(each)) !== '' && toolOf(each).status !== 'retired'
  return [...Map.groupBy(entries.filter(isIn), (each) => paidTo(toolOf(each))).values()].filter(
    ({ length }) => length > 1,
  )
}

/** The share of each; null = of who states nothing there is none. `contracts`: what each states, null = nothing. */
function sharesOf(tools: readonly Tool[], contracts: readonly (Tool | null)[], config: RatesOf): Share[] | null {
  const given = tools.map(givenShare)
  const isGiven = given.every((share) => (share ?? 0) > 0)
  const weights = isGiven ? given : contracts.map((contract) => contract && statedCost(contract, config))
  if (weights.some((weight) => (weight ?? 0) <= 0)) return null
  const sumOf = (some: readonly (number | null)[]): number => some.reduce<number>((all, weight) => all + weight!, 0)
  const sum = sumOf(weights)
  return tools.map((tool, at) => ({
    of: weights[at]! / sum,
    before: sumOf(weights.slice(0, at)) / sum,
    isGiven,
    others: tools.flatMap((other) => (other === tool ? [] : [other.name])),
  }))
}

/** What was paid to one payee: all of it by rising date, and what it comes to. */
interface PaidTogether {
  payments: readonly Payment[]
  paid: Priced
}

/**
 * By id, of tools that payments are for together, what those for it come to: its own bills where their amounts tell them, else its
 * share. `stored` without what payments say; `paidFor`: what was paid to an entry; null = nothing.
 */
export function splitPrices(
  stored: readonly StoredTool[],
  paidFor: (entry: StoredTool) => PaidTogether | null,
  config: RatesOf,
): Map<number, { payer: number; paid: Priced }> {
  const found = splitGroups(stored, ({ tool }) => tool).flatMap((group) => {
    const [payer, ...payers] = group.filter((each) => paidFor(each) !== null)
    if (!payer || payers.length > 0) return []
    const { payments, paid } = paidFor(payer)!
    const tools = group.map(({ tool }) => tool)
    const own = ownBills(tools, payments, config)
    const shares = own.size > 0 ? null : sharesOf(tools, tools, config)
    return group.flatMap(({ id, tool }, at) => {
      const part = own.get(tool) ?? (shares && portionOfPrices(paid, shares[at]!))
      return part ? [[id, { payer: payer.id, paid: part }] as const] : []
    })
  })
  return new Map(found)
}

interface Paid {
  entry: { tool: Tool }
  exports: readonly object[]
  contract: Tool | null
  share: Share | null
}

/** The same entries, those that share payments with the payments and their share of them. */
export function withShares<E extends Paid>(entries: readonly E[], config: RatesOf): E[] {
  const shared = new Map<E, E>()
  for (const group of splitGroups(entries, ({ entry }) => entry.tool)) {
    const [payer, ...payers] = group.filter(({ exports }) => exports.length > 0)
    // Of who is paid apart there is no share.
    if (!payer || payers.length > 0) continue
    const shares = sharesOf(group.map(({ entry }) => entry.tool), group.map(({ contract }) => contract), config) // prettier-ignore
    if (shares === null) continue
    for (const [at, each] of group.entries()) shared.set(each, { ...each, exports: payer.exports, share: shares[at]! })
  }
  return entries.map((each) => shared.get(each) ?? each)
}
