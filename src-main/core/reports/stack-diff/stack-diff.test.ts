import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '../../stack/cost.ts'
import { holdingsOn, totalCost } from '../../stack/in-use.ts'
import { anyDate, anyTools, makeTool, testMoney } from '../../testing/tools.ts'
import { difference } from './stack-diff.ts'

describe('what changed between two days', () => {
  it('is split into price, added, removed and currency', () => {
    const tools = [
      // Dearer by 200: price.
      makeTool({ name: 'CRM', cost: 1000, prices: [{ from: '2019-01-01', cost: 1200, currency: null, billingPeriod: 'year' }] }),
      // €1,000 = $1,080, then billed $1,200: +120 that is no price change.
      makeTool({ name: 'Chat', cost: 1000, currency: 'EUR', prices: [{ from: '2019-01-01', cost: 100, currency: 'USD', billingPeriod: 'month' }] }),
      makeTool({ name: 'Amplitude', cost: 500, endDate: '2019-06-01' }),
      makeTool({ name: 'Looker', cost: 2000, startDate: '2019-05-01', replaces: ['Amplitude'], reason: 'volume' }),
      // The same contract, renewed as an entry of its own: neither added nor removed.
      makeTool({ name: 'Mail', vendor: 'Mail Inc', cost: 300, endDate: '2019-01-01' }),
      makeTool({ name: 'Mail', vendor: 'Mail Inc', cost: 250, startDate: '2019-01-01' }),
      makeTool({ name: 'Same', cost: 10 }),
    ] // prettier-ignore
    const { rows, totals } = difference(tools, testMoney, '2018-12-31', '2019-12-31')
    expect(rows).toEqual([
      { tool: 'Looker', change: 'added', amount: 2000, reason: 'volume', replaces: null },
      { tool: 'Looker', change: 'replaced', amount: 1500, reason: 'volume', replaces: 'Amplitude' },
      { tool: 'Amplitude', change: 'removed', amount: -500, reason: null, replaces: null },
      { tool: 'CRM', change: 'price', amount: 200, reason: null, replaces: null },
      { tool: 'Chat', change: 'currency', amount: 120, reason: null, replaces: null },
      { tool: 'Mail', change: 'price', amount: -50, reason: null, replaces: null },
    ])
    expect(totals).toEqual({
      before: 2890, after: 4660, price: 150, use: 0, added: 2000, removed: -500, currency: 120, known: 0, toolsBefore: 5, toolsAfter: 5, lastChange: '2019-06-01', unknownCosts: 0,
    }) // prettier-ignore
  })
})

it('a cost that becomes known is no price change', () => {
  const from = (cost: number | null) => [{ from: '2019-01-01', cost, currency: null, billingPeriod: 'year' as const }]
  const tools = [
    makeTool({ name: 'Asana', cost: null, prices: from(4762.5) }),
    makeTool({ name: 'Figma', cost: 76_000, prices: from(null) }),
    makeTool({ name: 'Free', cost: null, prices: from(0) }),
    makeTool({ name: 'Still unknown' }),
    makeTool({ name: 'CRM', cost: 100, prices: from(150) }),
  ]
  const { rows, totals } = difference(tools, testMoney, '2018-12-31', '2019-12-31')
  expect(rows.map(({ tool, change, amount }) => [tool, change, amount])).toEqual([
    ['Figma', 'became unknown', -76_000],
    ['Asana', 'became known', 4762.5],
    ['CRM', 'price', 50],
    ['Free', 'became known', 0],
  ])
  // 76,100 + 50 + 4,762.50 − 76,000.
  expect(totals).toMatchObject({ before: 76_100, after: 4912.5, price: 50, known: -71_237.5, unknownCosts: 4 })
})

it('what is billed by use is no change of price, unless a contract says it', () => {
  const custom = { 'Annual cost by use, from and to': '960; 1680', 'Annual cost by cadence': '1500' }
  const later = { from: '2019-01-04', cost: 1500, currency: null, billingPeriod: 'year' as const }
  const tools = [
    makeTool({ name: 'AWS', cost: 1290, prices: [later], custom }),
    makeTool({ name: 'Stated', cost: 1200, prices: [{ ...later, cost: 1400 }], custom }),
    makeTool({ name: 'Same', cost: 1500, custom }),
  ]
  const { rows, totals } = difference(tools, testMoney, '2018-12-31', '2019-12-31')
  expect(rows.map(({ tool, change, amount }) => [tool, change, amount])).toEqual([['AWS', 'use', 210], ['Stated', 'price', 200]]) // prettier-ignore
  expect(totals).toMatchObject({ before: 3990, after: 4400, price: 200, use: 210 })
})

it('what was added or removed at an unknown cost has no amount', () => {
  const tools = [
    makeTool({ name: 'New', cost: null, startDate: '2019-05-01', replaces: ['Old', 'Ancient'] }),
    makeTool({ name: 'Old', cost: null, endDate: '2019-05-01' }),
    makeTool({ name: 'Ancient', cost: 40, endDate: '2019-05-01' }),
    makeTool({ name: 'Free', cost: 0, startDate: '2019-05-01' }),
  ]
  const { rows, totals } = difference(tools, testMoney, '2018-12-31', '2019-12-31')
  // 0 is an amount; what is not known comes last.
  expect(rows.map(({ tool, change, amount }) => [tool, change, amount])).toEqual([
    ['Ancient', 'removed', -40],
    ['Free', 'added', 0],
    ['New', 'added', null],
    ['New', 'replaced', null],
    ['New', 'replaced', null],
    ['Old', 'removed', null],
  ])
  expect(totals).toMatchObject({ before: 40, after: 0, added: 0, removed: -40, unknownCosts: 2 })
})

it('the parts sum to after − before, and turn round with the dates', () => {
  fc.assert(
    fc.property(anyTools, anyDate, anyDate, (tools, a, b) => {
      const { totals } = difference(tools, testMoney, a, b)
      const { before, after, price, use, added, removed, currency, known } = totals
      expect(before).toBe(totalCost(holdingsOn(tools, testMoney, toDay(a))))
      expect(price + use + added + removed + currency + known).toBeCloseTo(after - before, 6)
      const back = difference(tools, testMoney, b, a).totals
      expect(back.added).toBeCloseTo(-removed, 6)
      expect(back.price).toBeCloseTo(-price, 6)
    }),
  )
})
