/** A report as a file has it: of people it is everybody, and not only as many as a screen shows. */
import { type Call, runReport } from './api.ts'
import type { Report, ReportParams, ReportSlug } from './reports/index.ts'
import { mostPeople } from './reports/people.ts'

export async function wholeReport(call: Call, slug: ReportSlug, params: object): Promise<Report<ReportSlug>> {
  if (slug !== 'people') return call('report.run', { slug, params: params as Record<string, unknown> })
  const rows: Report<'people'>['rows'] = []
  for (;;) {
    const page = await runReport(call, slug, {
      ...(params as ReportParams<'people'>),
      offset: rows.length,
      limit: mostPeople,
    })
    rows.push(...page.rows)
    if (page.rows.length < mostPeople) return { ...page, rows }
  }
}
