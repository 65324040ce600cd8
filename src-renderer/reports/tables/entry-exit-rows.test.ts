import { expect, it } from 'vitest'
import { entryExitRows } from './entry-exit-rows.ts'

it('a visit is one row’s first and one row’s last page', () => {
  const row = { views: 0, sessions: 0, exitRate: 0 }
  const rows = entryExitRows(
    [
      { ...row, key: '(other)', entries: 100, exits: 20, bounces: 10, entryShare: 0.5, bounceRate: 0.1 },
      { ...row, key: 'Articles', entries: 100, exits: 180, bounces: 50, entryShare: 0.5, bounceRate: 0.5 },
      { ...row, key: 'Exits only', entries: 0, exits: 0, bounces: 0, entryShare: 0, bounceRate: null },
    ],
    { views: 400, sessions: 200, bounces: 60, bounceRate: 0.3 },
  )
  expect(rows.map(({ key, first, firstShare, last, lastShare }) => [key, first, firstShare, last, lastShare])).toEqual([
    ['Articles', 100, 0.5, 180, 0.9],
    ['Exits only', 0, 0, 0, 0],
    ['(other)', 100, 0.5, 20, 0.1],
  ])
  // Wilson's interval of 50 of 100: 40.4 % to 59.6 %.
  expect(rows[0]!.rate!.low).toBeCloseTo(0.4038, 4)
  expect(rows[0]!.rate!.high).toBeCloseTo(0.5962, 4)
  expect(rows[1]!.rate).toBeNull()
})
