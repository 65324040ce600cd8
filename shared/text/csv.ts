/**
 * CSV as we write it: RFC 4180, and safe to open in a spreadsheet. Text that a spreadsheet would run as a formula gets a
 * leading apostrophe, since page names and the like come from other people's visitors.
 */

/** How numbers are written, and so what stands between cells: a decimal comma needs a semicolon. */
export const decimalMarks = ['point', 'comma'] as const
export type DecimalMark = (typeof decimalMarks)[number]

/** Before the first heading, it makes Excel read UTF-8. */
export const utf8Mark = '\ufeff'

/**
 * What begins a CSV that the command line writes: one with decimal commas is for spreadsheets; one with points is read by programs
 * too, some of which take the mark for a part of the first heading.
 */
export const csvStart = (decimal: DecimalMark): string => (decimal === 'comma' ? utf8Mark : '')

/**
 * One line with its CRLF: numbers and booleans as they are, null an empty cell, lists and objects as JSON. With a decimal
 * comma, semicolons stand between cells: spreadsheets set to such a country read numbers, and not text, that way.
 */
export function csvLine(values: readonly unknown[], decimal: DecimalMark = 'point'): string {
  return `${values.map((value) => csvCell(value, decimal)).join(decimal === 'comma' ? ';' : ',')}\r\n`
}

const special = { point: /[",\r\n]/, comma: /[";\r\n]/ }

function csvCell(value: unknown, decimal: DecimalMark): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return decimal === 'comma' ? numberText(value).replace('.', ',') : numberText(value)
  if (typeof value === 'boolean') return String(value)
  const text = neutraliseFormula(typeof value === 'string' ? value : JSON.stringify(value))
  return special[decimal].test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Without an exponent where a number is small, as a p is: `1,2e-7` is text to people and to some spreadsheets. */
function numberText(value: number): string {
  const text = String(value)
  return text.includes('e-') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

function neutraliseFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** As many digits as decimals keep in a double: 19507.440000000002 is 19507.44. Whole numbers stay as they are. */
export const withoutNoise = (value: number): number =>
  Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(15))

/** Half a cent goes away from zero, as it does on a bill: 1.005 is 1.01, although its binary fraction is less. */
export function inCents(amount: number): number {
  const cents = Math.round(withoutNoise(Math.abs(amount) * 100)) / 100
  return amount < 0 && cents > 0 ? -cents : cents
}
