/** Amounts that are typed: read as those of files are, but what may mean two things is asked and never guessed. */
import { parseMoney } from './money-text.ts'

/** `4.500`: four thousand five hundred to a German, four and a half to a spreadsheet. */
const threeAfterPoint = /^\D*([1-9]\d{0,2})\.(\d{3})\D*$/

/** The two numbers that `13.000` may be; null for what can only be one, as `1.234 €` can. */
export function readings(text: string): [whole: number, fraction: number] | null {
  const match = threeAfterPoint.exec(text)
  if (!match) return null
  const fraction = Number(`${match[1]}.${match[2]}`)
  const read = parseMoney(text)
  return read.ok && read.money && Math.abs(read.money.amount) !== fraction
    ? null
    : [Number(`${match[1]}${match[2]}`), fraction]
}

/** What to type instead of an amount that may be two; null where it is one. Follows the name of its field. */
export function doubt(text: string): string | null {
  const both = readings(text)
  if (both === null) return null
  const [whole, fraction] = both
  return `“${text.trim()}” may be ${whole.toLocaleString('en-US')} or ${fraction}: type ${whole} or ${written(fraction)}`
}

/** A number as it reads back: 83.333 would be asked about, and 13 of `13.000` is better seen as 13.00. */
export const written = (value: number): string => {
  const text = String(value)
  return readings(text) === null ? text : `${text}0`
}

/** Digits that anybody reads alike. */
const plain = /^\s*\d*(?:\.\d{1,2})?\s*$/

/** The number that was read, where that cannot be seen from what was typed; null where it can, or none was. */
export function echo(text: string, value: number | null): string | null {
  if (value === null || Number.isNaN(value) || plain.test(text) || readings(text) !== null) return null
  return `= ${value.toLocaleString('en-US', { maximumFractionDigits: 6 })}`
}
