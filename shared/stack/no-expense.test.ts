import { expect, it } from 'vitest'
import { isNoExpense } from './no-expense.ts'

it('rows that settle a bill are no expense, and rows that cannot be read are not said to be', () => {
  expect(isNoExpense('it settles a bill, and bills have rows of their own')).toBe(true)
  expect(isNoExpense('it was not charged: its status is declined')).toBe(true)
  expect(isNoExpense('its account is of the balance sheet or of income, the other side of what is booked as an expense')).toBe(true) // prettier-ignore
  expect(isNoExpense('the date "x" is not a date; write it as 2019-01-31')).toBe(false)
  expect(isNoExpense('it has no amount')).toBe(false)
})
