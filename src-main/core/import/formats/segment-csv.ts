/** Segment warehouse tables as CSV: pages, tracks, identifies, aliases, users. `timestamp` is the event's time; `received_at` is not. */
import { pageEvent } from '../events/plan.ts'
import { columnKey, type Columns } from './columns.ts'
import { byColumns, mapColumns, refusedTable, type TableFormat } from './format.ts'
import { joined } from './people.ts'

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
  userAgent: ['context_user_agent'],
  device: ['context_device_type', 'context_os_name'],
}

const segment = ['anonymous_id', 'received_at', 'sent_at']
const helpful = ['id', 'timestamp', 'context_library_name', 'user_id']

/** Plumbing and personal data of the sender's device, never of use in a goal. */
const drops = (column: string): boolean =>
  /^(context_|__|_)/.test(columnKey(column)) ||
  ['received_at', 'sent_at', 'original_timestamp', 'uuid_ts', 'loaded_at', 'uuid', 'event'].includes(columnKey(column))

/** RudderStack writes the same tables, and says where a row was sent, by which of its libraries or through which channel. */
export function isRudderTable(columns: Columns, rows: readonly string[][]): boolean {
  if (columns.count('context_destination_id', 'context_source_id', 'rudder_id') > 0) return true
  const valuesOf = (name: string): string[] => {
    const column = columns.find(name)
    const at = column === undefined ? -1 : columns.names.indexOf(column)
    return rows.map((cells) => (cells[at] ?? '').trim()).filter((value) => value !== '')
  }
  const libraries = valuesOf('context_library_name')
  if (libraries.length > 0) return libraries.every((name) => /^rudder/i.test(name))
  // An event of Segment's may have a channel of its own.
  const channels = valuesOf('channel')
  return channels.length > 0 && channels.every((channel) => /^(web|mobile|sources)$/i.test(channel))
}
const isTracks = (columns: Columns): boolean => columns.has('event_text')
const isAliases = (columns: Columns): boolean => columns.has('previous_id')
const isPages = (columns: Columns): boolean => columns.has('path') && columns.has('url')

const segmentAliases: TableFormat = {
  container: 'csv',
  id: 'segment-aliases',
  title: 'Segment warehouse, aliases',
  kind: 'events',
  events: 'alias',
  constantEvent: 'Alias',
  recognise: (columns, rows) =>
    isRudderTable(columns, rows)
      ? null
      : byColumns(columns, ['previous_id', 'user_id', 'received_at'], ['id', 'timestamp', 'sent_at']),
  map: (columns) => mapColumns(columns, { ...common, previous: ['previous_id'] }),
  drops: () => true,
}

const segmentTracks: TableFormat = {
  container: 'csv',
  id: 'segment-tracks',
  title: 'Segment warehouse, tracks',
  kind: 'events',
  ownEmails: true,
  events: 'event',
  constantEvent: null,
  recognise: (columns, rows) =>
    isRudderTable(columns, rows) || isAliases(columns) ? null : byColumns(columns, [...segment, 'event_text'], helpful),
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

const segmentPages: TableFormat = {
  container: 'csv',
  id: 'segment-pages',
  title: 'Segment warehouse, pages',
  kind: 'events',
  events: 'event',
  constantEvent: pageEvent,
  recognise: (columns, rows) =>
    isRudderTable(columns, rows) || isTracks(columns) || isAliases(columns)
      ? null
      : byColumns(columns, [...segment, 'path', 'url'], helpful),
  map: (columns) => mapColumns(columns, { ...common, ...page }),
  drops: () => true,
}

const segmentIdentifies: TableFormat = {
  container: 'csv',
  id: 'segment-identifies',
  title: 'Segment warehouse, identifies',
  kind: 'events',
  events: 'identify',
  constantEvent: 'Identify',
  recognise: (columns, rows) =>
    isRudderTable(columns, rows) || isTracks(columns) || isAliases(columns) || isPages(columns)
      ? null
      : byColumns(columns, [...segment, 'user_id'], ['id', 'timestamp', 'email']),
  map: (columns) => mapColumns(columns, common),
  drops: () => true,
}

/** What messages have, and a user or an account has not. */
const ofMessages = ['anonymous_id', 'user_id', 'previous_id', 'timestamp', 'original_timestamp', 'sent_at', 'message_id', 'event', 'event_text', 'event_name', 'path', 'url'] // prettier-ignore

/** A row for each user, or each account, as it is now: `id` is the user's, with traits and no message. */
const isUsers = (columns: Columns): boolean =>
  columns.names.some((name) => /^(context_.*|uuid_ts|loaded_at)$/.test(columnKey(name))) &&
  columns.count('id', 'received_at') === 2 &&
  columns.count(...ofMessages) === 0

const emailOf = (columns: Columns): string | undefined => columns.find('email', 'email_address')

/** Emails of users, by which other tools know them. */
const segmentUsers: TableFormat = {
  container: 'csv',
  id: 'segment-users',
  title: 'Segment warehouse, users',
  kind: 'events',
  events: 'alias',
  constantEvent: 'Alias',
  recognise: (columns, rows) => {
    const email = emailOf(columns)
    return isRudderTable(columns, rows) || !isUsers(columns) || email === undefined
      ? null
      : byColumns(columns, ['id', 'received_at', email], ['uuid_ts', 'name'])
  },
  map: (columns) => mapColumns(columns, { time: ['received_at'], user: ['id'], previous: ['email', 'email_address'] }),
  drops: () => true,
  refine: () => joined,
}

const segmentTraits = refusedTable(
  'segment-traits',
  'a table of users or accounts of a Segment warehouse',
  'it says what each is, not what they did, and has no email by which others would know them. Import the tables pages, tracks and identifies instead.',
  (columns, rows) =>
    isRudderTable(columns, rows) || !isUsers(columns) || emailOf(columns) !== undefined
      ? null
      : byColumns(columns, ['id', 'received_at'], ['uuid_ts', 'name']),
)

/** Most specific first: a table of pages has all the columns of one of identifies. */
export const segmentTables: TableFormat[] = [
  segmentAliases,
  segmentTracks,
  segmentPages,
  segmentIdentifies,
  segmentUsers,
  segmentTraits,
]

/** Tables of Profiles Sync: which ids are one profile, and what is known of it. */
export const segmentProfilesSync = refusedTable(
  'segment-profiles-sync',
  'Segment Profiles Sync',
  'it lists the ids and traits of profiles and has no events. Import the tables pages, tracks and identifies instead.',
  (columns) =>
    columns.has('canonical_segment_id') && columns.has('value') && columns.count('type', 'name') > 0
      ? byColumns(columns, ['canonical_segment_id', 'value'])
      : null,
)
