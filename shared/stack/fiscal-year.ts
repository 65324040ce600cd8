/**
 * Years and quarters of the books, which may begin in another month than January. Such a year is called after the calendar year in
 * which it ends, as finance departments do: with 12 as its first month FY2026 is December 2025 to November 2026, and FY2026-Q1 is
 * December to February. With January they are those of the calendar, under its names. Pure.
 */

/** 1 = January, 12 = December. */
export type FirstMonth = number

/** `to` exclusive. */
export interface DaySpan {
  from: string
  to: string
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Months since the year 0. */
const monthNumber = (day: string): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1

const firstDay = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`

/** The month in which a year begins. */
const beginOf = (year: number, first: FirstMonth): number => 12 * (first === 1 ? year : year - 1) + first - 1

/** Of a day, or of a month such as `2025-12`. */
export function fiscalYearOf(day: string, first: FirstMonth): number {
  const year = Number(day.slice(0, 4))
  return first > 1 && Number(day.slice(5, 7)) >= first ? year + 1 : year
}

export function fiscalYearSpan(year: number, first: FirstMonth): DaySpan {
  const begin = beginOf(year, first)
  return { from: firstDay(begin), to: firstDay(begin + 12) }
}

/** 1 to 4, of a day or a month. */
const fiscalQuarterOf = (day: string, first: FirstMonth): number =>
  Math.floor((monthNumber(day) - beginOf(fiscalYearOf(day, first), first)) / 3) + 1

/** `2026`, or `FY2026` where years begin in another month than January. */
export const fiscalYearName = (year: number, first: FirstMonth): string => (first === 1 ? `${year}` : `FY${year}`)

export type FiscalInterval = 'year' | 'quarter' | 'month'

/** The key of the year, quarter or month in which a day is: `FY2026`, `FY2026-Q1`, `2025-12`. */
export function fiscalKey(day: string, interval: FiscalInterval, first: FirstMonth): string {
  if (interval === 'month') return day.slice(0, 7)
  const year = fiscalYearName(fiscalYearOf(day, first), first)
  return interval === 'year' ? year : `${year}-Q${fiscalQuarterOf(day, first)}`
}

/** The days of such a key; null = it is none. */
export function fiscalKeySpan(key: string, first: FirstMonth): DaySpan | null {
  const month = /^\d{4}-\d{2}$/.test(key) ? monthNumber(key) : null
  if (month !== null) return { from: firstDay(month), to: firstDay(month + 1) }
  const found = /^(?:FY)?(\d{4})(?:-Q([1-4]))?$/.exec(key)
  if (!found) return null
  const year = fiscalYearSpan(Number(found[1]), first)
  if (found[2] === undefined) return year
  const begin = monthNumber(year.from) + 3 * (Number(found[2]) - 1)
  return { from: firstDay(begin), to: firstDay(begin + 3) }
}

/** The key of which days are exactly all; null = of no year or quarter. */
export function fiscalKeyOf({ from, to }: DaySpan, first: FirstMonth): string | null {
  const is = (key: string): boolean => {
    const span = fiscalKeySpan(key, first)
    return span?.from === from && span.to === to
  }
  return (['year', 'quarter'] as const).map((interval) => fiscalKey(from, interval, first)).find(is) ?? null
}

const monthOfYear = (month: number): string => `${monthNames[month % 12]!.slice(0, 3)} ${Math.floor(month / 12)}`

/** `Dec 2025 – Nov 2026`, of whole months. */
const fiscalMonths = ({ from, to }: DaySpan): string =>
  `${monthOfYear(monthNumber(from))} – ${monthOfYear(monthNumber(to) - 1)}`

/** `FY2026-Q1` as people read it, `FY2026 Q1`; the keys of the calendar as they are. */
export const fiscalKeyWords = (key: string): string => (key.startsWith('FY') ? key.replace('-', ' ') : key)

/** `FY2026 (Dec 2025 – Nov 2026)` where days are exactly a year or a quarter of books that begin in another month than January; else null. */
export function fiscalPeriodWords(span: DaySpan, first: FirstMonth): string | null {
  const key = first === 1 ? null : fiscalKeyOf(span, first)
  return key === null ? null : `${fiscalKeyWords(key)} (${fiscalMonths(span)})`
}

/** How years are called, beside figures by year or quarter; null where they are those of the calendar. */
export function fiscalSentence(example: number, first: FirstMonth): string | null {
  if (first === 1) return null
  const last = monthNames[(first + 10) % 12]!
  return `The fiscal year runs from ${monthNames[first - 1]!} to ${last} and is called after the year in which it ends: FY${example} is ${fiscalMonths(fiscalYearSpan(example, first))}.`
}
