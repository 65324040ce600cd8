/**
 * Mixpanel: the raw export's JSON lines, and warehouse tables. Exports are not deduplicated by Mixpanel. In projects made
 * before 2023 `time` is the project's local time written as if it were UTC: choose that zone for the import.
 */
import { pageEvent } from '../events/plan.ts'
import { columnKey } from './columns.ts'
import {
  byColumns,
  byObjects,
  emailsIn,
  type EventRecord,
  type Json,
  type JsonFormat,
  mapColumns,
  object,
  type Row,
  type TableFormat,
  ownTags,
  text,
} from './format.ts'

const pageEvents = ['$mp_web_page_view', 'mp_page_view', 'Page View', 'Page Viewed', '[Auto] Page View']

/** One event, from whichever of its names a value is found under. */
function readEvent(name: string, get: (...names: string[]) => string): EventRecord {
  const distinct = get('distinct_id')
  const before = get('distinct_id_before_identity')
  const device = get('$device_id', 'device_id')
  const user = get('$user_id') || (before !== '' && before !== distinct ? distinct : '')
  const insert = get('$insert_id', 'insert_id')
  const base: EventRecord = {
    time: onTheClock(get('time')),
    messageId: insert && [name, distinct, get('time'), insert].join('|'),
    visitor: device || before || distinct,
    user,
  }
  if (name === '$identify' || name === '$create_alias' || name === '$merge') {
    const previous = get('$anon_id', '$anon_distinct_id', '$identified_id_previous', 'alias')
    const to = get('$identified_id', '$user_id') || distinct
    return previous === '' || previous === to
      ? { ...base, kind: 'identify', event: 'Identify', user: to }
      : { ...base, kind: 'alias', event: 'Alias', user: to, previous }
  }
  const url =
    get('$current_url', 'current_url') ||
    webUrl(get('current_domain'), get('current_url_path'), get('current_url_search'))
  return {
    ...base,
    ...ownTags(url, get),
    event: pageEvents.includes(name) ? pageEvent : name,
    url,
    path: get('current_url_path'),
    referrer: get('$referrer', 'referrer'),
    value: get('$amount', 'revenue', 'amount', 'value'),
    currency: get('$currency', 'currency'),
    session: get('$session_id'),
    device: `${get('$device_type', 'device_type')} ${get('$device', 'device')} ${get('$os', 'os')}`,
  }
}

/** What the clock showed, without a zone, of seconds or milliseconds since 1970; other times as they are. */
function onTheClock(time: string): string {
  if (!/^\d{9,13}(\.\d+)?$/.test(time)) return time
  const ms = Number(time) * (Number(time) < 1e11 ? 1000 : 1)
  return new Date(Math.round(ms)).toISOString().slice(0, -1)
}

const localTimes = {
  ofNewer: 'projects made since 2023 write UTC, and those made before the local time of the project',
  inZone:
    'which is what this zone is for. Where the project is newer, import without a zone; the days of reports have one of their own (timeZone in the configuration, Time zone in the settings)',
}

const webUrl = (domain: string, path: string, search: string): string =>
  domain === '' ? '' : `https://${domain}${path || '/'}${search}`

export const mixpanelJson: JsonFormat = {
  container: 'json',
  id: 'mixpanel-jsonl',
  title: 'Mixpanel raw export',
  kind: 'events',
  localTimes,
  keeps: ['event', 'properties'],
  properties: ['properties.'],
  emails: { field: 'previous', beside: 'properties.distinct_id', places: emailsIn('properties') },
  recognise: (objects) =>
    byObjects(objects, ['event', 'properties.distinct_id', 'properties.time'], ({ event, properties }) => {
      const { distinct_id: id, time } = object(properties)
      return text(event) !== '' && id !== undefined && time !== undefined
    }),
  open: () => (message) => {
    const properties = object(message.properties)
    const read = readEvent(text(message.event), (...names) => first(properties, names))
    return { ...read, properties }
  },
}

function first(properties: Json, names: string[]): string {
  for (const name of names) if (text(properties[name]) !== '') return text(properties[name])
  return ''
}

export const mixpanelCsv: TableFormat = {
  container: 'csv',
  id: 'mixpanel-csv',
  title: 'Mixpanel events as CSV',
  kind: 'events',
  properties: ['properties.'],
  localTimes,
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    columns.has('timestamp') || columns.count('event', 'name') === 0
      ? null
      : byColumns(columns, ['distinct_id', 'time'], ['insert_id', 'mp_processing_time_ms', 'properties']) &&
          columns.count(
            'insert_id',
            '$insert_id',
            'mp_processing_time_ms',
            'mp_lib',
            'initial_referrer',
            'properties',
          ) > 0
        ? byColumns(columns, ['distinct_id', 'time'], ['insert_id', 'mp_processing_time_ms', 'properties'])
        : null,
  map: (columns) =>
    mapColumns(columns, {
      time: ['time'],
      visitor: ['$device_id', 'device_id', 'distinct_id'],
      user: ['$user_id'],
      event: ['name', 'event'],
      messageId: ['$insert_id', 'insert_id'],
      url: ['$current_url', 'current_url'],
      referrer: ['$referrer', 'referrer'],
    }),
  drops: (column) =>
    /^(_file|_line|_fivetran|mp_|os|model|manufacturer|brand|browser|screen_|lib_|app_|wifi|radio|carrier)/.test(
      columnKey(column),
    ),
  refine: () => (event, row) => {
    const properties = object(row.json('properties'))
    const read = readEvent(event.event ?? '', (...names) => row.get(...names) || first(properties, names))
    return { ...read, ...changed(event, row), ...(Object.keys(properties).length > 0 && { properties }) }
  },
}

/** The user's own choice of columns, where it differs from what the source's rules found. */
function changed(event: EventRecord, row: Row): Partial<EventRecord> {
  return event.time === row.get('time') ? {} : { time: event.time ?? '' }
}

export const mixpanelProfiles: JsonFormat = {
  container: 'json',
  id: 'mixpanel-profiles',
  title: 'an export of Mixpanel profiles',
  kind: 'events',
  refusal: 'it describes people and has no events. Export the events instead.',
  keeps: [],
  recognise: (objects) =>
    byObjects(
      objects,
      ['$distinct_id', '$properties'],
      (profile) => '$distinct_id' in profile && '$properties' in profile,
    ),
  open: () => () => 'it is no event',
}
