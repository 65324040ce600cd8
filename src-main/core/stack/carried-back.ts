/**
 * What a tool cost before it was paid for the first time, as far as a file of payments goes: nobody knows. Without a start
 * date it counts as in use from the beginning, and its first price stands for all days before. Such an amount is counted
 * and named, and no change is claimed against it.
 */
import { type Day, type Span, toDay } from './cost.ts'
import { holdingsOn, type Money, spendIn, sum } from './in-use.ts'
import { firstChargeColumn } from './merge-import.ts'
import type { Tool } from './tool.ts'

/** The first day on which its price is known; null = it is whenever the tool is in use. */
function firstPaid({ startDate, custom }: Tool): Day | null {
  const day = custom[firstChargeColumn] ?? ''
  return startDate === null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? toDay(day) : null
}

/** Of the cost of a period, in workspace currency. Throws FAILED for a missing rate. */
export function carriedBackIn(tools: readonly Tool[], config: Money, { from, to }: Span): number {
  return sum(
    tools.flatMap((tool) => {
      const first = firstPaid(tool)
      if (first === null || first <= from) return []
      const spend = spendIn([tool], config, { from, to: Math.min(to, first) })
      return spend ? [spend.once + spend.billed] : []
    }),
  )
}

/** Of the annual cost on a day, in workspace currency. Throws FAILED for a missing rate. */
export const carriedBackOn = (tools: readonly Tool[], config: Money, day: Day): number =>
  sum(
    holdingsOn(
      tools.filter((tool) => (firstPaid(tool) ?? -Infinity) > day),
      config,
      day,
    ).map(({ annualCost }) => annualCost ?? 0),
  )
