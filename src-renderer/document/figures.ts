/** Figures of a table made from rows for a spreadsheet, as the screen writes them: money, shares, numbers, dates. Pure. */
import { date, isDate, moneyAlike, percent } from '../format.ts'

type Cell = string | number | null

/** By the last words of a head such as `unused seat cost`, `saving at low`; never `tools of known cost`, which counts. */
const isMoney = (head: string): boolean =>
  /\b(cost|costs|cost shares a year|amount|spend|saving|price|redundant|build|buy|swing)\b/i.test(head) &&
  !/^(tools|capabilities|conversions|tier)\b/i.test(head)
const isShare = (head: string): boolean => /\b(share|rate|confidence)\b/i.test(head)

/** How cells of the column are written. */
export function figures<R>(
  head: string,
  values: readonly Cell[],
  currency: string,
  value: (row: R) => Cell,
): (row: R) => string | null {
  const numbers = values.filter((each) => typeof each === 'number')
  const write = isMoney(head)
    ? moneyAlike(numbers, currency)
    : isShare(head) && numbers.every((each) => each >= 0 && each <= 1)
      ? (number: number) => percent(number)
      : (number: number) => number.toLocaleString('en-US', { maximumFractionDigits: 2 })
  return (row) => {
    const cell = value(row)
    if (typeof cell === 'number') return write(cell)
    return cell !== null && isDate(cell) ? date(cell) : cell
  }
}
