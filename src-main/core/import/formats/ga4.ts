/**
 * Google Analytics 4, event by event: the BigQuery export as JSON, as CSV with JSON in its cells, and flattened to
 * columns. `traffic_source` is the user's first acquisition and says nothing of this event; the event's own tags are
 * in `collected_traffic_source`, its parameters, and the address of the page.
 */
import { debugType } from '../../../../shared/pages/traffic.ts'
import { pageEvent } from '../events/plan.ts'
import { type Columns, columnKey } from './columns.ts'
import {
  byColumns,
  byObjects,
  type EventRecord,
  type Json,
  type JsonFormat,
  mapColumns,
  object,
  objects,
  type Row,
  type TableFormat,
  tag,
  text,
} from './format.ts'

const pageEvents = ['page_view', 'screen_view']

type Params = Record<string, string>

/** `[{key, value: {string_value | int_value | …}}]` → key → text. */
function paramsOf(list: Json[]): Params {
  const params: Params = {}
  for (const { key, value } of list) {
    const parts = object(value)
    const given = [parts.string_value, parts.int_value, parts.float_value, parts.double_value].map(text).find(Boolean)
    if (text(key) !== '' && given !== undefined) params[text(key)] = given
  }
  return params
}

function eventOf(get: (name: string) => string, params: Params, collected: Json, ecommerce: Json): EventRecord {
  const name = get('event_name')
  const anonymous = get('user_pseudo_id')
  const time = get('event_timestamp')
  const bundle = get('event_bundle_sequence_id')
  const gclid = text(collected.gclid) || params.gclid
  return {
    time,
    visitor: anonymous,
    user: get('user_id'),
    event: pageEvents.includes(name) ? pageEvent : name,
    url: params.page_location ?? '',
    path: params.page_path ?? '',
    referrer: params.page_referrer ?? '',
    source: tag(text(collected.manual_source)) || tag(params.source ?? '') || (gclid ? 'google' : ''),
    medium: tag(text(collected.manual_medium)) || tag(params.medium ?? '') || (gclid ? 'cpc' : ''),
    campaign: tag(text(collected.manual_campaign_name)) || tag(params.campaign ?? ''),
    value: text(ecommerce.purchase_revenue) || params.value || '',
    currency: params.currency ?? '',
    session: params.ga_session_id === undefined ? '' : `${anonymous}.${params.ga_session_id}`,
    messageId: bundle && [anonymous, time, name, bundle, get('batch_event_index')].join('|'),
    trafficType: trafficType(params.traffic_type, params.debug_mode),
    properties: { ...params, ...flat(ecommerce, 'ecommerce.') },
  }
}

/** What is marked as both is of its `traffic_type`. */
const trafficType = (type: string | undefined, debugMode: string | undefined): string | undefined =>
  type || (debugMode === '1' || debugMode === 'true' ? debugType : undefined)

const flat = (parts: Json, prefix: string): Json =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([key, value]) => (text(value) === '' ? [] : [[prefix + key, value]])),
  )

export const ga4Json: JsonFormat = {
  container: 'json',
  id: 'ga4-bigquery-jsonl',
  title: 'Google Analytics 4, BigQuery export as JSON',
  kind: 'events',
  properties: ['event_params.'],
  family: 'ga4',
  keeps: [
    'event_timestamp',
    'event_name',
    'event_params',
    'user_pseudo_id',
    'user_id',
    'collected_traffic_source',
    'ecommerce',
    'event_bundle_sequence_id',
    'batch_event_index',
    'device',
  ],
  recognise: (objects) =>
    byObjects(
      objects,
      ['event_timestamp', 'event_name', 'user_pseudo_id'],
      (event) =>
        event.event_timestamp !== undefined &&
        event.event_name !== undefined &&
        (event.user_pseudo_id !== undefined || event.event_params !== undefined),
    ),
  open: () => (event) => ({
    ...eventOf(
      (name) => text(event[name]),
      paramsOf(objects(event.event_params)),
      object(event.collected_traffic_source),
      object(event.ecommerce),
    ),
    device: text(object(event.device).category),
  }),
}

const required = ['event_timestamp', 'event_name']
const isFlattened = (columns: Columns): boolean =>
  columns.names.some((name) => /^event_params[._]\d+[._]key$/i.test(name))
const isLoose = (columns: Columns): boolean =>
  columns.has('page_location') && columns.count('ga_session_id', 'page_referrer') > 0

export const ga4Csv: TableFormat = {
  container: 'csv',
  id: 'ga4-bigquery-csv',
  title: 'Google Analytics 4, BigQuery export as CSV',
  kind: 'events',
  properties: ['event_params.'],
  family: 'ga4',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    columns.has('event_params') && !isFlattened(columns)
      ? byColumns(
          columns,
          [...required, 'event_params'],
          ['user_pseudo_id', 'traffic_source', 'event_date', 'ecommerce'],
        )
      : null,
  map: (columns) =>
    mapColumns(columns, {
      time: ['event_timestamp'],
      visitor: ['user_pseudo_id'],
      user: ['user_id'],
      event: ['event_name'],
      device: ['device.category', 'device_category', 'device'],
    }),
  drops: () => true,
  refine: () => (event, row) =>
    overMapped(event, row, {
      params: paramsOf(wrapped(row, 'event_params')),
      collected: object(row.json('collected_traffic_source')),
      ecommerce: object(row.json('ecommerce')),
    }),
}

/** A list in a cell, bare or inside an object of its own name. */
function wrapped(row: Row, column: string): Json[] {
  const value = row.json(column)
  return objects(Array.isArray(value) ? value : object(value)[column])
}

/** Reads the row with the columns the user chose for time, visitor, user and event. */
function overMapped(
  event: EventRecord,
  row: Row,
  { params, collected, ecommerce }: { params: Params; collected: Json; ecommerce: Json },
): EventRecord {
  const mapped: Record<string, string | undefined> = {
    event_timestamp: event.time,
    user_pseudo_id: event.visitor,
    user_id: event.user,
    event_name: event.event,
  }
  const read = eventOf((name) => mapped[name] ?? row.get(name), params, collected, ecommerce)
  for (const field of ['url', 'path', 'referrer', 'source', 'medium', 'campaign', 'value', 'currency'] as const)
    if (event[field]) read[field] = event[field]
  return read
}

/** Columns such as `event_params.0.key`, `event_params.0.value.string_value`. */
export const ga4Flattened: TableFormat = {
  ...ga4Csv,
  id: 'ga4-flattened',
  title: 'Google Analytics 4, BigQuery export flattened to columns',
  recognise: (columns) =>
    isFlattened(columns) || (isLoose(columns) && !columns.has('event_params'))
      ? byColumns(columns, required, ['user_pseudo_id', 'page_location', 'ga_session_id', 'page_referrer'])
      : null,
  refine: (columns) => {
    const numbered = columns.names.flatMap((name) => {
      const match = /^event_params[._](\d+)[._](?:key|value[._](string|int|float|double)_value)$/i.exec(name)
      return match ? [{ name, index: Number(match[1]), isKey: match[2] === undefined }] : []
    })
    const loose = columns.names.filter((name) => !isPlumbing(name) && !/^event_params[._]\d/i.test(name))
    return (event, row) => {
      const keys: string[] = []
      const values: string[] = []
      for (const { name, index, isKey } of numbered) {
        const cell = row.get(name)
        if (cell !== '') (isKey ? keys : values)[index] = cell
      }
      const params: Params = {}
      for (const name of loose) if (row.get(name) !== '') params[columnKey(name)] = row.get(name)
      keys.forEach((key, index) => {
        if (values[index] !== undefined) params[key] = values[index]
      })
      return overMapped(event, row, {
        params,
        collected: { ...prefixed(row, columns, 'collected'), ...prefixed(row, columns, 'collected_traffic_source') },
        ecommerce: prefixed(row, columns, 'ecommerce'),
      })
    }
  },
}

const plumbing =
  /^(event_(date|timestamp|name|previous_timestamp|bundle_sequence_id|server_timestamp_offset|dimensions)|user_(pseudo_)?id|user_(first_touch_timestamp|ltv|properties)|device|geo|app_info|traffic_source|collected_(traffic_source|manual|gclid)|ecommerce|items|privacy_info|stream_id|platform|batch_)/
const isPlumbing = (name: string): boolean => plumbing.test(columnKey(name))

/** `prefix.name` and `prefix_name` columns as one object. */
function prefixed(row: Row, columns: Columns, prefix: string): Json {
  const found: Json = {}
  for (const name of columns.names) {
    const key = columnKey(name)
    if (key.startsWith(prefix) && key.length > prefix.length + 1 && row.get(name) !== '')
      found[key.slice(prefix.length + 1)] = row.get(name)
  }
  return found
}

/** Fivetran's connector: a parameter a column, `param_*`; its times are UTC. */
export const ga4Fivetran: TableFormat = {
  container: 'csv',
  id: 'ga4-fivetran',
  title: 'Google Analytics 4, Fivetran export',
  kind: 'events',
  family: 'ga4',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    columns.names.some((name) => /^param_/i.test(name))
      ? byColumns(columns, ['user_pseudo_id', 'name', 'timestamp'])
      : null,
  map: (columns) =>
    mapColumns(columns, {
      time: ['timestamp'],
      visitor: ['user_pseudo_id'],
      user: ['user_id'],
      event: ['name'],
      url: ['param_page_location'],
      path: ['param_page_path'],
      referrer: ['param_page_referrer'],
      source: ['collected_traffic_source_manual_source', 'param_source'],
      medium: ['collected_traffic_source_manual_medium', 'param_medium'],
      campaign: ['collected_traffic_source_manual_campaign_name', 'param_campaign'],
      value: ['ecommerce_purchase_revenue', 'ecommerce_purchase_revenue_in_usd', 'param_value', 'value_in_usd'],
      currency: ['param_currency'],
      session: ['param_ga_session_id'],
    }),
  drops: (column) => /^(_fivetran|device_|geo_|traffic_source|app_info|event_dimensions)/.test(columnKey(column)),
  refine: () => (event, row) => ({
    ...event,
    event: pageEvents.includes(event.event ?? '') ? pageEvent : (event.event ?? ''),
    source: tag(event.source || row.get('param_source')),
    medium: tag(event.medium || row.get('param_medium')),
    campaign: tag(event.campaign || row.get('param_campaign')),
    value: event.value || row.get('ecommerce_purchase_revenue_in_usd', 'param_value'),
    currency: event.currency || (row.get('ecommerce_purchase_revenue_in_usd') ? 'USD' : ''),
    trafficType: trafficType(row.get('param_traffic_type'), row.get('param_debug_mode')),
    messageId: row.get('_fivetran_id'),
  }),
}
