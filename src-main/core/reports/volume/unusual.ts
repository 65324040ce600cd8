/**
 * Days that stand out from the same weekday around them.
 *
 * A day is compared with the median of up to eight neighbours: the same weekday of the four weeks before and after it,
 * itself left out, so that neither a trend nor a weekly rhythm counts as unusual. It is unusual where its modified
 * z-score, 0.6745 · (x − median) ÷ MAD, passes 3.5 (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993).
 * MAD ÷ 0.6745 is never taken for less than √median, the standard deviation that counts have by chance alone (Poisson),
 * nor for less than 1: where days are few or all alike, ordinary chance is not called unusual.
 */

export interface Judgement {
  expected: number
  low: number
  high: number
  unusual: 'high' | 'low' | null
}

export const weeksAround = 4
const fewest = 4
const limit = 3.5
/** Of so many usual a day, none is unusual whatever chance does. */
export const leastMissed = limit ** 2

/** `isEdge`: days that may be cut short; they are neither judged nor compared with. null = too few neighbours. */
export function judgeDays(counts: ArrayLike<number>, isEdge: (day: number) => boolean): (Judgement | null)[] {
  return Array.from({ length: counts.length }, (_, day) => {
    if (isEdge(day)) return null
    const neighbours: number[] = []
    for (let week = -weeksAround; week <= weeksAround; week++) {
      const other = day + week * 7
      if (week !== 0 && other >= 0 && other < counts.length && !isEdge(other)) neighbours.push(counts[other]!)
    }
    if (neighbours.length < fewest) return null
    const expected = median(neighbours)
    const mad = median(neighbours.map((count) => Math.abs(count - expected)))
    const reach = limit * Math.max(mad / 0.6745, Math.sqrt(expected), 1)
    const count = counts[day]!
    const unusual = count > expected + reach ? 'high' : count < expected - reach ? 'low' : null
    return { expected, low: Math.max(0, expected - reach), high: expected + reach, unusual }
  })
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
