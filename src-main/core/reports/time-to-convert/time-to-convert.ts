/** How long after their first interaction people convert. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { needTimes } from '../../import/events/order.ts'
import { none } from '../../journeys/dimensions.ts'
import { findGoal } from '../../journeys/model.ts'
import { findPagesKnownFrom } from '../../journeys/pages-begin.ts'
import { scanOf } from '../../journeys/segment.ts'
import { mean, median } from '../../statistics/summary.ts'
import { accountForEvents } from '../accounting.ts'
import { type RunReport, window } from '../report-context.ts'

type Row = ReportRow<'time-to-convert'>

const minute = 60_000
const day = 1440 * minute

/** Whole days; the lowest of each bin. */
const bins: readonly [from: number, days: Row['days']][] = [
  [0, 0],
  [1, 1],
  [2, '2–3'],
  [4, '4–7'],
  [8, '8–14'],
  [15, '15–30'],
  [31, '31–90'],
  [91, '90+'],
]

/** Where the bins of the first day begin, in minutes. */
const withinDay = [0, 1, 2, 5, 10, 30, 60, 180, 720]

export const timeToConvert: RunReport<'time-to-convert'> = (context, params) => {
  const { config, journeys, db } = context
  needTimes(db, 'Time to convert')
  const goal = findGoal(config, params.goal)
  const range = window(params, config)
  const scan = scanOf(context, goal, range)
  const { touches, conversions } = scan
  const time = journeys.column('time')
  const counts = new Float64Array(bins.length)
  const early = new Float64Array(withinDay.length)
  const taken = new Float64Array(conversions.count)
  let attributed = 0
  for (let c = 0; c < conversions.count; c++) {
    if (conversions.start[c] === conversions.end[c]) continue
    const span = time[conversions.row[c]!]! - time[touches[conversions.start[c]!]!]!
    const days = span / day
    taken[attributed++] = days
    counts[bins.findLastIndex(([from]) => Math.floor(days) >= from)]!++
    if (span < day) early[withinDay.findLastIndex((from) => span >= from * minute)]!++
  }
  const exact = taken.subarray(0, attributed).sort()
  const unattributed = conversions.count - attributed
  const share = (count: number): number => (conversions.count === 0 ? 0 : count / conversions.count)
  const rows = bins.map(([, days], bin): Row => ({ days, conversions: counts[bin]!, share: share(counts[bin]!) }))
  if (unattributed > 0) rows.push({ days: none, conversions: unattributed, share: share(unattributed) })
  return {
    params: { ...params, goal: goal.name },
    rows,
    totals: {
      conversions: conversions.count,
      attributed,
      unattributed,
      pagesKnownFrom: findPagesKnownFrom(context, scan),
      median: median(exact),
      mean: mean(exact),
      firstDay: withinDay.map((from, bin) => ({ from, to: withinDay[bin + 1] ?? 1440, conversions: early[bin]! })),
      ...accountForEvents(context, range),
    },
  }
}
