import type { Goal } from '../../../shared/config.ts'
import { counted, listed } from '../../../shared/text/figures.ts'
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { countedEvents } from './counted-events.ts'
import { paddleAmounts } from './paddle-refunds.ts'
import type { RefundsApart } from './payment-files.ts'
import { parseProperties } from './properties.ts'

/** A sentence where adjustments say that payments of a goal were given back, and not how much of its amount. */
export function refundsUnknown(context: ReportContext, goal: Goal): string | null {
  const property = goal.value && 'property' in goal.value ? goal.value.property : null
  const paddle = property === null ? null : paddleAmounts(context.db, property)
  if (paddle === null) return null
  const details = context.db.prepare('SELECT properties FROM event_detail WHERE event_id = ?').pluck()
  const payments = [...countedEvents(context, goal)].map((event) => ({
    event,
    properties: parseProperties((details.get(event) as string | null | undefined) ?? '{}'),
  }))
  const unknownOf = (amounts: RefundsApart): number =>
    payments.filter(({ event, properties }) => Number.isNaN(amounts.refunded(event, properties, 0, 0))).length
  const unknown = unknownOf(paddle)
  if (unknown === 0) return null
  const known = [amountProperty, 'subtotal', 'total', 'earnings'].filter((each) => unknownOf(paddleAmounts(context.db, each)!) === 0) // prettier-ignore
  const off = known.length === 0 ? '' : ` It is taken off ${listed(known.map((each) => `“${each}”`))}.`
  return `“${property}” counts what was given back of ${counted(unknown, 'payment')}: adjustments of Paddle do not say it of “${property}”.${off}`
}
