/** How many interactions people had before (and at) their conversion. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { none } from '../../journeys/dimensions.ts'
import { findGoal } from '../../journeys/model.ts'
import { findPagesKnownFrom } from '../../journeys/pages-begin.ts'
import { scanOf } from '../../journeys/segment.ts'
import { accountForEvents } from '../accounting.ts'
import { type RunReport, window } from '../report-context.ts'
import { groupCode } from '../templates.ts'
import { mean, median } from '../../statistics/summary.ts'

const last = 10

export const pagesBeforeConversion: RunReport<'pages-before-conversion'> = (context, params) => {
  const { config, journeys } = context
  const goal = findGoal(config, params.goal)
  const range = window(params, config)
  const classes = journeys.classes(config.contentGroups)
  const scan = scanOf(context, goal, range, classes)
  const { conversions: counted, touches } = scan
  const asked = params.groups && new Set(params.groups.map((group) => groupCode(classes, group)))
  const action = journeys.column('action')
  const { page } = journeys.actions
  /** In the groups asked for, of the interactions of a conversion. */
  const countIn = (groups: ReadonlySet<number>, c: number): number => {
    let found = 0
    for (let touch = counted.start[c]!; touch < counted.end[c]!; touch++)
      if (groups.has(classes.group[page[action[touches[touch]!]!]!]!)) found++
    return found
  }
  const conversions = counted.count
  const counts = new Float64Array(last + 1)
  const exact = new Float64Array(conversions)
  let unattributed = 0
  for (let c = 0; c < conversions; c++) {
    const all = counted.end[c]! - counted.start[c]!
    if (all === 0) unattributed++
    exact[c] = asked === null ? all : countIn(asked, c)
    if (all > 0 || asked === null) counts[Math.min(last, exact[c]!)]!++
  }
  // Those without a page are zeros as well, and all zeros are alike.
  exact.sort()
  const withPage = exact.subarray(unattributed)
  const share = (count: number): number => (conversions === 0 ? 0 : count / conversions)
  const rows = Array.from(counts, (count, interactions): ReportRow<'pages-before-conversion'> => ({
    interactions: interactions === last ? '10+' : interactions,
    conversions: count,
    share: share(count),
  }))
  if (asked !== null) rows.push({ interactions: none, conversions: unattributed, share: share(unattributed) })
  return {
    params: { ...params, goal: goal.name },
    rows,
    totals: {
      conversions,
      attributed: conversions - unattributed,
      unattributed,
      pagesKnownFrom: findPagesKnownFrom(context, scan),
      median: median(exact),
      mean: mean(exact),
      medianAttributed: median(withPage),
      meanAttributed: mean(withPage),
      ...accountForEvents(context, range),
    },
  }
}
