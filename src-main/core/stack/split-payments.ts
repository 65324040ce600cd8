/**
 * Payments to one payee for several tools, as Atlassian bills for Jira, Confluence and Statuspage: a person said so, one of the
 * tools has the payments, and each has the share of them that was said, or else that it has of what all state.
 */
import { inCents } from '../../../shared/csv.ts'
import { statedCost } from '../../../shared/price-on.ts'
import type { RatesOf } from './rates.ts'
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

interface Paid {
  entry: { tool: Tool }
  exports: readonly object[]
  contract: Tool | null
  share: Share | null
}

/** The same entries, those that share payments with the payments and their share of them. */
export function withShares<E extends Paid>(entries: readonly E[], config: RatesOf): E[] {
  const isIn = ({ entry }: E): boolean => paidTo(entry.tool) !== '' && entry.tool.status !== 'retired'
  const shared = new Map<E, E>()
  for (const group of Map.groupBy(entries.filter(isIn), ({ entry }) => paidTo(entry.tool)).values()) {
    const [payer, ...payers] = group.filter(({ exports }) => exports.length > 0)
    if (!payer || payers.length > 0 || group.length < 2) continue
    const given = group.map(({ entry }) => givenShare(entry.tool))
    const isGiven = given.every((share) => (share ?? 0) > 0)
    const weights = isGiven ? given : group.map(({ contract }) => contract && statedCost(contract, config))
    // Of who is paid apart, or states nothing, there is no share.
    if (weights.some((weight) => (weight ?? 0) <= 0)) continue
    const sumOf = (some: readonly (number | null)[]): number => some.reduce<number>((all, weight) => all + weight!, 0)
    const sum = sumOf(weights)
    for (const [at, each] of group.entries()) {
      const others = group.flatMap(({ entry }) => (entry === each.entry ? [] : [entry.tool.name]))
      const share = { of: weights[at]! / sum, before: sumOf(weights.slice(0, at)) / sum, isGiven, others }
      shared.set(each, { ...each, exports: payer.exports, share })
    }
  }
  return entries.map((each) => shared.get(each) ?? each)
}
