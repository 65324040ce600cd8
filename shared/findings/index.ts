/** Findings that are said alike on the screen and by the command line. */
import type { Report, ReportSlug } from '../reports/index.ts'
import { beforeAfterFinding } from './before-after.ts'
import { goalToGoalFinding } from './goal-to-goal.ts'
import { identityFinding } from './identity.ts'
import { landingTrendFinding } from './landing-trend.ts'
import { returnVisitsFinding } from './return-visits.ts'
import { templateComparisonFinding } from './template-comparison.ts'
import { templatePairsFinding } from './template-pairs.ts'
import { templateRankingFinding } from './template-ranking.ts'
import { trafficFinding } from './traffic.ts'
import type { Finding } from './words.ts'

const findings: { [S in ReportSlug]?: (report: Report<S>) => Finding | null } = {
  'before-after': beforeAfterFinding,
  'goal-to-goal': goalToGoalFinding,
  identity: (report) => identityFinding(report),
  'landing-trend': landingTrendFinding,
  'return-visits': (report) => returnVisitsFinding(report),
  'template-comparison': templateComparisonFinding,
  'template-pairs': templatePairsFinding,
  'template-ranking': templateRankingFinding,
  traffic: (report) => trafficFinding(report),
}

/** null where a report has none of these, or nothing to say. */
export const findingOf = <S extends ReportSlug>(report: Report<S>): Finding | null =>
  (findings[report.report as S] as ((report: Report<S>) => Finding | null) | undefined)?.(report) ?? null
