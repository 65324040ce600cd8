/** What a tool costs a year on a day, for the inventory: every tool has an answer, also one whose currency has no rate. */
import { inCents } from '../../../shared/text/csv.ts'
import { type Day, priceOn } from './cost.ts'
import { annualIn, isInUse } from './in-use.ts'
import type { RatesOf } from './rates.ts'
import { inOwnCurrency, type Tool } from './tool.ts'

/** In workspace currency; 0 where it is not in use, null where that is not known. */
export function annualOn(tool: Tool, config: RatesOf, day: Day): number | null {
  if (!isInUse(tool, day)) return 0
  const price = priceOn(inOwnCurrency(tool), day)
  const { currency } = price
  if (currency !== null && currency !== config.currency && !Object.hasOwn(config.rates, currency)) return null
  const annual = annualIn(price, config)
  return annual === null ? null : inCents(annual)
}
