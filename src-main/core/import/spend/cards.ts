/** Payments by card, as the issuers and expense tools export them. */
import type { LedgerFormat } from './ledger.ts'

export const amexCard: LedgerFormat = {
  id: 'amex-card',
  title: 'American Express card',
  required: ['Date', 'Description', 'Card Member', 'Amount'],
  helpful: ['Account #', 'Appears On Your Statement As', 'Extended Details', 'Reference'],
  vendor: ['Description', 'Appears On Your Statement As'],
  town: { column: 'City/State', from: 20 },
  date: ['Date'],
  amount: ['Amount'],
  category: ['Category'],
  owner: ['Card Member'],
}

export const chaseCard: LedgerFormat = {
  id: 'chase-card',
  title: 'Chase card',
  required: ['Transaction Date', 'Post Date', 'Description', 'Type', 'Amount'],
  helpful: ['Card', 'Category', 'Memo'],
  vendor: ['Description'],
  date: ['Transaction Date'],
  amount: ['Amount'],
  category: ['Category'],
  type: ['Type'],
  dayOrder: 'month-day',
}

export const expensifyCard: LedgerFormat = {
  id: 'expensify-card',
  title: 'Expensify company card',
  required: ['Posted Date', 'Merchant', 'Posted Amount'],
  helpful: ['Card Number', 'Posted Currency', 'Sales Date', 'Unique ID'],
  vendor: ['Merchant'],
  date: ['Sales Date', 'Posted Date'],
  amount: ['Posted Amount'],
  currency: ['Posted Currency'],
  category: ['Category'],
  team: ['Tag'],
}

export const jeevesCard: LedgerFormat = {
  id: 'jeeves-card',
  title: 'Jeeves activity',
  required: ['Transaction ID', 'Posted Date', 'Merchant', 'Amount', 'Status', 'Type'],
  helpful: ['Currency', 'Memo'],
  vendor: ['Merchant'],
  date: ['Posted Date'],
  amount: ['Amount'],
  currency: ['Currency'],
  type: ['Type'],
}

const rampCategory = ['sk_category_name', 'SK Category', 'Ramp Category']

/** Ramp's fields by their names in its interface, and as its CSV heads them; which columns that has is up to who exports it. */
export const rampCard: LedgerFormat = {
  id: 'ramp-card',
  title: 'Ramp transactions',
  required: [
    ['merchant_name', 'Merchant'],
    'amount',
    ['user_transaction_time', 'Transaction Time', 'Transaction Date'],
    // Others have the columns above too, and none of these.
    [
      'user_transaction_time',
      'Transaction Time',
      ...rampCategory,
      'Ramp Department',
      'Ramp Location',
      'Merchant Descriptor',
    ],
  ],
  helpful: [
    [...rampCategory, 'Category'],
    ['currency_code', 'Currency'],
    ['state', 'Ramp Department', 'Department', 'Memo'],
  ],
  vendor: ['merchant_name', 'Merchant', 'Merchant Descriptor', 'Merchant Description'],
  date: ['user_transaction_time', 'Transaction Time', 'Transaction Date'],
  isUtc: true,
  amount: ['amount'],
  currency: ['currency_code', 'Currency'],
  originalAmount: ['Original Transaction Amount', 'Original Amount'],
  originalCurrency: ['Original Transaction Currency', 'Original Currency'],
  category: [...rampCategory, 'Category'],
  team: ['department_name', 'card_holder.department_name', 'Ramp Department', 'Department'],
  owner: ['card_holder_name', 'Cardholder Name', 'Cardholder', 'User'],
  dayOrder: 'month-day',
}

/** Brex's expenses on its cards. Which columns its CSV has is up to who exports it, so one of those that others lack is enough. */
export const brexCard: LedgerFormat = {
  id: 'brex-card',
  title: 'Brex card expenses',
  required: [
    ['Merchant', 'Merchant name'],
    'Amount',
    ['Purchase date', 'Purchased at', 'Posted date', 'Posted at'],
    ['Expense ID', 'Statement descriptor'],
  ],
  helpful: ['Currency', ['User', 'Cardholder'], 'Department', 'Status', ['Card last 4', 'Limit', 'Memo']],
  vendor: ['Merchant', 'Merchant name', 'Statement descriptor'],
  date: ['Purchase date', 'Purchased at', 'Posted date', 'Posted at'],
  amount: ['Amount'],
  currency: ['Currency'],
  originalAmount: ['Original amount'],
  originalCurrency: ['Original currency'],
  category: ['Merchant category'],
  team: ['Department'],
  owner: ['User', 'Cardholder'],
  type: ['Transaction type', 'Type'],
}

export const corporateCard: LedgerFormat = {
  id: 'corporate-card',
  title: 'Corporate card',
  required: ['Date & Time', 'Merchant Name', 'Amount'],
  helpful: ['Card', 'Cardholder Name', 'Merchant Category', 'Currency', 'Status'],
  vendor: ['Merchant Name'],
  date: ['Date & Time'],
  amount: ['Amount'],
  currency: ['Currency'],
  category: ['Merchant Category'],
  owner: ['Cardholder Name'],
}
