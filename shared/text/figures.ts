/**
 * How figures are written wherever they stand in sentences: `−` for minus, a no-break space before `%`, `,` for thousands.
 */
import { decodedPath } from './decoded-path.ts'

const minus = '−'
/** Keeps the unit with its number at the end of a line. */
export const noBreak = '\u00a0'

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
export const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** `-` as a minus. */
export const signed = (text: string): string => text.replace('-', minus)

/** `4,812`; credits split between rows may be fractions: `10.5`. */
export const count = (value: number): string =>
  signed(Math.abs(value) < 1000 && !Number.isInteger(value) ? oneDecimal.format(value) : whole.format(value))

/** Share or rate 0–1 → `70.0 %`. */
export const percent = (share: number, digits = 1): string => `${decimals(share * 100, digits)}${noBreak}%`

/** `3.46 to 3.75 %`: the unit said once. */
export const percentRange = (low: number, high: number, digits = 2): string =>
  `${decimals(low * 100, digits)} to ${percent(high, digits)}`

/** Difference of two shares in percentage points, always signed but for zero: `+4.4`, `−2.4`, `0.0`. */
export function points(difference: number, digits = 1): string {
  const text = decimals(difference * 100, digits)
  return difference > 0 && Number(text) !== 0 ? `+${text}` : text
}

const formats = new Map<string, Intl.NumberFormat>()

/** Made once for the same options: making one takes a hundred times as long as using it. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.NumberFormat('en-US', options)
  formats.set(key, format)
  return format
}

export const decimalFormat = (digits: number): Intl.NumberFormat =>
  numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits })

export function decimals(value: number, digits: number): string {
  const text = decimalFormat(digits).format(value)
  // -0.04 rounds to "-0.0", which reads as a difference that is not there.
  return Number(text.replaceAll(',', '')) === 0 ? text.replace('-', '') : signed(text)
}

/** Digits a rate needs so that it does not collapse to 0: 2, up to 4 where all rates are tiny. */
export const rateDigits = (largest: number): number =>
  largest === 0 || largest >= 0.002 ? 2 : largest >= 0.0002 ? 3 : 4

/** `row` or `rows`. */
export const plural = (value: number, one: string, many = `${one}s`): string => (value === 1 ? one : many)

/** `1 row`, `4,812 sign-ups`. */
export const counted = (value: number, one: string, many?: string): string =>
  `${count(value)} ${plural(value, one, many)}`

const partsFormats = new Map<string, Intl.DateTimeFormat>()

export function parts(iso: string, zone: string): { day: string; month: string; year: string; time: string } {
  let format = partsFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    partsFormats.set(zone, format)
  }
  const found = Object.fromEntries(format.formatToParts(new Date(iso)).map((part) => [part.type, part.value]))
  return {
    day: found['day'] ?? '',
    // en-GB says "Sept"; every other month has three letters.
    month: (found['month'] ?? '').slice(0, 3),
    year: found['year'] ?? '',
    time: `${found['hour']}:${found['minute']}`,
  }
}

/** ISO time or `YYYY-MM-DD` → `4 Mar 2019`. A date alone is that date everywhere. */
export function date(iso: string, zone = 'UTC'): string {
  const { day, month, year } = parts(iso, isDate(iso) ? 'UTC' : zone)
  return `${day}${noBreak}${month} ${year}`
}

/** Both ends included: `1 Jan – 30 Jun 2019`, `1 Dec 2018 – 5 Jan 2019`, `3 – 9 Mar 2019`. */
export function dateRange(first: string, last: string, zone = 'UTC'): string {
  const a = parts(first, isDate(first) ? 'UTC' : zone)
  const b = parts(last, isDate(last) ? 'UTC' : zone)
  const end = `${b.day} ${b.month} ${b.year}`
  if (a.year !== b.year) return `${a.day} ${a.month} ${a.year} – ${end}`
  if (a.month !== b.month) return `${a.day} ${a.month} – ${end}`
  return a.day === b.day ? end : `${a.day} – ${end}`
}

/** The calendar day of a moment, in a zone: `2019-03-04`. */
export function dayOf(iso: string, zone: string): string {
  const found = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(new Date(iso))
      .map((part) => [part.type, part.value]),
  )
  return `${found['year']}-${found['month']}-${found['day']}`
}

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** `YYYY-MM-DD` moved by whole days. */
export function addDays(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** Cut in the middle, because the end of a path tells pages apart: `/l/new-y…/forms`. */
export function middleCut(name: string, length: number): string {
  const text = decodedPath(name)
  if (text.length <= length) return text
  // By what a person takes for one letter, so that no accent or emoji is cut in two.
  const chars = [...letters.segment(text)].map(({ segment }) => segment)
  if (chars.length <= length) return text
  const head = Math.ceil((length - 1) * 0.55)
  return `${chars.slice(0, head).join('')}…${chars.slice(chars.length - (length - 1 - head)).join('')}`
}

const letters = new Intl.Segmenter('en')

/** A name within a sentence that stays a sentence. */
export const inSentence = (name: string): string => middleCut(name, 40)

/**
 * The same of names that stand beside each other: those that would read alike, as pages whose paths differ in encoding only or in
 * the middle, are written as they are stored.
 */
export function inSentenceAmong(names: readonly string[]): (name: string) => string {
  const alike = new Map<string, number>()
  for (const name of new Set(names)) alike.set(inSentence(name), (alike.get(inSentence(name)) ?? 0) + 1)
  return (name) => ((alike.get(inSentence(name)) ?? 0) > 1 ? name : inSentence(name))
}

/** `a`, `a and b`, `a, b and c`; `or` where one of them is meant. */
export function listed(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

/** With a full stop, also where it ends in the one of a name, as `Salesforce, Inc.` */
export const ended = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`)

/** The same of so many at most; the others are counted. */
export const listedUpTo = (most: number, items: readonly string[]): string =>
  items.length > most ? `${items.slice(0, most).join(', ')} and ${items.length - most} more` : listed(items)

/** `p = 0.021`, `p < 0.001`. */
export const pText = (p: number | null): string =>
  p === null ? 'p not defined' : p < 0.001 ? 'p < 0.001' : `p = ${decimals(p, 3)}`

/** The same where a heading says that it is p: `0.021`, `< 0.001`. */
export const pFigure = (p: number | null): string => pText(p).replace(/^p (= )?/, '')
