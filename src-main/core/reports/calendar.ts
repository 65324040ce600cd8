/** Days, weeks, months and quarters of the workspace time zone, and which of them a time falls into. */
import type { intervals } from '../../../shared/reports/landing-trend.ts'
import { beginOf, dateOf, dayOf, firstDayOf } from '../zone-days.ts'

export interface Calendar {
  /** First day of each interval, `2019-03-04`; weeks begin on Monday. */
  starts: string[]
  /** Epoch ms at which each begins, and one more at which the last ends. */
  bounds: Float64Array
  /** Index of the interval `time` lies in; −1 outside. */
  at: (time: number) => number
}

/** All intervals that hold a time from `first` to `last` (epoch ms, both included). */
export function calendar(interval: (typeof intervals)[number], first: number, last: number, zone: string): Calendar {
  const starts: string[] = []
  const bounds: number[] = []
  if (first <= last)
    for (let day = firstDayOf(dayOf(first, zone), interval); ; day = firstDayOf(day, interval, 1)) {
      const at = beginOf(day, zone)
      bounds.push(at)
      if (at > last) break
      starts.push(dateOf(day))
    }
  const limits = Float64Array.from(bounds)
  const begin = limits[0] ?? 0
  const mean = starts.length === 0 ? 1 : (limits[starts.length]! - begin) / starts.length
  return {
    starts,
    bounds: limits,
    at: (time) => {
      if (starts.length === 0 || time < begin || time >= limits[starts.length]!) return -1
      // Intervals are nearly of one length, so the guess is at most a few off.
      let index = Math.min(starts.length - 1, Math.max(0, Math.floor((time - begin) / mean)))
      while (time < limits[index]!) index--
      while (time >= limits[index + 1]!) index++
      return index
    },
  }
}
