/** What computes each report; the compiler names any slug of the contract that is missing. */
import type { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { describeIssues } from '../../../shared/config.ts'
import { type AnyReport, reports, type ReportSlug } from '../../../shared/reports/index.ts'
import { contentAttribution } from './content-attribution/content-attribution.ts'
import { contentReturn } from './content-return/content-return.ts'
import { entryExit } from './entry-exit/entry-exit.ts'
import { importHealth } from './import-health/import-health.ts'
import { journeyLength } from './journey-length/journey-length.ts'
import { landingTrend } from './landing-trend/landing-trend.ts'
import { pagesBeforeConversion } from './pages-before-conversion/pages-before-conversion.ts'
import { paths } from './paths/paths.ts'
import type { ReportContext, RunReport } from './report-context.ts'
import { stackCost } from './stack-cost/stack-cost.ts'
import { templateProposals } from './template-proposals/template-proposals.ts'
import { transitions } from './transitions/transitions.ts'
import { volume } from './volume/volume.ts'

const runners: { [S in ReportSlug]: RunReport<S> } = {
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
}

/** Throws USAGE for params the report does not have. */
export async function runReport(slug: ReportSlug, params: unknown, context: ReportContext): Promise<AnyReport> {
  const parsed = (reports[slug].params as z.ZodType).safeParse(params)
  if (!parsed.success) throw new AppError('USAGE', `${slug}: ${describeIssues(parsed.error)}.`)
  const run = runners[slug] as RunReport<ReportSlug>
  return { report: slug, ...(await run(context, parsed.data as never)) } as AnyReport
}
