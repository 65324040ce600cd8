/** Whom a row of the report stands for, person by person. */
import { needTimes } from '../../import/events/order.ts'
import { findGoal } from '../../journeys/model.ts'
import type { Dimension } from '../../journeys/dimensions.ts'
import type { Scan } from '../../journeys/scan.ts'
import { scanOf } from '../../journeys/segment.ts'
import { touchKeys } from '../../journeys/touch-keys.ts'
import { type ReportContext, window } from '../report-context.ts'

/** Per person when they last convert; −∞ = they do not. */
export function lastConversions(
  { count, person, row }: Scan['conversions'],
  time: Float64Array,
  people: number,
): Float64Array {
  const last = new Float64Array(people).fill(-Infinity)
  for (let c = 0; c < count; c++) last[person[c]!] = Math.max(last[person[c]!]!, time[row[c]!]!)
  return last
}

/**
 * Who has a view of the key (null = of anything) in the period, each with whether they convert after it, or as they see it. `codeOf`
 * finds the key among the names there are, or throws.
 */
export function readersOf(
  context: ReportContext,
  params: { goal: string | null; by: Dimension; from: string | null; to: string | null },
  codeOf: (names: readonly string[]) => number | null,
): Map<number, boolean> {
  const { config, journeys, segment } = context
  needTimes(context.db, 'Who reads what in a period')
  const range = window({ ...params, lookbackDays: null }, config)
  const classes = journeys.classes(config.contentGroups)
  const touches = journeys.touches(config, classes)
  const { names, codes } = touchKeys(params.by, journeys, classes, touches.rows)
  const code = codeOf(names)
  const time = journeys.column('time')
  const { conversions } = scanOf(context, findGoal(config, params.goal), range, classes)
  const last = lastConversions(conversions, time, journeys.people)
  const found = new Map<number, boolean>()
  for (let person = 0; person < journeys.people; person++) {
    if (segment?.[person] === 0) continue
    for (let touch = touches.offset[person]!; touch < touches.offset[person + 1]!; touch++) {
      const at = time[touches.rows[touch]!]!
      if (at < range.from || at >= range.to || (code !== null && codes[touch] !== code)) continue
      // Who converts later than their first view has seen it by then.
      found.set(person, at <= last[person]!)
      break
    }
  }
  return found
}
