import { expect, test } from 'vitest'
import { peopleSorts } from '../../shared/reports/people.ts'
import { asOrder, asSort, orderWords } from './people-order.ts'

test('an order of the headings is one of the report, and back', () => {
  for (const sort of peopleSorts) expect(asSort(asOrder(sort)!)).toBe(sort)
  expect(asOrder(null)).toBeNull()
  expect(asOrder('-first-seen')).toEqual({ column: 'first-seen', descending: true })
})

test('every order has words of its own', () => {
  const words = [null, ...peopleSorts].map(orderWords)
  expect(new Set(words).size).toBe(peopleSorts.length + 1)
  expect(orderWords('converted')).toBe('By first conversion, the earliest first; who has none comes after them')
})
