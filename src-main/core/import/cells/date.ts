/**
 * Calendar days as spreadsheets write them, out as `YYYY-MM-DD`. A time of day is cut off, never shifted: contracts
 * start on the day that is written, in no time zone.
 *
 * `03/04/2019` is 3 April in most of the world and March 4 in the United States. Nothing in the cell says which, so it
 * is a problem unless the caller chooses an order; `31/01/2019` can only be one of them. Days with points
 * (`03.04.2019`) are day first wherever they are written.
 */
import type { DayOrder } from '../../../../shared/import.ts'
import { isBlankValue } from '../../../../shared/text/blank.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'

export type { DayOrder }

/** null = not known; `problem` is the end of a sentence that starts with the cell. */
export type DateCell = { ok: true; date: string | null } | { ok: false; problem: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNames = 'January February March April May June July August September October November December'.split(' ')

const timeOfDay = String.raw`(?:,?[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AP]\.?M\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${timeOfDay}$`, 'i')
const compact = /^(\d{4})(\d{2})(\d{2})$/
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${timeOfDay}$`, 'i')
const dayMonthName = new RegExp(String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s./-]+([a-z]{3,9})\.?,?[\s./-]+(\d{4})${timeOfDay}$`, 'i') // prettier-ignore
const monthNameDay = new RegExp(String.raw`^(?:[a-z]{3,9},\s+)?([a-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})${timeOfDay}$`, 'i') // prettier-ignore

export function parseDate(text: string, order?: DayOrder): DateCell {
  if (isBlankValue(text)) return { ok: true, date: null }
  const cell = text.trim()
  const iso = yearFirst.exec(cell)
  if (iso) return day(iso[1]!, iso[3]!, iso[4]!)
  const digits = compact.exec(cell)
  if (digits) return day(digits[1]!, digits[2]!, digits[3]!)
  const numeric = yearLast.exec(cell)
  if (numeric) return numericDay(numeric, order)
  const named = dayMonthName.exec(cell)
  if (named) return day(named[3]!, monthNumber(named[2]!), named[1]!)
  const american = monthNameDay.exec(cell)
  if (american) return day(american[3]!, monthNumber(american[1]!), american[2]!)
  return { ok: false, problem: 'is not a date; write it as 2019-01-31' }
}

/** How the names of months begin, in the languages of headings. */
const monthBeginnings: readonly (readonly string[])[] = [
  ['jan', 'gen', 'ene'],
  ['feb', 'fev'],
  ['mar', 'maa', 'mrt', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mei', 'mai', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic'],
]

const monthYear = /^(\d{1,2})[-/.](\d{4})$/
const yearMonth = /^(\d{4})[-/.](\d{1,2})$/
const monthNameYear = /^([a-z]{3,10})\.?[\s./-]+(?:de\s+)?(\d{4})$/

/** A day, or a month as its first day: `06-2025`, `2025-06`, `jun 2025`. */
export function parseDateOrMonth(text: string, order?: DayOrder): DateCell {
  const cell = withoutAccents(text.trim()).toLowerCase()
  const last = monthYear.exec(cell)
  if (last) return day(last[2]!, last[1]!, '1')
  const first = yearMonth.exec(cell)
  if (first) return day(first[1]!, first[2]!, '1')
  const [, name = '', year = ''] = monthNameYear.exec(cell) ?? []
  const month = monthBeginnings.findIndex((beginnings) => beginnings.some((each) => name.startsWith(each)))
  return month < 0 ? parseDate(text, order) : day(year, String(month + 1), '1')
}

function numericDay(match: RegExpExecArray, order: DayOrder | undefined): DateCell {
  const [, first = '', separator, second = '', year = ''] = match
  if (separator === '.' || order === 'day-month' || Number(first) > 12) return day(year, second, first)
  if (order === 'month-day' || Number(second) > 12 || Number(first) === Number(second)) return day(year, first, second)
  const dayFirst = `${Number(first)} ${monthNames[Number(second) - 1] ?? ''} ${year}`
  const monthFirst = `${monthNames[Number(first) - 1] ?? ''} ${Number(second)}, ${year}`
  return { ok: false, problem: `may be ${dayFirst} or ${monthFirst}; write it as ${year}-MM-DD` }
}

/** 1–12 as text, or "" for no month. */
function monthNumber(name: string): string {
  const lower = name.toLowerCase()
  const index = months.findIndex((month) => lower.startsWith(month))
  const known = index >= 0 && (lower === 'sept' || monthNames[index]!.toLowerCase().startsWith(lower))
  return known ? String(index + 1) : ''
}

function day(year: string, month: string, dayOfMonth: string): DateCell {
  const [y, m, d] = [Number(year), Number(month), Number(dayOfMonth)]
  const date = new Date(Date.UTC(y, m - 1, d))
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d && y >= 1900
    ? { ok: true, date: date.toISOString().slice(0, 10) }
    : { ok: false, problem: 'is not a day of the calendar' }
}
