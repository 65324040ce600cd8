/**
 * Amounts of money as spreadsheets write them.
 *
 * Which separator is the decimal one:
 * - Both `,` and `.` occur: the last one is, the other groups thousands (`1,234.00`, `1.234,00`).
 * - One of them occurs several times: it groups (`1,234,567`).
 * - One occurs once and is not followed by exactly three digits: it is the decimal one (`12,5`, `1234.5678`).
 * - A comma followed by exactly three digits groups: `1,234` is 1234.
 * - A point followed by exactly three digits is the decimal one, since exports of computed figures look like that
 *   (`83.333`), unless the cell carries the sign or code of a currency whose countries write decimals with a comma:
 *   such a cell was formatted for people, who do not write three decimals (`1.234 €` is 1234).
 * - Where a table shows how it writes decimals (`decimalMarkOf`), a mark before exactly three digits is read so.
 * Blanks and apostrophes group as well (`1 234,50`, `1'234.50`). A group that starts with 0 is none: `0,125` is 0.125.
 */
import { isBlankValue } from './blank.ts'

export interface Money {
  amount: number
  /** ISO 4217 code from a sign or code in the cell; null = the cell names none. */
  currency: string | null
  /** Several currencies write this sign; `currency` is the commonest and gives way to one stated elsewhere. */
  shared: boolean
}

/** null = not known; `problem` is the end of a sentence that starts with the cell. */
export type MoneyCell = { ok: true; money: Money | null } | { ok: false; problem: string }

const signs: Record<string, { code: string; shared: boolean }> = {
  $: { code: 'USD', shared: true },
  us$: { code: 'USD', shared: false },
  a$: { code: 'AUD', shared: false },
  au$: { code: 'AUD', shared: false },
  c$: { code: 'CAD', shared: false },
  ca$: { code: 'CAD', shared: false },
  nz$: { code: 'NZD', shared: false },
  r$: { code: 'BRL', shared: false },
  '€': { code: 'EUR', shared: false },
  '£': { code: 'GBP', shared: true },
  '₹': { code: 'INR', shared: false },
  '¥': { code: 'JPY', shared: true },
  '₩': { code: 'KRW', shared: false },
  '₪': { code: 'ILS', shared: false },
  zł: { code: 'PLN', shared: false },
}

/** Currencies of countries that write 1.234,50. */
const decimalComma = new Set(['EUR', 'BRL', 'CZK', 'DKK', 'HUF', 'NOK', 'PLN', 'RON', 'SEK', 'TRY'])

export const writesDecimalComma = (code: string): boolean => decimalComma.has(code)

export type DecimalMark = ',' | '.'

/** An amount with one mark before exactly three digits, which may be decimals or thousands. */
export const isOpenAmount = (cell: string): boolean => /^[1-9]\d{0,2}[.,]\d{3}$/.test(digitsOf(cell))

/** What stands before decimals in cells that can be read in one way only; null = none shows it, or they differ. */
export function decimalMarkOf(cells: Iterable<string>): DecimalMark | null {
  const marks = new Set<DecimalMark>()
  for (const cell of cells) {
    if (isOpenAmount(cell)) continue
    const found = /^(?:[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*|\d+)(?:([.,])\d+)?$/.exec(digitsOf(cell))
    const [, group, mark] = found ?? []
    if (mark !== undefined && mark !== group) marks.add(mark as DecimalMark)
    else if (group !== undefined) marks.add(group === ',' ? '.' : ',')
  }
  const [mark = null] = marks
  return marks.size === 1 ? mark : null
}

/** Digits and marks of an amount, without its sign, its currency, brackets and blanks. */
const digitsOf = (cell: string): string =>
  cell.length > maxLength ? '' : (/^\D*?(\d[\d.,'’\s]*?)\D*$/.exec(cell)?.[1] ?? '').replaceAll(/['’\s]/g, '')

/** As accounting packages write them out, in the singular. */
const names: Readonly<Record<string, string>> = {
  'us dollar': 'USD',
  'u.s. dollar': 'USD',
  'united states dollar': 'USD',
  euro: 'EUR',
  'british pound': 'GBP',
  'pound sterling': 'GBP',
  'canadian dollar': 'CAD',
  'australian dollar': 'AUD',
  'swiss franc': 'CHF',
}

/** `EUR`, `eur`, `US Dollar` or a sign → the code; null for anything else. */
export function parseCurrency(text: string): string | null {
  const value = text.trim()
  if (/^[a-z]{3}$/i.test(value)) return value.toUpperCase()
  const named = names[value.toLowerCase().replace(/s$/, '')]
  if (named !== undefined) return named
  return signs[value.toLowerCase()]?.code ?? null
}

/** No amount needs more; keeps the pattern below from working on whole paragraphs. */
const maxLength = 40

/** `$1,234.00`, `1.234,00 €`, `USD 12k`, `(99.00)`, `free`, blank. `mark`: before decimals, as its table shows it. */
export function parseMoney(text: string, mark: DecimalMark | null = null): MoneyCell {
  if (isBlankValue(text)) return { ok: true, money: null }
  const cell = text.trim()
  if (cell.length > maxLength) return { ok: false, problem: 'is not an amount of money' }
  if (/^free$/i.test(cell)) return { ok: true, money: { amount: 0, currency: null, shared: false } }
  const inBrackets = /^\((.*)\)$/s.exec(cell)
  const match =
    /^([+−-]?)\s*([^\d\s.,'’()+−-]*)\s*([+−-]?)\s*([\d.,'’\s]*\d[\d.,'’\s]*?)\s*(?:(k|m)(?![a-z]))?\s*([^\d\s.,'’()+−-]*)$/i.exec(
      inBrackets?.[1]?.trim() ?? cell,
    )
  if (!match) return { ok: false, problem: 'is not an amount of money' }
  const [, sign = '', before = '', innerSign = '', digits = '', magnitude = '', after = ''] = match
  if ((sign !== '' && innerSign !== '') || (before !== '' && after !== ''))
    return { ok: false, problem: 'is not an amount of money' }
  const unit = before || after
  const currency = unit === '' ? null : parseCurrency(unit)
  if (unit !== '' && currency === null)
    return { ok: false, problem: `has "${unit}" where a currency such as USD or € is expected` }
  const groups =
    mark === null ? (currency !== null && decimalComma.has(currency) ? ',.' : ',') : mark === ',' ? '.' : ','
  const amount = parseDigits(digits.trim(), groups)
  if (amount === null)
    return { ok: false, problem: 'is not an amount of money: its digits are grouped in an unusual way' }
  const factor = { k: 1e3, m: 1e6 }[magnitude.toLowerCase()] ?? 1
  const negative = inBrackets !== null || /[−-]/.test(sign + innerSign)
  const shared = unit !== '' && (signs[unit.toLowerCase()]?.shared ?? false)
  return { ok: true, money: { amount: (negative ? -1 : 1) * amount * factor, currency, shared } }
}

/** Whether a currency stated elsewhere may belong to an amount written with this sign: `$` fits CAD, `€` does not. */
export function currencyFits(money: Money, stated: string): boolean {
  if (money.currency === null || money.currency === stated) return true
  if (!money.shared) return false
  const family = { USD: /D$|^MXN$|^CLP$|^ARS$|^COP$/, GBP: /P$/, JPY: /^CNY$/ }[money.currency]
  return family?.test(stated) ?? false
}

/** `groups`: marks before exactly three digits that group. null where separators are placed as no convention places them. */
function parseDigits(text: string, groups: string): number | null {
  const spaced = /^\d{1,3}(?:[\s'’]\d{3})+(?=$|[.,])/.exec(text)
  const bare = spaced ? spaced[0].replace(/[\s'’]/g, '') + text.slice(spaced[0].length) : text
  if (/[\s'’]/.test(bare)) return null
  const comma = bare.lastIndexOf(',')
  const point = bare.lastIndexOf('.')
  if (comma < 0 && point < 0) return Number(bare)
  if (comma >= 0 && point >= 0) return comma > point ? split(bare, '.', ',') : split(bare, ',', '.')
  const separator = comma >= 0 ? ',' : '.'
  if (bare.indexOf(separator) !== bare.lastIndexOf(separator)) return grouped(bare, separator)
  const looksGrouped = /^[1-9]\d{0,2}[.,]\d{3}$/.test(bare) && spaced === null
  return looksGrouped && groups.includes(separator) ? grouped(bare, separator) : Number(bare.replace(',', '.'))
}

function split(text: string, group: string, decimal: string): number | null {
  const at = text.lastIndexOf(decimal)
  const whole = grouped(text.slice(0, at), group)
  const fraction = text.slice(at + 1)
  return whole === null || !/^\d*$/.test(fraction) || text.indexOf(decimal) !== at
    ? null
    : Number(`${whole}.${fraction}`)
}

/** Thousands, or the lakhs and crores of India: 12,34,567. */
function grouped(text: string, separator: string): number | null {
  const parts = text.split(separator)
  const [first = '', ...rest] = parts
  const last = rest.at(-1) ?? ''
  const thousands = rest.every((part) => /^\d{3}$/.test(part))
  const lakhs = /^\d{3}$/.test(last) && rest.slice(0, -1).every((part) => /^\d{2}$/.test(part)) && first.length <= 2
  return /^\d{1,3}$/.test(first) && (thousands || lakhs) ? Number(parts.join('')) : null
}
