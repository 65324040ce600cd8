/** The intervals of a report over time, as they are called and where they end. */
import { date } from '../format.ts'

export type Interval = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** `Mar 2026`, `Q1 2026`, `2026`; of a day or a week its first day. */
export function nameInterval(start: string, interval: Interval): string {
  if (interval === 'month') return date(start).replace(/^\d+\s/, '')
  if (interval === 'quarter') return `Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1} ${start.slice(0, 4)}`
  if (interval === 'year') return start.slice(0, 4)
  return date(start)
}

const monthsOf: Partial<Record<Interval, number>> = { month: 1, quarter: 3, year: 12 }

/** First day of the interval after the one that `start` is in, which a period may cut. Weeks and days begin on `start`. */
export function nextStart(start: string, interval: Interval): string {
  const next = new Date(`${start}T00:00:00Z`)
  const months = monthsOf[interval]
  if (months === undefined) next.setUTCDate(next.getUTCDate() + (interval === 'week' ? 7 : 1))
  else next.setUTCMonth(Math.floor(next.getUTCMonth() / months) * months + months, 1)
  return next.toISOString().slice(0, 10)
}
