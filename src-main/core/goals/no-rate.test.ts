import { afterEach, beforeEach, expect, it } from 'vitest'
import { isMixed } from '../../../shared/notes/no-rate.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

/** Two people buy, one for 100 EUR and one for 30 USD; the workspace counts in USD and knows no other currency. */
let test: TestApp
beforeEach(async () => {
  const goals = [{ name: 'Purchase', event: 'bought', value: { property: 'value' } }]
  test = await openApp({ goals })
  const rows = [
    '2026-01-01,a,,/x,,',
    '2026-01-02,a,bought,,100,EUR',
    '2026-02-01,b,,/x,,',
    '2026-02-02,b,bought,,30,USD',
  ]
  const file = test.file('shop.csv', ['timestamp,visitor_id,event,path,value,currency', ...rows, ''].join('\n'))
  await test.call('imports.run', { files: [{ file }] })
})
afterEach(() => test.close())

const report = (slug: string, params = {}) => test.call('report.run', { slug, params } as never) as Promise<{ rows: Record<string, unknown>[]; totals: Record<string, unknown> }> // prettier-ignore

it('fails only what needs the value, by the name of the currency', async () => {
  await expect(report('content-attribution')).rejects.toThrow('A conversion is valued in EUR, and the workspace has no rate from EUR to USD: set it under Settings') // prettier-ignore
  await expect(report('people')).rejects.toThrow('no rate from EUR to USD')
  // Who is one person does not hang on money, and neither do rates, days and pages.
  expect((await report('identity')).rows[0]).toMatchObject({ people: 2, conversions: 2 })
  expect((await report('template-ranking', { by: 'page' })).rows).toMatchObject([{ key: '/x', convertedPeople: 2 }])
  expect((await report('time-to-convert')).totals['conversions']).toBe(2)
  expect((await report('cost-per-conversion')).rows).toBeDefined()
})

it('names the currencies of events before anything has asked for a rate', async () => {
  expect(await test.call('events.currencies', {})).toEqual(['EUR', 'USD'])
})

it('does not fail a period in which every value has a rate', async () => {
  expect((await report('content-attribution', { from: '2026-02-01' })).totals['value']).toBe(30)
})

it('counts a goal while it is written, and says what its value lacks', async () => {
  const goal = { name: 'P', event: 'bought', value: { property: 'value' } }
  const noRate = 'A conversion is valued in EUR, and the workspace has no rate from EUR to USD: set it under Settings, Exchange rates ("rates" in the configuration). The values of the goal are in EUR (1) and USD (1): whichever of them the workspace counts in, the others need a rate.' // prettier-ignore
  const counted = { events: 2, people: 2, conversions: 2 }
  expect(await test.call('goals.preview', { goal })).toEqual({ ...counted, value: null, noRate })
  expect(isMixed(noRate)).toBe(true)
  // Counted in the other one, the first lacks a rate: no way round, and it says so again.
  await test.call('config.set', { config: { currency: 'EUR' } })
  const round = (await test.call('goals.preview', { goal })).noRate!
  expect(round).toMatch(/no rate from USD to EUR.*The values of the goal are in EUR \(1\) and USD \(1\)/)
  await test.call('config.set', { config: { currency: 'GBP' } })
  expect(isMixed((await test.call('goals.preview', { goal })).noRate!)).toBe(true)
  // Of one currency alone counting in it leaves nothing missing.
  const one = test.file('one.csv', 'timestamp,visitor_id,event,value,currency\n2026-03-01,c,paid,5,CHF\n')
  await test.call('imports.run', { files: [{ file: one }] })
  expect(isMixed((await test.call('goals.preview', { goal: { ...goal, event: 'paid' } })).noRate!)).toBe(false)
  await test.call('config.set', { config: { currency: 'USD', rates: { EUR: 1.1 } } })
  // 100 × 1.1 + 30.
  expect(await test.call('goals.preview', { goal })).toEqual({ ...counted, value: 140, noRate: null })
})

it('knows the one currency of all amounts of a file before it is imported', async () => {
  const currencyOf = async (rows: string[]) =>
    (await test.call('imports.inspect', { file: test.file('new.csv', ['timestamp,visitor_id,event,value,currency', ...rows, ''].join('\n')) })).amountCurrency // prettier-ignore
  expect(await currencyOf(['2026-01-01,a,bought,5,EUR', '2026-01-02,a,seen,,', '2026-01-03,b,bought,7,eur'])).toBe(
    'EUR',
  )
  expect(await currencyOf(['2026-01-01,a,bought,5,EUR', '2026-01-03,b,bought,7,GBP'])).toBe(null)
  expect(await currencyOf(['2026-01-01,a,bought,5,EUR', '2026-01-03,b,bought,7,'])).toBe(null)
  expect(await currencyOf(['2026-01-02,a,seen,,'])).toBe(null)
})

it('counts currencies of those who are counted, as often as they are', async () => {
  const goals = [{ name: 'Purchase', event: 'bought', value: { property: 'value' } }]
  const later = [
    // Once per person: what follows the first is worth nothing here.
    '2026-03-01,a,bought,/x,5,EUR',
    '2026-03-01,staff,bought,/x,7,GBP',
  ]
  const file = test.file('later.csv', ['timestamp,visitor_id,event,path,value,currency', ...later, ''].join('\n'))
  await test.call('imports.run', { files: [{ file }] })
  await test.call('config.set', { config: { excludePeople: ['staff'] } })
  const lacks = async (slug: string, params = {}) => report(slug, params).then(() => '', (error: unknown) => (error as Error).message) // prettier-ignore
  const noRate = 'A conversion is valued in EUR, and the workspace has no rate from EUR to USD: set it under Settings, Exchange rates ("rates" in the configuration). The values of the goal are in EUR (1) and USD (1): whichever of them the workspace counts in, the others need a rate.' // prettier-ignore
  const saysOf = async (goal: object) => (await test.call('goals.preview', { goal: goal as never })).noRate
  expect(await saysOf(goals[0]!)).toBe(noRate)
  expect(await lacks('content-attribution')).toBe(noRate)
  // In January nobody else paid.
  expect(await lacks('content-attribution', { to: '2026-02-01' })).not.toContain('USD (')
  const every = { ...goals[0]!, count: 'every' }
  expect(await saysOf(every)).toContain('in EUR (2) and USD (1)')
  await test.call('config.set', { config: { goals: [every] as never } })
  expect(await lacks('people')).toBe(await saysOf(every))
})
