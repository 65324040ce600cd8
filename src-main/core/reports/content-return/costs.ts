/** What of the costs of content falls in the period of a report. */
import { DateTime } from 'luxon'
import type { ContentCost } from '../../../../shared/config.ts'
import { type Day, intersect, type Span, toDay } from '../../stack/cost.ts'

const msPerDay = 86_400_000

/** A bound of a report as a day of the workspace's calendar: with a time of day, within one. */
const dayAt = (text: string, zone: string): Day =>
  DateTime.fromISO(text, { zone }).setZone('utc', { keepLocalTime: true }).toMillis() / msPerDay

export const daysOf = ({ from, to }: { from: string | null; to: string | null }, zone: string): Span => ({
  from: from === null ? -Infinity : dayAt(from, zone),
  to: to === null ? Infinity : dayAt(to, zone),
})

/** 0–1, by days: what is paid for a month is spread evenly over it. Without a period of its own a cost counts whole. */
export function shareWithin({ from, to }: Pick<ContentCost, 'from' | 'to'>, days: Span): number {
  if (from === undefined || to === undefined) return 1
  const own = { from: toDay(from), to: toDay(to) }
  const common = intersect(own, days)
  return common === null ? 0 : (common.to - common.from) / (own.to - own.from)
}
