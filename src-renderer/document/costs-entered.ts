import { type ContentCost, costBy } from '../../shared/config.ts'
import { listed, money } from '../format.ts'
import { dimensionWords } from '../words.ts'

/** What is in reports beside the files: ` Costs entered: €5,922, by campaign, by day.`; nothing where none were. */
export function costsEnteredSentence(costs: readonly ContentCost[], currency: string): string {
  if (costs.length === 0) return ''
  const currencies = [...new Set(costs.map((cost) => cost.currency ?? currency))]
  const sums = currencies.map((each) => money(costs.filter((cost) => (cost.currency ?? currency) === each).reduce((sum, cost) => sum + cost.amount + cost.hours * cost.hourlyRate, 0), each)) // prettier-ignore
  const by = [...new Set(costs.map((cost) => dimensionWords[costBy(cost)].one))]
  const isDaily = costs.every(({ days }) => days !== undefined)
  return ` Costs entered: ${listed(sums)}, by ${listed(by)}${isDaily ? ', by day' : ''}.`
}
