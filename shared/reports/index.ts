/** Every report, by slug. Adding one here makes the compiler ask for its core and its screen. */
import type { z } from 'zod'
import { contentAttribution } from './content-attribution.ts'
import { contentReturn } from './content-return.ts'
import { entryExit } from './entry-exit.ts'
import { importHealth } from './import-health.ts'
import { journeyLength } from './journey-length.ts'
import { landingTrend } from './landing-trend.ts'
import { pagesBeforeConversion } from './pages-before-conversion.ts'
import { paths } from './paths.ts'
import type { ReportDefinition, ReportResult } from './report.ts'
import { stackCost } from './stack-cost.ts'
import { templateProposals } from './template-proposals.ts'
import { transitions } from './transitions.ts'
import { volume } from './volume.ts'

export const reports = {
  'content-attribution': contentAttribution,
  'pages-before-conversion': pagesBeforeConversion,
  paths,
  transitions,
  'entry-exit': entryExit,
  'landing-trend': landingTrend,
  'journey-length': journeyLength,
  'content-return': contentReturn,
  'template-proposals': templateProposals,
  volume,
  'import-health': importHealth,
  'stack-cost': stackCost,
} as const satisfies Record<string, ReportDefinition>

export type ReportSlug = keyof typeof reports
export type ReportParams<S extends ReportSlug> = z.output<(typeof reports)[S]['params']>
export type ReportParamsInput<S extends ReportSlug> = z.input<(typeof reports)[S]['params']>
export type ReportRow<S extends ReportSlug> = z.output<(typeof reports)[S]['row']>
export type ReportTotals<S extends ReportSlug> = z.output<(typeof reports)[S]['totals']>
export type Report<S extends ReportSlug> = ReportResult<(typeof reports)[S]>
export type AnyReport = { [S in ReportSlug]: Report<S> }[ReportSlug]
