/** Conversions of people who have pages, and the first of them only afterwards, as contacts of a list that are older than the visits. */
import { isInOrderOnly } from '../import/events/order.ts'
import type { ReportContext } from '../reports/report-context.ts'
import type { Scan } from './scan.ts'

/** Of the counted conversions without a touch: how many are of such people. */
export function countPagesAfter(
  { db, journeys, config }: Pick<ReportContext, 'db' | 'journeys' | 'config'>,
  { conversions: { count, start, end, row, person } }: Pick<Scan, 'conversions'>,
): number {
  if (isInOrderOnly(db)) return 0
  const time = journeys.column('time')
  const { rows, offset } = journeys.touches(config, journeys.classes(config.contentGroups))
  let found = 0
  for (let c = 0; c < count; c++) {
    const first = offset[person[c]!]!
    if (end[c]! > start[c]! || first === offset[person[c]! + 1]!) continue
    if (time[rows[first]!]! > time[row[c]!]!) found++
  }
  return found
}
