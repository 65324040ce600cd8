/** Rows of a ledger as payments to vendors, or why a row is none. */
import { chooseDayOrder, findDayOrder } from '../cells/day-order.ts'
import { type DayOrder, parseDate } from '../cells/date.ts'
import { parseCurrency, parseMoney } from '../../../../shared/money-text.ts'
import type { BrokenLine, TextRow } from '../text/layout.ts'
import { hasBlankTails, raggedReason } from '../text/ragged.ts'
import { writeRecord } from '../text/records.ts'
import { columnKey, type LedgerFormat } from './ledger.ts'

export interface Payment {
  line: number
  vendor: string
  /** `YYYY-MM-DD` */
  date: string
  /** Positive for what was paid, negative for what came back. */
  amount: number
  /** null = not said. */
  currency: string | null
  category: string
  team: string
  owner: string
  /** The other columns that are filled. */
  extra: Record<string, string>
}

export interface ReadPayments {
  payments: Payment[]
  rejected: BrokenLine[]
  /** Sentences about the file as a whole. */
  notes: string[]
}

export interface LedgerTable {
  /** As messages name the file. */
  name: string
  columns: readonly string[]
  delimiter: string
  rows: readonly TextRow[]
}

const notCharged = /^(declined|denied|pending|cancell?ed|void(ed)?|failed|reversed|refused|error)$/i
/** Paying the card's own bill is no purchase. */
const billPayment = /^(payment|bill payment|credit card payment|transfer|autopay)$/i
const billWords = /\b(payment thank you|autopay|automatic payment|online payment|payment received|statement payment)\b/i

/** Throws BAD_FILE where days and months cannot be told apart. */
export function readPayments(format: LedgerFormat, table: LedgerTable, chosen?: DayOrder): ReadPayments {
  const { columns, delimiter } = table
  // Rows of a sheet have no delimiter.
  const blankTails = delimiter === '' || hasBlankTails(columns.length, table.rows)
  const cell = cellReader(columns)
  const order = chooseOrder(format, table, chosen)
  const notes: string[] = []
  const rejected: BrokenLine[] = []
  const payments: Payment[] = []
  const used = new Set(
    [format.vendor, format.date, format.amount, format.currency, format.category, format.team, format.owner]
      .flatMap((names) => names ?? [])
      .map(columnKey),
  )
  let heading = ''
  let structure = 0
  let sum = 0
  for (const { line, cells } of table.rows) {
    const filled = cells.filter((each) => each.trim() !== '')
    if (filled.length === 0) {
      structure++
      continue
    }
    const reject = (reason: string): number => rejected.push({ line, reason, raw: writeRecord(cells, delimiter) })
    const get = (names: readonly string[] | undefined): string => cell(cells, names)
    if (format.grouped && cells[0]!.trim() !== '' && get(format.date) === '') {
      structure++
      const total = /^total(?: for (.*))?$/i.exec(cells[0]!.trim())
      if (!total) {
        heading = cells[0]!.trim()
        sum = 0
      } else if (total[1] !== undefined) {
        const said = parseMoney(get(format.amount))
        if (said.ok && said.money && Math.abs(said.money.amount - sum) > 0.005)
          notes.push(`Line ${line}: the total of ${heading} is ${said.money.amount}, and its rows add up to ${Number(sum.toFixed(2))}.`) // prettier-ignore
      }
      continue
    }
    const blank = cells.slice(columns.length).every((each) => each.trim() === '')
    const ragged = raggedReason(cells.length, columns.length, blank, blankTails)
    if (ragged !== null) {
      reject(ragged)
      continue
    }
    const vendor = format.grouped ? heading : get(format.vendor)
    const date = parseDate(get(format.date), order)
    const money = parseMoney(get(format.amount))
    const status = get(format.status)
    const type = get(format.type)
    if (format.grouped && money.ok && money.money) sum += money.money.amount
    if (vendor === '') reject('it names no vendor')
    else if (!date.ok) reject(`the date "${get(format.date)}" ${date.problem}`)
    else if (date.date === null) reject('it has no date')
    else if (!money.ok) reject(`the amount "${get(format.amount)}" ${money.problem}`)
    else if (money.money === null || money.money.amount === 0) reject('it has no amount')
    else if (notCharged.test(status)) reject(`it was not charged: its status is ${status}`)
    else if ((!format.grouped && billPayment.test(type)) || billWords.test(vendor))
      reject('it pays the bill of the card, and no vendor')
    else
      payments.push({
        line,
        vendor,
        date: date.date,
        amount: money.money.amount,
        currency: parseCurrency(get(format.currency)) ?? money.money.currency,
        category: get(format.category),
        team: get(format.team),
        owner: get(format.owner),
        extra: Object.fromEntries(
          columns.flatMap((column, at) => {
            const value = cells[at]?.trim() ?? ''
            return used.has(columnKey(column)) || value === '' ? [] : [[column, value]]
          }),
        ),
      })
  }
  if (structure > 0) notes.push(`${structure} lines with a vendor’s name, a total or nothing on them are no payments.`)
  if (chosen === undefined && format.dayOrder !== undefined && isAmbiguous(format, table))
    notes.push(`Dates are read ${format.dayOrder === 'month-day' ? 'month' : 'day'} first, as ${format.title} exports write them.`) // prettier-ignore
  return { payments: signed(payments), rejected, notes }
}

/** Some exports write what was paid as negative amounts: the sign most rows have is that of a purchase. */
function signed(payments: Payment[]): Payment[] {
  const negative = payments.filter(({ amount }) => amount < 0).length
  return negative * 2 > payments.length ? payments.map((each) => ({ ...each, amount: -each.amount })) : payments
}

function cellReader(columns: readonly string[]) {
  const index = new Map(columns.map((column, at) => [columnKey(column), at]))
  return (cells: readonly string[], names: readonly string[] = []): string => {
    for (const name of names) {
      const at = index.get(columnKey(name))
      const value = at === undefined ? '' : (cells[at]?.trim() ?? '')
      if (value !== '') return value
    }
    return ''
  }
}

const dates = (format: LedgerFormat, { columns, rows }: LedgerTable): string[] => {
  const cell = cellReader(columns)
  return rows.map(({ cells }) => cell(cells, format.date))
}

const isAmbiguous = (format: LedgerFormat, table: LedgerTable): boolean =>
  findDayOrder(dates(format, table)).found === 'ambiguous'

function chooseOrder(format: LedgerFormat, table: LedgerTable, chosen?: DayOrder): DayOrder | undefined {
  const known = chosen ?? (isAmbiguous(format, table) ? format.dayOrder : undefined)
  return chooseDayOrder(table.name, format.date[0]!, dates(format, table), known)
}
