/**
 * What every journey report is built on: each person's counted conversions, and the interactions eligible for each.
 * What credit follows from that is the report's business. It is found in two steps, the one pass over all events
 * (`findTouches`, `findReached`), which only rules and goals change, and one over people (`selectWindows`), which is all
 * that another period or lookback costs.
 */
import type { GoalTest } from '../goals/goal.ts'

export interface ScanColumns {
  people: number
  offset: Uint32Array
  time: Float64Array
  action: Int32Array
  event: Int32Array
}

export interface ScanWindow {
  /** Reporting period: from ≤ time < to, epoch ms; ±Infinity = open. */
  from: number
  to: number
  /** Lookback in ms; Infinity = none. */
  lookback: number
}

/** All that is known, without a lookback. */
export const always: ScanWindow = { from: -Infinity, to: Infinity, lookback: Infinity }

/** Rows here and below are positions in the journey columns. */
export interface PeopleTouches {
  /** Rows of interactions, person after person, by time. */
  rows: Int32Array
  /** Person p has the interactions rows[offset[p] … offset[p + 1] − 1]. */
  offset: Uint32Array
}

/**
 * Events that reach a goal, person after person, by time; where it counts once, only the first a person ever had. Of a goal that
 * comes after another, those of people who had reached that one by then: who had the first before it is none of them.
 */
export interface Reached {
  row: Int32Array
  person: Int32Array
}

export interface NonConverters {
  count: number
  person: Int32Array
  start: Int32Array
  end: Int32Array
}

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
  nonConverters: NonConverters
}

/** The events of conversions, of the column of event ids. */
export function* eventsOfConversions({ count, row }: Scan['conversions'], event: Int32Array): Generator<number> {
  for (let c = 0; c < count; c++) yield event[row[c]!]!
}

/** `interactions`, per action id: 1 where it is one (its name is one, and its page is in a group that may be credited). */
export function findTouches({ people, offset, action }: ScanColumns, interactions: Uint8Array): PeopleTouches {
  const events = people === 0 ? 0 : offset[people]!
  const rows = new Int32Array(countMarked(action, events, interactions) + 1)
  const touchOffset = new Uint32Array(people + 1)
  let found = 0
  let row = 0
  for (let person = 0; person < people; person++) {
    // Written without a branch: whether an event is an interaction is anybody's guess, a processor's too.
    for (const end = offset[person + 1]!; row < end; row++) {
      rows[found] = row
      found += interactions[action[row]!]!
    }
    touchOffset[person + 1] = found
  }
  return { rows: rows.subarray(0, found), offset: touchOffset }
}

/** `after`: who reached the goal that this one comes after. */
export function findReached(
  { people, offset, time, action, event }: ScanColumns,
  goal: GoalTest,
  after: Reached | null,
): Reached {
  const { actions, allows } = goal
  const events = people === 0 ? 0 : offset[people]!
  const row = new Int32Array(countMarked(action, events, actions))
  const person = new Int32Array(row.length)
  const once = goal.goal.count === 'once'
  const since = after === null ? null : firstTimes(after, { people, time })
  let count = 0
  let who = 0
  let last = -1
  for (let at = 0; at < events; at++) {
    if (actions[action[at]!] === 0) continue
    if (allows !== null && !allows(event[at]!)) continue
    while (offset[who + 1]! <= at) who++
    // Counted once: the first occurrence ever, whether or not it lies in the period.
    if (once && last === who) continue
    last = who
    if (since !== null && time[at]! < since[who]!) continue
    row[count] = at
    person[count++] = who
  }
  return { row: row.subarray(0, count), person: person.subarray(0, count) }
}

/** When each person first reached a goal; Infinity = never. */
export function firstTimes(
  { row, person }: Reached,
  { people, time }: Pick<ScanColumns, 'people' | 'time'>,
): Float64Array {
  const first = new Float64Array(people).fill(Infinity)
  for (let at = row.length - 1; at >= 0; at--) first[person[at]!] = time[row[at]!]!
  return first
}

/**
 * `known` are the non-converters of the same touches, goal and period under any lookback where the period has no
 * beginning: nothing is looked back from then, so they are the same.
 */
export function selectWindows(
  { people, time }: Pick<ScanColumns, 'people' | 'time'>,
  { rows: touches, offset }: PeopleTouches,
  reached: Reached,
  { from, to, lookback }: ScanWindow,
  known: NonConverters | null = null,
): Scan {
  const most = reached.row.length
  const conversions = {
    count: 0,
    person: new Int32Array(most),
    row: new Int32Array(most),
    start: new Int32Array(most),
    end: new Int32Array(most),
    first: new Uint8Array(most),
  }
  for (let at = 0; at < most; at++) {
    const row = reached.row[at]!
    const t = time[row]!
    if (t < from || t >= to) continue
    const person = reached.person[at]!
    const low = offset[person]!
    const high = offset[person + 1]!
    const c = conversions.count++
    conversions.person[c] = person
    conversions.row[c] = row
    conversions.start[c] = lookback === Infinity ? low : firstAt(time, touches, low, high, t - lookback)
    conversions.end[c] = firstAt(time, touches, low, high, t + 1)
    conversions.first[c] = c === 0 || conversions.person[c - 1] !== person ? 1 : 0
  }
  return {
    touches,
    conversions,
    nonConverters: known ?? findNonConverters(people, time, touches, offset, conversions, { from, to, lookback }),
  }
}

function findNonConverters(
  people: number,
  time: Float64Array,
  touches: Int32Array,
  offset: Uint32Array,
  conversions: Scan['conversions'],
  { from, to, lookback }: ScanWindow,
): NonConverters {
  const found = { count: 0, person: new Int32Array(people), start: new Int32Array(people), end: new Int32Array(people) }
  let c = 0
  for (let person = 0; person < people; person++) {
    if (c < conversions.count && conversions.person[c] === person) {
      while (c < conversions.count && conversions.person[c] === person) c++
      continue
    }
    const low = offset[person]!
    const high = offset[person + 1]!
    if (low === high) continue
    // Most people are within the period as a whole, which their last and first touch tell.
    const stop = to === Infinity || time[touches[high - 1]!]! < to ? high : firstAt(time, touches, low, high, to)
    if (stop === low || (from !== -Infinity && time[touches[stop - 1]!]! < from)) continue
    const earliest = from - lookback
    const n = found.count++
    found.person[n] = person
    found.start[n] =
      earliest === -Infinity || time[touches[low]!]! >= earliest ? low : firstAt(time, touches, low, high, earliest)
    found.end[n] = stop
  }
  return found
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
