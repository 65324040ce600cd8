/** What a tool costs on a day, as the inventory states it. */
import type { ToolFields } from './stack.ts'

type Priced = Pick<ToolFields, 'cost' | 'currency' | 'billingPeriod' | 'prices'>
export type StatedPrice = Pick<ToolFields, 'cost' | 'currency' | 'billingPeriod'>

/** The latest dated price that has begun, else the tool's own. */
export const priceOn = <T extends Priced>(tool: T, day: string): T | T['prices'][number] =>
  tool.prices.findLast(({ from }) => from <= day) ?? tool

/** A one-off payment recurs in no year. */
const periodsPerYear: Record<ToolFields['billingPeriod'], number> = { month: 12, quarter: 4, year: 1, once: 0 }

/** null = unknown. */
export const annualCost = ({ cost, billingPeriod }: Pick<StatedPrice, 'cost' | 'billingPeriod'>): number | null =>
  cost === null ? null : cost * periodsPerYear[billingPeriod]

/** What a tool states a year, in the currency of the workspace; null = nothing, or in a currency without a rate. */
export function statedCost(
  tool: Priced,
  { currency, rates }: { currency: string; rates: Readonly<Record<string, number>> },
): number | null {
  const price = tool.prices.at(-1) ?? tool
  const code = price.currency ?? tool.currency ?? currency
  const rate = code === currency ? 1 : rates[code]
  const cost = annualCost(price)
  return rate === undefined || cost === null ? null : cost * rate
}
