import { expect, test } from 'vitest'
import { concentration, tierOf } from './cost-finding.ts'
import { currenciesUsed, ratesIn, otherWayRound, readAmount, readRate } from './settings.tsx'

test('the fewest tools that make up half of the cost', () => {
  expect(concentration([50, 30, 10, 5, 3, 2])).toEqual({ tools: 1, share: 0.5 })
  expect(concentration([2, 3, 30, 5, 10, 40, 10])).toEqual({ tools: 2, share: 0.7 })
})

test('says nothing where there is nothing to say', () => {
  expect(concentration([10, 10, 10, 10, 10, 10])).toBeNull()
  expect(concentration([90, 5, 5, 0, 0, 0, 0])).toBeNull()
  expect(concentration([])).toBeNull()
})

test('a bound belongs to the tier above it', () => {
  const bounds = [20_000, 50_000, 80_000] as const
  expect([0, 19_999, 20_000, 50_000, 79_999, 80_000].map((cost) => tierOf(cost, bounds))).toEqual([0, 0, 1, 2, 2, 3])
})

test('another currency to show money in asks for the rates to it, and knows those that follow', () => {
  const rateless = { currency: 'USD', rates: {} }
  expect(ratesIn('EUR', rateless, ['EUR', 'USD', 'USD'])).toEqual([{ code: 'USD', rate: '' }])
  expect(ratesIn('EUR', rateless, ['EUR'])).toEqual([])
  // 1 EUR = 1.25 USD and 1 GBP = 1.5 USD, so 1 USD = 0.8 EUR and 1 GBP = 1.2 EUR.
  const config = { currency: 'USD', rates: { EUR: 1.25, GBP: 1.5 } }
  expect(ratesIn('EUR', config, [])).toEqual([{ code: 'GBP', rate: '1.2' }, { code: 'USD', rate: '0.8' }]) // prettier-ignore
  expect(ratesIn('USD', config, ['CHF'])).toEqual([{ code: 'EUR', rate: '1.25' }, { code: 'GBP', rate: '1.5' }, { code: 'CHF', rate: '' }]) // prettier-ignore
})

test('asks for the rate of the currency before, where values of events are in it', () => {
  const tool = { cost: 1, currency: 'CHF', prices: [{ from: '2026-01-01', cost: null, currency: 'SEK', billingPeriod: 'year' as const }] } // prettier-ignore
  const used = currenciesUsed([tool, { ...tool, cost: null, prices: [] }], ['EUR', 'USD', 'GBP'])
  expect(ratesIn('EUR', { currency: 'USD', rates: {} }, used).map(({ code }) => code)).toEqual(['CHF', 'USD', 'GBP'])
})

test('amounts as people type them', () => {
  expect(['20000', '20,000', ' 20k ', '1.5m', '0.5'].map(readAmount)).toEqual([20_000, 20_000, 20_000, 1_500_000, 0.5])
  expect(['', 'abc', '-5', '20 000 x'].map(readAmount)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
})

test('a comma in a rate is a decimal one, or refused where it may group thousands', () => {
  expect(['1.08', '1,08', '0,0067', '0,125', '2', '.5', '1.234'].map(readRate)).toEqual([1.08, 1.08, 0.0067, 0.125, 2, 0.5, 1.234]) // prettier-ignore
  expect(['1,234', '', 'x', '1,0,8', '-1'].map(readRate)).toEqual(Array(5).fill(Number.NaN))
  expect(['1/1.10', '1 / 2', '1/0,8', '1/', '1/x'].map(readRate)).toEqual([1 / 1.1, 0.5, 1.25, Number.NaN, Number.NaN])
  expect(otherWayRound(readRate('1/1.10'), 'USD', 'EUR')).toBe('1 EUR = 1.1 USD')
  expect([0, Number.NaN].map((rate) => otherWayRound(rate, 'USD', 'EUR'))).toEqual([null, null])
  // And in an amount it groups thousands, or is refused.
  expect([readAmount('20.000'), readAmount('20.000,00'), readAmount('20,000')]).toEqual([Number.NaN, 20_000, 20_000])
})
