import { expect, it } from 'vitest'
import { costCsv } from './cost-csv.ts'
import type { CostRow } from './words.ts'

it('counts what is not known, in cents, without a column that nothing is in', () => {
  const product: CostRow = {
    key: 'Product',
    tools: 2,
    annualCost: 1283.0400000000002,
    periodCost: null,
    share: 0.25,
    seatsLicensed: 4,
    seatsActive: 4,
    unusedSeatCost: null,
    unknownCosts: 1,
    unknownUnusedSeatCosts: 1,
  }
  expect(costCsv('team', [product], false)).toEqual([
    [
      'team',
      'annual cost',
      'share',
      'tools',
      'seats licensed',
      'seats in use',
      'unused seat cost',
      'tools of known cost',
      'tools of unknown cost',
      'tools of unknown unused seat cost',
    ],
    ['Product', 1283.04, 0.25, 2, 4, 4, null, 1, 1, 1],
  ])
  expect(costCsv('team', [{ ...product, periodCost: 641.5200000000001 }], true)[1]!.slice(0, 3)).toEqual([
    'Product',
    1283.04,
    641.52,
  ])
})
