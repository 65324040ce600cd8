/** Any table of payments: a date, a payee and an amount, by the usual names of their columns. */
import { type ColumnMap, type PaymentField, paymentFields } from '../../../../shared/import.ts'
import { amountHeading, isAmountAsIs } from '../columns/amount-heading.ts'
import { columnsNamed, headingNames } from '../columns/headings.ts'
import { columnKey, type LedgerFormat } from './ledger.ts'

/** Names of the three columns. The payee is the first of `vendor`, `contact` and `remark`. */
const paymentColumns = {
  vendor: headingNames('payee', 'vendor'),
  /** They go before remarks, and make no table one of payments. */
  contact: headingNames('contact'),
  remark: headingNames('remark'),
  date: headingNames('transactionDate', 'billDate', 'paymentDate', 'date'),
  amount: headingNames('amount'),
}
const payees = [...paymentColumns.vendor, ...paymentColumns.contact, ...paymentColumns.remark]

/** Columns of charges alone, and those of what came back beside them. */
const debits = ['Debit', 'Débit', 'Debet', 'Spent', 'Débito', 'Cargo', 'Addebito']
const credits = ['Credit', 'Crédit', 'Received', 'Crédito', 'Abono', 'Accredito']

/** Whether columns say by their names that they hold payees: contacts do beside debits. */
export const namesPayee = (columns: readonly string[]): boolean =>
  columnsNamed(columns, [...paymentColumns.vendor, ...paymentColumns.remark, ...debits]).length > 0

/** Of a table with two amounts: the one in the currency of the account, its currency, and what was charged before it was converted. */
const accountColumns = {
  amount: [
    'Billed Amount',
    'Billing Amount',
    'Posted Amount',
    'Settlement Amount',
    'Settled Amount',
    'Account Amount',
    'Amount in account currency',
    'Amount (account currency)',
    'Home Amount',
    'Base Amount',
    'Converted Amount',
  ],
  currency: [
    'Billed Currency',
    'Billing Currency',
    'Posted Currency',
    'Settlement Currency',
    'Settled Currency',
    'Account Currency',
    'Home Currency',
    'Base Currency',
    'Converted Currency',
  ],
}
/** Of Xero's reports: the amounts in the currency of the bill, beside those in the currency of the books. */
const sourceColumns = ['Debit (Source)', 'Credit (Source)']
/** Of whether a row was charged, which any export may have. */
export const statusColumns = [
  'Status',
  'State',
  'Transaction Status',
  'Transaction State',
  'Payment Status',
  ...headingNames('status'),
]

/** Field of a tool that a person names a column for → what the column holds. */
const roles = {
  name: 'vendor',
  start_date: 'date',
  cost: 'amount',
  currency: 'currency',
  original_amount: 'originalAmount',
  original_currency: 'originalCurrency',
  direction: 'direction',
  category: 'category',
  team: 'team',
  owner: 'owner',
  status: 'status',
} as const satisfies Record<PaymentField, keyof LedgerFormat>

/** What each of the three columns holds. */
const needed = { date: 'the day of a payment (start_date)', vendor: 'who was paid (name)', amount: 'the amount (cost)' }

/** Those of them that are not found. Columns may be `chosen` by field. */
export function missingColumns(columns: readonly string[], chosen: ColumnMap = {}): string[] {
  const lacks = (field: PaymentField, names: readonly string[]): boolean =>
    (chosen[field] ?? '') === '' &&
    columnsNamed(field === 'cost' ? columns.filter(isAmountAsIs) : columns, names).every(
      (column) => column === chosen['original_amount'],
    )
  return [
    ...(lacks('start_date', paymentColumns.date) ? [needed.date] : []),
    ...(lacks('name', payees) ? [needed.vendor] : []),
    ...(lacks('cost', [...paymentColumns.amount, ...accountColumns.amount]) ? [needed.amount] : []),
  ]
}

/** Those of them that a person said there are none of: no row could be read. The payee may stand above its payments. */
export const untoldColumns = ({ date, vendor, amount, grouped }: LedgerFormat): string[] => [
  ...(date.length === 0 ? [needed.date] : []),
  ...(vendor.length === 0 && grouped !== true ? [needed.vendor] : []),
  ...(amount.length === 0 ? [needed.amount] : []),
]

/** null where one of the three is missing. Columns may be `chosen` by field. */
export function paymentsTable(columns: readonly string[], chosen: ColumnMap = {}): LedgerFormat | null {
  if (missingColumns(columns, chosen).length > 0) return null
  const has = (names: readonly string[]): string[] => columnsNamed(columns, names)
  // Of `Debit (Source), Debit (GBP)` the first is called a debit too, and what its amounts are is not known.
  const amounts = columns.filter(isAmountAsIs)
  const account = columnsNamed(amounts, accountColumns.amount)
  const charged = columnsNamed(amounts, paymentColumns.amount).filter((column) => !account.includes(column))
  const isBoth = account.length > 0 && charged.length > 0
  const source = has(sourceColumns)
  /** The column of currencies says those of the amounts before they were converted. */
  const isOfOriginal = isBoth || (source.length > 0 && amountHeading(charged[0] ?? '').currency !== null)
  const ofAccount = has(accountColumns.currency)
  const currencies = headingNames('currency')
  const format = withColumns(
    {
      id: 'payments',
      title: 'Table of payments',
      required: [],
      helpful: [],
      vendor: has(payees),
      date: has(paymentColumns.date),
      amount: isBoth ? account : [...charged, ...account],
      currency: ofAccount.length > 0 ? ofAccount : isBoth ? [] : has(currencies),
      originalAmount: [...has(headingNames('originalAmount')), ...source, ...(isBoth ? charged : [])],
      originalCurrency: [...has(headingNames('originalCurrency')), ...(isOfOriginal ? has(currencies) : [])],
      // `Account` is where the money came from, and no category.
      category: has(['Expense Type', 'SK Category', ...headingNames('category'), 'Branche']),
      team: has(['Team', ...headingNames('team', 'costCentre')]),
      owner: has(['Owner', ...headingNames('cardholder', 'owner')]),
      status: has(statusColumns),
      type: has(['Type', 'Transaction type', 'Tipo']),
    },
    chosen,
  )
  const isDebit = columnsNamed(amounts, debits).includes(format.amount[0]!)
  return {
    ...format,
    required: [format.vendor[0]!, format.date[0]!, format.amount[0]!],
    ...(isDebit && { credit: columnsNamed(amounts, credits) }),
  }
}

/** With the columns that a person chose; "" = none. */
export function withColumns(format: LedgerFormat, chosen: ColumnMap): LedgerFormat {
  const own = paymentFields.flatMap((field) => {
    const column = chosen[field]
    return column === undefined ? [] : [[roles[field], column === '' ? [] : [column]] as const]
  })
  const { amountNote, ...rest } = format
  const chosenFormat: LedgerFormat = {
    ...rest,
    ...(amountNote !== undefined && chosen['cost'] === undefined && { amountNote }),
    ...Object.fromEntries(own),
  }
  const original = new Set([chosen['original_amount'], chosen['original_currency']].map((column) => columnKey(column ?? ''))) // prettier-ignore
  const others = (names: string[]): string[] => names.filter((name) => !original.has(columnKey(name)))
  return {
    ...chosenFormat,
    amount: others(chosenFormat.amount),
    ...(chosenFormat.currency && { currency: others(chosenFormat.currency) }),
  }
}
