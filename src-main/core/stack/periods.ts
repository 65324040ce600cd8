/** Calendar years, quarters and months that a span of days touches. */
import { type Day, type Span, toDate } from './cost.ts'

export type Interval = 'year' | 'quarter' | 'month'

const months: Record<Interval, number> = { year: 12, quarter: 3, month: 1 }
const msPerDay = 86_400_000

/** Of the calendar, cut to the span at its ends. `span` must be finite. */
export function periodsOf({ from, to }: Span, interval: Interval): { name: string; span: Span }[] {
  const periods: { name: string; span: Span }[] = []
  for (let day: Day = from; day < to;) {
    const date = new Date(day * msPerDay)
    const year = date.getUTCFullYear()
    const index = Math.floor(date.getUTCMonth() / months[interval])
    const next = Date.UTC(year, (index + 1) * months[interval], 1) / msPerDay
    periods.push({ name: nameOf(interval, toDate(day), index), span: { from: day, to: Math.min(next, to) } })
    day = next
  }
  return periods
}

function nameOf(interval: Interval, date: string, index: number): string {
  if (interval === 'year') return date.slice(0, 4)
  return interval === 'month' ? date.slice(0, 7) : `${date.slice(0, 4)}-Q${index + 1}`
}
