/** How a column of amounts writes decimals, which one cell alone does not always show: `46.200` may be 46.2 or 46,200. */
import {
  type DecimalMark,
  decimalMarkOf,
  isOpenAmount,
  parseMoney,
  writesDecimalComma,
} from '../../../../shared/text/money-text.ts'
import { decimals } from '../../../../shared/text/figures.ts'

export interface AmountMark {
  /** null = each cell is read by itself. */
  mark: DecimalMark | null
  /** What is said of cells that are read otherwise than by themselves: a sentence; null = none is. */
  note: string | null
}

/** To be said among others. */
export const noteOf = ({ note }: AmountMark): string[] => (note === null ? [] : [note])

interface Source {
  /** `` = a sheet of a workbook, whose cells with a point and three digits are text. */
  delimiter: string
  /** Codes that the rows, the column or a person say. */
  currencies: Iterable<string | null>
}

/** `column`: as the note names it. */
export function amountMark(column: string, cells: readonly string[], { delimiter, currencies }: Source): AmountMark {
  const open = cells.filter(isOpenAmount)
  if (open.length === 0) return { mark: null, note: null }
  const shown = decimalMarkOf(cells)
  const mark = shown ?? (isGroupedByPoint(open, delimiter, [...currencies]) ? ',' : null)
  const amountOf = (cell: string, as: DecimalMark | null): number | null => {
    const read = parseMoney(cell, as)
    return read.ok ? (read.money?.amount ?? null) : null
  }
  const example = mark === null ? undefined : open.find((cell) => amountOf(cell, mark) !== amountOf(cell, null))
  if (example === undefined) return { mark, note: null }
  const amount = amountOf(example, mark)!
  const why = shown === null ? (delimiter === ';' ? 'as where semicolons separate columns' : 'as amounts in that currency are written') : 'as others of the column show' // prettier-ignore
  return { mark, note: `"${column}" has a ${mark === ',' ? 'comma' : 'point'} before decimals, ${why}: ${example.trim()} is ${decimals(amount, Number.isInteger(amount) ? 0 : 3)}.` } // prettier-ignore
}

/** Whose smallest coin is a thousandth. */
const ofThousandths = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'])

/** Of cells of which none shows it: programs that compute amounts write a comma between columns. */
function isGroupedByPoint(open: readonly string[], delimiter: string, currencies: readonly (string | null)[]): boolean {
  if (open.some((cell) => cell.includes(','))) return false
  if (delimiter === ';') return !currencies.some((code) => code !== null && ofThousandths.has(code))
  return delimiter === '' && currencies.length > 0 && currencies.every((code) => code !== null && writesDecimalComma(code)) // prettier-ignore
}
