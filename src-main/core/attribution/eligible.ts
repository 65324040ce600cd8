/** What every report that hands out credit looks at: conversions, their touches, and the keys of touches. */
import type { Goal } from '../../../shared/config.ts'
import type { ReportParams } from '../../../shared/reports/index.ts'
import type { Classification } from '../content-groups/classify.ts'
import { needValue } from '../goals/goal.ts'
import { needTimes } from '../import/events/order.ts'
import { findGoal } from '../journeys/model.ts'
import { directTouches, sessionStarts, type TouchKeys, touchKeys } from '../journeys/touch-keys.ts'
import { eventsOfConversions, type Scan } from '../journeys/scan.ts'
import { scanOf } from '../journeys/segment.ts'
import { type ReportContext, window } from '../reports/report-context.ts'
import { Touches } from './touches.ts'

export type AttributionParams = Omit<ReportParams<'content-attribution'>, 'measure'>

export interface Eligible {
  goal: Goal
  range: { from: number; to: number; lookback: number }
  classes: Classification
  scan: Scan
  touches: Touches
  keys: TouchKeys
  isDirect: (touch: number) => boolean
  /** Worth of the conversion at a row, in workspace currency; NaN where its own has no rate. */
  worthOf: (row: number) => number
  /** For a sum of worths. Throws FAILED where one of them has no rate. */
  needWorth: (sum: number) => number
}

export function openEligible(context: ReportContext, params: AttributionParams): Eligible {
  const { config, journeys, db } = context
  if (params.model === 'time-decay') needTimes(db, 'The model "time-decay"')
  if (params.unit === 'session') needTimes(db, 'The unit "session"')
  const goal = findGoal(config, params.goal)
  const range = window(params, config)
  const classes = journeys.classes(config.contentGroups)
  const scan = scanOf(context, goal, range, classes)
  // Asked for only where something depends on it: it needs one more column.
  let direct: ((touch: number) => boolean) | null = null
  const isDirect = (touch: number): boolean => (direct ??= directTouches(journeys, classes, scan.touches))(touch)
  const touches = new Touches(scan, {
    sessionStarts: params.unit === 'session' ? sessionStarts(context, scan.touches, config.sessions) : null,
    isDirect,
    excludeDirect: params.excludeDirect,
  })
  const event = journeys.column('event')
  const test = journeys.goal(goal, config)
  return {
    goal,
    range,
    classes,
    scan,
    touches,
    keys: touchKeys(params.by, journeys, classes, scan.touches),
    isDirect,
    worthOf: (row) => test.valueOf(event[row]!),
    needWorth: (sum) => needValue(test, eventsOfConversions(scan.conversions, event), sum, config),
  }
}
