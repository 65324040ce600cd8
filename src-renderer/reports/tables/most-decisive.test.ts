import { expect, test } from 'vitest'
import { mostDecisive } from './most-decisive.ts'

const pairs = [
  { id: 'few', enough: false, pAdjusted: null },
  { id: 'open', enough: true, pAdjusted: 0.3 },
  { id: 'sure', enough: true, pAdjusted: 0.001 },
  { id: 'told', enough: true, pAdjusted: 0.04 },
]
const ids = (most: number, lead: number): string[] => mostDecisive(pairs, most, lead).map(({ id }) => id)

test('where there is no room for all, pairs with a verdict are drawn before others', () => {
  expect(ids(2, 0)).toEqual(['sure', 'told'])
  expect(ids(3, 0)).toEqual(['sure', 'told', 'open'])
  // What the report is of stays first, whatever its verdict.
  expect(ids(2, 1)).toEqual(['few', 'sure'])
  // With room for all they stay as they are.
  expect(ids(4, 0)).toEqual(['few', 'open', 'sure', 'told'])
})
