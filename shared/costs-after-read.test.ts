import { expect, test } from 'vitest'
import { contentCost } from './config.ts'
import { costsAfterRead } from './costs-after-read.ts'

const cost = (entry: object) => contentCost.parse(entry)
const january = { from: '2026-01-01', to: '2026-02-01' }
const february = { from: '2026-02-01', to: '2026-03-01' }

test('another export of ads leaves the costs of other campaigns and months, and those of groups', () => {
  const group = cost({ group: 'Brand', amount: 9 })
  const before = [
    group,
    cost({ campaign: 'Brand', amount: 1, ...january }),
    cost({ campaign: 'Brand', amount: 2, ...february }),
    cost({ campaign: 'spring', amount: 3, ...february }),
  ]
  const read = [cost({ campaign: 'Brand', amount: 5, ...february })]
  expect(costsAfterRead(before, { by: 'campaign', costs: read }).map(({ amount }) => amount)).toEqual([9, 1, 3, 5])
  const undated = [cost({ campaign: 'Brand', amount: 6 })]
  expect(costsAfterRead(before, { by: 'campaign', costs: undated }).map(({ amount }) => amount)).toEqual([9, 3, 6])
  const groups = [cost({ group: 'Guides', amount: 7 })]
  expect(costsAfterRead(before, { by: 'group', costs: groups }).map(({ amount }) => amount)).toEqual([1, 2, 3, 7])
})
