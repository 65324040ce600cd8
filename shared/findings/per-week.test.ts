import { expect, it } from 'vitest'
import type { Report } from '../reports/index.ts'
import { isMuchChanged, perWeek, perWeekWords, unusualDaysSentence } from './per-week.ts'

type Totals = Report<'before-after'>['totals']

const of = (totals: Partial<Totals>): Report<'before-after'> =>
  ({ params: { goal: 'Trial', date: '2026-10-12' }, totals: { unusualDays: [], ...totals } }) as never

it('counts people and conversions a week, however long each side is', () => {
  const found = perWeek(of({ daysBefore: 35, daysAfter: 28, peopleBefore: 167, peopleAfter: 240, convertedBefore: 23, convertedAfter: 39 }))! // prettier-ignore
  expect(perWeekWords(found, 'Trial')).toBe(
    '33.4 people a week landed before and 60.0 since, of whom 4.6 and 9.8 reached “Trial”',
  )
})

it('is no great change below a fifth or by chance, and says nothing of few people or a few days', () => {
  const sides = { daysBefore: 28, daysAfter: 14, peopleBefore: 200, convertedBefore: 20, convertedAfter: 9 }
  expect(isMuchChanged(of({ ...sides, peopleAfter: 240 }))).toBe(true)
  expect(isMuchChanged(of({ ...sides, peopleAfter: 70 }))).toBe(true)
  expect(isMuchChanged(of({ ...sides, peopleAfter: 110 }))).toBe(false)
  // 20 in four weeks, 15 in two: half as many again, and z = 1.19; 30 in two: z = 3.46.
  expect(isMuchChanged(of({ ...sides, peopleAfter: 100, convertedAfter: 15 }))).toBe(false)
  expect(isMuchChanged(of({ ...sides, peopleAfter: 100, convertedAfter: 30 }))).toBe(true)
  expect(isMuchChanged(of({ ...sides, convertedBefore: 0, convertedAfter: 0, peopleAfter: 100 }))).toBe(false)
  expect(perWeek(of({ ...sides, peopleAfter: 90, daysAfter: 6 }))).toBeNull()
  expect(perWeek(of({ ...sides, peopleBefore: 9, peopleAfter: 10 }))).toBeNull()
})

it('names unusual days and their side', () => {
  const day = (day: string, people: number, unusual: 'high' | 'low' = 'low') => ({ day, people, expected: 146, unusual }) // prettier-ignore
  expect(unusualDaysSentence(of({}))).toEqual([])
  const days = [day('2026-10-01', 900, 'high'), day('2026-10-20', 57), day('2026-10-21', 56)]
  expect(
    unusualDaysSentence(of({ unusualDays: days }))
      .join('')
      .replaceAll('\u00a0', ' '),
  ).toBe(
    'Of all people, unusually quiet were 20 Oct 2026 (since: 57 people, 146 usual) and 21 Oct 2026 (since: 56 people, 146 usual) and unusually busy was 1 Oct 2026 (before: 900 people, 146 usual); that moves what is counted a week, and on quiet days something may not have been tracked.',
  )
})
