import { expect, it } from 'vitest'
import { costInterval, extremesOf } from './cost-interval.ts'

it('has an interval by the limits of the conversions, which shared credit has not', () => {
  const { costPerConversionLow, costPerConversionHigh } = costInterval(15762.15, 12)
  expect([costPerConversionLow, costPerConversionHigh].map((value) => Math.round(value!))).toEqual([752, 2542])
  const none = { costPerConversionLow: null, costPerConversionHigh: null }
  expect([costInterval(100, 2.5), costInterval(null, 4), costInterval(100, 0)]).toEqual([none, none, none])
})

it('tells the cheapest from the dearest only where that is no pick by chance', () => {
  const row = (key: string, cost: number, conversions: number) => ({ key, cost, conversions })
  const few = [row('owners', 15762.15, 12), row('cfo', 17854.74, 6), row('fr', 9222.31, 7), row('guide', 8507.69, 3)]
  // Owners costs 1,313.51 a lead, guide has too few; of owners and cfo p is 0.19, of one pair of three.
  expect(extremesOf(few)).toMatchObject({ cheapest: 'owners', dearest: 'cfo', enough: true })
  expect(extremesOf(few)!.pValue).toBeGreaterThan(0.4)
  const many = extremesOf([row('owners', 15762.15, 120), row('cfo', 17854.74, 60), row('(other)', 1, 900)])!
  expect(many.pValue).toBeLessThan(0.001)
  expect(extremesOf([row('a', 100, 6), row('b', 1000, 5)])).toMatchObject({ enough: false })
  expect(extremesOf([row('a', 100, 6.5), row('b', 1000, 50)])).toBeNull()
  expect(extremesOf([row('a', 100, 6), row('b', 1000, 4)])).toBeNull()
})

it('names two that are told apart though another of few conversions is further out', () => {
  const row = (key: string, cost: number, conversions: number) => ({ key, cost, conversions })
  const extremes = extremesOf([
    row('tiny', 20, 9),
    row('brand', 323, 52),
    row('search', 663, 22),
    row('spain', 405, 14),
  ])
  // Of tiny and search 0.9 requests would be expected of the smaller at one cost, of brand and search 24.2.
  expect(extremes).toMatchObject({ cheapest: 'brand', dearest: 'search', enough: true, further: ['tiny'] })
  expect(extremes!.pValue).toBeLessThan(0.001)
})
