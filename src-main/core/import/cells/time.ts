/**
 * Times as exports write them: ISO-8601 with or without an offset, a blank instead of the T, parts that are not
 * padded (`2018-01-24 3:12:16`), twelve hours with am and pm, a date alone, and epochs in s, ms, µs or ns, told apart by magnitude.
 */
import { DateTime, IANAZone } from 'luxon'
import { AppError } from '../../../../shared/errors.ts'
import { isBlankValue } from '../../../../shared/text/blank.ts'
import type { DayOrder } from './date.ts'
import { isTotalName, totalIn } from '../columns/total-names.ts'

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

const monthNumber = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`
const clock = String.raw`(?:,?[T ]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?`
const local = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${clock}$`, 'i')
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${clock}$`, 'i')
const compact = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${clock}$`, 'i')
const dayFirst = new RegExp(String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[ ./-]${monthNumber},?[ ./-](\d{4})${clock}$`, 'i') // prettier-ignore
const monthFirst = new RegExp(String.raw`^(?:[a-z]{3,9},\s+)?${monthNumber}[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})${clock}$`, 'i') // prettier-ignore

/** A time as people and spreadsheets write it, in the parts of the ISO form; null for what is none. */
function written(text: string, order: DayOrder | undefined): string[] | null {
  let m: RegExpExecArray | null
  let date: [year: string, month: string, day: string]
  if ((m = local.exec(text))) {
    // Days with points are day first wherever they are written; otherwise nothing says which it is.
    const isDayFirst = m[2] === '.' || order === 'day-month' || (order === undefined && Number(m[1]) > 12)
    if (!isDayFirst && order === undefined && Number(m[3]) <= 12 && m[1] !== m[3]) return null
    const year = m[4]!.length === 2 ? `20${m[4]}` : m[4]!
    date = isDayFirst ? [year, m[3]!, m[1]!] : [year, m[1]!, m[3]!]
  } else if ((m = yearFirst.exec(text))) date = [m[1]!, m[3]!, m[4]!]
  else if ((m = compact.exec(text))) date = [m[1]!, m[2]!, m[3]!]
  else if ((m = dayFirst.exec(text))) date = [m[3]!, monthOf(m[2]!), m[1]!]
  else if ((m = monthFirst.exec(text))) date = [m[3]!, monthOf(m[1]!), m[2]!]
  else return null
  const [hour = '0', minute = '0', second = '0', fraction = '', half, zone] = m.slice(-6) as (string | undefined)[]
  if (half !== undefined && (Number(hour) > 12 || Number(hour) < 1)) return null
  const isAfternoon = half?.toLowerCase().startsWith('p')
  const hours = half === undefined ? hour : String((Number(hour) % 12) + (isAfternoon ? 12 : 0))
  return ['', ...date, hours, minute, second, fraction, zone as string]
}

const monthOf = (name: string): string =>
  String('janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1)

/** `20260512`: a day, or any other number of eight digits. */
const bareDay = /^\d{8}$/
const timeOfDay = /^\d{4}-\d{1,2}-\d{1,2}[T ]\s*\d{1,2}:\d{2}/

/** Whether a column writes ISO times with a time of day, more of them than bare days: then those are no times of it. */
export function isTimed(cells: readonly string[]): boolean {
  const count = (form: RegExp): number => cells.filter((cell) => form.test(cell.trim())).length
  return count(timeOfDay) > count(bareDay)
}

/**
 * Epoch ms (whole), or NaN for what is not a time. `order` is that of `03/04/2019`, which is no time without it; of a
 * column that `isTimed`, `20260512` is none either.
 */
export function parseTime(text: string, toUtc: LocalToUtc, order?: DayOrder, timed = false): number {
  if (epoch.test(text)) return epochMs(Number(text))
  if (timed && bareDay.test(text)) return NaN
  const match = civil.exec(text) ?? written(text, order)
  if (!match) return NaN
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match
  const ms = civilMs(+year!, +month!, +day!, +hour, +minute, +second, Math.trunc(+fraction.padEnd(3, '0').slice(0, 3)))
  if (Number.isNaN(ms) || zone === undefined) return Number.isNaN(ms) ? NaN : toUtc(ms)
  if (/^[zug]/i.test(zone)) return ms
  const hours = +zone.slice(1, 3)
  const minutes = +zone.slice(3).replace(':', '')
  if (hours > 15 || minutes > 59) return NaN
  return ms - (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** Why a cell is not a time, by its kind, as the end of a sentence about its row or with the cell in front. `cells`: of its row. */
export function timeReason(cell: string, cells: readonly string[] = []): string {
  const text = cell.trim()
  if (text === '') {
    const total = totalIn(cells)
    return total === null ? 'it has no time' : `it is the line of a total ("${total.slice(0, 60)}"), which is no event`
  }
  const named = `"${text.slice(0, 60)}" is not a time`
  if (/^#+$/.test(text)) return `${named} but what a spreadsheet shows where a column is too narrow`
  if (isTotalName(text)) return `${named} but the name of a total, which is no event`
  if (isBlankValue(text)) return `${named} but says that there is none`
  const [, year, month, day] = civil.exec(text) ?? []
  if (Number(year) < firstYear) return `${named} but how programs write that there is none`
  if (year !== undefined) return `${named}: ${Number.isNaN(civilMs(+year, +month!, +day!, 0, 0, 0, 0)) ? 'there is no such day' : 'there is no such hour'}` // prettier-ignore
  if (bareDay.test(text)) return `${named} with an hour, as the others of its column are`
  return named
}

function epochMs(value: number): number {
  const size = Math.abs(value)
  if (size < 1e11) return Math.floor(value * 1_000)
  if (size < 1e14) return Math.floor(value)
  if (size < 1e17) return Math.floor(value / 1_000)
  return Math.floor(value / 1_000_000)
}

/**
 * Programs write a time they do not have as the first moment they know (Go and .NET: 0001-01-01), and `Date.UTC` takes a
 * year below 100 for one of the last century.
 */
const firstYear = 1000

export function civilMs(y: number, mo: number, d: number, h: number, mi: number, s: number, ms: number): number {
  // 24:00:00 and leap seconds occur; both mean the next moment.
  if (y < firstYear || mo < 1 || mo > 12 || d < 1 || d > daysInMonth(y, mo) || h > 24 || mi > 59 || s > 60) return NaN
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
