import { expect, it } from 'vitest'
import { compareCounts, garwood } from './counts.ts'

it('has the exact limits of a count, as tables of Garwood have them', () => {
  const shown = (counted: number) => garwood(counted).map((limit) => Number(limit.toFixed(3)))
  expect(shown(0)).toEqual([0, 3.689])
  expect(shown(1)).toEqual([0.025, 5.572])
  expect(shown(6)).toEqual([2.202, 13.059])
  expect(shown(12)).toEqual([6.201, 20.962])
  expect(shown(100)).toEqual([81.364, 121.627])
})

it('compares two counts by their sizes', () => {
  // 2 × P(X ≥ 9) of binomial(10, ½) = 22 ÷ 1024.
  expect(compareCounts({ counted: 9, size: 100 }, { counted: 1, size: 100 })).toBeCloseTo(22 / 1024, 12)
  expect(compareCounts({ counted: 1, size: 100 }, { counted: 9, size: 100 })).toBeCloseTo(22 / 1024, 12)
  expect(compareCounts({ counted: 5, size: 100 }, { counted: 5, size: 100 })).toBe(1)
  // 2 × P(X ≥ 3) of binomial(3, ¼).
  expect(compareCounts({ counted: 3, size: 1 }, { counted: 0, size: 3 })).toBeCloseTo(2 / 64, 12)
  expect(compareCounts({ counted: 60_000, size: 1 }, { counted: 60_100, size: 1 })).toBeGreaterThan(0.7)
})
