/** Days among the intervals of a rate over time. */
import { type Interval, nextStart } from './interval-name.ts'

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** Where a day begins, in intervals from the beginning of the first: 1.5 = half-way through the second; null outside. */
export function placeOf(day: string, starts: readonly string[], interval: Interval): number | null {
  const at = starts.findLastIndex((start) => start <= day)
  const start = starts[at]
  if (start === undefined) return null
  const end = nextStart(start, interval)
  return day < end ? at + daysBetween(start, day) / daysBetween(start, end) : null
}
