import type { LedgerFormat } from './ledger.ts'

/** Revolut Business, statement of transactions as CSV, of cards and accounts together. */
export const revolutBusiness: LedgerFormat = {
  id: 'revolut-business',
  title: 'Revolut Business statement',
  required: ['Date started (UTC)', 'State', 'Description', 'Payment currency', 'Amount'],
  helpful: ['Date completed (UTC)', 'Type', 'Orig currency', 'Orig amount', 'Payer', 'MCC'],
  vendor: ['Description', 'Beneficiary name'],
  date: ['Date started (UTC)', 'Date completed (UTC)'],
  // Without the fee of the exchange, which is the bank's.
  amount: ['Amount'],
  currency: ['Payment currency'],
  originalAmount: ['Orig amount'],
  originalCurrency: ['Orig currency'],
  // Its account is where the money came from; the code of the merchant says what for.
  category: ['MCC'],
  owner: ['Payer'],
  status: ['State'],
  charged: ['COMPLETED'],
  type: ['Type'],
  ownAccounts: ['Account'],
  paidIs: 'negative',
}
