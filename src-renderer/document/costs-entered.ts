import { type ContentCost, costBy } from '../../shared/config.ts'
import { count, listed, money } from '../format.ts'
import { dimensionWords } from '../words.ts'

/**
 * What is in reports beside the files: ` Costs entered: €5,922, by campaign, by day.`; nothing where none were. Of several currencies, or another
 * than the workspace's, each amount says its code, as a `$` may be of many.
 */
export function costsEnteredSentence(costs: readonly ContentCost[], currency: string): string {
  if (costs.length === 0) return ''
  const currencies = [...new Set(costs.map((cost) => cost.currency ?? currency))]
  const isPlain = currencies.every((each) => each === currency)
  const written = (amount: number, of: string): string =>
    isPlain ? money(amount, of) : `${count(Math.round(amount))}\u00a0${of}`
  const sums = currencies.map((each) => written(costs.filter((cost) => (cost.currency ?? currency) === each).reduce((sum, cost) => sum + cost.amount + cost.hours * cost.hourlyRate, 0), each)) // prettier-ignore
  const by = [...new Set(costs.map((cost) => dimensionWords[costBy(cost)].one))]
  const isDaily = costs.every(({ days }) => days !== undefined)
  return ` Costs entered: ${listed(sums)}, by ${listed(by)}${isDaily ? ', by day' : ''}.`
}
