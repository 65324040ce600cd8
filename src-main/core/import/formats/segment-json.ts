/** Segment's raw archive: one message object per line, usually gzipped. */
import { pageEvent } from '../events/plan.ts'
import { byObjects, emailsIn, type Events, type Json, type JsonFormat, object, objects, text } from './format.ts'

const messageTypes = ['track', 'page', 'screen', 'identify', 'group', 'alias']

export const segmentJson: JsonFormat = {
  container: 'json',
  id: 'segment-jsonl',
  title: 'Segment raw archive',
  kind: 'events',
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
  properties: ['properties.'],
  emails: { field: 'previous', beside: 'userId', places: emailsIn('traits', 'context.traits') },
  recognise: (objects) => byObjects(objects, ['type', 'messageId', 'anonymousId'], isSegmentMessage),
  open: () => readMessage,
}

/** A message in Segment's shape, whoever sent it. */
export const isMessage = (message: Json): boolean =>
  messageTypes.includes(text(message.type)) &&
  text(message.messageId) !== '' &&
  (text(message.anonymousId) !== '' || text(message.userId) !== '')

const isSegmentMessage = (message: Json): boolean => isMessage(message) && !isRudder(message)

/** Segment writes a `channel` too, of other values: client, browser, server. */
export function isRudder({ channel, rudderId, context, projectId, version }: Json): boolean {
  const library = text(object(object(context).library).name)
  if (rudderId !== undefined || /^rudder/i.test(library)) return true
  const isSegments = projectId !== undefined || version !== undefined || /^(client|browser)$/i.test(text(channel))
  return channel !== undefined && !isSegments
}

function readMessage(message: Json): Events {
  const type = text(message.type)
  if (!messageTypes.includes(type))
    return type === '' ? 'it has no "type"' : `"${type.slice(0, 40)}" is not a type of message`
  const properties = object(message.properties)
  const context = object(message.context)
  const page = object(context.page)
  const campaign = object(context.campaign)
  // Only page calls describe their own page in `properties`; a track's `url` may be anything.
  const own = type === 'page' ? properties : {}
  const event = type === 'track' ? text(message.event) : eventOf[type]!
  if (event === '') return 'it is a track without "event"'
  return {
    kind: type === 'alias' ? 'alias' : type === 'identify' || type === 'group' ? 'identify' : 'event',
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
    // Of apps; browsers send their user agent.
    device: text(object(context.device).type) || text(object(context.os).name),
    userAgent: text(context.userAgent),
    value: type === 'track' ? text(properties.revenue) || text(properties.value) || text(properties.total) : '',
    currency: type === 'track' ? text(properties.currency) : '',
    messageId: text(message.messageId),
    previous: type === 'alias' ? text(message.previousId) : '',
    properties,
  }
}

const eventOf: Record<string, string> = {
  page: pageEvent,
  screen: 'Screen Viewed',
  alias: 'Alias',
  identify: 'Identify',
  group: 'Identify',
}

/** The list of a profile's events, as Segment's Profile API gives it. */
export const segmentProfileEvents: JsonFormat = {
  container: 'json',
  id: 'segment-profile-events',
  title: "Segment Profile API, a profile's events",
  kind: 'events',
  properties: ['properties.'],
  keeps: ['external_ids', 'type', 'message_id', 'timestamp', 'properties', 'event'],
  recognise: (objects) =>
    byObjects(
      objects,
      ['external_ids', 'type', 'message_id', 'timestamp'],
      (event) => Array.isArray(event.external_ids) && text(event.message_id) !== '' && text(event.type) !== '',
    ),
  open: () => (event) => {
    const ids = objects(event.external_ids)
    const id = (type: string): string => text(ids.find((each) => each.type === type)?.id)
    return readMessage({
      type: event.type,
      messageId: event.message_id,
      anonymousId: id('anonymous_id'),
      userId: id('user_id'),
      event: event.event,
      properties: event.properties,
      context: event.context,
      timestamp: event.timestamp,
    })
  },
}

/** The traits of one profile. */
export const segmentProfileTraits: JsonFormat = {
  container: 'json',
  id: 'segment-profile-traits',
  title: "Segment Profile API, a profile's traits",
  kind: 'events',
  refusal: "it describes one person and has no events. Ask the Profile API for the profile's events instead.",
  keeps: [],
  recognise: (objects) =>
    byObjects(
      objects,
      ['traits', 'cursor'],
      ({ traits, cursor, type }) =>
        type === undefined && typeof traits === 'object' && typeof cursor === 'object' && cursor !== null,
    ),
  open: () => () => 'it is no event',
}
