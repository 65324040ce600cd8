import { expect, test } from 'vitest'
import { contentCost } from '../config.ts'
import { costsAfterRead } from './costs-after-read.ts'

const cost = (entry: object) => contentCost.parse(entry)
const january = { from: '2026-01-01', to: '2026-02-01' }
const february = { from: '2026-02-01', to: '2026-03-01' }

test('another export by day leaves the days that it has not', () => {
  const days = [1, 2, 3, 4, 0]
  const old = cost({ campaign: 'Brand', amount: 20, hours: 10, from: '2026-01-01', to: '2026-01-06', days })
  const after = (...spans: [string, string][]) =>
    costsAfterRead([old], { by: 'campaign', costs: spans.map(([from, to]) => cost({ campaign: 'Brand', amount: 7, from, to })) }) // prettier-ignore
      .filter(({ amount }) => amount !== 7)
      .map((left) => [left.from, left.to, left.days, left.amount, left.hours])
  expect(after(['2026-01-03', '2026-02-01'])).toEqual([['2026-01-01', '2026-01-03', [1, 2], 6, 3]])
  expect(after(['2026-01-02', '2026-01-03'])).toEqual([
    ['2026-01-01', '2026-01-02', [1], 2, 1],
    ['2026-01-03', '2026-01-06', [3, 4, 0], 14, 7],
  ])
  expect(after(['2025-12-01', '2026-01-05'])).toEqual([])
  expect(costsAfterRead([old], { by: 'campaign', costs: [cost({ campaign: 'Brand', amount: 7 })] })).toHaveLength(1)
})

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
