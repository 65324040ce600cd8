/** What tells a real part of events from stray ones, which a few wrong clocks, test rows or copies in another file are. */

export const day = 86_400_000

/** From a tenth of what usually comes in so long events are a real part of their kind, and no stray ones. */
export const realPart = 0.1
/** Of fewer in all nothing is usual, and so many are no stray ones. */
export const fewest = 10

/** Days of UTC since 1970, in order, with how many of the rows they have. */
export type DayCounts = readonly (readonly [day: number, count: number])[]

export function countByDay(time: Float64Array, rows: Int32Array): DayCounts {
  const byDay = new Map<number, number>()
  // Neighbours mostly are of one day.
  let current = NaN
  let run = 0
  for (let k = 0; k <= rows.length; k++) {
    const at = k < rows.length ? Math.floor(time[rows[k]!]! / day) : NaN
    if (at === current) {
      run++
      continue
    }
    if (run > 0) byDay.set(current, (byDay.get(current) ?? 0) + run)
    current = at
    run = 1
  }
  return [...byDay].toSorted(([a], [b]) => a - b)
}

/** Ms in which the middle half of them came, in whole days: what a few that are far off do not change. */
export function middleHalf(days: DayCounts): number {
  const all = days.reduce((sum, [, count]) => sum + count, 0)
  const dayOf = (share: number): number => {
    let before = 0
    return days.find(([, count]) => (before += count) >= share * all)?.[0] ?? 0
  }
  return (dayOf(0.75) - dayOf(0.25) + 1) * day
}

/** Whether `count` over `span` ms are a real part of `all`, half of which came in `half` ms. */
export const isReal = (count: number, span: number, all: number, half: number): boolean =>
  count > 0 && (all < fewest || count >= realPart * all * Math.min(1, span / half / 2))
