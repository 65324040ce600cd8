/**
 * What of an export of payments its rows show, and no header does: which column says whether money went out or came in,
 * which holds what came back, and which says what it was spent on.
 */
import type { ColumnMap } from '../../../../shared/import.ts'
import { headingKey, headingNames, isNamed } from '../columns/headings.ts'
import { withChargeStatus } from './charge-status.ts'
import { columnKey, type LedgerFormat } from './ledger.ts'

export type Direction = 'out' | 'in'

const pairs: readonly { out: readonly string[]; in: readonly string[] }[] = [
  { out: ['d', 'debit', 'debet', 'dr', 'db', 'débit'], in: ['c', 'credit', 'cr', 'crédit', 'kredit'] },
  { out: ['af'], in: ['bij'] },
  { out: ['s', 'soll'], in: ['h', 'haben'] },
  { out: ['charge', 'purchase', 'sale'], in: ['refund', 'credit', 'return', 'reversal', 'chargeback'] },
  { out: ['belastung', 'lastschrift'], in: ['gutschrift', 'erstattung'] },
  { out: ['bill', 'accpay'], in: ['bill credit note', 'accpaycredit'] },
  {
    out: ['vendor bill', 'check', 'credit card'],
    in: ['bill credit', 'vendor credit', 'ccard refund', 'credit card refund'],
  },
  { out: ['achat', 'paiement'], in: ['remboursement', 'avoir'] },
  { out: ['aankoop', 'betaling'], in: ['terugbetaling', 'retour', 'creditering'] },
  { out: ['out', 'outgoing', 'money out'], in: ['in', 'incoming', 'money in'] },
]
const words = new Map<string, Direction>(
  pairs.flatMap((pair) => [
    ...pair.out.map((word) => [word, 'out'] as const),
    ...pair.in.map((word) => [word, 'in'] as const),
  ]),
)

/** What a cell says of where the money went; null = nothing that is known. */
export const directionOf = (cell: string): Direction | null => words.get(cell.trim().toLowerCase()) ?? null

/** Letters alone: `Af/Bij`, `Af Bij` and `af_bij` are one name. */
const letters = (name: string): string => name.toLowerCase().replace(/[^\p{L}]+/gu, '')
const directionNames = new Set(
  [
    'D/C', 'C/D', 'Dr/Cr', 'Cr/Dr', 'S/H', 'Debit/Credit', 'Credit/Debit', 'Debit or Credit', 'Credit or Debit',
    'Debit Credit Indicator', 'Credit Debit Indicator', 'Debet/Credit', 'Credit/Debet', 'Af/Bij', 'Bij/Af',
    'Soll/Haben', 'Débit/Crédit', 'Sens', 'Direction',
  ].map(letters),
) // prettier-ignore

/** The format with what the rows show; what a person `chose` stays. `rows`: cells in the order of `columns`. */
export function settled(
  format: LedgerFormat,
  columns: readonly string[],
  rows: readonly { cells: readonly string[] }[],
  chosen: ColumnMap = {},
): LedgerFormat {
  const valuesOf = valuesIn(columns, rows)
  const proposed = chosen['category'] === undefined ? categories(format, valuesIn(columns, withoutSettling(format, columns, rows))) : (format.category ?? []) // prettier-ignore
  const accountCodes = proposed.filter((column) => areAccountCodes(column, valuesOf(column)))
  const category = proposed.filter((column) => !accountCodes.includes(column))
  const team = chosen['team'] === undefined ? teamTracked(format, valuesOf) : []
  const direction = chosen['direction'] === undefined ? directionColumns(format, columns, valuesOf) : format.direction
  return {
    ...withChargeStatus(format, columns, rows, chosen),
    credit: areRefunds(format, columns, rows) ? format.credit! : [],
    category,
    accountCodes,
    ...(team.length > 0 && { team }),
    ...(direction && { direction }),
    categoryChosen: (chosen['category'] ?? '') !== '',
  }
}

const accountWords = /account|nominal|ledger|compte|konto|rekening|grootboek|cuenta|\bconto\b|\bconta\b|\bgl\b/

/** Whether a column is of the accounts that payments are booked on, whose numbers say nothing of what was bought. */
export const isBooked = (column: string): boolean => accountWords.test(headingKey(column).replaceAll('_', ' '))

/** Numbers of accounts, by the name of their column or since codes of merchants have four digits. */
const areAccountCodes = (column: string, values: readonly string[]): boolean =>
  values.length > 0 &&
  values.every((value) => /^\d[\d.\s/-]*$/.test(value)) &&
  (isBooked(column) || values.some((value) => !/^\d{4}$/.test(value)))

/** The tracked column whose name, on most rows, is that of a department. */
function teamTracked({ tracked = [] }: LedgerFormat, valuesOf: ValuesOf): string[] {
  const names = [...headingNames('team', 'costCentre'), 'team']
  const isTeam = (column: string): boolean => {
    const called = valuesOf(column)
    return called.length > 0 && called.filter((name) => isNamed(name, names)).length * 2 > called.length
  }
  return tracked
    .filter(({ name }) => isTeam(name))
    .slice(0, 1)
    .map(({ value }) => value)
}

/** How many credits there may be, for each charge, for them to be what came back. */
const mostRefunds = 0.5

/** Credits as often as debits are the other side of a balance: what is owed, or what customers paid. */
function areRefunds(
  { amount, credit = [] }: LedgerFormat,
  columns: readonly string[],
  rows: readonly { cells: readonly string[] }[],
): boolean {
  const at = (names: readonly string[]): number => columns.findIndex((column) => names[0] !== undefined && columnKey(column) === columnKey(names[0])) // prettier-ignore
  const [debit, back] = [at(amount), at(credit)]
  if (debit < 0 || back < 0) return false
  const filled = (cells: readonly string[], column: number): boolean => /[1-9]/.test(cells[column] ?? '')
  const charges = rows.filter(({ cells }) => filled(cells, debit)).length
  const returns = rows.filter(({ cells }) => filled(cells, back) && !filled(cells, debit)).length
  return returns <= mostRefunds * charges
}

type ValuesOf = (column: string) => string[]

/** The filled cells of a column. */
const valuesIn =
  (columns: readonly string[], rows: readonly { cells: readonly string[] }[]): ValuesOf =>
  (name) => {
    const at = columns.findIndex((column) => columnKey(column) === columnKey(name))
    return at < 0 ? [] : rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '')
  }

/** In books a bill is what was bought; `Bill Payment (Check)`, in the minus beside it, settles it. */
export const isBill = (type: string): boolean => /^(vendor )?bill$/i.test(type)
export const settlesBill = (type: string): boolean => /^(bill|vendor) ?payment\b/i.test(type)

/** Rows that do not settle bills: those that do name accounts of their own, which are those of the bank and of what is owed. */
function withoutSettling<R extends { cells: readonly string[] }>(
  { type = [] }: LedgerFormat,
  columns: readonly string[],
  rows: readonly R[],
): readonly R[] {
  const at = columns.findIndex((column) => type.some((name) => columnKey(name) === columnKey(column)))
  return at < 0 ? rows : rows.filter(({ cells }) => !settlesBill((cells[at] ?? '').trim()))
}

/** By its name; else the type of an entry, where refunds are one; else where each cell is one word of one pair. */
function directionColumns(format: LedgerFormat, columns: readonly string[], valuesOf: ValuesOf): string[] {
  const says = (column: string, direction: Direction): boolean =>
    valuesOf(column).some((cell) => directionOf(cell) === direction)
  const named = columns.filter((column) => directionNames.has(letters(column)) && (says(column, 'in') || says(column, 'out'))) // prettier-ignore
  if (named.length > 0) return named.slice(0, 1)
  // Signs of a ledger are its own.
  if (format.grouped || format.byAccount) return []
  const keys = new Set((format.type ?? []).map(columnKey))
  const types = columns.filter((column) => keys.has(columnKey(column)) && says(column, 'in'))
  if (types.length > 0) return types.slice(0, 1)
  return columns.filter((column) => isPair(valuesOf(column))).slice(0, 1)
}

function isPair(values: readonly string[]): boolean {
  const lower = new Set(values.map((value) => value.toLowerCase()))
  return pairs.some((pair) => {
    const known = [...lower].filter((value) => pair.out.includes(value) || pair.in.includes(value))
    return known.length === lower.size && known.some((value) => pair.out.includes(value)) && known.some((value) => pair.in.includes(value)) // prettier-ignore
  })
}

const bankWords = /\b(checking|chequing|savings|bank|cash|credit card|card|visa|mastercard|amex|american express|paypal|a\/p|a\/r|accounts payable|undeposited|girokonto|betaalrekening|spaarrekening|rekening-courant)\b|\(\d{3,}\)\s*$|\b[A-Z]{2}\d{2} ?[A-Z\d]{4}/i // prettier-ignore
const expenseWords = /\b(fees?|charges?|costs?|expenses?|interest|software|subscriptions?|kosten|frais)\b/i

/** Where money came from, and not what it was spent on: `Chase Checking (4410)`. */
export const isBankAccount = (text: string): boolean => bankWords.test(text) && !expenseWords.test(text)

/** The columns that say what it was spent on: not the bank account, and no remarks, which speak of single payments. */
const categories = ({ category = [] }: LedgerFormat, valuesOf: ValuesOf): string[] =>
  category.filter((column) => {
    const values = valuesOf(column)
    return values.filter(isBankAccount).length * 2 <= values.length
  })
