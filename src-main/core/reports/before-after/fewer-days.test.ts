import { expect, it } from 'vitest'
import { fewerDaysWords } from '../../../../shared/findings/before-after.ts'
import { findFewerDays } from './fewer-days.ts'

/** Of data that end so many days after the date, and periods that are equally long but where one is given. */
const ending =
  (after: number, given?: number) =>
  (withinDays: number): { daysBefore: number; daysAfter: number } | null => {
    const daysAfter = Math.min(given ?? Infinity, after - withinDays)
    return daysAfter < 1 ? null : { daysBefore: given ?? daysAfter, daysAfter }
  }

it('are the most that leave both periods as long as seven days would', () => {
  expect(findFewerDays(30, ending(34)(30)!, ending(34))).toEqual({ withinDays: 7, daysBefore: 27, daysAfter: 27 })
  expect(findFewerDays(30, ending(44, 28)(30)!, ending(44, 28))).toEqual({
    withinDays: 14,
    daysBefore: 28,
    daysAfter: 28,
  })
})

it('are none where the periods are long enough, or as long as they can be', () => {
  expect(findFewerDays(30, ending(90)(30)!, ending(90))).toBeNull()
  expect(findFewerDays(7, ending(9)(7)!, ending(9))).toBeNull()
  expect(findFewerDays(14, ending(8)(7)!, () => null)).toBeNull()
})

it('are said with what they leave, and periods of unlike length as such', () => {
  const said = (totals: { daysBefore: number; daysAfter: number }, daysBefore: number, daysAfter: number) =>
    fewerDaysWords({
      params: { withinDays: 30 },
      totals: { ...totals, fewerDays: { withinDays: 7, daysBefore, daysAfter } },
    })
  expect(said({ daysBefore: 4, daysAfter: 4 }, 27, 27)).toBe('30 days to convert leave 4 days a side, 7 would leave 27')
  expect(said({ daysBefore: 28, daysAfter: 4 }, 28, 28)).toBe(
    '30 days to convert leave 28 days before and 4 since, 7 would leave 28 and 28',
  )
  expect(
    fewerDaysWords({ params: { withinDays: 30 }, totals: { daysBefore: 9, daysAfter: 9, fewerDays: null } }),
  ).toBeNull()
})
