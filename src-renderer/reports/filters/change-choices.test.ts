import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../format.ts'
import { changeChoices } from './change-choices.ts'

test('quarters and months, the latest first; one that has not ended has no end', () => {
  const choices = changeChoices('2025-01-06', '2025-06-05').map((each) => ({
    ...each,
    label: each.label.replaceAll('\u00a0', ' '),
  }))
  expect(choices).toEqual([
    { label: 'Q2 2025 against Q1 2025', from: '2025-01-01', date: '2025-04-01', to: null },
    { label: 'Jun 2025 against May 2025', from: '2025-05-01', date: '2025-06-01', to: null },
    { label: 'May 2025 against Apr 2025', from: '2025-04-01', date: '2025-05-01', to: '2025-06-01' },
    { label: 'Apr 2025 against Mar 2025', from: '2025-03-01', date: '2025-04-01', to: '2025-05-01' },
  ])
  expect(changeChoices('2025-01-06', '2025-01-30')).toEqual([])
  // Over the turn of the year, and not yet where the month has only begun.
  expect(changeChoices('2024-12-20', '2025-01-01')).toEqual([])
  expect(changeChoices('2024-11-20', '2025-01-09').map(({ date }) => date)).toEqual([
    '2025-01-01',
    '2025-01-01',
    '2024-12-01',
  ])
})

test('every choice has data on both sides', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2023-01-01', days))
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [first, last] = a < b ? [a, b] : [b, a]
      for (const { from, date, to } of changeChoices(first, last)) {
        expect(from < date && first < date && date < last).toBe(true)
        if (to !== null) expect(date < to && to <= last).toBe(true)
      }
    }),
  )
})
