import { describe, expect, it } from 'vitest'
import { Columns } from './columns.ts'
import { genericEvents } from './generic-events.ts'

describe('columns', () => {
  it('are found whatever their case, blanks, underscores and capitals inside a word', () => {
    const columns = new Columns(['\ufeffUser ID', 'anonymousId', 'eventURL', 'PAGE__PATH', 'HubSpot Score'])
    expect(columns.find('user_id')).toBe('\ufeffUser ID')
    expect(columns.find('anonymous_id')).toBe('anonymousId')
    expect(columns.find('event_url')).toBe('eventURL')
    expect(columns.find('page_path')).toBe('PAGE__PATH')
    expect(columns.find('hubspot_score')).toBe('HubSpot Score')
    expect(columns.find('hub_spot_score')).toBeUndefined()
  })

  it('headed as asked go before those written together', () => {
    expect(new Columns(['anonymousId', 'anonymous_id']).find('anonymous_id')).toBe('anonymous_id')
    expect(new Columns(['anonymousId', 'anonymous_id']).find('anonymousid')).toBe('anonymousId')
  })
})

it('a table of events with headings as programs write them has its visitors, not its users alone', () => {
  const names = [
    'messageId',
    'anonymousId',
    'userId',
    'eventName',
    'pageUrl',
    'timestamp',
    'utmSource',
    'sessionId',
    'userAgent',
  ]
  expect(genericEvents.map(new Columns(names))).toEqual({
    messageId: 'messageId',
    visitor: 'anonymousId',
    user: 'userId',
    event: 'eventName',
    url: 'pageUrl',
    time: 'timestamp',
    source: 'utmSource',
    session: 'sessionId',
    userAgent: 'userAgent',
  })
})
