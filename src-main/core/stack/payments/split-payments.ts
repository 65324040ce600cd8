/**
 * Payments to one payee for several tools, as Atlassian bills for Jira, Confluence and Statuspage: a person said so, one of the
 * tools has the payments, and each has the share of them that was said, or else that it has of what all state.
 */
import { inCents } from '../../../../shared/text/csv.ts'
import { listedUpTo, percent } from '../../../../shared/text/figures.ts'
import { statedCost } from '../../../../shared/stack/price-on.ts'
import { toTool } from '../../import/spend/collapse.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { Stretch } from '../../import/spend/together.ts'
import type { Priced } from '../merge-import.ts'
import { billsOf, ownBills } from './own-bills.ts'
import type { RatesOf } from '../rates.ts'
import type { StoredTool } from '../store.ts'
import type { Tool } from '../tool.ts'

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
  exports: readonly SharedExport[]
  contract: Tool | null
  share: Share | null
  bills: OwnBills | null
}

/** What one kind of export has of an entry. */
export interface SharedExport {
  ledger: { title: string }
  /** What its payments come to. */
  tool: Tool
  /** Without those that stand in several files, and money from who was never paid. */
  payments: readonly Payment[]
  /** Days that the files of these payments cover. */
  covered: readonly Stretch[]
  /** By payment that another export has as well: that, which counts. */
  elsewhere: ReadonlyMap<Payment, unknown>
  /** Name of the file that a payment is counted from. */
  fileOf: (payment: Payment) => string
  /** By payment that is a tool's part of one: that. */
  whole: ReadonlyMap<Payment, Payment>
}

/** Payments for several tools of which bills are of one of them alone, told by their amounts. */
export interface OwnBills {
  /** By payment the tool whose bill it is. Those that are not in it are shared. */
  of: ReadonlyMap<Payment, Tool>
  /** Whether some of them are its own. */
  hasOwn: boolean
  others: readonly string[]
  /** Of the payments that no amount tells whose they are; null = it has nothing of them, or there are none. */
  rest: Share | null
}

/** The same entries, those that share payments with their own bills among them, else with all of them and their share. */
export function withShares<E extends Paid>(entries: readonly E[], config: RatesOf): E[] {
  const shared = new Map<E, E>()
  for (const group of splitGroups(entries, ({ entry }) => entry.tool)) {
    const [payer, ...payers] = group.filter(({ exports }) => exports.length > 0)
    // Of who is paid apart there is no share.
    if (!payer || payers.length > 0) continue
    const shares = sharesOf(group.map(({ entry }) => entry.tool), group.map(({ contract }) => contract), config) // prettier-ignore
    if (shares === null) continue
    const own = shares.some(({ isGiven }) => isGiven) ? null : byOwnBills(group, payer.exports, config)
    for (const [at, each] of group.entries())
      shared.set(each, own?.get(each) ?? { ...each, exports: payer.exports, share: shares[at]! })
  }
  return entries.map((each) => shared.get(each) ?? each)
}

/**
 * The same with each tool's own bills, where amounts tell some of them apart; what is left is shared among those of which none are
 * told, else among all. null = none are told.
 */
function byOwnBills<E extends Paid>(group: readonly E[], exports: E['exports'], config: RatesOf): Map<E, E> | null {
  const counted = exports
    .flatMap(({ payments, elsewhere }) => payments.filter((each) => !elsewhere.has(each)))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  if (new Set(counted.map(({ currency }) => currency)).size !== 1) return null
  const contracts = group.map(({ contract }) => contract!)
  const own = billsOf(contracts, counted, config)
  if (own.size === 0) return null
  const of = new Map(group.flatMap(({ entry, contract }) => (own.get(contract!) ?? []).map((bill) => [bill, entry.tool] as const))) // prettier-ignore
  const without = group.filter(({ contract }) => !own.has(contract!))
  const sharing = without.length > 0 ? without : group
  const shares = sharesOf(sharing.map(({ entry }) => entry.tool), sharing.map(({ contract }) => contract), config)! // prettier-ignore
  const hasRest = counted.some((payment) => !of.has(payment))
  return new Map(
    group.map((each) => {
      const { tool } = each.entry
      const rest = hasRest && sharing.includes(each) ? shares[sharing.indexOf(each)]! : null
      const others = group.flatMap(({ entry }) => (entry.tool === tool ? [] : [entry.tool.name]))
      const bills = { of, hasOwn: own.has(each.contract!), others, rest }
      return [each, { ...each, bills, exports: exports.flatMap((all) => exportOf(all, tool, bills)) }]
    }),
  )
}

/** How many others are named in a sentence. */
const mostNamed = 4

/** What of the payments is its own. */
export function billsSentence({ hasOwn, others, rest }: OwnBills): string {
  const together = `payments that are for ${listedUpTo(mostNamed, others)} too`
  if (hasOwn) {
    const left = rest === null ? '' : `, and its share (${percent(rest.of)}) of what no amount tells whose it is`
    return `Its own bills, told by their amounts, of ${together}${left}.`
  }
  if (rest === null) return `Of ${together}, no amount is its own.`
  const share = rest.of === 1 ? 'What is left' : `Its share (${percent(rest.of)}) of what is left`
  return `${share} of ${together}, once the bills that amounts tell are taken off.`
}

/** What of an export is for a tool: its own bills, and its part of those that are nobody's own. */
function exportOf<X extends SharedExport>(all: X, tool: Tool, { of, rest }: OwnBills): X[] {
  const whole = new Map<Payment, Payment>()
  const payments = all.payments.flatMap((payment): Payment[] => {
    const owner = of.get(payment)
    if (owner !== undefined) return owner === tool ? [payment] : []
    if (all.elsewhere.has(payment)) return [payment]
    if (rest === null) return []
    if (rest.of === 1) return [payment]
    const part = { ...payment, amount: portionOf(payment.amount, rest) }
    whole.set(part, payment)
    return [part]
  })
  if (payments.every((payment) => all.elsewhere.has(payment))) return []
  const { name, vendor } = all.tool
  const paid = { ...toTool(payments, all.covered, all.ledger.title), name, vendor }
  return [{ ...all, tool: paid, payments, whole, fileOf: (payment) => all.fileOf(whole.get(payment) ?? payment) }]
}
