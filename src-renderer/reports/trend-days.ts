/** Days among the intervals of a rate over time. */
import type { Report } from '../../shared/reports/index.ts'

type Interval = Report<'landing-trend'>['params']['interval']

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

const monthsOf: Partial<Record<Interval, number>> = { month: 1, quarter: 3 }

/** First day of the interval after the one that begins on `start`. */
function nextStart(start: string, interval: Interval): string {
  const next = new Date(`${start}T00:00:00Z`)
  const months = monthsOf[interval]
  if (months === undefined) next.setUTCDate(next.getUTCDate() + (interval === 'week' ? 7 : 1))
  else next.setUTCMonth(next.getUTCMonth() + months)
  return next.toISOString().slice(0, 10)
}

/** Where a day begins, in intervals from the beginning of the first: 1.5 = half-way through the second; null outside. */
export function placeOf(day: string, starts: readonly string[], interval: Interval): number | null {
  const at = starts.findLastIndex((start) => start <= day)
  const start = starts[at]
  if (start === undefined) return null
  const end = nextStart(start, interval)
  return day < end ? at + daysBetween(start, day) / daysBetween(start, end) : null
}
