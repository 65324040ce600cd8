import { expect, test } from 'vitest'
import { rateOf } from './statistics.ts'

test('a rate with its Wilson interval', () => {
  // 1,155 of 38,210, worked by hand: 3.02 %, 2.86 to 3.20 %.
  const rate = rateOf(1155, 38_210)
  expect(rate?.rate).toBeCloseTo(0.03023, 5)
  expect(rate?.low).toBeCloseTo(0.02856, 5)
  expect(rate?.high).toBeCloseTo(0.032, 4)
  expect(rateOf(0, 0)).toBeNull()
})
