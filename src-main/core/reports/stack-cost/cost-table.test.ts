import { describe, expect, it } from 'vitest'
import { stackCost } from '../../../../shared/reports/stack-cost.ts'
import type { ReportParamsInput } from '../../../../shared/reports/index.ts'
import { makeTool, testMoney } from '../../testing/tools.ts'
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

  it('leaves a sum of nothing at 0', () => {
    expect(costTable([tools[2]!], config, stackCost.params.parse({}), '2019-12-31').totals.annualCost).toBe(0)
  })
})
