import { count, decimals } from './figures.ts'

/** A span of days in words: `40 s`, `3.5 min`, `12 min`, `3.5 h`, `2.1 days`. */
export function daysText(days: number): string {
  const seconds = Math.round(days * 86_400)
  if (seconds < 60) return `${count(seconds)} s`
  // A median between two whole minutes is told from the minute below.
  if (seconds < 600) return `${decimals(seconds / 60, seconds % 60 === 0 ? 0 : 1)} min`
  if (days < 1 / 24) return `${count(Math.round(days * 1440))} min`
  if (days < 1) return `${decimals(days * 24, 1)} h`
  return `${decimals(days, 1)} days`
}
