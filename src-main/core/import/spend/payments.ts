/** Any table of payments: a date, a payee and an amount, by the usual names of their columns. */
import { type ColumnMap, type PaymentField, paymentFields } from '../../../../shared/import.ts'
import { columnKey, type LedgerFormat } from './ledger.ts'

/** Names of the three columns, as docs/sources.md lists them. */
const paymentColumns = {
  vendor: [
    'Merchant',
    'Merchant Name',
    'Vendor',
    'Vendor Name',
    'Payee',
    'Payee Name',
    'Supplier',
    'Supplier Name',
    'Description',
    'Händler',
    'Empfänger',
    'Zahlungsempfänger',
    'Begünstigter',
    'Commerçant',
    'Bénéficiaire',
    'Fournisseur',
  ],
  date: [
    'Transaction Date',
    'Transaction Time',
    'Transaction Date & Time',
    'Date & Time',
    'Purchase Date',
    'Charge Date',
    'Posted Date',
    'Post Date',
    'Posting Date',
    'Booking Date',
    'Settlement Date',
    'Settled Date',
    'Payment Date',
    'Invoice Date',
    'Date of Payment',
    'Date Paid',
    'Paid On',
    'Date',
    'Buchungsdatum',
    'Buchungstag',
    'Transaktionsdatum',
    'Zahlungsdatum',
    'Datum',
    'Date opération',
    'Date d’opération',
    'Date de paiement',
  ],
  amount: [
    'Amount',
    'Transaction Amount',
    'Posted Amount',
    'Billed Amount',
    'Payment Amount',
    'Total',
    'Total Amount',
    'Spent',
    'Debit',
    'Amount Paid',
    'Betrag',
    'Umsatz',
    'Montant',
  ],
}

/** Field of a tool that a person names a column for → what the column holds. */
const roles = {
  name: 'vendor',
  start_date: 'date',
  cost: 'amount',
  currency: 'currency',
  category: 'category',
  team: 'team',
  owner: 'owner',
  status: 'status',
} as const satisfies Record<PaymentField, keyof LedgerFormat>

/** What each of the three columns holds, where none is found. Columns may be `chosen` by field. */
export function missingColumns(columns: readonly string[], chosen: ColumnMap = {}): string[] {
  const keys = new Set(columns.map(columnKey))
  const lacks = (field: PaymentField, names: readonly string[]): boolean =>
    (chosen[field] ?? '') === '' && !names.some((name) => keys.has(columnKey(name)))
  return [
    ...(lacks('start_date', paymentColumns.date) ? ['the day of a payment (start_date)'] : []),
    ...(lacks('name', paymentColumns.vendor) ? ['who was paid (name)'] : []),
    ...(lacks('cost', paymentColumns.amount) ? ['the amount (cost)'] : []),
  ]
}

/** null where one of the three is missing. Columns may be `chosen` by field. */
export function paymentsTable(columns: readonly string[], chosen: ColumnMap = {}): LedgerFormat | null {
  if (missingColumns(columns, chosen).length > 0) return null
  const keys = new Set(columns.map(columnKey))
  const has = (names: string[]): string[] => names.filter((name) => keys.has(columnKey(name)))
  const format = withColumns(
    {
      id: 'payments',
      title: 'Table of payments',
      required: [],
      helpful: [],
      vendor: has(paymentColumns.vendor),
      date: has(paymentColumns.date),
      amount: has(paymentColumns.amount),
      currency: ['Currency', 'Currency Code', 'Transaction Currency', 'Währung', 'Devise'],
      category: [
        'Category',
        'Expense Type',
        'Account',
        'SK Category',
        'Merchant Category',
        'Kategorie',
        'Branche',
        'Catégorie',
      ],
      team: ['Department', 'Team', 'Cost Center', 'Cost Centre', 'Kostenstelle', 'Abteilung', 'Centre de coûts'],
      owner: ['Owner', 'Cardholder', 'Cardholder Name', 'Employee', 'Karteninhaber', 'Titulaire'],
      status: ['Status', 'State'],
      type: ['Type', 'Transaction type'],
    },
    chosen,
  )
  return { ...format, required: [format.vendor[0]!, format.date[0]!, format.amount[0]!] }
}

/** With the columns that a person chose; "" = none. */
export function withColumns(format: LedgerFormat, chosen: ColumnMap): LedgerFormat {
  const own = paymentFields.flatMap((field) => {
    const column = chosen[field]
    return column === undefined ? [] : [[roles[field], column === '' ? [] : [column]] as const]
  })
  return { ...format, ...Object.fromEntries(own) }
}
