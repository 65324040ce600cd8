/** Segment's raw archive: one message object per line, usually gzipped. */
import { pageEvent } from '../plan.ts'
import type { FlatRow, JsonEventFormat } from './format.ts'

type Json = Record<string, unknown>

const messageTypes = ['track', 'page', 'screen', 'identify', 'group', 'alias']

const columns = [
  'time',
  'visitor',
  'user',
  'event',
  'url',
  'path',
  'referrer',
  'source',
  'medium',
  'campaign',
  'value',
  'currency',
  'messageId',
  'previous',
]

export const segmentJsonl: JsonEventFormat = {
  container: 'jsonl',
  id: 'segment-jsonl',
  title: 'Segment raw archive',
  kind: 'events',
  columns,
  keeps: [
    'type',
    'anonymousId',
    'userId',
    'messageId',
    'event',
    'properties',
    'context',
    'timestamp',
    'originalTimestamp',
    'previousId',
  ],
  recognise: (objects) => {
    const fits = objects.filter(isMessage).length
    if (fits === 0 || fits < objects.length / 2) return null
    return {
      confidence: 0.9 + (0.09 * fits) / objects.length,
      matched: ['type', 'messageId', 'anonymousId'],
      missing: [],
    }
  },
  flatten,
}

function isMessage(object: Json): boolean {
  return (
    messageTypes.includes(text(object.type)) &&
    text(object.messageId) !== '' &&
    (text(object.anonymousId) !== '' || text(object.userId) !== '') &&
    object.channel === undefined &&
    object.rudderId === undefined
  )
}

function flatten(message: Json): FlatRow | string {
  const type = text(message.type)
  if (!messageTypes.includes(type))
    return type === '' ? 'it has no "type"' : `"${type.slice(0, 40)}" is not a type of message`
  const properties = object(message.properties)
  const context = object(message.context)
  const page = object(context.page)
  const campaign = object(context.campaign)
  // Only page calls describe their own page in `properties`; a track's `url` may be anything.
  const own = type === 'page' ? properties : {}
  const event =
    type === 'track'
      ? text(message.event)
      : type === 'page'
        ? pageEvent
        : type === 'screen'
          ? 'Screen Viewed'
          : type === 'alias'
            ? 'Alias'
            : 'Identify'
  if (event === '') return 'it is a track without "event"'
  const cells: Record<string, string> = {
    time: text(message.timestamp) || text(message.originalTimestamp) || text(message.receivedAt),
    visitor: text(message.anonymousId),
    user: text(message.userId),
    event,
    url: text(own.url) || text(page.url),
    path: text(own.path) || text(page.path),
    referrer: text(own.referrer) || text(page.referrer),
    source: text(campaign.source),
    medium: text(campaign.medium),
    campaign: text(campaign.name),
    value: type === 'track' ? text(properties.revenue) || text(properties.value) || text(properties.total) : '',
    currency: type === 'track' ? text(properties.currency) : '',
    messageId: text(message.messageId),
    previous: type === 'alias' ? text(message.previousId) : '',
  }
  return {
    cells: columns.map((column) => cells[column]!),
    kind: type === 'alias' ? 'alias' : type === 'identify' || type === 'group' ? 'identify' : 'event',
    properties:
      (type === 'track' || type === 'screen') && Object.keys(properties).length > 0 ? JSON.stringify(properties) : null,
  }
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

function text(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''
}
