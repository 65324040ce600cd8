/** Heap Connect: tables of page views, events and users in a warehouse. UTM tags are those of the session. */
import { pageEvent } from '../events/plan.ts'
import { columnKey, type Columns } from './columns.ts'
import { byColumns, type EventRecord, mapColumns, refusedTable, type Row, type TableFormat, tag } from './format.ts'

const candidates = {
  time: ['time'],
  visitor: ['user_id'],
  user: ['identity'],
  referrer: ['referrer'],
  source: ['utm_source'],
  medium: ['utm_medium'],
  campaign: ['utm_campaign'],
  messageId: ['event_id'],
  session: ['session_id'],
  device: ['device_type', 'platform'],
  // Its name, which tells robots as a whole user agent does.
  userAgent: ['browser'],
}
const base = ['event_id', 'user_id', 'session_id', 'time']
const drops = (column: string): boolean =>
  /^(_|ip|device|browser|platform|region|city|country|library|heap_|app_|carrier)/.test(columnKey(column))

/** A visit without a referrer has this one. */
const noReferrer = 'direct'

/** What a row of any table of events says alike. */
const plain = (event: EventRecord): EventRecord => ({
  ...event,
  referrer: event.referrer === noReferrer ? '' : event.referrer,
  source: tag(event.source ?? ''),
  medium: tag(event.medium ?? ''),
  campaign: tag(event.campaign ?? ''),
})

/** Tags of the page's own address before those of its session. */
const onPage = (event: EventRecord, row: Row): EventRecord => ({
  ...plain(event),
  url: row.get('domain') ? `https://${row.get('domain')}${row.get('path') || '/'}${row.get('query')}` : '',
})

/** One event of a visitor may be of several tables, with the same id: of each it is an event of its own, and once. */
const ofTable = (event: EventRecord, name: string): EventRecord => ({
  ...event,
  event: name,
  messageId: event.messageId ? `${event.messageId} ${name}` : '',
})

export const heapPageviews: TableFormat = {
  container: 'csv',
  id: 'heap-pageviews',
  title: 'Heap page views',
  kind: 'events',
  events: 'event',
  constantEvent: pageEvent,
  recognise: (columns) =>
    columns.has('event_table_name') || isOfOneEvent(columns)
      ? null
      : byColumns(columns, [...base, 'landing_page', 'path'], ['domain', 'query', 'title']),
  map: (columns) => mapColumns(columns, { ...candidates, path: ['path'] }),
  drops: () => true,
  refine: () => onPage,
}

export const heapEvents: TableFormat = {
  container: 'csv',
  id: 'heap-all-events',
  title: 'Heap, all events',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  recognise: (columns) => byColumns(columns, [...base, 'event_table_name'], ['path', 'domain']),
  map: (columns) => mapColumns(columns, { ...candidates, event: ['event_table_name'], path: ['path'] }),
  drops,
  eventless: (rows) =>
    rows === 1
      ? '1 row is a page view without its page and brings no event: the table pageviews has it.'
      : `${rows.toLocaleString('en')} rows are page views without their page and bring no event: the table pageviews has them.`,
  refine: () => (event) =>
    event.event !== 'pageviews'
      ? ofTable(plain(event), event.event ?? '')
      : // Stored, it would take the place of the row that has the page.
        event.path
        ? { ...plain(event), event: pageEvent }
        : [],
}

/** What was clicked or sent, which a table of page views has not. */
const isOfOneEvent = (columns: Columns): boolean =>
  ['type', 'href', 'target_text', 'target_class', 'target_id', 'target_tag', 'pageview_id'].some((name) => columns.has(name)) // prettier-ignore

/** The table of one event, whose name is the name of the table. */
export const heapEvent: TableFormat = {
  container: 'csv',
  id: 'heap-event',
  title: 'Heap, one event',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  unnamed: 'is the table of one event of Heap, which is named nowhere but in the name of the table.',
  recognise: (columns) =>
    columns.has('event_table_name') || !isOfOneEvent(columns)
      ? null
      : byColumns(columns, base, ['landing_page', 'path', 'type', 'session_time']),
  map: (columns) => mapColumns(columns, { ...candidates, event: ['event_name'], path: ['path'] }),
  drops: (column) => drops(column) || /^(session_time|landing_page|domain$|query$|hash$)/.test(columnKey(column)),
  refine: () => (event, row) => ofTable(onPage(event, row), event.event ?? ''),
}

/** Which user each of Heap's own ids is. */
export const heapUsers: TableFormat = {
  container: 'csv',
  id: 'heap-users',
  title: 'Heap users',
  kind: 'events',
  events: 'identify',
  constantEvent: 'Identify',
  recognise: (columns) => (columns.has('event_id') ? null : byColumns(columns, ['user_id', 'identity', 'joindate'])),
  map: (columns) => mapColumns(columns, { time: ['joindate'], visitor: ['user_id'], user: ['identity'] }),
  drops: () => true,
}

/** Ids that were merged into others. Both are visitors, and of one of them it is known who it is. */
export const heapMigrations: TableFormat = {
  container: 'csv',
  id: 'heap-user-migrations',
  title: 'Heap user migrations',
  kind: 'events',
  events: 'alias',
  constantEvent: 'Alias',
  recognise: (columns) => byColumns(columns, ['from_user_id', 'to_user_id', 'time']),
  map: (columns) => mapColumns(columns, { time: ['time'], visitor: ['to_user_id'], previous: ['from_user_id'] }),
  drops: () => true,
}

export const heapSessions = refusedTable(
  'heap-sessions',
  'a table of Heap sessions',
  'it has one row a session and not the pages in it. Import the table pageviews.',
  (columns) =>
    columns.has('event_id') || columns.has('event_table_name')
      ? null
      : byColumns(columns, ['session_id', 'user_id', 'time', 'landing_page']),
)
