/**
 * The one pass over all people that every journey report is built on. It finds each person's counted conversions and
 * the interactions eligible for each, and hands both to the report; credit is the report's business.
 */
import type { GoalTest } from '../goals/goal.ts'

export interface ScanColumns {
  people: number
  offset: Uint32Array
  time: Float64Array
  action: Int32Array
  event: Int32Array
}

export interface ScanOptions {
  goal: GoalTest
  /** Per action id: 1 where it is an interaction (its name is one, and its page is in a group that may be credited). */
  interactions: Uint8Array
  /** Reporting period: from ≤ time < to, epoch ms; ±Infinity = open. */
  from: number
  to: number
  /** Lookback in ms; Infinity = none. */
  lookback: number
}

export interface ScanVisitor {
  /**
   * A conversion counted in the period. `touches[start…end)` are rows of its eligible interactions, in time order;
   * the array is reused. `first` is true for the person's first such conversion.
   */
  conversion: (person: number, row: number, touches: Int32Array, start: number, end: number, first: boolean) => void
  /**
   * A person without a counted conversion who has an interaction in the period: their interactions from `from` −
   * lookback on, before `to`. Never empty.
   */
  nonConverter: (person: number, touches: Int32Array, start: number, end: number) => void
}

export function scanJourneys(columns: ScanColumns, options: ScanOptions, visitor: ScanVisitor): void {
  const { people, offset, time, action, event } = columns
  const { goal, interactions, from, to, lookback } = options
  const { actions: goalActions, allows } = goal
  const once = goal.goal.count === 'once'
  const earliest = from - lookback
  let touches = new Int32Array(1024)
  const conversions: number[] = []
  for (let person = 0; person < people; person++) {
    const start = offset[person]!
    const end = offset[person + 1]!
    if (end - start > touches.length) touches = new Int32Array((end - start) * 2)
    let found = 0
    conversions.length = 0
    let isDone = false
    for (let row = start; row < end; row++) {
      if (interactions[action[row]!] === 1) touches[found++] = row
      if (isDone || goalActions[action[row]!] === 0) continue
      if (allows !== null && !allows(event[row]!)) continue
      const t = time[row]!
      if (t >= from && t < to) conversions.push(row)
      // Counted once: the first occurrence ever, whether or not it lies in the period.
      isDone = once
    }
    if (conversions.length > 0) {
      for (let c = 0; c < conversions.length; c++) {
        const t = time[conversions[c]!]!
        const low = lookback === Infinity ? 0 : firstAt(time, touches, found, t - lookback)
        visitor.conversion(person, conversions[c]!, touches, low, firstAt(time, touches, found, t + 1), c === 0)
      }
      continue
    }
    if (found === 0) continue
    const high = firstAt(time, touches, found, to)
    if (high === 0 || time[touches[high - 1]!]! < from) continue
    visitor.nonConverter(person, touches, firstAt(time, touches, found, earliest), high)
  }
}

/** Index of the first of `count` touches at or after `t` (whole ms). */
function firstAt(time: Float64Array, touches: Int32Array, count: number, t: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (time[touches[middle]!]! < t) low = middle + 1
    else high = middle
  }
  return low
}
