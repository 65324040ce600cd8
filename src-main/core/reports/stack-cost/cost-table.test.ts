import { describe, expect, it } from 'vitest'
import { stackCost } from '../../../../shared/reports/stack-cost.ts'
import type { ReportParamsInput } from '../../../../shared/reports/index.ts'
import { makeTool, testMoney } from '../../testing/tools.ts'
import type { Tool } from '../../stack/tool.ts'
import { costTable } from './cost-table.ts'

const config = { ...testMoney, tiers: [20_000, 50_000, 80_000] as [number, number, number] }
const tools = [
  makeTool({ name: 'Known', category: 'A', cost: 300 }),
  makeTool({ name: 'Free', category: 'A', cost: 0 }),
  makeTool({ name: 'Unknown', category: 'B' }),
  // Unknown until 1 July 2019: 184 of its 365 days are known.
  makeTool({ name: 'Later', category: 'A', prices: [{ from: '2019-07-01', cost: 365, currency: null, billingPeriod: 'year' }] }),
] // prettier-ignore
const table = (params: ReportParamsInput<'stack-cost'>) =>
  costTable(tools, config, stackCost.params.parse(params), '2019-12-31')

describe('a cost that is not known', () => {
  it('is null, and not the 0 of a free tool', () => {
    const { rows, totals } = table({})
    expect(rows.map(({ key, annualCost, share, unknownCosts }) => [key, annualCost, share, unknownCosts])).toEqual([
      ['Later', 365, 365 / 665, 0],
      ['Known', 300, 300 / 665, 0],
      ['Free', 0, 0, 0],
      ['Unknown', null, null, 1],
    ])
    expect(totals).toMatchObject({ annualCost: 665, periodCost: null, unknownCosts: 1 })
  })

  it('adds nothing to a group, and leaves one of its own unknown', () => {
    const { rows } = table({ by: 'category', asOf: '2019-06-30' })
    expect(rows.map(({ key, tools: many, annualCost, unknownCosts }) => [key, many, annualCost, unknownCosts])).toEqual(
      [
        ['A', 3, 300, 1],
        ['B', 1, null, 1],
      ],
    )
  })

  it('is counted in a period on any of whose days it was not known', () => {
    const { rows, totals } = table({ from: '2019-01-01', to: '2020-01-01' })
    expect(rows.map(({ key, periodCost, unknownCosts }) => [key, periodCost, unknownCosts])).toEqual([
      ['Known', 300, 0],
      ['Later', 184, 1],
      ['Free', 0, 0],
      ['Unknown', null, 1],
    ])
    expect(totals).toMatchObject({ periodCost: 484, unknownCosts: 2 })
  })

  it('makes a total of only unknown costs unknown; without tools it is 0, the sum of nothing', () => {
    const totals = (of: Tool[], params: ReportParamsInput<'stack-cost'>) =>
      costTable(of, config, stackCost.params.parse(params), '2019-12-31').totals
    const year = { from: '2019-01-01', to: '2020-01-01' }
    // 1 a day from 1 July on; what it cost in the 181 days before nobody knows.
    const paid = makeTool({ name: 'Paid', cost: 365, custom: { 'First charge': '2019-07-01' } })
    expect(totals([paid], year).carriedBack).toBeCloseTo(181, 9)
    expect(totals([paid], { asOf: '2019-06-30' })).toMatchObject({ annualCost: 365, carriedBack: 365 })
    expect(totals([paid], { asOf: '2019-07-01' })).toMatchObject({ carriedBack: 0 })
    expect(totals([tools[2]!], {})).toMatchObject({ annualCost: null, periodCost: null, unknownCosts: 1 })
    expect(totals([tools[2]!], year)).toMatchObject({ annualCost: null, periodCost: null, unknownCosts: 1 })
    expect(totals([], {})).toMatchObject({ annualCost: 0, periodCost: null, unknownCosts: 0 })
    expect(totals([], year)).toMatchObject({ annualCost: 0, periodCost: 0, unknownCosts: 0 })
  })
})

it('by team has the cost a head where the heads are said, in any case, and over those teams in all', () => {
  const of = [
    makeTool({ name: 'CRM', team: 'Sales', cost: 1200 }),
    makeTool({ name: 'Chat', team: 'Sales; Support', cost: 600 }),
    makeTool({ name: 'Docs', team: 'Legal', cost: 90 }),
    makeTool({ name: 'Dark', team: 'Ops' }),
  ]
  const heads = { sales: 10, Support: 2.5, Ops: 3, Nobody: 7 }
  const table = (params: ReportParamsInput<'stack-cost'>) => costTable(of, { ...config, heads }, stackCost.params.parse(params), '2019-12-31') // prettier-ignore
  const { rows, totals } = table({ by: 'team' })
  expect(rows.map(({ key, heads, costPerHead }) => [key, heads, costPerHead])).toEqual([['Sales', 10, 150], ['Support', 2.5, 120], ['Legal', null, null], ['Ops', 3, null]]) // prettier-ignore
  // 1,800 of 15.5 people; nobody is in the team that no tool has.
  expect([totals.heads, totals.costPerHead]).toEqual([15.5, 1800 / 15.5])
  expect(table({ by: 'team', from: '2019-01-01', to: '2019-07-01' }).rows[0]!.costPerHead).toBeCloseTo((1500 * 181) / 365 / 10, 9) // prettier-ignore
  expect(table({ by: 'vendor' })).toMatchObject({ rows: [{ heads: null, costPerHead: null }], totals: { heads: null } })
})

/** Of 10 seats at 10 each, 4 are in use: 60 is wasted. All 5 seats of Full are in use. Nobody knows Dark's. */
const seated = [
  makeTool({ name: 'Waste', category: 'A', team: 'X', cost: 100, seatsLicensed: 10, seatsActive: 4 }),
  makeTool({ name: 'Full', category: 'B', team: 'X', cost: 100, seatsLicensed: 5, seatsActive: 5 }),
  makeTool({ name: 'Dark', category: 'B', team: 'X', cost: 100 }),
  makeTool({ name: 'Busy', category: 'C', team: 'X', cost: 100, seatsLicensed: 5, seatsActive: 7 }),
]

describe('what is paid for unused seats', () => {
  it('is nothing for a tool that ended before the period did', () => {
    const year = { from: '2019-01-01', to: '2020-01-01' }
    const of = [
      makeTool({ name: 'Gone', cost: 100, seatsLicensed: 4, seatsActive: 1, endDate: '2019-06-01' }),
      makeTool({ name: 'Here', cost: 100, seatsLicensed: 4, seatsActive: 1, endDate: '2020-01-01' }),
    ]
    const { rows, totals } = costTable(of, config, stackCost.params.parse(year), '2019-12-31')
    expect(rows.map(({ key, unusedSeatCost: cost }) => [key, cost])).toEqual([['Here', 75], ['Gone', 0]]) // prettier-ignore
    expect(totals).toMatchObject({ unusedSeatCost: 75, unknownUnusedSeatCosts: 0, carriedBack: 0 })
  })

  const unused = (by: ReportParamsInput<'stack-cost'>['by']) => {
    const { rows, totals } = costTable(seated, config, stackCost.params.parse({ by }), '2019-12-31')
    return [...rows, { key: 'all', ...totals }].map((row) => [row.key, row.unusedSeatCost, row.unknownUnusedSeatCosts])
  }

  it('is 0 only where every seat is known to be in use', () => {
    expect(unused('tool')).toEqual([
      ['Busy', 0, 0],
      ['Dark', null, 1],
      ['Full', 0, 0],
      ['Waste', 60, 0],
      ['all', 60, 1],
    ])
  })

  it('is not known where no waste is and some of it is not known', () => {
    // B: Full wastes nothing, Dark is unknown: at least 0, which says nothing. All: at least 60, which does.
    expect(unused('category')).toEqual([
      ['B', null, 1],
      ['A', 60, 0],
      ['C', 0, 0],
      ['all', 60, 1],
    ])
    expect(unused('team')).toEqual([
      ['X', 60, 1],
      ['all', 60, 1],
    ])
  })
})
