/** How many interactions people had before (and at) their conversion. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { findGoal } from '../../journeys/model.ts'
import { scanJourneys } from '../../journeys/scan.ts'
import { type RunReport, window } from '../report-context.ts'

const last = 10

export const pagesBeforeConversion: RunReport<'pages-before-conversion'> = ({ config, journeys }, params) => {
  const goal = findGoal(config, params.goal)
  const options = journeys.scanOptions(config, goal, window(params, config))
  const counts = new Float64Array(last + 1)
  const exact: number[] = []
  scanJourneys(journeys.scanColumns, options, {
    conversion: (_, __, ___, start, end) => {
      counts[Math.min(last, end - start)]!++
      exact.push(end - start)
    },
    nonConverter: () => undefined,
  })
  const conversions = exact.length
  exact.sort((a, b) => a - b)
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
