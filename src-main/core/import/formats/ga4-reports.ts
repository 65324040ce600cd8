/** Reports of Google Analytics: totals per page or channel, without a single visitor in them. */
import { byColumns, byObjects, type JsonFormat, object, refusedTable, type TableFormat } from './format.ts'

const refusal =
  'it holds totals, not visitors, so nobody can say who saw which page first. Export the events through BigQuery instead.'

/** Names a report of pages, landing pages or channels begins its header with. */
const dimensions =
  /^(page path( and screen class)?|page path \+ query string|page title( and screen (class|name))?|page location|landing page( \+ query string)?|session (primary|default) channel group|(first user|session) (default|primary) channel group|session source ?\/ ?medium|first user source ?\/ ?medium|event name|content group)$/i
const metrics =
  /^(views|active users|total users|new users|sessions|engaged sessions|event count|key events|conversions|total revenue|engagement rate|views per active user|average engagement time.*|bounce rate|user engagement)$/i

/** With the comment lines Google writes before a table. */
export const ga4Report: TableFormat = {
  ...refusedTable('ga4-report', 'a report of Google Analytics', refusal, () => ({
    confidence: 0.99,
    matched: ['# ----------------'],
    missing: [],
  })),
  container: 'lines',
  lines: {
    columns: (lines) => {
      const filled = lines.filter((line) => line.trim() !== '')
      if (!/^#\s*-{4,}/.test(filled[0] ?? '')) return null
      const header = filled.find((line) => !line.startsWith('#'))
      return header === undefined ? ['report'] : header.split(',').map((name) => name.trim())
    },
    open: () => (line) => (line.startsWith('#') ? null : line.split(',')),
  },
}

export const ga4ReportTable = refusedTable('ga4-report-table', 'a report of Google Analytics 4', refusal, (columns) => {
  const dimension = columns.names.find((name) => dimensions.test(name.trim()))
  const measured = columns.names.filter((name) => metrics.test(name.trim()))
  if (dimension === undefined || measured.length === 0 || columns.has('user_pseudo_id')) return null
  return byColumns(columns, [dimension, ...measured])
})

/** What the reports of Universal Analytics say without the comment lines before them. */
export const universalReport = refusedTable(
  'universal-analytics-report',
  'a report of Universal Analytics',
  refusal,
  (columns) => {
    const dimension = columns.find('Page', 'Landing Page', 'Page Title', 'Default Channel Grouping', 'Source / Medium')
    const rule = [
      ['Pageviews', 'Unique Pageviews'],
      ['Users', 'New Users', 'Sessions'],
      ['Sessions', 'Bounce Rate'],
    ].find((names) => names.every((name) => columns.has(name)))
    if (dimension === undefined || rule === undefined || columns.has('fullVisitorId')) return null
    return byColumns(columns, [dimension, ...rule])
  },
)

export const ga4DataApi: JsonFormat = {
  container: 'json',
  id: 'ga4-data-api',
  title: 'an answer of the Google Analytics Data API',
  kind: 'events',
  refusal,
  keeps: [],
  recognise: (objects) =>
    byObjects(objects, ['dimensionHeaders', 'metricHeaders', 'rows'], (report) => isReport(report)),
  open: () => () => 'it is no event',
  objectsIn: (document) => {
    if (isReport(document)) return [document]
    const reports = Array.isArray(document.reports) ? document.reports.map(object) : []
    return reports.length > 0 && reports.every(isReport) ? reports : null
  },
}

const isReport = (report: Record<string, unknown>): boolean =>
  Array.isArray(report.dimensionHeaders) && Array.isArray(report.metricHeaders)
