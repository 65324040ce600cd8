/**
 * PostHog: events as CSV from the API (`properties.$…`) or the screen (`*.properties.$…`), and batch exports as JSON
 * lines. A distinct id is anonymous until `$identify` says who it is; a person id is what PostHog merged them into.
 */
import { noReferrer } from '../cells/page.ts'
import { pageEvent } from '../events/plan.ts'
import type { Columns } from './columns.ts'
import {
  byColumns,
  byObjects,
  type EventRecord,
  type Events,
  type Json,
  type JsonFormat,
  object,
  parseJson,
  type TableFormat,
  ownTags,
  text,
} from './format.ts'
import { textAt } from './places.ts'

type Get = (name: string) => string

/** `user`: of a column that was chosen for it, which then is the only one to say who somebody is. */
interface Parts {
  event: string
  time: string
  distinct: string
  person: string
  id: string
  user?: string
  property: Get
}

/** What posthog-js and the mobile libraries make up for somebody they do not know. */
const madeUp = /^[0-9a-f]{8,16}-[0-9a-f]{3,16}-[0-9a-f]{3,16}-[0-9a-f]{3,16}-[0-9a-f]{8,20}$/i

function readEvent({ event, time, distinct, person, id, user, property }: Parts): EventRecord {
  const device = property('$device_id')
  const isNamed =
    event === '$identify' ||
    event === '$create_alias' ||
    property('$is_identified') === 'true' ||
    property('$user_id') !== '' ||
    (device !== '' && device !== distinct)
  const isUser = isNamed || !madeUp.test(distinct)
  const base: EventRecord = {
    time,
    visitor: person || device || (isUser && user === undefined ? '' : distinct),
    user: user ?? (isUser ? property('$user_id') || distinct : ''),
    messageId: id,
  }
  if (event === '$identify' || event === '$create_alias' || event === '$merge_dangerously') {
    const previous = property('$anon_distinct_id') || property('alias')
    return previous === '' || previous === base.user
      ? { ...base, kind: 'identify', event: 'Identify' }
      : { ...base, kind: 'alias', event: 'Alias', previous }
  }
  return {
    ...base,
    ...ownTags(property('$current_url'), property),
    event: event === '$pageview' || event === '$screen' ? pageEvent : event,
    url: property('$current_url'),
    path: property('$pathname') || (event === '$screen' ? property('$screen_name') : ''),
    referrer: property('$referrer') === noReferrer ? '' : property('$referrer'),
    device: property('$device_type') || property('$os'),
    userAgent: property('$raw_user_agent') || property('$user_agent'),
    value: property('revenue') || property('$revenue') || property('value'),
    currency: property('currency'),
    session: property('$session_id'),
  }
}

/** Properties the library adds to every event. */
const ownProperties = (properties: Json): Json =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith('$') || name === '$set'))

/** Of the person, as an export joins it to every event, or as `$identify` sets it. */
export const emails = ['person.properties.email', 'person_properties.email', 'properties.$set.email', 'properties.email'] // prettier-ignore

/** A column of the screen's export: what PostHog shows of somebody, the email where it knows one, else the distinct id. */
export const personColumn = 'Person'

export const isPerson = (column: string): boolean => column.trim().toLowerCase() === personColumn.toLowerCase()

export const posthogJson: JsonFormat = {
  container: 'json',
  id: 'posthog-jsonl',
  title: 'PostHog batch export',
  kind: 'events',
  properties: ['properties.'],
  keeps: ['uuid', 'event', 'distinct_id', 'person_id', 'properties', 'timestamp', 'id'],
  emails: { field: 'user', beside: 'distinct_id', places: emails },
  recognise: (objects) =>
    byObjects(
      objects,
      ['event', 'distinct_id', 'timestamp'],
      (event) =>
        text(event.event) !== '' &&
        event.distinct_id !== undefined &&
        event.timestamp !== undefined &&
        ('uuid' in event || 'elements_chain' in event || 'person_id' in event || 'id' in event),
    ),
  open: (chosen) => (event) => {
    const properties =
      typeof event.properties === 'string' ? object(parseJson(event.properties)) : object(event.properties)
    const read = readEvent({
      event: text(event.event),
      time: text(event.timestamp),
      distinct: text(event.distinct_id),
      person: text(event.person_id),
      id: text(event.uuid) || text(event.id),
      ...(chosen !== '' && { user: textAt(event, chosen) }),
      property: (name) => text(properties[name]),
    })
    return { ...read, properties: ownProperties(properties) }
  },
}

export const posthogCsv: TableFormat = {
  container: 'csv',
  id: 'posthog-csv',
  title: 'PostHog events as CSV',
  kind: 'events',
  properties: ['properties.', '*.properties.'],
  events: 'event',
  constantEvent: null,
  recognise: (columns) => {
    const own = withoutPrefix(columns)
    return own.has('elements_chain') || own.has('uuid') || own.names.some((name) => /^properties(\.|$)/.test(name))
      ? byColumns(
          columns,
          ['distinct_id', 'event', 'timestamp'].map((name) => named(columns, name)),
          [],
        )
      : null
  },
  map: (columns) => {
    const column = (name: string): string | undefined => columns.find(name, `*.${name}`)
    const map = {
      time: column('timestamp'),
      visitor: column('distinct_id'),
      event: column('event'),
      messageId: column('uuid') ?? column('id'),
      url: column('properties.$current_url'),
      referrer: column('properties.$referrer'),
    }
    return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, string] => entry[1] !== undefined))
  },
  drops: (column) =>
    isPerson(column) || /^(\*\.)?(person|elements_chain|properties\.\$|created_at|team_id)/.test(column),
  setting: (map) => (map['user'] === undefined ? '' : isPerson(map['user']) ? 'person' : 'user'),
  refine: (columns, setting) => {
    // Names of properties as the rules know them, without what the export puts before them.
    const bare = columns.names.map((name) => name.replace(/^\*\./, '').replace(/^properties\./, ''))
    return (event, row): Events => {
      const bag = object(row.json('properties', '*.properties'))
      const property: Get = (name) => {
        const index = bare.indexOf(name)
        return (index < 0 ? '' : row.get(columns.names[index]!)) || text(bag[name])
      }
      const read = readEvent({
        event: event.event ?? '',
        time: event.time ?? '',
        distinct: event.visitor ?? '',
        person: row.get('person_id', '*.person_id', 'person.id', '*.person.id'),
        id: event.messageId ?? '',
        ...(setting === 'user' && { user: event.user ?? '' }),
        // Whoever has no email is there by the distinct id, which says what it says without the column.
        ...(setting === 'person' && (event.user ?? '') !== '' && event.user !== event.visitor && { user: event.user! }),
        property,
      })
      const properties = { ...ownProperties(bag) }
      bare.forEach((name, index) => {
        const column = columns.names[index]!
        if (/^(\*\.)?properties\./.test(column) && !name.startsWith('$') && row.get(column) !== '')
          properties[name] = row.get(column)
      })
      return { ...read, url: read.url || (event.url ?? ''), properties }
    }
  },
}

const named = (columns: Columns, name: string): string => (columns.has(name) ? name : `*.${name}`)
const withoutPrefix = (columns: Columns): Columns => columns.renamed((name) => name.replace(/^\*\./, ''))
