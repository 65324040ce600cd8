import type { LedgerFormat } from './ledger.ts'

/** Xero, bills to pay, exported: a row is a line of a bill, and `Total` is that of the bill with its tax, again on each line. */
export const xeroBills: LedgerFormat = {
  id: 'xero-bills',
  title: 'Xero bills',
  required: ['ContactName', 'InvoiceNumber', 'InvoiceDate', 'LineAmount', 'Type'],
  helpful: ['Total', 'TaxAmount', 'AccountCode', 'Currency', 'Status', 'DueDate'],
  vendor: ['ContactName'],
  date: ['InvoiceDate'],
  amount: ['LineAmount'],
  amountNote:
    'The net amount of each line counts (LineAmount). Total has the tax in it and stands on every line of a bill again.',
  currency: ['Currency'],
  category: ['AccountCode'],
  tracked: [
    { name: 'TrackingName1', value: 'TrackingOption1' },
    { name: 'TrackingName2', value: 'TrackingOption2' },
  ],
  status: ['Status'],
  due: ['InvoiceAmountDue'],
  dueOf: ['Total'],
  charged: ['Paid', 'Awaiting Payment'],
  type: ['Type'],
  // Sales, and payments ahead that a bill is settled with later, are no cost of their own.
  types: ['Bill', 'Bill credit note', 'ACCPAY', 'ACCPAYCREDIT'],
}
