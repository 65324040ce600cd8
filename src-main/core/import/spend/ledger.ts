/**
 * Card, bank and ledger exports: a row is a payment, not a tool. What one such export looks like; a new one is one file
 * here and one line in `index.ts`.
 */
import type { PaidIs, PaymentField } from '../../../../shared/import.ts'
import type { Recognition } from '../formats/format.ts'
import type { DayOrder } from '../cells/date.ts'

export interface LedgerFormat {
  id: string
  title: string
  /** Columns that make it this export, and ones that make it surer; several names of one column, best first. */
  required: (string | string[])[]
  helpful: (string | string[])[]
  /** Names of the columns by what they hold, best first. The first that is filled in a row gives the vendor. */
  vendor: string[]
  /** The column of the town of a payee, which stands behind its name too: from so many letters on, where the name fills them. */
  town?: { column: string; from: number }
  date: string[]
  /** Its times are in UTC where they name no zone. */
  isUtc?: boolean
  amount: string[]
  /** A sentence where another column would be taken for that of the amounts. */
  amountNote?: string
  /** Beside amounts of charges alone: those of what came back. */
  credit?: string[]
  currency?: string[]
  /** What was charged before it was converted into the currency of the account, where both are said. */
  originalAmount?: string[]
  originalCurrency?: string[]
  category?: string[]
  team?: string[]
  /** Columns of what the books are kept by, which the cells beside them name: the one that is called a department is the team. */
  tracked?: readonly { name: string; value: string }[]
  owner?: string[]
  /** Column that says whether it was charged, and the words for what was not. */
  status?: string[]
  /** That column is of the expense, and says of its approval too, which leaves the charge what it is. */
  isOfExpenses?: boolean
  /** The words of that column for what was charged, where they are known: then nothing else was. */
  charged?: string[]
  /** Column that says what kind of entry it is, payments of the card's own bill among them. */
  type?: string[]
  /** Of a bill: what of it is not paid yet, and all that it comes to, where a row is a line of one. */
  due?: string[]
  dueOf?: string[]
  /** Or what of it was paid, a row being a line of the bill that these columns tell from others. */
  paidOfBill?: string[]
  bill?: string[][]
  /** The words of the status for a bill of which nothing is due, whatever was paid of it. */
  settled?: string[]
  /** Of a row that settles a bill: the account that paid it. */
  settledFrom?: string[]
  /** The words of that column for charges and refunds, where they are known: then nothing else is one. */
  types?: string[]
  /** Column that says whether money went out or came in; found by its rows where it is not said. */
  direction?: string[]
  /** Column that names the account a row is of: a transfer to one of them pays nobody. */
  ownAccounts?: string[]
  /** The sign of what was paid, where the export is known to write it; else the sign that most rows have. */
  paidIs?: PaidIs
  /** A person said which column the category is, so that it is one whatever its cells look like. */
  categoryChosen?: boolean
  /** Columns that would be the category and hold the numbers of accounts; found by the rows. */
  accountCodes?: string[]
  /** As the export writes dates such as 03/04/2019, where it is known; else the rows show it or a person says it. */
  dayOrder?: DayOrder
  /** Vendors stand alone on a row above their payments, which leave that cell blank. */
  grouped?: boolean
  /** A ledger of all accounts, numbered as American books are: what is booked on an account that is none of expenses is the other side of a purchase. */
  byAccount?: boolean
  /** Of its entries: the account on the other side, and of which kind their own account is. */
  split?: string[]
  accountKind?: string[]
}

/** As in headers everywhere: case, blanks and underscores make no difference. */
export const columnKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_')

/** The column that one of the names is of, the first name before others, as the file writes it; undefined = none. */
export const columnOf = (names: readonly string[], columns: readonly string[]): string | undefined =>
  names.flatMap((name) => columns.find((column) => columnKey(column) === columnKey(name)) ?? [])[0]

export function recogniseLedger(format: LedgerFormat, columns: readonly string[]): Recognition | null {
  const keys = new Map(columns.map((column) => [columnKey(column), column]))
  const found = (wanted: LedgerFormat['required']): string[] =>
    wanted.flatMap((names) => [names].flat().flatMap((name) => keys.get(columnKey(name)) ?? [])[0] ?? [])
  if (found(format.required).length < format.required.length) return null
  const helpful = found(format.helpful)
  return {
    confidence: 0.85 + (format.helpful.length === 0 ? 0 : (0.14 * helpful.length) / format.helpful.length),
    matched: [...found(format.required), ...helpful],
    missing: absent(format.helpful, keys).map(([name]) => name!),
  }
}

/** Of columns that are wanted, the names of those that are not there. */
const absent = (wanted: LedgerFormat['required'], keys: Pick<ReadonlySet<string>, 'has'>): string[][] =>
  wanted.map((names) => [names].flat()).filter((names) => !names.some((name) => keys.has(columnKey(name))))

/** Required columns that a table lacks, each by all of its names. */
export const lacking = (format: LedgerFormat, columns: readonly string[]): string[] =>
  absent(format.required, new Set(columns.map(columnKey))).map((names) => names.join(' or '))

/** The file's own columns → the field of a tool they tell something of. */
export function ledgerFields(format: LedgerFormat, columns: readonly string[]): Map<string, PaymentField> {
  const keys = new Map(columns.map((column) => [columnKey(column), column]))
  const fields: [PaymentField, string[] | undefined][] = [
    ['name', format.grouped ? [columns[0] ?? ''] : format.vendor],
    ['start_date', format.date],
    ['cost', format.amount],
    ['currency', format.currency],
    ['original_amount', format.originalAmount],
    ['original_currency', format.originalCurrency],
    ['category', format.category],
    ['team', format.team],
    ['owner', format.owner],
    ['direction', format.direction],
    ['status', format.status],
  ]
  return new Map(
    fields.flatMap(([field, names]) => {
      const column = names?.map((name) => keys.get(columnKey(name))).find((each) => each !== undefined)
      return column === undefined ? [] : [[column, field] as const]
    }),
  )
}
