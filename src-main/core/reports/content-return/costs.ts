/** What of the costs of content falls in the period of a report. */
import { type ContentCost, costKey, type WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { type Day, intersect, type Span, toDay } from '../../stack/cost.ts'
import { dayOf, instant } from '../../zone-days.ts'

/** A bound of a report as a day of the workspace's calendar: with a time of day, within one. */
const dayAt = (text: string, zone: string): Day => dayOf(instant(text, zone), zone)

export const daysOf = ({ from, to }: { from: string | null; to: string | null }, zone: string): Span => ({
  from: from === null ? -Infinity : dayAt(from, zone),
  to: to === null ? Infinity : dayAt(to, zone),
})

/**
 * 0–1, by days: what is paid for a month is spread evenly over it, where it does not say what fell on each. Without a period of its own
 * a cost counts whole.
 */
export function shareWithin({ from, to, days: parts }: Dated, days: Span): number {
  if (from === undefined || to === undefined) return 1
  const own = { from: toDay(from), to: toDay(to) }
  const common = intersect(own, days)
  if (common === null) return 0
  if (parts === undefined) return (common.to - common.from) / (own.to - own.from)
  const within = parts.map((part, at) => {
    const ofDay = intersect({ from: own.from + at, to: own.from + at + 1 }, common)
    return ofDay === null ? 0 : part * (ofDay.to - ofDay.from)
  })
  return sum(within) / sum(parts)
}

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0)

type Dated = Pick<ContentCost, 'from' | 'to' | 'days'>

const spansOf = (costs: readonly Dated[]): Span[] =>
  costs.flatMap(({ from, to }) =>
    from === undefined || to === undefined ? [] : [{ from: toDay(from), to: toDay(to) }],
  )

/** Whether anything is known of what a group with these costs cost in these days: of days between its costs nobody knows. */
export const isKnownIn = (costs: readonly Dated[], days: Span): boolean =>
  costs.some(({ from }) => from === undefined) || spansOf(costs).some((own) => intersect(own, days) !== null)

/** Whether every one of these days has a cost: of January and June there is none of March. */
export function coverDays(costs: readonly Dated[], days: Span): boolean {
  let { from } = days
  for (const own of spansOf(costs).toSorted((a, b) => a.from - b.from))
    if (own.from <= from) from = Math.max(from, own.to)
  return from >= days.to
}

/** Money in workspace currency, of its whole period: what was paid, and hours × hourly rate. Throws FAILED for a currency without a rate. */
export function costOf(entry: ContentCost, config: WorkspaceConfig): number {
  return spentOn(entry) * rateOf(entry, config)
}

/** In its own currency. */
const spentOn = ({ amount, hours, hourlyRate }: ContentCost): number => amount + hours * hourlyRate

function rateOf(entry: ContentCost, { currency, rates }: WorkspaceConfig): number {
  const rate = entry.currency === null || entry.currency === currency ? 1 : rates[entry.currency]
  if (rate === undefined)
    throw new AppError(
      'FAILED',
      `The cost of ${costKey(entry)} is in ${entry.currency}, and the workspace has no rate from ${entry.currency} to ${currency}: set it under Settings, Exchange rates ("rates" in the configuration).`,
    )
  return rate
}

/** What of the costs in other currencies is within these days, by currency. */
export function convertedCosts(config: WorkspaceConfig, days: Span): ReportTotals<'content-return'>['costsConverted'] {
  const foreign = config.contentCosts.filter(
    (cost) =>
      cost.currency !== null && cost.currency !== config.currency && spentOn(cost) * shareWithin(cost, days) > 0,
  )
  return [...Map.groupBy(foreign, (cost) => cost.currency!)].map(([currency, costs]) => ({
    currency,
    amount: costs.reduce((sum, cost) => sum + spentOn(cost) * shareWithin(cost, days), 0),
    rate: rateOf(costs[0]!, config),
    to: config.currency,
  }))
}
