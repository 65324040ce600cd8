/** RudderStack: Segment's messages and warehouse tables with columns of its own beside them. */
import { pageEvent } from '../events/plan.ts'
import { columnKey, type Columns } from './columns.ts'
import {
  byObjects,
  emailsIn,
  type Events,
  type Json,
  type JsonFormat,
  object,
  type TableFormat,
  text,
} from './format.ts'
import { isRudderTable, segmentTables } from './segment-csv.ts'
import { isMessage, isRudder, segmentJson } from './segment-json.ts'

export const rudderstackTables: TableFormat[] = segmentTables.map((table) => ({
  ...table,
  id: table.id.replace('segment', 'rudderstack'),
  title: table.title.replace('Segment', 'RudderStack'),
  recognise: (columns: Columns, rows: string[][]) => {
    const found = isRudderTable(columns, rows) ? table.recognise(withoutOwn(columns), []) : null
    return found && { ...found, matched: [...new Set([...found.matched, ...columns.names.filter(isOwn)])] }
  },
}))

const own = ['context_destination_id', 'context_source_id', 'rudder_id']
const isOwn = (name: string): boolean => [...own, 'channel', 'context_library_name'].includes(columnKey(name))
const withoutOwn = (columns: Columns): Columns => columns.without(own)

export const rudderstackJson: JsonFormat = {
  ...segmentJson,
  id: 'rudderstack-jsonl',
  title: 'RudderStack raw events',
  keeps: [...segmentJson.keeps, 'channel'],
  recognise: (objects) =>
    byObjects(objects, ['type', 'messageId', 'channel'], (message) => isMessage(message) && isRudder(message)),
}

/** A row for a warehouse table, with the name of the table beside it. */
export const rudderstackStaging: JsonFormat = {
  container: 'json',
  id: 'rudderstack-staging',
  title: 'RudderStack staging file',
  kind: 'events',
  keeps: ['data', 'metadata'],
  properties: ['data.'],
  emails: {
    field: 'previous',
    beside: 'data.user_id',
    places: [...emailsIn('data'), 'data.EMAIL', 'data.context_traits_email', 'data.CONTEXT_TRAITS_EMAIL'],
  },
  recognise: (objects) =>
    byObjects(objects, ['data', 'metadata.table', 'metadata.columns'], ({ data, metadata }) => {
      const { table, columns } = object(metadata)
      return text(table) !== '' && columns !== undefined && Object.keys(object(data)).length > 0
    }),
  open: () => readStaged,
}

const columnsOf = (data: Json): ((name: string) => string) => {
  const byKey = new Map(Object.entries(data).map(([name, value]) => [columnKey(name), text(value)]))
  return (name) => byKey.get(name) ?? ''
}

/** Tables that repeat what another one says of the same message. */
const repeated: Record<string, string> = { users: 'identifies', groups: 'identifies' }

function readStaged({ data, metadata }: Json): Events {
  const table = columnKey(text(object(metadata).table))
  const get = columnsOf(object(data))
  const user = get('user_id') || (table === 'users' ? get('id') : '')
  const base = {
    time: get('timestamp') || get('original_timestamp') || get('received_at'),
    visitor: get('anonymous_id'),
    user,
    messageId: get('id'),
    url: get('url') || get('context_page_url'),
    path: get('path') || get('context_page_path'),
    referrer: get('referrer') || get('context_page_referrer'),
    source: get('context_campaign_source'),
    medium: get('context_campaign_medium'),
    campaign: get('context_campaign_name'),
    userAgent: get('context_user_agent'),
    device: get('context_device_type') || get('context_os_name'),
  }
  if (table === 'pages') return { ...base, event: pageEvent }
  if (table === 'aliases') return { ...base, kind: 'alias', event: 'Alias', previous: get('previous_id') }
  if (table === 'identifies') return { ...base, kind: 'identify', event: 'Identify' }
  if (repeated[table]) return `the table "${table}" repeats what "${repeated[table]}" says`
  const event = get('event_text')
  if (table !== 'tracks' && event === '') return `the table "${table}" is not one of events`
  // A track is staged twice, in `tracks` and in the table of its own event; the second one is a duplicate.
  return {
    ...base,
    event,
    value: get('revenue') || get('value') || get('total'),
    currency: get('currency'),
    properties: object(data),
  }
}
