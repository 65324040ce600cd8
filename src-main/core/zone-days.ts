/**
 * Days of a time zone, counted from 1970. A day begins at its first instant: where summer time begins at midnight that is
 * one o'clock, where it ends then the first of two midnights. Adding 24 hours, or a day to a clock, misses both.
 */
import { DateTime, type DateTimeUnit } from 'luxon'

const msPerDay = 86_400_000

const toNumber = (date: DateTime): number =>
  Math.floor(date.setZone('utc', { keepLocalTime: true }).toMillis() / msPerDay)

/** Midnight of a date in a zone, or the instant of a full ISO time: epoch ms. */
export function instant(dateOrTime: string, zone: string): number {
  const time = DateTime.fromISO(dateOrTime, { zone })
  return dateOrTime.includes('T') ? time.toMillis() : beginOf(toNumber(time), zone)
}

/** Epoch ms. `day` is whole. */
export function beginOf(day: number, zone: string): number {
  const { year, month, day: ofMonth } = DateTime.fromMillis(day * msPerDay, { zone: 'utc' })
  const times = DateTime.fromObject({ year, month, day: ofMonth }, { zone }).getPossibleOffsets()
  return Math.min(...times.map((time) => time.toMillis()))
}

/** The day `time` lies in, with the part of it that is over. */
export function dayOf(time: number, zone: string): number {
  const day = toNumber(DateTime.fromMillis(time, { zone }))
  const begin = beginOf(day, zone)
  return day + (time - begin) / (beginOf(day + 1, zone) - begin)
}

/** `2019-03-04`; `day` with or without a part. */
export const dateOf = (day: number): string =>
  DateTime.fromMillis(Math.floor(day) * msPerDay, { zone: 'utc' }).toISODate()!

/** First day of the week (Monday), month … that `day` lies in, or of one `later`. */
export const firstDayOf = (day: number, unit: DateTimeUnit, later = 0): number =>
  toNumber(DateTime.fromMillis(Math.floor(day) * msPerDay, { zone: 'utc' }).startOf(unit).plus({ [unit]: later })) // prettier-ignore
