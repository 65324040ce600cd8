/**
 * Payments to one payee for several tools, as Atlassian bills for Jira, Confluence and Statuspage: a person said so, one of the
 * tools has the payments, and each has the share of them that it has of what all state.
 */
import { annualCost } from './cost.ts'
import { courseBetween, type RatesOf } from './rates.ts'
import type { Tool } from './tool.ts'

/** Custom field: the payee, of each of the tools. */
export const paidToColumn = 'Paid to'

export const paidTo = ({ custom }: Pick<Tool, 'custom'>): string => (custom[paidToColumn] ?? '').trim()

/** What a tool states a year, in the currency of the workspace; null = nothing, or in a currency without a rate. */
export function statedCost(tool: Tool, config: RatesOf): number | null {
  const price = tool.prices.at(-1) ?? tool
  const course = courseBetween(price.currency ?? tool.currency ?? config.currency, config.currency, config)
  const cost = annualCost(price)
  return course === null || cost === null ? null : cost * course
}

/** What of some payments is for a tool, and for which others they are. */
export interface Share {
  of: number
  others: readonly string[]
}

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
    const costs = group.map(({ contract }) => contract && statedCost(contract, config))
    const sum = costs.reduce<number>((all, cost) => all + (cost ?? 0), 0)
    // Of who is paid apart, or states nothing, there is no share.
    if (!payer || payers.length > 0 || group.length < 2 || costs.some((cost) => (cost ?? 0) <= 0)) continue
    for (const [at, each] of group.entries()) {
      const others = group.flatMap(({ entry }) => (entry === each.entry ? [] : [entry.tool.name]))
      shared.set(each, { ...each, exports: payer.exports, share: { of: costs[at]! / sum, others } })
    }
  }
  return entries.map((each) => shared.get(each) ?? each)
}
