/** Any table of payments: a date, a payee and an amount, by the usual names of their columns. */
import { columnKey, type LedgerFormat } from './ledger.ts'

const names = {
  vendor: ['Merchant', 'Merchant Name', 'Vendor', 'Vendor Name', 'Payee', 'Supplier', 'Supplier Name', 'Description'],
  date: ['Transaction Date', 'Posted Date', 'Post Date', 'Payment Date', 'Invoice Date', 'Date of Payment', 'Date'],
  amount: ['Amount', 'Posted Amount', 'Total', 'Spent', 'Debit', 'Amount Paid'],
}

/** null where one of the three is missing. */
export function paymentsTable(columns: readonly string[]): LedgerFormat | null {
  const keys = new Set(columns.map(columnKey))
  const first = (candidates: string[]): string[] => candidates.filter((name) => keys.has(columnKey(name)))
  const [vendor, date, amount] = [first(names.vendor), first(names.date), first(names.amount)]
  if (vendor.length === 0 || date.length === 0 || amount.length === 0) return null
  return {
    id: 'payments',
    title: 'Table of payments',
    required: [vendor[0]!, date[0]!, amount[0]!],
    helpful: [],
    vendor,
    date,
    amount,
    currency: ['Currency', 'Currency Code'],
    category: ['Category', 'Expense Type', 'Account'],
    team: ['Department', 'Team', 'Cost Center', 'Cost Centre'],
    owner: ['Owner', 'Cardholder', 'Cardholder Name', 'Employee'],
    status: ['Status', 'State'],
    type: ['Type', 'Transaction type'],
  }
}
