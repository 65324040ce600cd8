/** Segment warehouse tables as CSV: pages, tracks, identifies, aliases. `timestamp` is the event's time; `received_at` is not. */
import { pageEvent } from '../plan.ts'
import { byColumns, type Columns, columnKey, type CsvEventFormat, mapColumns } from './format.ts'

const common = {
  time: ['timestamp', 'original_timestamp', 'received_at'],
  visitor: ['anonymous_id'],
  user: ['user_id'],
  messageId: ['id', 'message_id'],
}

const page = {
  url: ['url', 'context_page_url'],
  path: ['path', 'context_page_path'],
  referrer: ['referrer', 'context_page_referrer'],
  source: ['context_campaign_source', 'utm_source'],
  medium: ['context_campaign_medium', 'utm_medium'],
  campaign: ['context_campaign_name', 'utm_campaign'],
}

const segment = ['anonymous_id', 'received_at', 'sent_at']
const helpful = ['id', 'timestamp', 'context_library_name', 'user_id']

/** Plumbing and personal data of the sender's device, never of use in a goal. */
const drops = (column: string): boolean =>
  /^(context_|__|_)/.test(columnKey(column)) ||
  ['received_at', 'sent_at', 'original_timestamp', 'uuid_ts', 'loaded_at', 'uuid', 'event'].includes(columnKey(column))

const isTracks = (columns: Columns): boolean => columns.has('event_text')
const isAliases = (columns: Columns): boolean => columns.has('previous_id')
const isPages = (columns: Columns): boolean => columns.has('path') && columns.has('url')

export const segmentAliases: CsvEventFormat = {
  container: 'csv',
  id: 'segment-aliases',
  title: 'Segment warehouse, aliases',
  kind: 'events',
  events: 'alias',
  constantEvent: 'Alias',
  recognise: (columns) => byColumns(columns, ['previous_id', 'user_id', 'received_at'], ['id', 'timestamp', 'sent_at']),
  map: (columns) => mapColumns(columns, { ...common, previous: ['previous_id'] }),
  drops: () => true,
}

export const segmentTracks: CsvEventFormat = {
  container: 'csv',
  id: 'segment-tracks',
  title: 'Segment warehouse, tracks',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  recognise: (columns) => (isAliases(columns) ? null : byColumns(columns, [...segment, 'event_text'], helpful)),
  map: (columns) =>
    mapColumns(columns, {
      ...common,
      event: ['event_text', 'event'],
      url: ['context_page_url'],
      path: ['context_page_path'],
      referrer: ['context_page_referrer'],
      source: page.source,
      medium: page.medium,
      campaign: page.campaign,
      value: ['revenue', 'value', 'total'],
      currency: ['currency'],
    }),
  drops,
}

export const segmentPages: CsvEventFormat = {
  container: 'csv',
  id: 'segment-pages',
  title: 'Segment warehouse, pages',
  kind: 'events',
  events: 'event',
  constantEvent: pageEvent,
  recognise: (columns) =>
    isTracks(columns) || isAliases(columns) ? null : byColumns(columns, [...segment, 'path', 'url'], helpful),
  map: (columns) => mapColumns(columns, { ...common, ...page }),
  drops: () => true,
}

export const segmentIdentifies: CsvEventFormat = {
  container: 'csv',
  id: 'segment-identifies',
  title: 'Segment warehouse, identifies',
  kind: 'events',
  events: 'identify',
  constantEvent: 'Identify',
  recognise: (columns) =>
    isTracks(columns) || isAliases(columns) || isPages(columns)
      ? null
      : byColumns(columns, [...segment, 'user_id'], ['id', 'timestamp', 'email']),
  map: (columns) => mapColumns(columns, common),
  drops: () => true,
}
