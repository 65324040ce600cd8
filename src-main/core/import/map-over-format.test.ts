/** A mapping of some fields of a file that is recognised: it is laid over what was found, and the rest stays. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { readEvents } from '../testing/read-events.ts'

const sample = (name: string): string => join(import.meta.dirname, 'cases', name, 'input.csv')

describe('columns said of a recognised export', () => {
  it('Segment: a value, and two ids of the user, beside the time, the event and the page', async () => {
    const map = { value: 'plan', user: 'context_ip', previous: 'user_id' }
    const { format, events } = await readEvents(sample('segment-tracks'), { map })
    expect(format).toBe('segment-tracks')
    expect(events).toMatchObject([
      { time: '2026-03-02T10:04:59.000Z', event: 'Signed Up', visitor: 'v1', user: '203.0.113.9', previous: 'u1', path: '/signup' }, // prettier-ignore
    ])
    // "pro" is no amount: what was said goes before what was found.
    expect(events[0]).not.toHaveProperty('value')
    const amount = await readEvents(sample('segment-tracks'), { map: { user: 'plan', value: 'revenue' } })
    expect(amount.events).toMatchObject([{ user: 'pro', visitor: 'v1', value: 1200.5, currency: 'EUR' }])
  })

  it('RudderStack: the email of identifies is the user, its id another one of theirs, and the visitor stays', async () => {
    const map = { user: 'email', previous: 'user_id' }
    const { format, events } = await readEvents(sample('rudderstack-identifies'), { map })
    expect(format).toBe('rudderstack-identifies')
    expect(events).toEqual([
      { time: '2026-03-01T09:59:58.000Z', kind: 'identify', event: 'Identify', visitor: 'v1', user: 'x@example.org', previous: 'u1' }, // prettier-ignore
    ])
  })

  it('a plain table: another id of a user that no column names joins nobody, and is refused', async () => {
    const test = await openApp()
    try {
      const file = test.file('forms.csv', 'When,Client,Mail,What\n2026-03-01T10:00:00Z,c1,x@example.org,Lead\n')
      const run = (map: Record<string, string>) =>
        test.call('imports.run', { files: [{ file, map: { time: 'When', visitor: 'Client', event: 'What', ...map } }] })
      await expect(run({ previous: 'Mail' })).rejects.toThrow('"Mail" is chosen as the other id of the user, and no column is the user, so it would join nobody. Choose another column as the user, or this one: its rows') // prettier-ignore
      await run({ user: 'Mail' })
      expect((await test.call('workspace.status', {}))?.events).toBe(1)
    } finally {
      test.close()
    }
  })

  it('Typeform: neither does one beside a user that was emptied', async () => {
    const other = { visitor: 'cid', user: '', previous: 'Wie lautet deine E-Mail-Adresse?' }
    const read = (map: Record<string, string>) => readEvents(sample('typeform-responses'), { map })
    await expect(read(other)).rejects.toThrow('as the other id of the user, and no column is the user')
    const beside = { visitor: other.visitor, previous: other.previous }
    await expect(read(beside)).resolves.toMatchObject({ format: 'typeform-responses' })
  })

  it('Stripe: another amount, also where all that a plain table needs is named; refunds and currency stay', async () => {
    const some = { value: 'Amount' }
    const all = { time: 'Created date (UTC)', user: 'Customer ID', event: 'Status', value: 'Amount' }
    for (const map of [some, all, { ...some, previous: 'Customer ID', user: 'Customer Email' }]) {
      const { format, events } = await readEvents(sample('stripe-payments'), { map })
      expect(format).toBe('stripe-payments')
      // 1,200 less 200 that went back.
      expect(events[0]).toMatchObject({ event: 'payment', visitor: 'v1', value: 1000, currency: 'USD' })
    }
  })

  it('Stripe: what customers paid is in the currency they paid in, not in that of the account', async () => {
    const { events } = await readEvents(sample('stripe-payments-converted'), { map: { value: 'Amount' } })
    expect(events.map(({ value, currency }) => [value, currency])).toEqual([[90, 'CAD'], [50, 'USD'], [40, 'CAD']]) // prettier-ignore
  })

  it('Stripe: which id of a customer is the user', async () => {
    const { format, events } = await readEvents(sample('stripe-customers'), { map: { user: 'id', previous: 'email' } })
    expect(format).toBe('stripe-customers')
    expect(events).toMatchObject([{ user: 'cus_1', previous: 'ann@example.org' }])
  })

  it('are refused where the format takes the field from columns of its own', async () => {
    const refused = (name: string, map: Record<string, string>): Promise<void> =>
      expect(readEvents(sample(name), { map })).rejects.toThrow('from columns of its own; leave it out of the mapping')
    await refused('hubspot-contacts', { value: 'Total Revenue' })
    await refused('segment-pages', { event: 'title' })
    await refused('matomo-visits-csv', { campaign: 'referrerType' })
    // The whole of a plain table takes the place of such a format.
    const map = { time: 'Create Date', user: 'Email', event: 'Lifecycle Stage', value: 'Total Revenue' }
    const { format, events } = await readEvents(sample('hubspot-contacts'), { map })
    expect(format).toBe('generic-events')
    expect(events[0]).toMatchObject({ user: 'ann@example.org', event: 'customer', value: 1200 })
  })

  it('that are two ids of a person make a list of people of what has nothing else to say', async () => {
    const contacts = await readEvents(sample('hubspot-contacts'), { map: { user: 'Email', previous: 'Record ID', time: 'Create Date' } }) // prettier-ignore
    expect(contacts.format).toBe('people-ids')
  })
})

describe('columns said of a table of events', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp()
  })
  afterEach(() => test.close())

  it('add to the names it has: its events stay where two ids of the user are said; a list of names is one of people', async () => {
    const events = test.file('events.csv', 'timestamp,anonymous_id,event,path,mail,uid\n2026-01-01T10:00:00Z,a1,Order,/x,a@x.org,u1\n') // prettier-ignore
    const map = { user: 'mail', previous: 'uid' }
    const preview = await test.call('imports.inspect', { file: events, map })
    expect(preview.format?.id).toBe('generic-events')
    expect(preview.events).toMatchObject([{ event: 'Order', visitor: 'a1', user: 'a@x.org', path: '/x' }])
    const people = test.file('people.csv', 'created_at,mail,customer_id,name\n2026-01-01T10:00:00Z,a@x.org,u1,Ann\n')
    const list = await test.call('imports.inspect', { file: people, map: { user: 'mail', previous: 'customer_id' } })
    expect(list.format?.id).toBe('people-ids')
  })

  it('say on the screen of the file why they cannot be', async () => {
    const file = test.file('pages.csv', 'anonymous_id,received_at,sent_at,timestamp,path,url,title\na1,2026-01-01T10:00:00Z,2026-01-01T10:00:00Z,2026-01-01T10:00:00Z,/x,https://x.org/x,X\n') // prettier-ignore
    const preview = await test.call('imports.inspect', { file, map: { event: 'title' } })
    expect(preview.format?.id).toBe('segment-pages')
    expect(preview.problems[0]).toMatchObject({ level: 'error', title: 'A column cannot be chosen' })
    expect(preview.problems[0]!.detail).toContain('takes "event" from columns of its own')
  })
})
