/** What `--help` says of one report: its question, its flags as the contract has them, and how it is asked. */
import type { ReportDefinition } from '../../../shared/reports/report.ts'
import { reports, type ReportSlug } from '../../../shared/reports/index.ts'
import { describeFlag, reportFlags } from './report-flags.ts'

/** Flags as somebody would give them; the compiler asks for a report that is new. */
export const reportExamples: Record<ReportSlug, string> = {
  'content-attribution': '--model last --by channel --lookback-days 30',
  'model-comparison': '--by source',
  'pages-before-conversion': '--goal Signup',
  paths: '--by page --top 50',
  transitions: '--steps 3',
  'entry-exit': '--by page',
  'goal-to-goal': '--goal Webinar --then Purchase --against Newsletter --within-days 30',
  'landing-trend': '--interval week',
  'journey-length': '--by channel',
  'content-return': '--interval month',
  'template-proposals': '',
  volume: '--measure people --from 2026-01-01',
  'time-to-convert': '--lookback-days 90',
  'return-visits': '--by page',
  traffic: '--interval week --from 2026-01-05',
  'template-comparison': '--a "City pages" --b Articles --device mobile',
  'template-ranking': '--by source --model last',
  'template-pairs': '--top 30 --format csv',
  'before-after': '--date 2026-03-01 --within-days 14',
  people: '--key "City pages" --who converted',
  identity: '--min-users 3',
  'import-health': '--format csv',
  'stack-cost': '--by team --as-of 2026-06-30',
  'stack-cost-change': '--from 2025-07-01 --to 2026-07-01',
  'stack-budget': '--uplift 5 --seat-growth 10',
  'cost-per-conversion': '--by channel --from 2026-01-01 --to 2026-07-01',
  renewals: '--days 180',
  'stack-capabilities': '--as-of 2026-06-30',
  'stack-completeness': '--as-of 2026-06-30',
  'stack-consolidation': '--keep Segment,Looker --horizon-years 3',
  'stack-diff': '--a 2025-06-30 --b 2026-06-30',
  'stack-duplicates': '--as-of 2026-06-30',
  'stack-evolution': '--interval quarter',
  'stack-graph': '--as-of 2026-06-30',
  'stack-lifelines': '--from 2024-01-01',
  'stack-overlap': '--as-of 2026-06-30',
  'stack-payments': '--show differs --tolerance 10',
  'stack-removal': '--tool Segment',
  'stack-spend': '--by team --monthly --against year',
  'stack-spend-change': '--from 2026-01-01 --to 2026-07-01',
  'build-vs-buy': '--decision "Content recommender"',
}

export function reportHelp(slug: ReportSlug): string {
  const definition: ReportDefinition = reports[slug]
  const flags = reportFlags(definition)
  const formats = slug === 'renewals' ? 'table|csv|json|ics' : 'table|csv|json'
  return `${[
    `touchstack report ${slug} -w WORKSPACE${flags.length > 0 ? ' [--param value …]' : ''} [--format ${formats}]`,
    '',
    definition.question,
    '',
    ...flags.map(describeFlag),
    `  --format ${formats}   default "table"`,
    '  --decimal point|comma   default "point"; with --format csv',
    '  --save FILE',
    '',
    ...(flags.length > 0
      ? [
          'Lists are separated by commas; `null` stands for none, or for what the report takes by itself, such as the first goal.',
        ]
      : []),
    ...('did' in reports[slug].params.shape
      ? [
          '--did NAME: only people who at any time of all data, before or after they converted and outside of the period too, reached the goal or',
          'have the event of this name; --never-did NAME: only people who never did.',
        ]
      : []),
    '`touchstack report --help` tells of all reports, of --decimal and of --save.',
    '',
    `Example: touchstack report ${slug} -w site.touchstack ${reportExamples[slug]}`.trimEnd(),
  ].join('\n')}\n`
}
