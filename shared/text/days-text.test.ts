import { expect, test } from 'vitest'
import { daysText } from './days-text.ts'

const minute = 1 / 1440

test.each([
  [40 / 86_400, '40 s'],
  [3.5 * minute, '3.5 min'],
  [4.5 * minute, '4.5 min'],
  [4 * minute, '4 min'],
  [12 * minute, '12 min'],
  [3.5 / 24, '3.5 h'],
  [2.1, '2.1 days'],
])('%d days in words', (days, words) => {
  expect(daysText(days)).toBe(words)
})
