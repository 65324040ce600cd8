/**
 * The one pass over all people that every journey report is built on: each person's counted conversions, and the
 * interactions eligible for each. What credit follows from that is the report's business.
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

/** Rows are positions in the journey columns. */
export interface Scan {
  /** Rows of interactions, person after person, by time. */
  touches: Int32Array
  /** Conversions counted in the period; each has the eligible interactions touches[start … end − 1]. */
  conversions: {
    count: number
    person: Int32Array
    row: Int32Array
    start: Int32Array
    end: Int32Array
    /** 1 for a person's first counted conversion, the one people are counted by. */
    first: Uint8Array
  }
  /**
   * People without a counted conversion who have an interaction in the period; their interactions from `from` −
   * lookback on, before `to`, are touches[start … end − 1], never none.
   */
  nonConverters: { count: number; person: Int32Array; start: Int32Array; end: Int32Array }
}

export function scanJourneys(columns: ScanColumns, options: ScanOptions): Scan {
  const { people, offset, time, action, event } = columns
  const { goal, interactions, from, to, lookback } = options
  const { actions: goalActions, allows } = goal
  const once = goal.goal.count === 'once'
  const events = people === 0 ? 0 : offset[people]!
  const touches = new Int32Array(countMarked(action, events, interactions))
  const reached = countMarked(action, events, goalActions)
  const conversions = {
    count: 0,
    person: new Int32Array(reached),
    row: new Int32Array(reached),
    start: new Int32Array(reached),
    end: new Int32Array(reached),
    first: new Uint8Array(reached),
  }
  const nonConverters = {
    count: 0,
    person: new Int32Array(people),
    start: new Int32Array(people),
    end: new Int32Array(people),
  }
  let found = 0
  for (let person = 0; person < people; person++) {
    const firstTouch = found
    const firstConversion = conversions.count
    const end = offset[person + 1]!
    let isDone = false
    for (let row = offset[person]!; row < end; row++) {
      if (interactions[action[row]!] === 1) touches[found++] = row
      if (isDone || goalActions[action[row]!] === 0) continue
      if (allows !== null && !allows(event[row]!)) continue
      const t = time[row]!
      if (t >= from && t < to) conversions.row[conversions.count++] = row
      // Counted once: the first occurrence ever, whether or not it lies in the period.
      isDone = once
    }
    if (conversions.count > firstConversion) {
      for (let c = firstConversion; c < conversions.count; c++) {
        const t = time[conversions.row[c]!]!
        conversions.person[c] = person
        conversions.start[c] =
          lookback === Infinity ? firstTouch : firstAt(time, touches, firstTouch, found, t - lookback)
        conversions.end[c] = firstAt(time, touches, firstTouch, found, t + 1)
        conversions.first[c] = c === firstConversion ? 1 : 0
      }
    } else if (found > firstTouch) {
      const stop = to === Infinity ? found : firstAt(time, touches, firstTouch, found, to)
      if (stop === firstTouch || time[touches[stop - 1]!]! < from) continue
      const n = nonConverters.count++
      nonConverters.person[n] = person
      nonConverters.start[n] = firstAt(time, touches, firstTouch, found, from - lookback)
      nonConverters.end[n] = stop
    }
  }
  return { touches, conversions, nonConverters }
}

function countMarked(action: Int32Array, events: number, marked: Uint8Array): number {
  let count = 0
  for (let row = 0; row < events; row++) count += marked[action[row]!]!
  return count
}

/** Index of the first touch in [low, high) at or after `t` (whole ms). */
function firstAt(time: Float64Array, touches: Int32Array, low: number, high: number, t: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (time[touches[middle]!]! < t) low = middle + 1
    else high = middle
  }
  return low
}
