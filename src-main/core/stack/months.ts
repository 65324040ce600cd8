/** Calendar months as budgets and terms have them. Pure. */
import { type Day, type Span, toDate, toDay } from './cost.ts'
import type { IsoDate } from './tool.ts'

export interface Month {
  /** `2027-01` */
  key: string
  span: Span
  /** The same month, as many whole years earlier as the period has begun. */
  before: Span
  /** How many months it comes after that of `asOf`, 0 if it does not. */
  sinceAsOf: number
}

/** Months since year 0. */
export const monthNumber = (date: IsoDate): number => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1
const firstOf = (number: number): IsoDate =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`

/** The first of the month after that of a day. */
export const nextMonth = (date: IsoDate): IsoDate => firstOf(monthNumber(date) + 1)

/** The same day of the month so many months later, or the last of that month. */
export function monthsAfter(day: Day, months: number): Day {
  const date = toDate(day)
  const first = monthNumber(date) + months
  return Math.min(toDay(firstOf(first)) + Number(date.slice(8)), toDay(firstOf(first + 1))) - 1
}

/** `from` is the first of a month. */
export function monthsFrom(from: IsoDate, many: number, asOf: IsoDate): Month[] {
  const shift = 12 * Math.ceil(many / 12)
  const span = (number: number): Span => ({ from: toDay(firstOf(number)), to: toDay(firstOf(number + 1)) })
  return Array.from({ length: many }, (_, at) => {
    const number = monthNumber(from) + at
    return {
      key: firstOf(number).slice(0, 7),
      span: span(number),
      before: span(number - shift),
      sinceAsOf: Math.max(0, number - monthNumber(asOf)),
    }
  })
}
