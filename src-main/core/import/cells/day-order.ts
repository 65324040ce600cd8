/** Whether a column writes days before months. Never guessed: where no row shows it, a person is asked. */
import { AppError } from '../../../../shared/errors.ts'
import type { DayOrder } from './date.ts'

/** `none`: no row depends on it; `ambiguous`: every row that does can be read both ways. */
export type FoundOrder = DayOrder | 'none' | 'ambiguous'

const numeric = /^\s*(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})(?!\d)/

export interface Order {
  found: FoundOrder
  /** A cell that shows it, or one that could be either. */
  example: string
}

export function findDayOrder(cells: Iterable<string>): Order {
  let ambiguous = ''
  for (const cell of cells) {
    const match = numeric.exec(cell)
    if (!match) continue
    const [first, second] = [Number(match[1]), Number(match[2])]
    if (first > 12 && second <= 12) return { found: 'day-month', example: cell.trim() }
    if (second > 12 && first <= 12) return { found: 'month-day', example: cell.trim() }
    if (first !== second) ambiguous ||= cell.trim()
  }
  return ambiguous === '' ? { found: 'none', example: '' } : { found: 'ambiguous', example: ambiguous }
}

/** The order to read a column by; undefined where it does not matter. Throws BAD_FILE where it has to be asked for. */
export function chooseDayOrder(
  file: string,
  column: string,
  cells: Iterable<string>,
  chosen?: DayOrder,
): DayOrder | undefined {
  // prettier-ignore
  if (chosen) return chosen
  const { found, example } = findDayOrder(cells)
  if (found === 'ambiguous') throw new AppError('BAD_FILE', `${file}: ${ambiguity(column, example)}`)
  return found === 'none' ? undefined : found
}

export function ambiguity(column: string, example: string): string {
  const [, first = '', second = '', year = ''] = numeric.exec(example) ?? []
  const name = (month: string): string => months[Number(month) - 1] ?? month
  return `"${example}" in the column "${column}" may be ${Number(first)} ${name(second)} or ${Number(second)} ${name(first)} ${year.length === 2 ? `20${year}` : year}, and no other row shows which; choose the order of days and months (--day-order day-month or month-day).`
}

const months = 'January February March April May June July August September October November December'.split(' ')
