import type { LedgerFormat } from './ledger.ts'

/**
 * Sage Intacct, a report or list of bills: a row is a line of a bill. It counts on the day of the bill, which has one paid or
 * not; `Amount` is in the currency of the books, whatever the vendor billed in. `Total paid` is that of the bill, again on each line.
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
  status: ['State'],
  paidOfBill: ['Total paid'],
  bill: [
    ['Vendor ID', 'Vendor name', 'Vendor'],
    ['Bill number', 'Bill no.', 'Bill no'],
    ['Record number'],
    ['Bill date'],
  ],
  settled: ['Paid'],
}
