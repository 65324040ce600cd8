/**
 * Amplitude: the Export API's JSON lines and warehouse tables with the same names. Times without a zone are UTC. A page
 * is in the properties of the event, under names that differ by library and version.
 */
import { pageEvent } from '../events/plan.ts'
import {
  byColumns,
  byObjects,
  emailsIn,
  type EventRecord,
  type Json,
  type JsonFormat,
  mapColumns,
  object,
  type TableFormat,
  tagsOf,
  text,
} from './format.ts'

/** With the tags of the page's address among its properties, which others lack. */
const ownPageView = '[Amplitude] Page Viewed'

const pageEvents = [
  ownPageView,
  '[Amplitude] Start Page Viewed',
  'Page Viewed',
  'Viewed Page',
  'page_view',
  '$pageview',
]

const isNoSession = (session: string): boolean => session === '' || session === '-1'

/**
 * The parts of an event that are not plain columns. Tags among the properties of the user are those remembered from an
 * earlier page; they stand in where nothing tells those of the event.
 */
function fromProperties(name: string, properties: Json, user: Json): EventRecord {
  const get = (...names: string[]): string => {
    for (const name of names) if (text(properties[name]) !== '') return text(properties[name])
    return ''
  }
  const location = get('[Amplitude] Page Location')
  const own = tagsOf(get)
  const isTagged = Object.values(own).some((each) => each !== '')
  const isTold = isTagged || location !== '' || name === ownPageView
  return {
    // The page's URL is without its query.
    url: location || get('[Amplitude] Page URL', 'page_url', 'url', 'Page URL'),
    path: get('[Amplitude] Page Path', 'page_path', 'path', 'Page Path'),
    referrer: get('[Amplitude] Page Referrer', 'referrer', 'page_referrer') || text(user.referrer),
    ...(isTold ? own : tagsOf((tag) => text(user[tag]))),
    value: get('$revenue', 'revenue', '$price', 'value'),
    currency: get('$currency', 'currency'),
  }
}

/** `device_type` is a model or a system, whichever the library knows. */
const deviceNames = ['device_type', 'device_family', 'os_name', 'platform']

const canonical = (event: string): string => (pageEvents.includes(event) ? pageEvent : event)

/** Amplitude's own record that properties of a user were set. */
const identifies = ['$identify', '$groupidentify']

function complete(event: EventRecord, properties: Json, user: Json): EventRecord {
  const name = event.event ?? ''
  const isNamed = identifies.includes(name)
  return {
    ...fromProperties(name, properties, user),
    ...Object.fromEntries(Object.entries(event).filter(([, value]) => value !== '')),
    kind: isNamed ? 'identify' : 'event',
    event: isNamed ? 'Identify' : canonical(name),
    session: isNoSession(event.session ?? '') ? '' : (event.session ?? ''),
    properties,
  }
}

const properties = ['event_properties.']

const emails: JsonFormat['emails'] = { field: 'previous', beside: 'user_id', places: emailsIn('user_properties') }

export const amplitudeJson: JsonFormat = {
  container: 'json',
  id: 'amplitude-jsonl',
  title: 'Amplitude export',
  kind: 'events',
  times: 'utc',
  keeps: [
    'event_type',
    'event_time',
    'client_event_time',
    'device_id',
    'user_id',
    'session_id',
    'uuid',
    '$insert_id',
    'event_properties',
    'user_properties',
    'amplitude_id',
    ...deviceNames,
  ],
  emails,
  properties,
  recognise: (objects) =>
    byObjects(
      objects,
      ['event_type', 'amplitude_id', 'device_id'],
      (event) => event.event_type !== undefined && 'amplitude_id' in event && 'device_id' in event,
    ),
  open: () => (event) =>
    complete(
      {
        time: text(event.event_time) || text(event.client_event_time),
        // The merge key stands in where a server sent the event for no device.
        visitor: text(event.device_id) || text(event.amplitude_id),
        user: text(event.user_id),
        event: text(event.event_type),
        messageId: text(event.uuid) || text(event.$insert_id),
        session: text(event.session_id),
        device: deviceNames.map((name) => text(event[name])).join(' '),
      },
      object(event.event_properties),
      object(event.user_properties),
    ),
}

export const amplitudeCsv: TableFormat = {
  container: 'csv',
  id: 'amplitude-csv',
  title: 'Amplitude events as CSV',
  emails,
  properties,
  kind: 'events',
  times: 'utc',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    byColumns(
      columns,
      ['event_type', 'amplitude_id', 'device_id'],
      ['event_time', 'event_properties', 'session_id', 'uuid'],
    ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['event_time', 'client_event_time'],
      visitor: ['device_id'],
      user: ['user_id'],
      event: ['event_type'],
      messageId: ['uuid', '$insert_id', '_insert_id', 'insert_id'],
      session: ['session_id'],
    }),
  drops: () => true,
  refine: () => (event, row) => {
    const properties = object(row.json('event_properties'))
    return complete(
      {
        ...event,
        time: event.time || row.get('client_event_time'),
        visitor: event.visitor || row.get('amplitude_id'),
        messageId: event.messageId || row.get('$insert_id', '_insert_id', 'insert_id'),
        device: deviceNames.map((name) => row.get(name)).join(' '),
      },
      properties,
      object(row.json('user_properties')),
    )
  },
}
