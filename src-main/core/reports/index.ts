/** What computes each report; the compiler names any slug of the contract that is missing. */
import type { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { describeIssues } from '../../../shared/config.ts'
import type { SegmentParams } from '../../../shared/reports/report.ts'
import { type AnyReport, reports, type ReportSlug } from '../../../shared/reports/index.ts'
import { beforeAfter } from './before-after/before-after.ts'
import { buildVsBuy } from './build-vs-buy/build-vs-buy.ts'
import { contentAttribution } from './content-attribution/content-attribution.ts'
import { contentReturn } from './content-return/content-return.ts'
import { entryExit } from './entry-exit/entry-exit.ts'
import { goalToGoal } from './goal-to-goal/goal-to-goal.ts'
import { identity } from './identity/identity.ts'
import { importHealth } from './import-health/import-health.ts'
import { journeyLength } from './journey-length/journey-length.ts'
import { landingTrend } from './landing-trend/landing-trend.ts'
import { modelComparison } from './model-comparison/model-comparison.ts'
import { pagesBeforeConversion } from './pages-before-conversion/pages-before-conversion.ts'
import { paths } from './paths/paths.ts'
import { onlyGroups } from '../content-groups/only-groups.ts'
import type { ReportContext, RunReport } from './report-context.ts'
import { didOnlyAfter, segmentOf, type DidAfter } from './segment.ts'
import { stackBudget } from './stack-budget/stack-budget.ts'
import { stackCost } from './stack-cost/stack-cost.ts'
import { stackCostChange } from './stack-cost-change/stack-cost-change.ts'
import { templateProposals } from './template-proposals/template-proposals.ts'
import { transitions } from './transitions/transitions.ts'
import { volume } from './volume/volume.ts'
import { renewals } from './renewals/renewals.ts'
import { stackCapabilities } from './stack-capabilities/stack-capabilities.ts'
import { stackCompleteness } from './stack-completeness/stack-completeness.ts'
import { traffic } from './traffic/traffic.ts'
import { returnVisits } from './return-visits/return-visits.ts'
import { stackConsolidation } from './stack-consolidation/stack-consolidation.ts'
import { stackDiff } from './stack-diff/stack-diff.ts'
import { stackDuplicates } from './stack-duplicates/stack-duplicates.ts'
import { stackEvolution } from './stack-evolution/stack-evolution.ts'
import { costPerConversion } from './cost-per-conversion/cost-per-conversion.ts'
import { stackSpend } from './stack-spend/stack-spend.ts'
import { stackSpendChange } from './stack-spend-change/stack-spend-change.ts'
import { stackPayments } from './stack-payments/stack-payments.ts'
import { stackRemoval } from './stack-removal/stack-removal.ts'
import { stackGraph } from './stack-graph/stack-graph.ts'
import { stackLifelines } from './stack-lifelines/stack-lifelines.ts'
import { stackOverlap } from './stack-overlap/stack-overlap.ts'
import { people } from './people/people.ts'
import { templateComparison } from './template-comparison/template-comparison.ts'
import { templatePairs } from './template-pairs/template-pairs.ts'
import { templateRanking } from './template-ranking/template-ranking.ts'
import { groupCode } from './templates.ts'
import { timeToConvert } from './time-to-convert/time-to-convert.ts'

const runners: { [S in ReportSlug]: RunReport<S> } = {
  'content-attribution': contentAttribution,
  'model-comparison': modelComparison,
  'pages-before-conversion': pagesBeforeConversion,
  paths,
  transitions,
  'entry-exit': entryExit,
  'goal-to-goal': goalToGoal,
  'landing-trend': landingTrend,
  'journey-length': journeyLength,
  'content-return': contentReturn,
  'template-proposals': templateProposals,
  volume,
  'time-to-convert': timeToConvert,
  'return-visits': returnVisits,
  traffic,
  'template-comparison': templateComparison,
  'template-ranking': templateRanking,
  'template-pairs': templatePairs,
  'before-after': beforeAfter,
  people,
  identity,
  'import-health': importHealth,
  'stack-cost': stackCost,
  'stack-cost-change': stackCostChange,
  'stack-budget': stackBudget,
  'cost-per-conversion': costPerConversion,
  renewals: renewals,
  'stack-capabilities': stackCapabilities,
  'stack-completeness': stackCompleteness,
  'stack-consolidation': stackConsolidation,
  'stack-diff': stackDiff,
  'stack-duplicates': stackDuplicates,
  'stack-evolution': stackEvolution,
  'stack-graph': stackGraph,
  'stack-lifelines': stackLifelines,
  'stack-overlap': stackOverlap,
  'stack-payments': stackPayments,
  'stack-spend': stackSpend,
  'stack-spend-change': stackSpendChange,
  'stack-removal': stackRemoval,
  'build-vs-buy': buildVsBuy,
}

/** With `groups` credit goes to their pages alone. How many pages of some groups there were before a conversion is another question. */
function inGroups(
  slug: ReportSlug,
  params: unknown,
  { config, journeys }: ReportContext,
): Pick<ReportContext, 'config'> {
  const { groups = null } = params as { groups?: string[] | null }
  if (groups === null || slug === 'pages-before-conversion') return { config }
  const classes = journeys.classes(config.contentGroups)
  for (const group of groups) groupCode(classes, group)
  return { config: { ...config, contentGroups: onlyGroups(config.contentGroups, groups) } }
}

/** Throws USAGE for params the report does not have. */
export async function runReport(slug: ReportSlug, params: unknown, context: ReportContext): Promise<AnyReport> {
  const parsed = (reports[slug].params as z.ZodType).safeParse(params)
  if (!parsed.success) throw new AppError('USAGE', `${slug}: ${describeIssues(parsed.error)}.`)
  const run = runners[slug] as RunReport<ReportSlug>
  const segment = segmentOf(context, parsed.data as Partial<SegmentParams>)
  const answer = await run({ ...context, ...inGroups(slug, parsed.data, context), segment }, parsed.data as never)
  const after = segment === undefined ? null : didOnlyAfter(context, segment, answer.params as DidAfter)
  return {
    report: slug,
    ...answer,
    ...(after !== null && { totals: { ...answer.totals, didOnlyAfter: after } }),
  } as AnyReport
}
