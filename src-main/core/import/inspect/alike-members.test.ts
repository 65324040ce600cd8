import { expect, it } from 'vitest'
import { Spread } from './alike-members.ts'

const spread = (most: number, mostSize: number, count: number): number[] => {
  const rows = new Spread<number>(most, mostSize, () => 1)
  for (let row = 0; row < count; row++) rows.add(row)
  return rows.some()
}

it('keeps all there is room for, and of more some from all over, in their order', () => {
  expect(spread(5, 1_000, 4)).toEqual([0, 1, 2, 3])
  const some = spread(10, 1_000, 100_000)
  expect(some).toHaveLength(10)
  expect(some).toEqual(some.toSorted((a, b) => a - b))
  expect(some[0]).toBe(0)
  expect(some.at(-1)).toBeGreaterThan(80_000)
})

it('keeps fewer where they are large', () => {
  expect(spread(1_000, 8, 100_000).length).toBeLessThanOrEqual(8)
})
