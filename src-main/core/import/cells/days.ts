/**
 * Days in place of times, as lists of customers write them. Whoever became one on a day did so after what they saw on it, so a
 * day can be its last millisecond as well as its first.
 */
import { isBlankValue } from '../../../../shared/blank.ts'
import type { DayTime } from '../../../../shared/import.ts'
import { beginOf, dayOf } from '../../zone-days.ts'
import { parseTime, zoneClock } from './time.ts'

const msPerDay = 86_400_000
/** No day begins in between. */
const quarterHour = 900_000

const isDay = (cell: string): boolean =>
  !/:|^-?\d{9,}/.test(cell) &&
  (['day-month', 'month-day'] as const).some((order) => !Number.isNaN(parseTime(cell, (ms) => ms, order)))

/** Whether a column says days alone, where it says anything. */
export function areDays(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !isBlankValue(cell))
  return filled.length > 0 && filled.every(isDay)
}

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

export const daysNote = (days: DayTime): string =>
  `Its times are days without an hour, ${daysRead(days)}; --days ${days === 'end' ? 'start' : 'end'} reads them otherwise.`
