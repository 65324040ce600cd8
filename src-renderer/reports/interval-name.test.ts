import { expect, it } from 'vitest'
import { nameInterval, nextStart } from './interval-name.ts'

it('intervals end where the next begins, also those a period cuts', () => {
  expect(nextStart('2026-03-01', 'month')).toBe('2026-04-01')
  expect(nextStart('2026-12-31', 'month')).toBe('2027-01-01')
  expect(nextStart('2026-02-01', 'quarter')).toBe('2026-04-01')
  expect(nextStart('2026-11-15', 'quarter')).toBe('2027-01-01')
  expect(nextStart('2024-02-29', 'year')).toBe('2025-01-01')
  expect(nextStart('2026-12-28', 'week')).toBe('2027-01-04')
  expect(nextStart('2026-02-28', 'day')).toBe('2026-03-01')
})

it('intervals are called as people call them', () => {
  const names = (['month', 'quarter', 'year', 'week'] as const).map((interval) =>
    nameInterval('2026-04-01', interval).replaceAll('\u00a0', ' '),
  )
  expect(names).toEqual(['Apr 2026', 'Q2 2026', '2026', '1 Apr 2026'])
})
