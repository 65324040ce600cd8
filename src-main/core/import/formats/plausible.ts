/**
 * Plausible: dumps of its own tables of events and sessions, which have visitors (whose id changes every day), and its
 * exports, which are totals.
 */
import { pageEvent } from '../events/plan.ts'
import { byColumns, type EventRecord, mapColumns, refusedTable, type TableFormat, tag } from './format.ts'

const ownNames = ['pageview']

export const plausibleEvents: TableFormat = {
  container: 'csv',
  id: 'plausible-events',
  title: 'Plausible events',
  kind: 'events',
  times: 'utc',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    byColumns(columns, ['pathname', 'session_id', 'referrer_source'], ['timestamp', 'name', 'user_id', 'site_id']),
  map: (columns) =>
    mapColumns(columns, {
      time: ['timestamp'],
      visitor: ['user_id'],
      event: ['name'],
      path: ['pathname'],
      referrer: ['referrer'],
      source: ['utm_source'],
      medium: ['utm_medium'],
      campaign: ['utm_campaign'],
      value: ['revenue_reporting_amount'],
      currency: ['revenue_reporting_currency'],
      session: ['session_id'],
      device: ['device', 'screen_size'],
    }),
  drops: (column) => !/^meta/.test(column),
  refine: () => (event, row) => ({
    ...event,
    event: ownNames.includes(event.event ?? '') ? pageEvent : (event.event ?? ''),
    url: row.get('hostname') && event.path ? `https://${row.get('hostname')}${event.path}` : '',
    source: tag(event.source ?? ''),
    properties: metaOf(row.get('meta.key'), row.get('meta.value')),
  }),
}

/** `['plan','seats']` and `['pro','3']` as one object. */
function metaOf(keys: string, values: string): Record<string, string> {
  const names = clickhouseList(keys)
  const list = clickhouseList(values)
  return Object.fromEntries(names.map((name, index) => [name, list[index] ?? '']))
}

/** A list as ClickHouse writes it into a cell: `['a','b']`, with backslashes before quotes. */
function clickhouseList(text: string): string[] {
  return [...text.matchAll(/'((?:[^'\\]|\\.|'')*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/''/g, "'").replace(/\\(.)/g, '$1'),
  )
}

/** A session says where it began and ended: two touches, with nothing between them. */
export const plausibleSessions: TableFormat = {
  container: 'csv',
  id: 'plausible-sessions',
  title: 'Plausible sessions',
  kind: 'events',
  times: 'utc',
  events: 'event',
  constantEvent: pageEvent,
  recognise: (columns) =>
    byColumns(columns, ['session_id', 'sign', 'entry_page', 'exit_page'], ['start', 'user_id', 'referrer_source']),
  map: (columns) =>
    mapColumns(columns, {
      time: ['start', 'timestamp'],
      visitor: ['user_id'],
      path: ['entry_page'],
      referrer: ['referrer'],
      source: ['utm_source'],
      medium: ['utm_medium'],
      campaign: ['utm_campaign'],
      session: ['session_id'],
      device: ['device', 'screen_size'],
    }),
  drops: () => true,
  refine: () => (event, row) => {
    // ClickHouse takes a row back by writing it again with the opposite sign.
    if (row.get('sign') === '-1') return 'it takes back an earlier row (sign -1)'
    const host = row.get('hostname')
    const entry: EventRecord = { ...event, source: tag(event.source ?? ''), url: host && `https://${host}/` }
    const exit = row.get('exit_page')
    if (exit === '' || row.get('pageviews') === '1') return entry
    const exitHost = row.get('exit_page_hostname') || host
    return [
      entry,
      {
        time: row.get('timestamp') || (event.time ?? ''),
        visitor: event.visitor ?? '',
        session: event.session ?? '',
        event: pageEvent,
        path: exit,
        url: exitHost && `https://${exitHost}/`,
      },
    ]
  },
}

const refusal =
  'it holds totals, not visitors, so nobody can say who saw which page first. Plausible itself keeps no visitors for longer than a day; self-hosted, import a dump of events_v2.'

/** Files of "Export data" and of the dashboard's download. */
export const plausibleTotals = refusedTable('plausible-totals', 'an export of Plausible', refusal, (columns) => {
  const rules = [
    ['date', 'visitors', 'pageviews', 'visits'],
    ['date', 'visitors', 'visits', 'visit_duration', 'bounces'],
    ['date', 'hostname', 'page', 'visitors'],
    ['date', 'entry_page', 'visitors', 'entrances'],
    ['date', 'exit_page', 'visitors', 'exits'],
    ['date', 'source', 'visitors', 'bounces'],
    ['date', 'name', 'link_url', 'visitors', 'events'],
    ['name', 'visitors', 'pageviews', 'bounce_rate'],
    ['name', 'visitors', 'visit_duration', 'bounce_rate'],
    ['name', 'visitors', 'bounce_rate'],
    ['name', 'unique_conversions'],
    ['name', 'unique_entrances'],
    ['name', 'unique_exits'],
    ['name', 'visitors', 'conversion_rate'],
  ]
  if (columns.has('user_id') || columns.has('session_id')) return null
  const rule = rules.find((names) => names.every((name) => columns.has(name)))
  return rule ? byColumns(columns, rule) : null
})
