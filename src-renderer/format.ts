/**
 * How figures are written: `−` for minus, a no-break space before `%`, `,` for thousands, money in the workspace
 * currency, dates in the workspace zone.
 */
import {
  count,
  listed,
  noBreak,
  numberFormat,
  oneDecimal,
  parts,
  pFigure,
  plural,
  signed,
} from '../shared/text/figures.ts'

export {
  addDays,
  count,
  counted,
  date,
  dateRange,
  dayOf,
  decimals,
  inSentence,
  isDate,
  listed,
  listedUpTo,
  middleCut,
  percent,
  percentRange,
  plural,
  pFigure,
  points,
  pText,
  rateDigits,
} from '../shared/text/figures.ts'
/** Of a table, empty where there is none. */
export const pCell = (p: number | null): string => (p === null ? '' : pFigure(p))

/** `$928,316`; cents only below 100. */
export const money = (value: number, currency: string): string =>
  moneyDigits(value, currency, needsCents(value) ? 2 : 0)

/** To the cent, as it was typed. */
export const moneyToTheCent = (value: number, currency: string): string =>
  moneyDigits(value, currency, Number.isInteger(value) ? 0 : 2)

/** As a statement has it. */
export const moneyInCents = (value: number, currency: string): string => moneyDigits(value, currency, 2)

const needsCents = (value: number): boolean => Math.abs(value) < 100 && !Number.isInteger(value)

/** For amounts that are read beside each other: `$110.00` beside `$24.39`, all with cents where one of them needs them. */
export function moneyAlike(values: readonly (number | null)[], currency: string): (value: number) => string {
  const digits = values.some((value) => value !== null && needsCents(value)) ? 2 : 0
  return (value) => moneyDigits(value, currency, digits)
}

/** Longer ones would take the room of the names beside them. */
const longestMoney = 14

/** `$1T` of `$1,000,000,000,000.00`, where names stand beside it; what is not so long stays as it is. */
export const moneyBesideNames = (value: number, exact: string, currency: string): string =>
  exact.length > longestMoney ? moneyShort(value, currency) : exact

function moneyDigits(value: number, currency: string, digits: 0 | 2): string {
  const format = numberFormat({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  // −0 and what rounds to it are nothing, not less than nothing.
  const text = format.format(value)
  return /[1-9]/.test(text) ? signed(text) : text.replace('-', '')
}

/** `+$1,200`, `−$300`; zero has no sign. */
export const signedMoney = (value: number, currency: string): string =>
  `${value > 0 ? '+' : ''}${money(value, currency)}`

/** `$150k`, `$1.2M`: axes and direct labels. */
export function moneyShort(value: number, currency: string): string {
  const format = numberFormat({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: Math.abs(value) >= 1e6 || (Math.abs(value) >= 1000 && Math.abs(value) < 10_000) ? 1 : 0,
  })
  return signed(format.format(value).replace('K', 'k'))
}

/** `10.4 million`, `412`, `95,000`: for prose. */
export function about(value: number): string {
  if (Math.abs(value) >= 1e9) return `${oneDecimal.format(value / 1e9)} billion`
  if (Math.abs(value) >= 1e6) return `${oneDecimal.format(value / 1e6)} million`
  return count(value)
}

/** Decimal units, as file managers and disks count: `968 MB`, `1.62 GB`. */
export function bytes(value: number): string {
  if (value < 1000) return `${value} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  let scaled = value
  let unit = 'B'
  for (const next of units) {
    if (scaled < 1000) break
    scaled /= 1000
    unit = next
  }
  const digits = scaled >= 100 ? 0 : unit === 'kB' ? 0 : scaled >= 10 ? 1 : 2
  return `${scaled.toFixed(digits)} ${unit}`
}

/** Seconds → `4 seconds`, `2 min 10 s`, `1 h 5 min`. */
export function duration(seconds: number): string {
  const total = Math.max(0, Math.round(seconds))
  if (total < 60) return `${total} ${plural(total, 'second')}`
  const minutes = Math.floor(total / 60)
  if (minutes < 60) return total % 60 === 0 ? `${minutes} min` : `${minutes} min ${total % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** `4 Mar 2019, 09:12`. */
export function dateTime(iso: string, zone = 'UTC'): string {
  const { day, month, year, time } = parts(iso, zone)
  return `${day}${noBreak}${month} ${year}, ${time}`
}

/** The first `most` by name, the others as a number: `a, b and 5 more`. */
export const listedFirst = (items: readonly string[], most: number): string =>
  listed(items.length > most ? [...items.slice(0, most), `${count(items.length - most)} more`] : items)
