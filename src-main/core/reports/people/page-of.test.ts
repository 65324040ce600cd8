import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pageOf } from './page-of.ts'

it('is the part of the whole list in falling order, ties by the next keys and then by what is compared', () => {
  // Few values, so that ties cross the bounds of pages.
  const value = fc.constantFrom(-Infinity, -2, -1, 0, 1, 2)
  const keys = fc.array(fc.tuple(value, value, value), { maxLength: 60 })
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 3 }), fc.nat(70), fc.nat(70), (list, columns, offset, limit) => {
      const byIndex = (a: number, b: number): number => b - a
      const key = (index: number, column: number): number => (column < columns ? list[index]![column]! : 0)
      const falling = (a: number, b: number): number => (a === b ? 0 : b - a)
      const all = list
        .map((_, index) => index)
        .sort(
          (a, b) =>
            falling(key(a, 0), key(b, 0)) ||
            falling(key(a, 1), key(b, 1)) ||
            falling(key(a, 2), key(b, 2)) ||
            byIndex(a, b),
        )
      const column = (at: number): Float64Array => Float64Array.from(list, (each) => each[at]!)
      const given = [column(0), ...[1, 2].slice(0, columns - 1).map(column)] as const
      expect(pageOf(given, offset, limit, byIndex)).toEqual(all.slice(offset, offset + limit))
      expect([...given[0]]).toEqual(list.map(([first]) => first))
    }),
    { numRuns: 500 },
  )
})

it('is found in a list that is sorted already, and in one of equal keys', () => {
  const rising = Float64Array.from({ length: 10_000 }, (_, index) => index)
  expect(pageOf([rising], 3, 3, (a, b) => a - b)).toEqual([9996, 9995, 9994])
  expect(pageOf([new Float64Array(10_000)], 3, 3, (a, b) => a - b)).toEqual([3, 4, 5])
})
