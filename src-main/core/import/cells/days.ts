/**
 * Days in place of times, as lists of customers write them. Whoever became one on a day did so after what they saw on it, so a
 * day can be its last millisecond as well as its first. So can a minute, where a list writes no seconds: the form that made a
 * contact of it at 23:42:45 would come after the contact of 23:42.
 */
import { isBlankValue } from '../../../../shared/text/blank.ts'
import type { DayTime } from '../../../../shared/import.ts'
import { beginOf, dayOf } from '../../zone-days.ts'
import { isTimed, parseTime, zoneClock } from './time.ts'

const msPerDay = 86_400_000
const msPerMinute = 60_000
/** No day begins in between. */
const quarterHour = 900_000

const isDate = (cell: string, timed: boolean): boolean =>
  (['day-month', 'month-day'] as const).some((order) => !Number.isNaN(parseTime(cell, (ms) => ms, order, timed)))

const lacksHour = (cell: string): boolean => !/:|^-?\d{9,}/.test(cell)

export interface DaysAmong {
  dates: number
  /** Those without an hour. */
  days: number
}

/** Cells that are no date, or no day of the calendar, say nothing: their rows are no events. */
export function daysAmong(cells: readonly string[]): DaysAmong {
  const timed = isTimed(cells)
  const dates = cells.map((cell) => cell.trim()).filter((cell) => isDate(cell, timed))
  return { dates: dates.length, days: dates.filter(lacksHour).length }
}

/** Of the filled cells of a column of days; the others are slips. */
const nearlyAll = 0.9

/** Whether a column is one of days, where it says anything. */
export function areDays(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !isBlankValue(cell))
  let others = Math.floor(filled.length * (1 - nearlyAll) + 1e-9)
  return filled.length > 0 && filled.every((cell) => (lacksHour(cell) && isDate(cell, false)) || others-- > 0)
}

/** Its first hour and minute, where no seconds follow; the minutes of an offset are behind a sign. */
const toTheMinute = /^[^:]*?(?:^|[T\s,])\d{1,2}:\d{2}(?![:.,]?\d)/i

/** Whether those of a column that have an hour are all written without seconds. */
export function areMinutes(cells: readonly string[]): boolean {
  const timed = isTimed(cells)
  const withHour = cells.map((cell) => cell.trim()).filter((cell) => !lacksHour(cell) && isDate(cell, timed))
  return withHour.length > 0 && withHour.every((cell) => toTheMinute.test(cell))
}

/** Of times that are the beginning of a minute, its last millisecond; others as they are. Epoch ms. */
export const minuteEnd = (time: number): number => (time % msPerMinute === 0 ? time + msPerMinute - 1 : time)

/** Of times that are the beginning of a day in the zone, its last millisecond; others as they are. Epoch ms. */
export function dayEnds(zone: string): (time: number) => number {
  const toUtc = zoneClock(zone)
  const ends = new Map<number, number>()
  const endOf = (time: number): number => {
    const day = Math.floor(dayOf(time, zone))
    // Of two midnights of a night the clock gives one, which may still be of the day before.
    const begun = [day, day + 1].find((each) => toUtc(each * msPerDay) === time)
    return begun === undefined ? time : beginOf(begun + 1, zone) - 1
  }
  return (time) => {
    if (time % quarterHour !== 0) return time
    const known = ends.get(time)
    if (known !== undefined) return known
    const end = endOf(time)
    ends.set(time, end)
    return end
  }
}

/** How days are read, as a sentence about them begins. */
export const daysRead = (days: DayTime): string =>
  days === 'end'
    ? 'read as the end of the day, so that what somebody saw on it comes before'
    : 'read as the beginning of the day, so that what somebody saw on it comes after'

/** Where some of the dates are days and others have an hour, how many, as a sentence about the days begins. */
export const someDays = ({ dates, days }: DaysAmong): string | null =>
  days > 0 && days < dates
    ? `${days.toLocaleString('en-US')} of the ${dates.toLocaleString('en-US')} times looked at are days without an hour`
    : null

export const daysNote = (days: DayTime, among: DaysAmong): string =>
  `${someDays(among) ?? 'Its times are days without an hour'}, ${daysRead(days)}. They can be read as the other one (--days ${days === 'end' ? 'start' : 'end'}), in place of this import.`

export const minutesRead =
  'Its times are to the minute, read as the end of the minute, so that what somebody did in it to the second comes before'
