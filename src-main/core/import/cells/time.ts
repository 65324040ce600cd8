/**
 * Times as exports write them: ISO-8601 with or without an offset, a blank instead of the T, parts that are not
 * padded (`2018-01-24 3:12:16`), a date alone, and epochs in s, ms, µs or ns, told apart by magnitude.
 */
import { DateTime, IANAZone } from 'luxon'
import { AppError } from '../../../../shared/errors.ts'

/** Epoch ms of a wall-clock time given as if it were UTC. */
export type LocalToUtc = (localMs: number) => number

/** Offsets change at whole quarter hours, so one look-up serves every time inside one. */
const quarterHour = 900_000

/** Throws USAGE for an unknown zone. */
export function zoneClock(zone: string): LocalToUtc {
  if (zone === 'UTC' || zone === 'Etc/UTC') return (ms) => ms
  if (!IANAZone.isValidZone(zone))
    throw new AppError('USAGE', `"${zone}" is not a time zone; write it as in Europe/Berlin.`)
  const offsets = new Map<number, number>()
  return (localMs) => {
    const quarter = Math.floor(localMs / quarterHour)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      const local = new Date(quarter * quarterHour)
      const inZone = DateTime.fromObject(
        {
          year: local.getUTCFullYear(),
          month: local.getUTCMonth() + 1,
          day: local.getUTCDate(),
          hour: local.getUTCHours(),
          minute: local.getUTCMinutes(),
        },
        { zone },
      )
      offset = quarter * quarterHour - inZone.toMillis()
      offsets.set(quarter, offset)
    }
    return localMs - offset
  }
}

const civil =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?$/i
const epoch = /^-?\d{9,19}(?:\.\d+)?$/

/** Epoch ms (whole), or NaN for what is not a time. */
export function parseTime(text: string, toUtc: LocalToUtc): number {
  const match = civil.exec(text)
  if (!match) return epoch.test(text) ? epochMs(Number(text)) : NaN
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match
  const ms = civilMs(+year!, +month!, +day!, +hour, +minute, +second, Math.trunc(+fraction.padEnd(3, '0').slice(0, 3)))
  if (Number.isNaN(ms) || zone === undefined) return Number.isNaN(ms) ? NaN : toUtc(ms)
  if (/^[zug]/i.test(zone)) return ms
  const hours = +zone.slice(1, 3)
  const minutes = +zone.slice(3).replace(':', '')
  if (hours > 15 || minutes > 59) return NaN
  return ms - (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

function epochMs(value: number): number {
  const size = Math.abs(value)
  if (size < 1e11) return Math.floor(value * 1_000)
  if (size < 1e14) return Math.floor(value)
  if (size < 1e17) return Math.floor(value / 1_000)
  return Math.floor(value / 1_000_000)
}

export function civilMs(y: number, mo: number, d: number, h: number, mi: number, s: number, ms: number): number {
  // 24:00:00 and leap seconds occur; both mean the next moment.
  if (mo < 1 || mo > 12 || d < 1 || d > daysInMonth(y, mo) || h > 24 || mi > 59 || s > 60) return NaN
  if (h === 24 && (mi > 0 || s > 0)) return NaN
  return Date.UTC(y, mo - 1, d, h, mi, s, ms)
}

function daysInMonth(year: number, month: number): number {
  return month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31
}

/** Midnight of a date in a zone, or the instant of a full ISO time: epoch ms. */
export function instant(dateOrTime: string, zone: string): number {
  return DateTime.fromISO(dateOrTime, { zone }).toMillis()
}
