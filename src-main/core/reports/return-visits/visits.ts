/** The visits of everybody: sessions with an interaction, and on which of a person's days each lies. */
import type { PeopleTouches } from '../../journeys/scan.ts'
import { sessionBreaks } from '../../journeys/sessions.ts'
import { sessionStarts } from '../../journeys/touch-keys.ts'
import { calendar } from '../calendar.ts'
import type { ReportContext } from '../report-context.ts'

export interface Visits {
  count: number
  /** Visit v has the touches first[v] … first[v + 1] − 1. */
  first: Int32Array
  /** When it began: the time of its first interaction. */
  at: Float64Array
  /** The calendar day it began on, in the workspace time zone: which of those there are. */
  day: Int32Array
  /** On the how-manieth of the days on which the person ever came; 1 = the first one. */
  nth: Int32Array
  /** Person p has the visits offset[p] … offset[p + 1] − 1. */
  offset: Int32Array
  /** The visit that an event of a person belongs to, −1 without one. */
  of: (person: number, row: number) => number
}

export function findVisits(
  { db, config, journeys }: Pick<ReportContext, 'db' | 'config' | 'journeys'>,
  { rows, offset: touchOffset }: PeopleTouches,
): Visits {
  const { people } = journeys
  const starts = sessionStarts({ db, journeys }, rows, config.sessions)
  const time = journeys.column('time')
  const [earliest, latest] = time.reduce(([low, high], t) => [Math.min(low, t), Math.max(high, t)], [Infinity, -Infinity]) // prettier-ignore
  const { at: dayAt } = calendar('day', earliest, latest, config.timeZone)
  let count = 0
  for (let touch = 0; touch < rows.length; touch++) count += starts[touch]!
  const first = new Int32Array(count + 1).fill(rows.length)
  const at = new Float64Array(count)
  const day = new Int32Array(count)
  const nth = new Int32Array(count)
  const offset = new Int32Array(people + 1)
  let visit = 0
  for (let person = 0; person < people; person++) {
    offset[person] = visit
    for (let touch = touchOffset[person]!; touch < touchOffset[person + 1]!; touch++) {
      if (starts[touch] === 0) continue
      first[visit] = touch
      at[visit] = time[rows[touch]!]!
      day[visit] = dayAt(at[visit]!)
      const before = visit === offset[person] ? 0 : nth[visit - 1]!
      nth[visit] = before === 0 || day[visit] !== day[visit - 1] ? before + 1 : before
      visit++
    }
  }
  offset[people] = visit

  const breaks = sessionBreaks({ db, journeys }, config.sessions)
  /** Whether both rows of a person, one after the other, are of one session. */
  const isOne = (from: number, to: number): boolean => {
    for (let row = from + 1; row <= to; row++) if (breaks(row)) return false
    return true
  }
  const of = (person: number, row: number): number => {
    const begin = offset[person]!
    const end = offset[person + 1]!
    let next = begin
    while (next < end && rows[first[next]!]! <= row) next++
    const last = next - 1
    // Before it there is the last page of a visit, after it the first of another: either may be of its session.
    if (last >= begin) {
      let touch = first[last]!
      while (touch + 1 < first[last + 1]! && rows[touch + 1]! <= row) touch++
      if (isOne(rows[touch]!, row)) return last
    }
    if (next < end && isOne(row, rows[first[next]!]!)) return next
    const today = dayAt(time[row]!)
    if (last >= begin && day[last] === today) return last
    return next < end && day[next] === today ? next : -1
  }
  return { count, first, at, day, nth, offset, of }
}
