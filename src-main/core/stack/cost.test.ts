import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDate, anyTools, makeTool, testMoney } from '../testing/tools.ts'
import { activeSpan, annualCost, charges, priceOn, tierOf, toDate, toDay, unusedSeatCost } from './cost.ts'
import { holdingsIn, sum } from './in-use.ts'
import { convert } from './rates.ts'
import type { Tool } from './tool.ts'

const span = (from: string, to: string) => ({ from: toDay(from), to: toDay(to) })
const total = (tool: Tool, from: string, to: string): number =>
  sum(charges(tool, span(from, to)).map(({ amount }) => amount))

describe('the cost of a period', () => {
  it('is a 366th of the year a day in leap years, a 365th in others', () => {
    const tool = makeTool({ name: 'A', cost: 366 * 365 })
    expect(total(tool, '2020-02-28', '2020-03-01')).toBeCloseTo(2 * 365, 6)
    expect(total(tool, '2019-02-28', '2019-03-02')).toBeCloseTo(2 * 366, 6)
    expect(total(tool, '1900-02-28', '1900-03-01')).toBeCloseTo(366, 6)
    expect(total(tool, '2019-12-31', '2020-01-02')).toBeCloseTo(366 + 365, 6)
    expect(total(tool, '2015-01-01', '2025-01-01')).toBeCloseTo(10 * 366 * 365, 3)
  })

  it('counts the start and not the end, and old prices for old days', () => {
    const tool = makeTool({
      name: 'A',
      cost: 365,
      startDate: '2019-01-15',
      endDate: '2019-02-15',
      prices: [{ from: '2019-02-01', cost: 730, currency: null, billingPeriod: 'year' }],
    })
    // 17 days of January at 1, 14 of February at 2.
    expect(total(tool, '2019-01-01', '2020-01-01')).toBeCloseTo(17 + 28, 9)
  })

  it('has a payment made once whole, on its day', () => {
    const tool = makeTool({ name: 'A', cost: 1234, billingPeriod: 'once', startDate: '2020-02-29' })
    expect(annualCost(tool)).toBe(0)
    expect(total(tool, '2020-02-29', '2020-03-01')).toBe(1234)
    expect(total(tool, '2020-03-01', '2021-01-01')).toBe(0)
  })
})

it('a bound belongs to the tier above it, and seats say nothing where there are none', () => {
  const bounds = [20_000, 50_000, 80_000] as const
  expect([0, 19_999.99, 20_000, 50_000, 80_000].map((cost) => tierOf(cost, bounds))).toEqual([
    'below attention',
    'below attention',
    'compare with stack',
    'review',
    'due diligence',
  ])
  expect(unusedSeatCost(1000, 10, 4)).toBe(600)
  expect(unusedSeatCost(1000, 10, 12)).toBe(0)
  expect([unusedSeatCost(1000, 0, 0), unusedSeatCost(1000, null, 4), unusedSeatCost(null, 10, 4)]).toEqual([null, null, null]) // prettier-ignore
})

describe('on any inventory', () => {
  const cost = (tools: readonly Tool[], from: string, to: string): number =>
    sum(holdingsIn(tools, testMoney, span(from, to)).map(({ periodCost }) => periodCost ?? 0))

  it('periods next to each other add up to the whole', () => {
    fc.assert(
      fc.property(anyTools, fc.uniqueArray(anyDate, { minLength: 3, maxLength: 6 }), (tools, dates) => {
        const days = dates.sort()
        const parts = days.slice(1).map((to, index) => cost(tools, days[index]!, to))
        const whole = cost(tools, days[0]!, days.at(-1)!)
        expect(Math.abs(sum(parts) - whole)).toBeLessThanOrEqual(1e-9 * Math.max(1, whole))
      }),
    )
  })

  it('it is what each day costs, one after the other', () => {
    const daysIn = (year: number): number => toDay(`${year + 1}-01-01`) - toDay(`${year}-01-01`)
    fc.assert(
      fc.property(anyTools, anyDate, fc.nat(800), (tools, from, length) => {
        const to = toDate(toDay(from) + length)
        let expected = 0
        for (const tool of tools) {
          const active = activeSpan(tool)
          for (let day = toDay(from); active && day < toDay(to); day++) {
            if (day < active.from || day >= active.to) continue
            const price = priceOn(tool, day)
            if (price.cost === null) continue
            const isFirstDay = day === active.from || price !== priceOn(tool, day - 1)
            const due =
              price.billingPeriod === 'once'
                ? isFirstDay
                  ? price.cost
                  : 0
                : annualCost(price)! / daysIn(Number(toDate(day).slice(0, 4)))
            expected += convert(due, price.currency, testMoney)
          }
        }
        expect(Math.abs(cost(tools, from, to) - expected)).toBeLessThanOrEqual(1e-8 * Math.max(1, expected))
      }),
      { numRuns: 40 },
    )
  })
})
