import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../../../../shared/text/figures.ts'
import { workspaceConfig } from '../../../../shared/config.ts'
import { convertedSentence, fitPeriod } from '../../../../shared/notes/cost-period.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { convertedCosts, coverDays, daysOf, isKnownIn, shareWithin } from './costs.ts'

const april = { from: '2026-04-01', to: '2026-05-01' }

it('counts the days of a month that are in the period, in the zone of the workspace', () => {
  const share = (from: string | null, to: string | null) => shareWithin(april, daysOf({ from, to }, 'Europe/Madrid'))
  expect(share(null, null)).toBe(1)
  expect(share('2026-04-15', null)).toBeCloseTo(16 / 30, 12)
  expect(share('2026-03-01', '2026-04-04')).toBeCloseTo(3 / 30, 12)
  expect(share('2026-05-01', '2026-06-01')).toBe(0)
  // Noon of 4 April in Madrid.
  expect(share(null, '2026-04-04T10:00:00Z')).toBeCloseTo(3.5 / 30, 12)
  expect(shareWithin({}, daysOf({ from: '2026-04-15', to: null }, 'UTC'))).toBe(1)
})

it('counts what fell on each day, where that is known', () => {
  const cost = { from: '2026-04-01', to: '2026-04-05', days: [1, 0, 4, 5] }
  const share = (from: string | null, to: string | null) => shareWithin(cost, daysOf({ from, to }, 'Europe/Madrid'))
  expect(share(null, null)).toBe(1)
  expect(share('2026-04-03', '2026-04-04')).toBe(0.4)
  expect(share('2026-04-02', '2026-04-03')).toBe(0)
  expect(share('2026-04-04', null)).toBe(0.5)
  // Noon of 4 April in Madrid.
  expect(share(null, '2026-04-04T10:00:00Z')).toBeCloseTo(0.75, 12)
  expect(share('2026-04-05', null)).toBe(0)
})

it('adds up to the whole over periods that follow each other', () => {
  const day = fc.integer({ min: 0, max: 500 })
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 90 }), fc.array(day), fc.boolean(), (start, length, cuts, isDaily) => {
      const from = addDays('2025-10-01', start)
      const days = Array.from({ length }, (_, at) => (at % 3) + (at === 0 ? 1 : 0))
      const cost = { from, to: addDays(from, length), ...(isDaily && { days }) }
      const bounds = [null, ...cuts.toSorted((a, b) => a - b).map((cut) => addDays('2025-10-01', cut)), null]
      const sum = bounds
        .slice(1)
        .reduce((total, to, at) => total + shareWithin(cost, daysOf({ from: bounds[at]!, to }, 'Europe/Berlin')), 0)
      expect(sum).toBeCloseTo(1, 9)
    }),
  )
})

it('knows nothing of days between the costs of a group, nor is a table of January and June one of March', () => {
  const costs = [
    { from: '2026-01-01', to: '2026-02-01' },
    { from: '2026-06-01', to: '2026-07-01' },
  ]
  const of = (from: string, to: string) => daysOf({ from, to }, 'UTC')
  expect(isKnownIn(costs, of('2026-03-01', '2026-04-01'))).toBe(false)
  expect(isKnownIn(costs, of('2026-01-31', '2026-04-01'))).toBe(true)
  expect(isKnownIn([...costs, {}], of('2026-03-01', '2026-04-01'))).toBe(true)
  expect(coverDays(costs, of('2026-01-01', '2026-07-01'))).toBe(false)
  expect(coverDays([...costs, { from: '2026-02-01', to: '2026-06-01' }], of('2026-01-01', '2026-07-01'))).toBe(true)
})

it('counts whole days where summer time begins at midnight', () => {
  // In Santiago 6 September begins at one.
  const september = { from: '2026-09-01', to: '2026-10-01' }
  const days = daysOf({ from: '2026-09-06', to: null }, 'America/Santiago')
  expect(shareWithin(september, days)).toBeCloseTo(25 / 30, 12)
})

it('says how much is in other currencies within the period, and at which rate it counts', () => {
  const config = workspaceConfig.parse({
    currency: 'CAD',
    rates: { USD: 1.37, EUR: 1.5 },
    contentCosts: [
      { campaign: 'a', amount: 3000, currency: 'USD', ...april },
      { campaign: 'b', amount: 10, hours: 2, hourlyRate: 5, currency: 'USD' },
      { campaign: 'b', amount: 7, currency: 'EUR', from: '2026-01-01', to: '2026-02-01' },
      { campaign: 'c', amount: 7 },
    ],
  })
  const costsConverted = convertedCosts(config, daysOf({ from: '2026-04-16', to: null }, 'UTC'))
  expect(costsConverted).toEqual([{ currency: 'USD', amount: 1520, rate: 1.37, to: 'CAD' }])
  const said = (converted: typeof costsConverted) =>
    convertedSentence({ totals: { costsConverted: converted } } as Report<'content-return'>)
  expect(said(costsConverted)).toBe('The costs hold 1,520 USD at 1 USD = 1.37 CAD.')
  expect(said([])).toBeNull()
})

it('offers the period that has both costs and page views where none is chosen', () => {
  const costsPeriod = { from: '2026-03-02', to: '2026-06-01' }
  const of = (params: object, costsFit: boolean) =>
    fitPeriod({ params: { from: null, to: null, ...params }, totals: { costsFit, costsPeriod } } as never)
  expect([of({}, false), of({}, true), of({ from: '2026-03-01' }, false)]).toEqual([costsPeriod, null, null])
})
