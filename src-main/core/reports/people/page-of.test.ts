import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pageOf } from './page-of.ts'

it('is the part of the whole list in falling order, ties by what is compared', () => {
  // Few values, so that ties cross the bounds of pages.
  const keys = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 60 })
  fc.assert(
    fc.property(keys, fc.nat(70), fc.nat(70), (list, offset, limit) => {
      const byIndex = (a: number, b: number): number => b - a
      const all = list.map((_, index) => index).sort((a, b) => list[b]! - list[a]! || byIndex(a, b))
      const given = Float64Array.from(list)
      expect(pageOf(given, offset, limit, byIndex)).toEqual(all.slice(offset, offset + limit))
      expect([...given]).toEqual(list)
    }),
    { numRuns: 500 },
  )
})

it('is found in a list that is sorted already, and in one of equal keys', () => {
  const rising = Float64Array.from({ length: 10_000 }, (_, index) => index)
  expect(pageOf(rising, 3, 3, (a, b) => a - b)).toEqual([9996, 9995, 9994])
  expect(pageOf(new Float64Array(10_000), 3, 3, (a, b) => a - b)).toEqual([3, 4, 5])
})
