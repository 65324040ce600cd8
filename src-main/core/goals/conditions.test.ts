import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Goal } from '../../../shared/config.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => {
  test.close()
})

/**
 * Of five orders: one paid, one voided and cancelled, one pending, one whose status says nothing, and one with nothing beside
 * its name. JSON says null of what is not there.
 */
const orderProperties = [
  { status: 'paid', cancelled_at: null, total: 10 },
  { status: 'voided', cancelled_at: '2026-01-02', total: 20 },
  { status: 'pending', cancelled_at: '', total: 0 },
  { status: null, total: null },
  {},
]

async function importOrders(): Promise<void> {
  const lines = orderProperties.map((properties, i) =>
    JSON.stringify({
      type: 'track',
      event: 'order',
      messageId: `m${i}`,
      userId: `u${i}`,
      timestamp: `2026-01-01T10:0${i}:00Z`,
      properties,
    }),
  )
  await test.call('imports.run', { files: [{ file: test.file('orders.jsonl', lines.join('\n')) }] })
}

const goal = (where: Goal['where']): Goal => ({ name: 'Orders', event: 'order', path: null, where, after: null, count: 'every', value: null }) // prettier-ignore

const orders = async (where: Goal['where']): Promise<number> =>
  (await test.call('goals.preview', { goal: goal(where) })).conversions

it('asks what a property is and is not, and whether it is empty; JSON null and no text are nothing', async () => {
  await importOrders()
  expect(await orders({ status: 'paid' })).toBe(1)
  expect(await orders({ status: ['paid', 'pending'] })).toBe(2)
  expect(await orders({ status: { not: 'voided' } })).toBe(4)
  expect(await orders({ status: { not: ['voided', 'pending'] } })).toBe(3)
  expect(await orders({ status: null })).toBe(2)
  expect(await orders({ status: { not: null } })).toBe(3)
  expect(await orders({ status: 'null' })).toBe(0)
  expect(await orders({ cancelled_at: null })).toBe(4)
  expect(await orders({ cancelled_at: { not: null } })).toBe(1)
  expect(await orders({ cancelled_at: null, status: { not: 'pending' } })).toBe(3)
  // What no event has; and what every object of the language has.
  expect(await orders({ nothing: null })).toBe(5)
  expect(await orders({ constructor: { not: null } })).toBe(0)
})

it('asks the same of the amount that an import took for the value', async () => {
  await importOrders()
  expect(await orders({ value: { not: '0' } })).toBe(4)
  expect(await orders({ value: { not: null } })).toBe(3)
  expect(await orders({ value: '20' })).toBe(1)
  expect(await test.call('events.values', { events: ['order'], property: 'value' })).toEqual({
    events: 3,
    values: ['0', '10', '20'].map((value) => ({ value, events: 1 })),
  })
})

it('values are those of properties with something in them', async () => {
  await importOrders()
  expect(await test.call('events.values', { events: ['order'], property: 'cancelled_at' })).toEqual({
    events: 1,
    values: [{ value: '2026-01-02', events: 1 }],
  })
})

it('is read from a configuration as it is written', async () => {
  const where = { status: { not: ['voided', 'pending'] }, cancelled_at: null, email: { not: null }, plan: 'pro' }
  await test.call('config.set', { config: { goals: [goal(where)] } })
  expect((await test.call('config.get', {})).goals[0]!.where).toEqual(where)
  const wrong = test.call('config.set', { config: { goals: [goal({ status: { is: 'paid' } } as never)] } })
  await expect(wrong).rejects.toThrow('goals')
})

it('may be reached by any of several events, and says which of them there is none of', async () => {
  const track = (event: string, who: string, minute: number): string =>
    JSON.stringify({ type: 'track', event, messageId: `${who}${minute}`, userId: who, timestamp: `2026-01-01T10:0${minute}:00Z`, properties: {} }) // prettier-ignore
  const lines = [track('generate_lead', 'a', 1), track('Anfrage gesendet', 'b', 2), track('Anfrage gesendet', 'a', 3), track('other', 'c', 4)] // prettier-ignore
  await test.call('imports.run', { files: [{ file: test.file('leads.jsonl', lines.join('\n')) }] })
  const lead: Goal = { name: 'Lead', event: ['generate_lead', 'Anfrage gesendet'], path: null, where: {}, after: null, count: 'once', value: null } // prettier-ignore
  expect(await test.call('goals.preview', { goal: lead })).toMatchObject({ events: 3, conversions: 2, people: 2 })
  expect(await test.call('goals.preview', { goal: { ...lead, event: 'generate_lead' } })).toMatchObject({ people: 1 })
  await test.call('config.set', { config: { goals: [lead, { ...lead, name: 'Typo', event: ['generate_lead', 'generate_laed'] }, { ...lead, name: 'One', event: ['other'] }] } }) // prettier-ignore
  expect((await test.call('config.get', {})).goals.map(({ event }) => event)).toEqual([
    lead.event, ['generate_lead', 'generate_laed'], 'other',
  ]) // prettier-ignore
  expect(await test.call('goals.unknownEvents', {})).toEqual([
    {
      goal: 'Typo',
      event: 'generate_laed',
      nearest: expect.arrayContaining(['generate_lead']) as string[],
      others: true,
    },
  ])
})
