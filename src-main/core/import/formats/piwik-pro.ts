/**
 * Piwik PRO: raw events of its API or of an export, by the ids of their columns. Source, medium and campaign are those of the
 * session; times have no zone and are in that of the site. Addresses of visitors are left out.
 */
import { pageEvent } from '../events/plan.ts'
import { columnKey } from './columns.ts'
import { byColumns, type EventRecord, mapColumns, type Row, type TableFormat, tag } from './format.ts'

/** Of these at least one, since the others have names that any table may use. */
const own = ['source_medium', 'page_view_index', 'event_index', 'session_entry_url', 'custom_event_category', 'custom_event_action'] // prettier-ignore

export const piwikPro: TableFormat = {
  container: 'csv',
  id: 'piwik-pro-events',
  title: 'Piwik PRO events',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    columns.count(...own) === 0
      ? null
      : byColumns(columns, ['visitor_id', 'event_id', 'timestamp', 'event_url'], ['event_type', 'session_id', ...own]),
  map: (columns) =>
    mapColumns(columns, {
      time: ['timestamp'],
      visitor: ['visitor_id'],
      user: ['user_id'],
      event: ['event_type'],
      url: ['event_url'],
      referrer: ['referrer_url'],
      source: ['source'],
      medium: ['medium'],
      campaign: ['campaign_name'],
      value: ['revenue', 'goal_revenue'],
      messageId: ['event_id'],
      session: ['session_id'],
      device: ['device_type'],
      // Its name, which tells robots as a whole user agent does.
      userAgent: ['browser_name'],
    }),
  drops: (column) =>
    /^(visitor_|location_|operating_system|browser_|device_|screen_|session_|source_medium|event_index|page_view_index|event_title|referrer_)/.test(
      columnKey(column),
    ),
  refine: () => (event, row) => ({
    ...event,
    event: nameOf(event.event ?? '', row),
    source: tag(event.source ?? ''),
    medium: tag(event.medium ?? ''),
    campaign: tag(event.campaign ?? ''),
  }),
}

/** A custom event is called by its action, a conversion by its goal, what else happened by its kind. */
function nameOf(type: string, row: Row): EventRecord['event'] {
  const action = row.get('custom_event_action')
  if (/^page ?view$/i.test(type) || (type === '' && action === '')) return pageEvent
  if (/^goal/i.test(type)) return row.get('goal_name') || type
  return action || type
}
