import type { LedgerFormat } from './ledger.ts'

/** NetSuite, a list or saved search of bills, with what settles them where it is of all transactions: `Bill Payment`, in the minus. */
export const netsuiteBills: LedgerFormat = {
  id: 'netsuite-bills',
  title: 'NetSuite bills',
  required: [
    'Date',
    'Type',
    ['Document Number', 'Transaction Number', 'Tran ID'],
    ['Name', 'Main Line Name', 'Vendor', 'Entity'],
    ['Amount', 'Amount (Transaction Total)', 'Amount (Foreign Currency)'],
  ],
  helpful: ['Status', 'Memo', 'Account', 'Department', 'Currency'],
  vendor: ['Main Line Name', 'Vendor', 'Name', 'Entity'],
  date: ['Date'],
  amount: ['Amount (Transaction Total)', 'Amount', 'Amount (Foreign Currency)'],
  currency: ['Currency'],
  category: ['Account'],
  team: ['Department'],
  due: ['Amount Remaining'],
  type: ['Type'],
  types: ['Bill', 'Vendor Bill', 'Bill Credit', 'Vendor Credit', 'Bill Payment', 'Check', 'Credit Card', 'CCard Refund', 'Credit Card Refund', 'Expense Report'], // prettier-ignore
}
