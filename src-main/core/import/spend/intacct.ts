import type { LedgerFormat } from './ledger.ts'

/**
 * Sage Intacct, a report or list of bills: a row is a line of a bill. It counts on the day of the bill, which has one paid or
 * not; `Amount` is in the currency of the books, whatever the vendor billed in.
 */
export const intacctBills: LedgerFormat = {
  id: 'intacct-bills',
  title: 'Sage Intacct bills',
  required: [
    ['Bill number', 'Bill no.', 'Bill no'],
    ['Vendor name', 'Vendor'],
    'Bill date',
    ['Amount', 'Base amount'],
    // Other books have bills with the columns above, and none of these.
    ['Vendor ID', 'Record number', 'GL posting date', 'Txn amount'],
  ],
  helpful: ['State', 'Due date', ['Account title', 'Account number'], ['Department name', 'Department'], 'Memo'],
  vendor: ['Vendor name', 'Vendor'],
  date: ['Bill date'],
  amount: ['Amount', 'Base amount'],
  currency: ['Base currency'],
  originalAmount: ['Txn amount', 'Transaction amount'],
  originalCurrency: ['Txn currency', 'Transaction currency'],
  category: ['Account title'],
  team: ['Department name', 'Department'],
}
