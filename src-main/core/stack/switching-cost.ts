/** What switching a tool costs is in the currency of the tool, and stays worth what it was where that becomes another. */
import { inCents } from '../../../shared/text/csv.ts'
import { courseBetween, type RatesOf } from './rates.ts'
import type { Tool } from './tool.ts'

/** `from`: the currency its switching cost is in. Without a rate it is kept as a field of its own, as it was written. */
export function withSwitchingCostFrom(tool: Tool, from: string, config: RatesOf): Tool {
  const { switchingCost: cost, currency } = tool
  const course = courseBetween(from, currency ?? config.currency, config)
  if (cost === null || course === 1) return tool
  if (course !== null) return { ...tool, switchingCost: inCents(cost * course) }
  return { ...tool, switchingCost: null, custom: { ...tool.custom, [`Switching cost in ${from}`]: String(cost) } }
}
