import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readEvents } from '../../testing/read-events.ts'
import { placesIn, textAt } from './places.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const lead = { event_type: 'Lead', event_time: '2026-03-01 10:00:00', device_id: 'd1', user_id: 'u1', amplitude_id: 1, uuid: 'x1', os_name: 'Chrome Headless' } // prettier-ignore
const event_properties = { page_path: '/guide', page_variant: 'form_b', utm_campaign: 'spring', 'a.b': 'dotted' }
const amplitude = (...objects: object[]): string =>
  test.file('amplitude.json', objects.map((each) => `${JSON.stringify({ ...lead, ...each })}\n`).join(''))

describe('a field of a JSON export', () => {
  it('is at the place that was said, over what the format reads; the rest stays', async () => {
    const file = amplitude(
      { event_properties, user_properties: { email: 'ann@x.org', 'first name': 'Ann' } },
      { uuid: 'x2', event_type: 'Page Viewed', event_properties: { page_path: '/b', utm_campaign: 'spring' } },
    )
    const map = { previous: 'user_properties.email', userAgent: 'os_name', campaign: 'event_properties.page_variant', medium: 'event_properties.a.b', source: 'user_properties.first name' } // prettier-ignore
    const { format, events, kept } = await readEvents(file, { map })
    expect(format).toBe('amplitude-jsonl')
    expect(events).toMatchObject([
      { event: 'Lead', visitor: 'd1', user: 'u1', previous: 'ann@x.org', path: '/guide', campaign: 'form_b', medium: 'dotted', source: 'Ann' }, // prettier-ignore
      { event: 'Page Viewed', visitor: 'd1', user: 'u1', path: '/b' },
    ])
    // Nothing stands there, so the campaign of the format does not either: the two would be mixed.
    expect(events[1]).not.toHaveProperty('campaign')
    expect(events[1]).not.toHaveProperty('previous')
    expect(kept).toContain('os_name')
  })

  it('may be in text, in a list of keys and values, or another URL', async () => {
    const sample = (name: string): string => join(import.meta.dirname, '..', 'cases', name, 'input.jsonl')
    const ga4 = await readEvents(sample('ga4-bigquery-jsonl'), { map: { campaign: 'event_params.page_location' } })
    expect(ga4.events[0]!['campaign']).toMatch(/^https:/)
    const mixpanel = await readEvents(sample('mixpanel-export'), { map: { user: 'properties.distinct_id' } })
    expect(mixpanel.events.every(({ user }) => user !== undefined)).toBe(true)
    expect(textAt({ properties: '{"a":{"b c":1}}' }, 'properties.a.b c')).toBe('1')
    const file = amplitude({ event_properties: { ...event_properties, at: 'https://x.org/other' } })
    expect((await readEvents(file, { map: { url: 'event_properties.at' } })).events[0]).toMatchObject({
      path: '/other',
    })
  })

  it('keeps the other id of an alias, and the name of what is no event', async () => {
    const alias = { type: 'alias', messageId: 'm', userId: 'u', previousId: 'v', timestamp: lead.event_time, context: { id: 'w' } } // prettier-ignore
    const file = test.file('s.jsonl', `${JSON.stringify(alias)}\n`)
    const { events } = await readEvents(file, { map: { previous: 'context.id', event: 'context.id' } })
    expect(events).toMatchObject([{ kind: 'alias', event: 'Alias', previous: 'v' }])
  })

  it('is refused at an unknown place with those there are, and where several events are in one object', async () => {
    const file = amplitude({ event_properties })
    const at = (map: Record<string, string>, path = file): Promise<unknown> => readEvents(path, { map })
    await expect(at({ campaign: 'event_properties.variant' })).rejects.toThrow('has no place "event_properties.variant"; it has event_properties.page_path, event_properties.page_variant,') // prettier-ignore
    await expect(at({ nulls: 'os_name' })).rejects.toThrow('takes "nulls" from keys of its own')
    const visits = join(import.meta.dirname, '..', 'cases', 'matomo-visits-json', 'input.json')
    await expect(at({ time: 'idVisit' }, visits)).rejects.toThrow('of its fields visitor, user, previous,')
    expect((await readEvents(visits, { map: { campaign: 'idVisit' } })).events[0]!['campaign']).toBeDefined()
  })

  it('is chosen on screen among the keys', async () => {
    const file = amplitude({ event_properties })
    const map = { campaign: 'event_properties.page_variant' }
    const { columns } = await test.call('imports.inspect', { file, map })
    expect(columns.find(({ name }) => name === map.campaign)).toMatchObject({ field: 'campaign', samples: ['form_b'] })
    expect(columns.find(({ name }) => name === 'event_properties.a.b')).toMatchObject({ field: null, fate: 'read' })
    expect(columns.find(({ name }) => name === 'os_name')).toMatchObject({ fate: 'read' })
  })

  it('stands among the places of the first objects alone, below their keys', () => {
    expect(placesIn([{ a: 1, b: { c: 1, d: [1] } }, { b: { e: '' }, f: [{ key: 'k', value: { int_value: 2 } }] }])).toEqual(['b.c', 'f.k']) // prettier-ignore
  })
})
