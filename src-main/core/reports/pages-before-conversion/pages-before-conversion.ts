/** How many interactions people had before (and at) their conversion. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { findGoal } from '../../journeys/model.ts'
import { findPagesKnownFrom } from '../../journeys/pages-begin.ts'
import { scanOf } from '../../journeys/segment.ts'
import { accountForEvents } from '../accounting.ts'
import { type RunReport, window } from '../report-context.ts'
import { mean, median } from '../../statistics/summary.ts'

const last = 10

export const pagesBeforeConversion: RunReport<'pages-before-conversion'> = (context, params) => {
  const { config } = context
  const goal = findGoal(config, params.goal)
  const range = window(params, config)
  const scan = scanOf(context, goal, range)
  const { conversions: counted } = scan
  const conversions = counted.count
  const counts = new Float64Array(last + 1)
  const exact = new Float64Array(conversions)
  for (let c = 0; c < conversions; c++) {
    exact[c] = counted.end[c]! - counted.start[c]!
    counts[Math.min(last, exact[c]!)]!++
  }
  exact.sort()
  const withPage = exact.subarray(counts[0])
  const rows = Array.from(counts, (count, interactions): ReportRow<'pages-before-conversion'> => ({
    interactions: interactions === last ? '10+' : interactions,
    conversions: count,
    share: conversions === 0 ? 0 : count / conversions,
  }))
  return {
    params: { ...params, goal: goal.name },
    rows,
    totals: {
      conversions,
      attributed: conversions - counts[0]!,
      unattributed: counts[0]!,
      pagesKnownFrom: findPagesKnownFrom(context, scan),
      median: median(exact),
      mean: mean(exact),
      medianAttributed: median(withPage),
      meanAttributed: mean(withPage),
      ...accountForEvents(context, range),
    },
  }
}
