import { expect, it } from 'vitest'
import { isEvent, spanWords } from './words.ts'

it('counts whole years, and names the days of what is none', () => {
  expect(spanWords('2017-01-01', '2019-12-31')).toBe(' in 3 years')
  expect(spanWords('2024-05-01', '2026-11-27')).toBe(' between 1\u00a0May 2024 and 27\u00a0Nov 2026')
  expect(spanWords('2024-12-01', '2026-11-27')).toBe(' in 2 years')
  expect(spanWords('2025-12-01', '2026-11-27')).toBe('')
})

it('takes a headcount for no event of its year', () => {
  expect(['Jun 2025 headcount', 'Headcount', 'Series B', 'Headhunters hired'].filter(isEvent)).toEqual(['Series B', 'Headhunters hired']) // prettier-ignore
})
