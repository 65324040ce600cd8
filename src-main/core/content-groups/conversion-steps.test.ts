import { afterEach, describe, expect, it } from 'vitest'
import { conversionStepSentence, withFlow } from '../../../shared/notes/conversion-steps.ts'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { isStepAddress } from './step-words.ts'

/** Of a group that there is. */
const grouped = { pages: [], pagesOf: [], rules: [] }

const goals = [{ name: 'Order', event: 'Order' }]

/** `buyers` see a guide, then `last`, and order; `leavers` see a guide alone, and so many of them `last` too. */
async function openShop(last: string, leavers: number, leaversOnLast: number, buyers = 30): Promise<TestApp> {
  const test = await openApp({
    goals,
    contentGroups: [
      { group: 'Guides', match: '/guides/**' },
      { group: 'Last', match: last },
      { group: 'Last', match: '/hidden/**', role: 'ignore' },
    ],
  })
  const at = (hour: number) => `2024-01-01T${String(hour).padStart(2, '0')}:00:00Z`
  const rows = Array.from({ length: buyers }, (_, n) => [
    `${at(1)},b${n},Page Viewed,/guides/${n}`,
    `${at(2)},b${n},Page Viewed,${last}`,
    `${at(3)},b${n},Order,`,
  ])
  const left = Array.from({ length: leavers }, (_, n) => [
    `${at(1)},l${n},Page Viewed,/guides/${n}`,
    ...(n < leaversOnLast ? [`${at(2)},l${n},Page Viewed,${last}`] : []),
  ])
  const text = `timestamp,anonymous_id,event,path\n${[...rows, ...left].flat().join('\n')}\n`
  await test.call('imports.run', { files: [{ file: test.file('events.csv', text) }] })
  return test
}

describe('steps of converting', () => {
  let test: TestApp
  afterEach(() => test.close())
  const steps = () => test.call('contentGroups.steps', {})

  it('are groups of such addresses that hold most last touches, however many go on', async () => {
    test = await openShop('/de/warenkorb', 70, 60)
    const found = await steps()
    expect(found).toEqual([{ group: 'Last', lastTouches: 30, attributed: 30, converting: null, ...grouped }])
    const { contentGroups } = await test.call('config.get', {})
    await test.call('config.set', { config: { contentGroups: withFlow(contentGroups, found[0]!) } })
    expect((await test.call('config.get', {})).contentGroups.map(({ role }) => role)).toEqual([
      'content',
      'flow',
      'ignore',
    ])
    expect(await steps()).toEqual([])
  })

  it('are groups that hardly anybody sees without converting, where most people do not convert', async () => {
    test = await openShop('/welcome', 70, 1)
    expect(await steps()).toEqual([{ group: 'Last', lastTouches: 30, attributed: 30, converting: 30 / 31, ...grouped }])
  })

  it('are none where many leave, where nearly everybody converts anyway, or of few conversions', async () => {
    test = await openShop('/welcome', 70, 5)
    expect(await steps()).toEqual([])
    test.close()
    test = await openShop('/welcome', 10, 0)
    expect(await steps()).toEqual([])
    test.close()
    test = await openShop('/cart', 70, 1, 19)
    expect(await steps()).toEqual([])
  })

  it('are a few such pages that no rule names yet, in a group of their own', async () => {
    test = await openShop('/cart', 70, 1)
    await test.call('config.set', { config: { contentGroups: [] } })
    const found = await steps()
    expect(found).toEqual([
      { group: 'Steps of converting', lastTouches: 30, attributed: 30, converting: null, pages: ['/cart'], pagesOf: [], rules: [{ group: 'Steps of converting', match: '/cart', topics: [], role: 'flow' }] },
    ]) // prettier-ignore
    expect(found.map(conversionStepSentence)).toEqual([
      '100.0\u00a0% of last touches are on /cart, which by its address is a step of converting.',
    ])
    const guides = { group: 'Guides', match: '/guides/**' }
    await test.call('config.set', { config: { contentGroups: [guides] } })
    const { contentGroups } = await test.call('config.get', {})
    await test.call('config.set', { config: { contentGroups: withFlow(contentGroups, found[0]!) } })
    expect((await test.call('config.get', {})).contentGroups.map(({ group, role }) => [group, role])).toEqual([['Guides', 'content'], ['Steps of converting', 'flow']]) // prettier-ignore
    expect(await steps()).toEqual([])
  })

  it('are found again by their rules where letters of their address are encoded', async () => {
    test = await openShop('/zam%C3%B3wienie', 70, 1)
    await test.call('config.set', { config: { contentGroups: [] } })
    const [found] = await steps()
    expect(found!.pages).toEqual(['/zam%C3%B3wienie'])
    await test.call('config.set', { config: { contentGroups: withFlow([], found!) } })
    expect(await steps()).toEqual([])
  })

  it('are no pages of which each conversion has its own', async () => {
    test = await openShop('/hidden', 70, 1, 0)
    await test.call('config.set', { config: { contentGroups: [] } })
    const orders = Array.from({ length: 30 }, (_, n) => `2024-01-02T01:00:00Z,o${n},Page Viewed,/guides/${n}\n2024-01-02T02:00:00Z,o${n},Page Viewed,/checkout/${n}\n2024-01-02T03:00:00Z,o${n},Order,`) // prettier-ignore
    await test.call('imports.run', { files: [{ file: test.file('orders.csv', `timestamp,anonymous_id,event,path\n${orders.join('\n')}\n`) }] }) // prettier-ignore
    expect(await steps()).toEqual([])
  })

  it('are never what people begin with', async () => {
    test = await openShop('/welcome', 70, 1)
    // Everybody begins with a guide.
    await test.call('config.set', {
      config: { contentGroups: [{ group: 'All', match: '/{guides/**,welcome}' }] },
    })
    expect(await steps()).toEqual([])
  })

  it('are the pages alone of a group that holds others, before whose rules theirs go', async () => {
    test = await openShop('/thank-you', 70, 1)
    const ignored = { group: 'Out', match: '/out', role: 'ignore' as const }
    await test.call('config.set', {
      config: { contentGroups: [ignored, { group: 'default', match: '/{guides/**,thank-you}' }, { group: 'Rest', match: '/**' }] }, // prettier-ignore
    })
    const found = await steps()
    expect(found).toMatchObject([{ group: 'Steps of converting', lastTouches: 30, converting: null, pages: ['/thank-you'], pagesOf: ['default'] }]) // prettier-ignore
    expect(found.map(conversionStepSentence)).toEqual([
      '100.0\u00a0% of last touches are on /thank-you, which by its address is a step of converting.',
    ])
    const { contentGroups } = await test.call('config.get', {})
    await test.call('config.set', { config: { contentGroups: withFlow(contentGroups, found[0]!) } })
    expect((await test.call('config.get', {})).contentGroups.map(({ group, role }) => [group, role])).toEqual([['Out', 'ignore'], ['Steps of converting', 'flow'], ['default', 'content'], ['Rest', 'content']]) // prettier-ignore
    expect(await steps()).toEqual([])
    // The guides keep their group, and what was read before counts alone.
    const before = await runReport(test.call, 'pages-before-conversion', {})
    expect(before.totals.medianAttributed).toBe(1)
  })
})

it('knows such addresses by whole segments', () => {
  for (const path of [
    '/cart',
    '/checkouts/cn/Z2/thank_you',
    '/Order-Confirmation.html',
    '/fr/panier/',
    '/inscri%C3%A7%C3%A3o',
    'Sign up',
  ])
    expect(isStepAddress(path, 'example.com')).toBe(true)
  expect(isStepAddress('/step-2', 'checkout.example.com')).toBe(true)
  for (const path of ['/', '/blog/how-to-build-a-cart', '/products/shopping-bags', '/carts-and-wagons'])
    expect(isStepAddress(path, 'www.example.com')).toBe(false)
})

it('says why', () => {
  const step = { group: 'Cart', lastTouches: 376, attributed: 500, converting: null, ...grouped }
  expect(conversionStepSentence(step).replaceAll('\u00a0', ' ')).toBe(
    '75.2 % of last touches are on “Cart”, which by its addresses is a step of converting.',
  )
  expect(conversionStepSentence({ ...step, converting: 0.98 }).replaceAll('\u00a0', ' ')).toContain(
    'and 98.0 % of those who see it convert: it looks like a step of converting.',
  )
})
