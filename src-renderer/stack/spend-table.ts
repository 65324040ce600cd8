import { utcFormat, utcMonth } from 'd3'
import { fiscalKeySpan, fiscalPeriodWords } from '../../shared/stack/fiscal-year.ts'
import type { ReportRow } from '../../shared/reports/index.ts'

type Row = ReportRow<'stack-spend'>

export interface SpendOfKey {
  key: string
  paid: number
  share: number | null
  /** Of the same days a year before, as far as they are known; null = not asked for, or not known. */
  before: number | null
  /** By month; of those without payments there is none. */
  months: ReadonlyMap<string, number>
}

/** Rows of months by key as one row a key, the most paid first, with the months they are of. */
export function spendTable(rows: readonly Row[]): { keys: SpendOfKey[]; months: string[] } {
  const months = [...new Set(rows.flatMap(({ month }) => month ?? []))].sort()
  const keys = [...Map.groupBy(rows, ({ key }) => key)].map(([key, own]): SpendOfKey => ({
    key,
    paid: own.reduce((sum, { paid }) => sum + paid, 0),
    share: own.every(({ share }) => share !== null) ? own.reduce((sum, { share }) => sum + (share ?? 0), 0) : null,
    before: own.some(({ before }) => before !== null) ? own.reduce((sum, { before }) => sum + (before ?? 0), 0) : null,
    months: new Map(own.flatMap(({ month, paid }) => (month === null ? [] : [[month, paid] as const]))),
  }))
  return {
    keys: keys.sort((a, b) => b.paid - a.paid || (b.before ?? 0) - (a.before ?? 0) || (a.key < b.key ? -1 : 1)),
    months,
  }
}

/** What was paid in each month, of all keys. */
export const monthSums = (keys: readonly SpendOfKey[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const { months } of keys) for (const [month, paid] of months) sums.set(month, (sums.get(month) ?? 0) + paid)
  return sums
}

/** Every month of the period, `to` exclusive, those in which nothing was paid too. */
export const monthsBetween = (from: string, to: string): string[] =>
  utcMonth.range(utcMonth.floor(new Date(from)), new Date(to)).map(isoMonth)

const isoMonth = utcFormat('%Y-%m')
const shortName = utcFormat('%b')

/** `Mar` of `2026-03`. */
export const monthName = (month: string): string => shortName(new Date(month))

/** `Mar 2026` of `2026-03`. */
export const monthOfYear = (month: string): string => `${monthName(month)} ${month.slice(0, 4)}`

/** Of the key of a month, quarter or year: `Dec 2025`, `2026-Q1`, `FY2026 Q1 (Dec 2025 – Feb 2026)`. */
export function timeWords(key: string, firstMonth: number): string {
  if (/^\d{4}-\d{2}$/.test(key)) return monthOfYear(key)
  const span = fiscalKeySpan(key, firstMonth)
  return (span && fiscalPeriodWords(span, firstMonth)) ?? key
}

/** As the heads of columns: the year stands at the first of them and at each January, `Nov ’25`, `Dec`, `Jan ’26`. */
export const monthHeads = (months: readonly string[]): string[] =>
  months.map((month, at) =>
    at === 0 || month.endsWith('-01') ? `${monthName(month)} ’${month.slice(2, 4)}` : monthName(month),
  )

/** `2027-01` of `2026-12`. */
export const monthAfter = (month: string): string => isoMonth(utcMonth.offset(new Date(month)))
