/** Every report, by slug. Adding one here makes the compiler ask for its core and its screen. */
import type { z } from 'zod'
import { contentAttribution } from './content-attribution.ts'
import { importHealth } from './import-health.ts'
import { pagesBeforeConversion } from './pages-before-conversion.ts'
import type { ReportDefinition, ReportResult } from './report.ts'
import { stackCost } from './stack-cost.ts'

export const reports = {
  'content-attribution': contentAttribution,
  'pages-before-conversion': pagesBeforeConversion,
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
