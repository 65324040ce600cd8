/** How many interactions people had before (and at) their conversion. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { findGoal } from '../../journeys/model.ts'
import { type RunReport, window } from '../report-context.ts'

const last = 10

export const pagesBeforeConversion: RunReport<'pages-before-conversion'> = ({ config, journeys }, params) => {
  const goal = findGoal(config, params.goal)
  const { conversions: counted } = journeys.scan(config, goal, window(params, config))
  const conversions = counted.count
  const counts = new Float64Array(last + 1)
  const exact = new Float64Array(conversions)
  for (let c = 0; c < conversions; c++) {
    exact[c] = counted.end[c]! - counted.start[c]!
    counts[Math.min(last, exact[c]!)]!++
  }
  exact.sort()
  const middle = conversions / 2
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
      median: conversions === 0 ? null : (exact[Math.ceil(middle) - 1]! + exact[Math.floor(middle)]!) / 2,
      mean: conversions === 0 ? null : exact.reduce((sum, n) => sum + n, 0) / conversions,
    },
  }
}
