import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDate, toDay } from '../../stack/cost.ts'
import { isInUse } from '../../stack/in-use.ts'
import { anyDate, anyTools, makeTool, testMoney } from '../../testing/tools.ts'
import { evolution } from './stack-evolution.ts'

const all = { from: null, to: null, interval: 'year' as const }

describe('the stack year by year', () => {
  const tools = [
    makeTool({ name: 'CRM', cost: 100, billingPeriod: 'month', category: 'CRM' }),
    makeTool({ name: 'Amplitude', cost: 500, startDate: '2017-03-01', endDate: '2019-06-15', category: 'Analytics' }),
    makeTool({
      name: 'Looker', cost: 2000, startDate: '2018-11-01', replaces: ['amplitude'], reason: 'sophistication', category: 'Analytics',
      prices: [{ from: '2019-11-01', cost: 2400, currency: null, billingPeriod: 'year' }],
    }), // prettier-ignore
    makeTool({ name: 'Suite', cost: 9000, startDate: '2017-01-01', status: 'candidate' }),
  ]
  const milestones = [
    { date: '2017-06-01', label: 'Series A', headcount: 20, users: null, funding: 5_000_000 },
    { date: '2019-01-01', label: 'New office', headcount: 50, users: 10_000, funding: null },
  ]
  const { params, rows, totals } = evolution(tools, milestones, testMoney, all, '2019-12-31')

  it('starts with the first day that is known and ends with today', () => {
    expect(params).toEqual({ from: '2017-03-01', to: '2020-01-01', interval: 'year' })
    expect(rows.map(({ period, firstDay, lastDay }) => [period, firstDay, lastDay])).toEqual([
      ['2017', '2017-03-01', '2017-12-31'],
      ['2018', '2018-01-01', '2018-12-31'],
      ['2019', '2019-01-01', '2019-12-31'],
    ])
  })

  it('counts tools and cost on the last day of each', () => {
    // 2017: CRM 1,200 + Amplitude 500. 2018: + Looker 2,000. 2019: CRM 1,200 + Looker at its new 2,400.
    expect(rows.map(({ tools: count, annualCost }) => [count, annualCost])).toEqual([[2, 1700], [3, 3700], [2, 3600]]) // prettier-ignore
    expect(rows.map(({ added, removed }) => [added, removed])).toEqual([[['Amplitude'], []], [['Looker'], []], [[], ['Amplitude']]]) // prettier-ignore
    expect(rows[2]!.categories).toEqual([
      { category: 'Analytics', tools: 1, annualCost: 2400 },
      { category: 'CRM', tools: 1, annualCost: 1200 },
    ])
  })

  it('has a replacement once the old tool is gone', () => {
    expect(rows.map(({ replaced }) => replaced)).toEqual([[], [], [{ from: 'Amplitude', to: 'Looker', reason: 'sophistication' }]]) // prettier-ignore
  })

  it('carries milestones forward', () => {
    expect(rows.map(({ headcount, users, funding }) => [headcount, users, funding])).toEqual([
      [20, null, 5_000_000],
      [20, null, 5_000_000],
      [50, 10_000, 5_000_000],
    ])
    expect(rows.map(({ costPerHead }) => costPerHead)).toEqual([85, 185, 72])
    expect(rows.map(({ milestones: labels }) => labels)).toEqual([['Series A'], [], ['New office']])
  })

  it('names milestones of one label once in a period, with the last figure', () => {
    const of = (date: string, label: string, headcount: number | null) => ({ date, label, headcount, users: null, funding: null }) // prettier-ignore
    const monthly = [of('2018-01-31', 'Headcount', 20), of('2018-02-28', 'Series B', null), of('2018-03-31', 'headcount ', 24), of('2019-01-31', 'Headcount', 30)] // prettier-ignore
    const { rows } = evolution(tools, monthly, testMoney, all, '2019-12-31')
    expect(rows.map(({ milestones: labels, headcount }) => [labels, headcount])).toEqual([[[], null], [['Series B', 'headcount '], 24], [['Headcount'], 30]]) // prettier-ignore
  })

  it('sums up', () => {
    // Net +1, +1, −1: mean 1/3, variance (4/9 + 4/9 + 16/9)/3 = 8/9.
    expect(totals).toEqual({
      periods: 3, added: 2, removed: 1, replaced: 1, meanNet: 1 / 3, sdNet: Math.sqrt(8 / 9), startUnknown: 1, unknownCosts: 0,
    }) // prettier-ignore
  })
})

it('the tools of each period are those before, plus what came, less what went', () => {
  fc.assert(
    fc.property(
      anyTools,
      anyDate,
      anyDate,
      fc.constantFrom('year' as const, 'quarter' as const, 'month' as const),
      (tools, one, other, interval) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        const { rows } = evolution(tools, [], testMoney, { from, to, interval }, to)
        let count = tools.filter((tool) => isInUse(tool, toDay(from) - 1)).length
        for (const row of rows) {
          count += row.added.length - row.removed.length
          expect(row.tools).toBe(count)
        }
        if (from < to) expect(rows.at(-1)!.lastDay).toBe(toDate(toDay(to) - 1))
      },
    ),
  )
})
