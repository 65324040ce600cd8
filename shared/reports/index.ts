/** Every report, by slug. Adding one here makes the compiler ask for its core and its screen. */
import type { z } from 'zod'
import { beforeAfter } from './before-after.ts'
import { buildVsBuy } from './build-vs-buy.ts'
import { contentAttribution } from './content-attribution.ts'
import { contentReturn } from './content-return.ts'
import { entryExit } from './entry-exit.ts'
import { goalToGoal } from './goal-to-goal.ts'
import { identity } from './identity.ts'
import { importHealth } from './import-health.ts'
import { journeyLength } from './journey-length.ts'
import { landingTrend } from './landing-trend.ts'
import { modelComparison } from './model-comparison.ts'
import { pagesBeforeConversion } from './pages-before-conversion.ts'
import { paths } from './paths.ts'
import type { ReportDefinition, ReportResult } from './report.ts'
import { costPerConversion } from './cost-per-conversion.ts'
import { renewals } from './renewals.ts'
import { returnVisits } from './return-visits.ts'
import { stackBudget } from './stack-budget.ts'
import { stackCapabilities } from './stack-capabilities.ts'
import { stackCompleteness } from './stack-completeness.ts'
import { stackConsolidation } from './stack-consolidation.ts'
import { stackDiff } from './stack-diff.ts'
import { stackDuplicates } from './stack-duplicates.ts'
import { stackEvolution } from './stack-evolution.ts'
import { stackGraph } from './stack-graph.ts'
import { stackLifelines } from './stack-lifelines.ts'
import { stackOverlap } from './stack-overlap.ts'
import { stackPayments } from './stack-payments.ts'
import { stackRemoval } from './stack-removal.ts'
import { stackSpend } from './stack-spend.ts'
import { stackSpendChange } from './stack-spend-change.ts'
import { stackCost } from './stack-cost.ts'
import { stackCostChange } from './stack-cost-change.ts'
import { templateProposals } from './template-proposals.ts'
import { transitions } from './transitions.ts'
import { volume } from './volume.ts'
import { people } from './people.ts'
import { templateComparison } from './template-comparison.ts'
import { templatePairs } from './template-pairs.ts'
import { templateRanking } from './template-ranking.ts'
import { traffic } from './traffic.ts'
import { timeToConvert } from './time-to-convert.ts'

export const reports = {
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
  'stack-removal': stackRemoval,
  'stack-spend': stackSpend,
  'stack-spend-change': stackSpendChange,
  'build-vs-buy': buildVsBuy,
} as const satisfies Record<string, ReportDefinition>

export type ReportSlug = keyof typeof reports
export type ReportParams<S extends ReportSlug> = z.output<(typeof reports)[S]['params']>
export type ReportParamsInput<S extends ReportSlug> = z.input<(typeof reports)[S]['params']>
export type ReportRow<S extends ReportSlug> = z.output<(typeof reports)[S]['row']>
export type ReportTotals<S extends ReportSlug> = z.output<(typeof reports)[S]['totals']>
export type Report<S extends ReportSlug> = ReportResult<(typeof reports)[S]>
export type AnyReport = { [S in ReportSlug]: Report<S> }[ReportSlug]
