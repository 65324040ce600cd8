import { expect, it } from 'vitest'
import { intervalName } from './interval-name.ts'

it('says why an interval and a p do not agree, and nothing where they do', () => {
  const name = (...asked: Parameters<typeof intervalName>): string => intervalName(...asked).replaceAll('\u00a0', ' ')
  expect(name(0.01, 0.02, true)).toBe('95 % interval')
  expect(name(-0.01, 0.02, false)).toBe('95 % interval')
  expect(name(-0.0005, 0.0215, true)).toBe('95 % interval by another method')
  expect(name(-0.02, -0.001, false)).toBe('95 % interval by another method')
  // p allows for all rows; of one alone the interval may leave out 0.
  expect(name(0.001, 0.02, false, true)).toBe('95 % interval of it alone')
  expect(name(-0.001, 0.02, true, true)).toBe('95 % interval by another method')
})
