import { describe, expect, it, test } from 'vitest'
import { enough, percentile, wilson } from './stats.ts'

describe('wilson', () => {
  // Newcombe 1998, Stat Med 17:857, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (x, n, low, high) => {
    expect(wilson(x, n)[0]).toBeCloseTo(low, 4)
    expect(wilson(x, n)[1]).toBeCloseTo(high, 4)
  })
  it('reaches exactly 0 and 1', () => {
    expect(wilson(0, 3)[0]).toBe(0)
    expect(wilson(3, 3)[1]).toBe(1)
  })
})

test('enough: five expected converters and non-converters on either side', () => {
  // 148 people at a pooled 2.24 %: 3.3 expected converters.
  expect(enough(4, 148, 4750, 214_580)).toBe(false)
  expect(enough(49, 4722, 4750, 214_580)).toBe(true)
  // The others are too few, though the group is large.
  expect(enough(480, 21_000, 481, 21_010)).toBe(false)
  // Nobody else: its own numbers decide.
  expect(enough(480, 21_000, 480, 21_000)).toBe(true)
  expect(enough(3, 21_000, 3, 21_000)).toBe(false)
  expect(enough(0, 0, 0, 0)).toBe(false)
})

test('percentile is linear between neighbours', () => {
  // Type 7 of 1, 2, 4, 8: position 3 × 0.25 = 0.75 → 1.75; 3 × 0.5 = 1.5 → 3.
  expect(percentile([1, 2, 4, 8], 0.25)).toBe(1.75)
  expect(percentile([1, 2, 4, 8], 0.5)).toBe(3)
  expect(percentile([1, 2, 4, 8], 1)).toBe(8)
  expect(percentile([7], 0.75)).toBe(7)
})
