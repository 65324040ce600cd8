/**
 * CSV as we write it: RFC 4180, and safe to open in a spreadsheet. Text that a spreadsheet would run as a formula gets a
 * leading apostrophe, since page names and the like come from other people's visitors.
 */

/** One line with its CRLF: numbers and booleans as they are, null an empty cell, lists and objects as JSON. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = neutraliseFormula(typeof value === 'string' ? value : JSON.stringify(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
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
