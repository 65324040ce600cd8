import { kindColumns } from './account-side.ts'
import type { LedgerFormat } from './ledger.ts'

/** QuickBooks, *Transaction List by Vendor*: titles, then vendors alone on a row, their transactions, `Total for X`. */
export const quickbooksByVendor: LedgerFormat = {
  id: 'quickbooks-by-vendor',
  title: 'QuickBooks transactions by vendor',
  required: ['Date', 'Transaction type', 'Amount'],
  helpful: [['Account', 'Account full name'], 'Memo/Description', 'Num'],
  vendor: [],
  date: ['Date'],
  amount: ['Amount'],
  // Which of them is the expense account is up to how the report was set up.
  category: ['Account', 'Account full name', 'Split', 'Split account', 'Item split account', 'Item split account full name', 'Distribution account'], // prettier-ignore
  // `Amount` is in the currency of the books, whatever the bill was in.
  originalAmount: ['Foreign amount'],
  originalCurrency: ['Currency'],
  type: ['Transaction type'],
  settledFrom: ['Account', 'Account full name'],
  dayOrder: 'month-day',
  grouped: true,
}

/**
 * QuickBooks, *Transaction Detail by Account* and *General Ledger*: titles, then accounts alone on a row, their entries, `Total for X`;
 * or a table of such entries with their vendors and accounts.
 */
export const quickbooksByAccount: LedgerFormat = {
  id: 'quickbooks-by-account',
  title: 'QuickBooks transactions by account',
  required: ['Date', 'Transaction type', ['Name', 'Vendor', 'Payee'], 'Amount'],
  helpful: ['Split', ['Balance', 'Account', 'Account full name', 'Distribution account'], ['Memo/Description', 'Memo', 'Description']], // prettier-ignore
  // What was charged to a card may have no vendor yet.
  vendor: ['Vendor', 'Payee', 'Name', 'Memo/Description', 'Memo', 'Description'],
  date: ['Date'],
  amount: ['Amount'],
  // `Split` is the other side: where the money came from.
  category: ['Distribution account', 'Account full name', 'Account'],
  team: ['Class', 'Department', 'Location'],
  originalAmount: ['Foreign amount'],
  originalCurrency: ['Currency'],
  type: ['Transaction type'],
  dayOrder: 'month-day',
  split: ['Split', 'Split account', 'Item split account', 'Item split account full name'],
  accountKind: kindColumns,
  byAccount: true,
}

/** QuickBooks Online, the bank feed. */
export const quickbooksBankFeed: LedgerFormat = {
  id: 'quickbooks-bank-feed',
  title: 'QuickBooks bank feed',
  required: ['DATE', 'DESCRIPTION', 'SPENT', 'RECEIVED'],
  helpful: ['From/To', 'ASSIGN TO'],
  vendor: ['From/To', 'DESCRIPTION'],
  date: ['DATE'],
  amount: ['SPENT'],
  category: ['ASSIGN TO'],
  dayOrder: 'month-day',
}
