/** Umami: its table website_event, and the totals its screen exports. */
import { pageEvent } from '../events/plan.ts'
import { byColumns, mapColumns, refusedTable, type TableFormat, tag } from './format.ts'

export const umamiEvents: TableFormat = {
  container: 'csv',
  id: 'umami-events',
  title: 'Umami events',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    byColumns(columns, ['website_id', 'url_path', 'visit_id'], ['event_id', 'session_id', 'created_at', 'event_type']),
  map: (columns) =>
    mapColumns(columns, {
      time: ['created_at'],
      visitor: ['session_id'],
      user: ['distinct_id'],
      event: ['event_name'],
      path: ['url_path'],
      source: ['utm_source'],
      medium: ['utm_medium'],
      campaign: ['utm_campaign'],
      messageId: ['event_id'],
      session: ['visit_id'],
      device: ['device'],
    }),
  drops: () => true,
  refine: () => (event, row) => {
    const domain = row.get('referrer_domain')
    const query = row.get('url_query').replace(/^\??/, '?')
    return {
      ...event,
      // Type 1 is a page view, 2 an event of one's own.
      event: row.get('event_type') === '2' ? (event.event ?? '') || 'event' : pageEvent,
      path: `${event.path ?? ''}${query === '?' ? '' : query}`,
      url: row.get('hostname') ? `https://${row.get('hostname')}/` : '',
      referrer: domain && `https://${domain}${row.get('referrer_path')}`,
      source: tag(event.source ?? ''),
    }
  },
}

export const umamiTotals = refusedTable(
  'umami-totals',
  'an export of Umami',
  'it holds totals, not visitors, so nobody can say who saw which page first. Export the table website_event instead.',
  (columns) =>
    columns.names.length === 2 && columns.names[0] === 'x' && columns.names[1] === 'y'
      ? { confidence: 0.9, matched: ['x', 'y'], missing: [] }
      : null,
)
