/** Rows of a ledger as payments to vendors, or why a row is none. */
import { inCents } from '../../../../shared/text/csv.ts'
import { chooseDayOrder, findDayOrder } from '../cells/day-order.ts'
import { amountMark, noteOf } from '../cells/decimal-mark.ts'
import { type DayOrder, parseDate } from '../cells/date.ts'
import { eachBelow, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { type MoneyCell, parseCurrency, parseMoney } from '../../../../shared/text/money-text.ts'
import type { PaidIs } from '../../../../shared/import.ts'
import type { BrokenLine, TextRow } from '../text/layout.ts'
import { hasBlankTails, raggedReason } from '../text/ragged.ts'
import { totalIn } from '../columns/total-names.ts'
import { vendorKey } from '../../stack/names/vendor.ts'
import { withoutTown } from './town.ts'
import { writeRecord } from '../text/records.ts'
import { minorPerUnit, minorUnitNote, withoutMinorUnit } from '../columns/minor-units.ts'
import { type AmountCurrency, amountColumn, amountCurrency, currencyNote, currencyOfRow } from './amount-currency.ts'
import { type BillLine, dueColumn, dueIn, dueNotes, unpaidOf } from './due.ts'
import { isNotCharged, otherStatusNotes, StatusCount } from './charge-status.ts'
import { daysInZone } from './day-in-zone.ts'
import { foreignColumns, foreignOf } from './foreign.ts'
import { accountName, Accounts } from './accounts.ts'
import { isOwed } from './account-side.ts'
import { type AccountSum, LedgerAccounts } from './ledger-accounts.ts'
import { columnKey, columnOf, type LedgerFormat } from './ledger.ts'
import type { Settled } from './settled.ts'
import { paidFromColumn, type Settling, withPaidFrom } from './settled-from.ts'
import { type Sign, signOf } from './sign.ts'
import { type Direction, directionOf, isBankAccount, isBill, isBooked, settlesBill } from './settle.ts'

export interface Payment {
  line: number
  vendor: string
  /** `YYYY-MM-DD` */
  date: string
  /** In UTC, where the file has one: `date` is its day in a zone. */
  moment?: string
  /** Positive for what was paid, negative for what came back. */
  amount: number
  /** As a column says it; null = the sign does. */
  direction: Direction | null
  /** ISO 4217 code. */
  currency: string
  category: string
  team: string
  owner: string
  /** The other columns that are filled. */
  extra: Record<string, string>
  /** VAT that was taken off: its rate in per cent, the amount with it, as the file has it, and the column that said it of this row. */
  vat?: { rate: number; amount: number; column?: string }
  /** What a person said of it and another. */
  settled?: Settled
}

export interface ReadPayments {
  payments: Payment[]
  /** Rejected, as nothing was paid to their payees as far as this file and those before tell. */
  income: Payment[]
  rejected: BrokenLine[]
  /** Sentences about the file as a whole. */
  notes: string[]
  /** Sentences about the currency of its amounts. */
  inCurrency: string[]
  /** Of the amounts whose rows do not say it; null where all do. */
  currency: AmountCurrency | null
  sign: Sign
  /** Its times are moments, whose days are those of this zone; null = days are as they are written. */
  zone: string | null
  /** Of a ledger with both sides of its entries: its accounts and what is booked on them; else empty. */
  accounts: AccountSum[]
}

/** What a person said about the file, and the currency of the workspace, taken where nothing says one. */
export interface PaymentChoices {
  dayOrder?: DayOrder | undefined
  currency?: string | undefined
  paidIs?: PaidIs | undefined
  /** Accounts of a ledger that count, though they look like no expenses. */
  countAccounts?: readonly string[] | undefined
  workspaceCurrency: string
  /** Whose days count, of times that are moments. */
  zone: string
  /** By `vendorKey`: who was paid in files before; what comes back from them is no income. */
  paidBefore: ReadonlySet<string>
}

export interface LedgerTable {
  /** As messages name the file. */
  name: string
  columns: readonly string[]
  delimiter: string
  rows: readonly TextRow[]
}

const paidBack =
  /^(refunded|returned|charged? ?back|erstattet|rückerstattet|terugbetaald|remboursée?|reembolsad[oa]|rimborsat[oa])$/i
/** Paying the card's own bill is no purchase. */
const billPayment = /^(payment|bill payment|credit card payment|autopay)$/i
const transfer = /^transfer$/i
/** Entries that move money between accounts of one owner. */
const exchange = /^exchange$/i
const ownAccount =
  /\b(own accounts?|between accounts|internal transfer|savings|credit card|eigen rekening(en)?|spaarrekening|eigenes konto|umbuchung|virement interne)\b/i
const billWords = /\b(payment thank you|autopay|automatic payment|online payment|payment received|statement payment)\b/i

/** Throws BAD_FILE where days and months cannot be told apart. */
export function readPayments(format: LedgerFormat, table: LedgerTable, choices: PaymentChoices): ReadPayments {
  const { columns, delimiter } = table
  // Rows of a sheet have no delimiter.
  const blankTails = delimiter === '' || hasBlankTails(columns.length, table.rows)
  const cell = cellReader(columns)
  const days = daysInZone(
    table.rows.map(({ cells }) => cell(cells, format.date)),
    choices.zone,
    format.isUtc === true,
  )
  const order = chooseOrder(format, table, choices.dayOrder)
  const amounts = amountCurrency(
    amountColumn(format.amount, columns),
    table.rows.map(({ cells }) => ({
      amount: cell(cells, format.amount),
      original: cell(cells, format.originalAmount),
      originalCurrency: cell(cells, format.originalCurrency),
    })),
    choices.currency,
    choices.workspaceCurrency,
  )
  const written = amountMark(amounts.column, table.rows.flatMap(({ cells }) => [cell(cells, format.amount), cell(cells, format.credit)]), {
    delimiter,
    currencies: table.rows.map(({ cells }) => parseCurrency(cell(cells, format.currency)) ?? (amounts.by === 'workspace' ? null : amounts.code)),
  }) // prettier-ignore
  const amountOf = (text: string): MoneyCell => parseMoney(text, written.mark)
  const isMinor = withoutMinorUnit(amounts.column) !== null
  /** By line: the row, and a word about its direction that is not known. */
  const raws = new Map<number, string>()
  const said = new Map<number, string>()
  const refunded = new Map<number, string>()
  const statuses = new StatusCount()
  // A bill that is not settled is owed.
  const isOfBills = [format.due, format.paidOfBill, format.charged, format.types, format.grouped, format.byAccount].some((each) => each !== undefined) // prettier-ignore
  let unsaid = 0
  let otherwise = 0
  const notes: string[] = []
  const rejected: BrokenLine[] = []
  const payments: Payment[] = []
  const used = new Set(
    [format.date, format.amount, format.currency, format.originalAmount, format.originalCurrency, format.direction, format.category, format.team, format.owner] // prettier-ignore
      .flatMap((names) => names ?? [])
      .map(columnKey),
  )
  const payeeColumns = new Set(format.vendor.map(columnKey))
  const isCharged = (status: string): boolean =>
    format.charged === undefined ||
    status === '' ||
    format.charged.some((word) => columnKey(word) === columnKey(status))
  const isCounted = (type: string): boolean =>
    format.types === undefined || type === '' || format.types.some((word) => columnKey(word) === columnKey(type))
  const accounts = new Set(table.rows.map(({ cells }) => columnKey(cell(cells, format.ownAccounts))))
  const isOwn = (vendor: string): boolean => ownAccount.test(vendor) || accounts.has(columnKey(vendor))
  const originals = (get: (names: readonly string[] | undefined) => string) =>
    [
      [foreignColumns.amount, get(format.originalAmount)] as const,
      [foreignColumns.currency, get(format.originalCurrency)] as const,
    ].filter(([, value]) => value !== '')
  let heading = ''
  const headings = new Accounts(format.grouped ? [] : table.rows)
  const hasBills = table.rows.some(({ cells }) => isBill(cell(cells, format.type)))
  const ledger = ledgerAccounts(format, table, cell, choices.countAccounts)
  const settling: Settling[] = []
  const unpaid = unpaidByLine(format, table, cell, amountOf)
  let structure = 0
  let sum = 0
  for (const { line, cells } of table.rows) {
    const filled = cells.filter((each) => each.trim() !== '')
    // QuickBooks writes below its reports how they were made, and when.
    if (
      filled.length === 0 ||
      (format.byAccount === true && filled.length === 1 && /^(?:accrual|cash) basis\b/i.test(filled[0]!.trim()))
    ) {
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
        const said = amountOf(get(format.amount))
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
    const type = get(format.type)
    const payee = format.grouped ? heading : get(format.vendor)
    const whole = transfer.test(type) ? payee.replace(/^(transfer )?to (?=\S)/i, '') : payee
    const vendor = format.town ? withoutTown(whole, get([format.town.column]), format) : whole
    const date = parseDate(get(format.date), order)
    if (isHeading(format, cell, cells) && headings.take(cells)) {
      structure++
      continue
    }
    const charged = amountOf(get(format.amount))
    const back = charged.ok && (charged.money === null || charged.money.amount === 0) ? credited(amountOf(get(format.credit))) : null // prettier-ignore
    const money = back ?? charged
    const status = get(format.status)
    const account = accountOf(format, get, headings.label)
    if (money.ok && money.money) ledger.add(account, money.money.amount, currencyOfRow(money.money, get(format.currency), amounts).code) // prettier-ignore
    if (ledger.isOther(account) && columnKey(account) !== columnKey(payee)) {
      // What settles a bill stands on the account that paid it.
      if (settlesBill(type) && date.ok && date.date !== null && money.ok && money.money !== null && !isOwed(account))
        settling.push({ vendor, date: days.dayOf(get(format.date), date.date), amount: money.money.amount, account }) // prettier-ignore
      reject('its account is of the balance sheet or of income, the other side of what is booked as an expense')
      continue
    }
    if (format.grouped && money.ok && money.money) sum += money.money.amount
    // With a day it is a payment, such as one to a filling station of that name.
    const total = date.ok && date.date !== null ? null : totalIn(cells)
    if (total !== null) reject(`it is the line of a total ("${total}"), which is no payment`)
    else if (vendor === '') reject('it names no vendor')
    else if (!date.ok) reject(`the date "${get(format.date)}" ${date.problem}`)
    else if (date.date === null) reject('it has no date')
    else if (!money.ok) reject(`the amount "${get(format.amount)}" ${money.problem}`)
    else if (money.money === null || money.money.amount === 0) reject('it has no amount')
    else if (hasBills && settlesBill(type)) {
      const account = get(format.settledFrom)
      if (account !== '')
        settling.push({ vendor, date: days.dayOf(get(format.date), date.date), amount: money.money.amount, account })
      reject('it settles a bill, and bills have rows of their own')
    } else if (!isCounted(type)) reject(`it is no bill: its type is ${type}`)
    else if (isNotCharged(status, format) || !isCharged(status)) {
      statuses.leave(status)
      reject(`it was not charged: its status is ${status}`)
    } else if ((!format.grouped && format.types === undefined && billPayment.test(type)) || billWords.test(vendor))
      reject('it pays the bill of the card, and no vendor')
    else if (!format.grouped && (exchange.test(type) || (transfer.test(type) && isOwn(vendor))))
      reject('it moves money to an account of one’s own, and pays no vendor')
    else {
      const { code, isOwn: isSaid } = currencyOfRow(money.money, get(format.currency), amounts)
      const stated = parseCurrency(get(format.currency))
      if (!isSaid) unsaid++
      if (amounts.ignoresColumn && stated !== null && stated !== code) otherwise++
      const own = categoryIn(format.category, get)
      const under = columnKey(headings.current) === columnKey(vendor) || isBankAccount(headings.current) ? '' : headings.current // prettier-ignore
      raws.set(line, writeRecord(cells, delimiter))
      const word = get(format.direction)
      const direction = back ? 'in' : directionOf(word)
      if (word !== '' && directionOf(word) === null) said.set(line, word)
      if (!isOfBills) statuses.keep(status)
      if (paidBack.test(status)) refunded.set(line, status)
      const moment = days.momentOf(get(format.date), date.date)
      const split = get(format.split)
      const paidFrom = ledger.isOther(split) && isBankAccount(split) && !isOwed(split) ? split : ''
      const due = unpaid.get(line) ?? dueIn(money.money.amount, amountOf(get(format.due)), amountOf(get(format.dueOf)))
      payments.push({
        line,
        vendor,
        date: days.dayOf(get(format.date), date.date),
        ...(moment !== null && { moment }),
        amount: isMinor ? money.money.amount / minorPerUnit(code) : money.money.amount,
        currency: code,
        direction,
        category: own !== '' && (format.categoryChosen === true || !isBankAccount(own)) ? own : under,
        team: get(format.team),
        owner: get(format.owner),
        extra: Object.fromEntries([
          ...originals(get),
          ...(due === null ? [] : [[dueColumn, due] as const]),
          ...(paidFrom === '' ? [] : [[paidFromColumn, paidFrom] as const]),
          ...columns.flatMap((column, at) => {
            const value = cells[at]?.trim() ?? ''
            const isPayee = payeeColumns.has(columnKey(column)) && value === payee
            return used.has(columnKey(column)) || isPayee || value === '' ? [] : [[column, value] as const]
          }),
        ]),
      })
    }
  }
  if (days.isZoned) notes.push(`Its times are moments: each payment is on the day of ${choices.zone}${choices.zone === 'UTC' ? '' : ', not of UTC'}. Another zone can be chosen (--zone).`) // prettier-ignore
  if (structure > 0) notes.push(`${structure} lines with ${headings.size > 0 ? 'an account, a balance' : 'a vendor’s name'}, a total or nothing on them are no payments.`) // prettier-ignore
  notes.push(...headings.notes((label) => ledger.isOther(label)), ...ledger.notes())
  const statusColumn = columnOf(format.status ?? [], columns)
  notes.push(...statuses.notes(statusColumn), ...otherStatusNotes(format, columns, table.rows))
  notes.push(...noteOf(written))
  const minor = minorUnitNote(amounts.column)
  if (minor !== null) notes.push(minor)
  if (format.amountNote !== undefined) notes.push(format.amountNote)
  const codes = columns.filter((column) => format.accountCodes?.some((name) => columnKey(name) === columnKey(column)))
  if (codes.length > 0) notes.push(`${codes.map((column) => `"${column}"`).join(', ')} holds numbers of accounts, which are no category; they stay with the payments.`) // prettier-ignore
  const inCurrency = currencyNote(amounts, unsaid, otherwise, doubtOf(amounts.code, payments, columns))
  if (choices.dayOrder === undefined && format.dayOrder !== undefined && isAmbiguous(format, table))
    notes.push(`Dates are read ${format.dayOrder === 'month-day' ? 'month' : 'day'} first, as ${format.title} exports write them.`) // prettier-ignore
  // Accounts of expenses rise by what is spent.
  const isRising = format.byAccount === true ? ledger.hasExpenses : ledger.isLedger && format.credit === undefined
  const sign = signOf(payments, isRising ? { ...format, paidIs: 'positive' } : format, {
    columns,
    chosen: choices.paidIs,
  })
  if (sign.note !== null) notes.push(sign.note)
  const turned = signed(withPaidFrom(payments, settling), sign)
  const gone = new Set(refundedInPlace(turned, refunded))
  for (const { line } of gone)
    rejected.push({ line, reason: `it was paid back: its status is ${refunded.get(line)!}`, raw: raws.get(line)! })
  const unknown = new Set(payments.flatMap(({ direction, line }) => (direction === null ? (said.get(line) ?? []) : [])))
  if (unknown.size > 0)
    notes.push(`In "${format.direction![0]!}", ${[...unknown].slice(0, 5).map((word) => `"${word}"`).join(', ')} does not say whether money went out or came in: the sign of the amount does.`) // prettier-ignore
  const { kept, back } = withoutIncome(
    turned.filter((each) => !gone.has(each)),
    choices.paidBefore,
  )
  notes.push(...refundNote(kept, format), ...dueNotes(kept))
  rejected.push(...back.map((payment) => ({ line: payment.line, reason: 'money came in, and nothing was paid to this payee', raw: raws.get(payment.line) ?? '' }))) // prettier-ignore
  rejected.sort((a, b) => a.line - b.line)
  return {
    payments: kept,
    income: back,
    rejected,
    notes,
    inCurrency,
    currency: unsaid === 0 ? null : amounts,
    sign,
    zone: days.isZoned ? choices.zone : null,
    accounts: ledger.all(),
  }
}

/** The account that a row is booked on; "" = it says none. */
const accountOf = (
  { byAccount, category }: LedgerFormat,
  get: (names: readonly string[] | undefined) => string,
  heading: string,
): string =>
  // prettier-ignore
  (byAccount === true ? get(category) : '') || heading

/** The accounts of a ledger with both sides of its entries. */
function ledgerAccounts(
  format: LedgerFormat,
  { rows }: LedgerTable,
  cell: ReturnType<typeof cellReader>,
  counted?: readonly string[],
): LedgerAccounts {
  const headings = new Accounts(format.grouped ? [] : rows)
  const booked = rows.flatMap(({ cells }) => {
    if (format.grouped || (isHeading(format, cell, cells) && headings.take(cells))) return []
    const account = accountOf(format, (names) => cell(cells, names), headings.label)
    // A heading that names the payee of its rows is no account.
    if (columnKey(account) === columnKey(cell(cells, format.vendor))) return []
    return [{ account, split: cell(cells, format.split), kind: cell(cells, format.accountKind) }]
  })
  return new LedgerAccounts(booked, format.byAccount === true, counted)
}

/** Neither a payee nor a day: it may name the account of the rows below. */
function isHeading(format: LedgerFormat, cell: ReturnType<typeof cellReader>, cells: readonly string[]): boolean {
  if (format.grouped || cell(cells, format.vendor) !== '') return false
  const date = parseDate(cell(cells, format.date))
  return !date.ok || date.date === null
}

/** By the line of a row: what of it was not paid, where its bill says what was. */
function unpaidByLine(
  format: LedgerFormat,
  { columns, rows }: LedgerTable,
  cell: ReturnType<typeof cellReader>,
  amountOf: (text: string) => MoneyCell,
): ReadonlyMap<number, string> {
  const { paidOfBill = [], bill = [], settled = [] } = format
  if (!columns.some((column) => paidOfBill.some((name) => columnKey(name) === columnKey(column)))) return new Map()
  const number = (text: string): number => {
    const read = amountOf(text)
    return read.ok && read.money !== null ? read.money.amount : 0
  }
  const lines = rows.map(({ line, cells }): BillLine & { line: number } => ({
    line,
    bill: JSON.stringify(bill.map((names) => cell(cells, names))),
    amount: number(cell(cells, format.amount)),
    paid: number(cell(cells, paidOfBill)),
    isSettled: settled.some((word) => columnKey(word) === columnKey(cell(cells, format.status))),
  }))
  return new Map([...unpaidOf(lines)].map(([{ line }, due]) => [line, String(due)]))
}

/** What came back, as a column of its own says it; null = nothing did. */
function credited(read: MoneyCell): MoneyCell | null {
  if (!read.ok || read.money === null || read.money.amount === 0) return null
  return { ok: true, money: { ...read.money, amount: -Math.abs(read.money.amount) } }
}

/** What speaks against amounts in a currency that nothing in the file says: a sentence; "" = nothing does. */
function doubtOf(code: string, payments: readonly Payment[], columns: readonly string[]): string {
  // What stayed the same was not converted, as where a ledger has each amount in both columns.
  const converted = payments.filter((payment) => {
    const foreign = foreignOf([{ ...payment, currency: '' }])
    return foreign?.currency === code && Math.abs(foreign.amount) !== inCents(Math.abs(payment.amount))
  }).length
  if (converted > 0)
    return `They are likely not in ${code}: ${converted} ${converted === 1 ? 'row says' : 'rows say'} an amount in ${code} that was converted.`
  // American Express heads its lists so outside the United States, and with "City/State" and "Zip Code" there.
  const keys = new Set(columns.map(columnKey))
  const isAbroad = code === 'USD' && keys.has('town/city') && keys.has('postcode')
  return isAbroad ? 'They are likely not in USD: the columns "Town/City" and "Postcode" are of a card outside the United States.' : '' // prettier-ignore
}

/** What a column says came in did, whatever its sign. */
const signed = (payments: readonly Payment[], { is }: Sign): Payment[] =>
  payments.map((each) => ({ ...each, amount: each.direction === 'in' ? -Math.abs(each.amount) : (is === 'negative' ? -1 : 1) * each.amount })) // prettier-ignore

/** Charges that are `marked` as paid back where no row of its own gives the money back, as other exports write it. */
function refundedInPlace(payments: readonly Payment[], marked: ReadonlyMap<number, string>): Payment[] {
  const keyOf = ({ vendor, amount }: Payment): string => `${Math.abs(amount).toFixed(2)} ${vendorKey(vendor)}`
  const returns = new Map<string, number>()
  for (const each of payments) if (each.amount < 0) returns.set(keyOf(each), (returns.get(keyOf(each)) ?? 0) + 1)
  return payments.filter((each) => {
    if (each.amount < 0 || !marked.has(each.line)) return false
    const left = returns.get(keyOf(each)) ?? 0
    returns.set(keyOf(each), left - 1)
    return left <= 0
  })
}

/** Who was never paid is no vendor: what came from them is income. */
function withoutIncome(payments: Payment[], before: ReadonlySet<string>): { kept: Payment[]; back: Payment[] } {
  const paid = new Set(payments.flatMap(({ amount, vendor }) => (amount > 0 ? [vendorKey(vendor)] : [])))
  const isKept = ({ vendor }: Payment): boolean => [paid, before].some((known) => known.has(vendorKey(vendor)))
  return { kept: payments.filter(isKept), back: payments.filter((each) => !isKept(each)) }
}

/** So many refunds stand in the sentence; more of them stand below it. */
const shownRefunds = 10

function refundNote(payments: readonly Payment[], { direction = [], credit = [] }: LedgerFormat): string[] {
  const refunds = payments.filter(({ amount }) => amount < 0)
  if (refunds.length === 0) return []
  const [column] = [...direction, ...credit]
  const why = refunds.some((each) => each.direction === 'in') ? `by "${column ?? ''}"` : 'by the sign of the amount'
  const named = refunds.map(({ vendor, date, amount, currency }) => `${vendor} ${Number((-amount).toFixed(2))} ${currency} on ${date}`) // prettier-ignore
  return [noteUpTo(shownRefunds, named, eachBelow, (these) => `${refunds.length} ${refunds.length === 1 ? 'refund is' : 'refunds are'} read as such, ${why}: ${these}. No price follows from them. A charge that came back whole is none; where none came in its place, the tool ended with it.`)] // prettier-ignore
}

/** Without the number of the account that it is booked on, which would pass for a code of merchants. */
function categoryIn(names: readonly string[] = [], get: (names: readonly string[]) => string): string {
  const column = names.find((name) => get([name]) !== '')
  if (column === undefined) return ''
  const cell = get([column])
  return isBooked(column) && /^\d{3,}\W+\p{L}/u.test(cell) ? accountName(cell) : cell
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
