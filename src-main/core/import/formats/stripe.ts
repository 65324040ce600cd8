/**
 * Stripe. Exports of the Dashboard are in units of the currency, with commas for thousands, in UTC; what comes from the
 * API is in the smallest unit (cents). Payments are conversions; balance and payouts name no customer.
 */
import { amount, fromMinorUnits, minus } from './amounts.ts'
import { type Columns, columnKey } from './columns.ts'
import {
  byColumns,
  byObjects,
  type EventRecord,
  type JsonFormat,
  mapColumns,
  object,
  refusedTable,
  type TableFormat,
  tag,
  text,
} from './format.ts'

/** Paid and kept, wholly or in part; `name` for a payment that came to nothing. */
function outcome(status: string, value: string): Pick<EventRecord, 'event' | 'value'> {
  return /^(paid|succeeded|refunded|partially[ _]refunded|partial[ _]refund|disputed|true|)$/i.test(status)
    ? { event: 'payment', value }
    : { event: 'payment failed', value: '' }
}

const metadata = (name: string): string => `${name} (metadata)`

const convertedAmount = 'Converted Amount'

/** In the currency of the account where the export says it, so that payments in several currencies need no rates. */
const amountOf = (columns: Columns): { value: string[]; currency: string[] } =>
  [convertedAmount, `${convertedAmount} Refunded`, 'Converted Currency'].every((column) => columns.has(column))
    ? { value: [convertedAmount], currency: ['Converted Currency'] }
    : { value: ['Amount'], currency: ['Currency'] }

export const stripePayments: TableFormat = {
  container: 'csv',
  id: 'stripe-payments',
  lessRefunds: true,
  title: 'Stripe payments',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    byColumns(
      columns,
      ['id', 'Created date (UTC)', 'Amount', 'Currency'],
      ['Amount Refunded', 'Status', 'Customer Email', 'Fee'],
    ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['Created date (UTC)'],
      user: ['Customer Email', metadata('email'), 'Customer ID', metadata('user_id')],
      visitor: [metadata('anonymous_id')],
      event: ['Status'],
      ...amountOf(columns),
      source: [metadata('utm_source')],
      medium: [metadata('utm_medium')],
      campaign: [metadata('utm_campaign')],
      messageId: ['id'],
    }),
  drops: (column) => /^(card |customer |fee|taxes on fee|application|transfer)/i.test(column),
  // Tells what was refunded as a whole from what was kept.
  keeps: (column) => columnKey(column) === 'status',
  setting: (map) => `${map.value ?? ''}\n${map.currency ?? ''}`,
  // What was refunded is in the currency of what was paid: `Amount Refunded`, `Converted Amount Refunded`.
  refine: (_columns, setting) => {
    const [value = '', currency = ''] = setting.split('\n')
    // Each amount has a currency of its own, also where another amount is chosen than the one that was found.
    const ownCurrency =
      value === 'Amount' && currency === 'Converted Currency'
        ? 'Currency'
        : value === convertedAmount && currency === 'Currency'
          ? 'Converted Currency'
          : null
    return (event, row) => {
      // What has not been converted yet is in the currency of the customer.
      const isOpen = value === convertedAmount && (event.value ?? '') === ''
      const paid = isOpen ? row.get('Amount') : (event.value ?? '')
      const of = isOpen ? 'Currency' : ownCurrency
      return {
        ...event,
        user: event.user || row.get(metadata('email'), 'Customer ID', metadata('user_id')),
        currency: (of === null ? (event.currency ?? '') : row.get(of)).toUpperCase(),
        ...outcome(event.event ?? '', minus(paid, row.get(`${isOpen ? 'Amount' : value} Refunded`))),
      }
    }
  },
}

const isDashboard = (columns: Columns): boolean => columns.has('Created (UTC)')

export const stripeBalance = refusedTable(
  'stripe-balance',
  'a Stripe balance history',
  'its rows name no customer, so money cannot be joined to what anybody saw. Export the payments instead.',
  (columns) =>
    isDashboard(columns) && !columns.has('Arrival Date (UTC)')
      ? byColumns(columns, ['id', 'Created (UTC)', 'Currency', 'Net'], ['Type', 'Source', 'Available On (UTC)'])
      : byColumns(columns, ['id', 'available_on', 'fee', 'net', 'source'], ['type', 'payout_id']),
)

export const stripePayouts = refusedTable(
  'stripe-payouts',
  'a list of Stripe payouts',
  'it says what was paid out to you, not who paid. Export the payments instead.',
  (columns) => byColumns(columns, ['id', 'Created (UTC)', 'Arrival Date (UTC)'], ['Net', 'Type']),
)

/** Charges with the names of the API, from a warehouse. */
export const stripeCharges: TableFormat = {
  container: 'csv',
  id: 'stripe-charges',
  lessRefunds: true,
  title: 'Stripe charges, names of the API',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    byColumns(
      columns,
      ['amount', 'amount_refunded', 'balance_transaction_id'],
      ['id', 'created', 'currency', 'customer_id'],
    ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['created'],
      user: ['receipt_email', 'billing_detail_email', 'customer_email', 'customer_id'],
      event: ['status', 'paid'],
      value: ['amount'],
      currency: ['currency'],
      messageId: ['id'],
    }),
  drops: (column) =>
    /^(_fivetran|shipping_|card_|fraud_|outcome_|source_|receipt_|bank_|transfer_)/.test(columnKey(column)),
  refine: () => (event, row) => {
    const currency = event.currency ?? ''
    return {
      ...event,
      user: event.user || row.get('customer_email', 'customer_id'),
      currency: currency.toUpperCase(),
      ...outcome(
        event.event ?? '',
        minus(fromMinorUnits(event.value ?? '', currency), fromMinorUnits(row.get('amount_refunded'), currency)),
      ),
    }
  },
}

export const stripeJson: JsonFormat = {
  container: 'json',
  id: 'stripe-charges-json',
  lessRefunds: true,
  title: 'Stripe charges, answer of the API',
  kind: 'events',
  keeps: [
    'id',
    'created',
    'amount',
    'amount_refunded',
    'currency',
    'status',
    'customer',
    'receipt_email',
    'billing_details',
    'metadata',
  ],
  recognise: (objects) => byObjects(objects, ['object', 'amount', 'created'], (each) => each.object === 'charge'),
  open: () => (charge) => {
    const currency = text(charge.currency)
    const meta = object(charge.metadata)
    return {
      time: text(charge.created),
      user:
        text(charge.receipt_email) ||
        text(object(charge.billing_details).email) ||
        text(object(charge.customer).id) ||
        text(charge.customer),
      visitor: text(meta.anonymous_id),
      source: tag(text(meta.utm_source)),
      medium: tag(text(meta.utm_medium)),
      campaign: tag(text(meta.utm_campaign)),
      currency: currency.toUpperCase(),
      messageId: text(charge.id),
      properties: meta,
      ...outcome(
        text(charge.status),
        minus(fromMinorUnits(text(charge.amount), currency), fromMinorUnits(text(charge.amount_refunded), currency)),
      ),
    }
  },
}

export const stripeSubscriptions: TableFormat = {
  container: 'csv',
  id: 'stripe-subscriptions',
  title: 'Stripe subscriptions',
  kind: 'events',
  events: 'event',
  constantEvent: 'subscription created',
  recognise: (columns) =>
    isDashboard(columns)
      ? byColumns(
          columns,
          ['id', 'Customer ID', 'Current Period Start (UTC)', 'Created (UTC)'],
          ['Status', 'Plan', 'Interval'],
        )
      : byColumns(columns, ['id', 'customer_id', 'current_period_start', 'created'], ['status', 'start_date']),
  map: (columns) =>
    mapColumns(columns, {
      time: ['Created (UTC)', 'created'],
      user: ['Customer Email', 'customer_id'],
      messageId: ['id'],
    }),
  drops: (column) => /^(_fivetran|customer description|application fee)/i.test(column),
  refine: () => (event, row) => ({ ...event, user: event.user || row.get('Customer ID') }),
}

export const stripeInvoiceItems: TableFormat = {
  container: 'csv',
  id: 'stripe-invoice-items',
  title: 'Stripe invoice items',
  kind: 'events',
  events: 'event',
  constantEvent: 'invoice item',
  recognise: (columns) =>
    byColumns(columns, ['id', 'customer_id', 'invoice_id', 'unit_amount', 'date'], ['subscription_id']),
  map: (columns) =>
    mapColumns(columns, {
      time: ['date'],
      user: ['customer_id'],
      value: ['amount'],
      currency: ['currency'],
      messageId: ['id'],
    }),
  drops: (column) => /^(_fivetran|amount|unit_amount)/.test(column),
  refine: () => (event) => ({
    ...event,
    value: amount(fromMinorUnits(event.value ?? '', event.currency ?? '')),
    currency: (event.currency ?? '').toUpperCase(),
  }),
}

const ownId = [metadata('user_id'), metadata('userId')]

/**
 * Who the customers are, by email and by Stripe's id, and by your own where checkout wrote it into the metadata: that one is
 * then the user, whom payments know by the others. Of the Dashboard and of a warehouse.
 */
export const stripeCustomers: TableFormat = {
  container: 'csv',
  id: 'stripe-customers',
  title: 'Stripe customers',
  kind: 'events',
  events: 'alias',
  constantEvent: 'Alias',
  recognise: (columns) =>
    byColumns(
      columns,
      isDashboard(columns) ? ['id', 'Email', 'Created (UTC)', 'Delinquent'] : ['id', 'email', 'created', 'delinquent'],
      columns.has('invoice_prefix') ? ['invoice_prefix', 'default_card_id'] : ['Total Spend', 'Payment Count'],
    ),
  map: (columns) => {
    const own = columns.find(...ownId)
    return {
      ...mapColumns(columns, { time: ['Created (UTC)', 'created'] }),
      ...mapColumns(columns, own ? { user: [own], previous: ['email'] } : { user: ['email'], previous: ['id'] }),
    }
  },
  drops: () => true,
  refine: () => (event, row) => {
    const { user, ...others } = event
    const ids = [user, event.previous, row.get('email'), row.get('id')].filter((id) => id !== undefined && id !== '')
    const [first, ...before] = new Set(ids)
    if (before.length === 0) return 'it has one id alone, so it joins nobody'
    return before.map((previous): EventRecord => {
      // Of a row with three ids two events are made, which differ in nothing else.
      const messageId = `stripe customer ${previous} is ${first}`
      return { ...others, kind: 'alias', event: 'Alias', user: first, previous, messageId }
    })
  },
}
