import { expect, test } from 'vitest'
import { enough, rateOf } from './statistics.ts'

test('a rate with its Wilson interval', () => {
  // 1,155 of 38,210, worked by hand: 3.02 %, 2.86 to 3.20 %.
  const rate = rateOf(1155, 38_210)
  expect(rate?.rate).toBeCloseTo(0.03023, 5)
  expect(rate?.low).toBeCloseTo(0.02856, 5)
  expect(rate?.high).toBeCloseTo(0.032, 4)
  expect(rateOf(0, 0)).toBeNull()
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
