/**
 * Paddle Billing. Reports of transactions and of adjustments have one row each, the fields of the API for columns, times in
 * UTC. Paddle sells in its own name, so that tax is never yours: a payment is worth its subtotal less the discount. What was given back stands in
 * the report of adjustments, by the id of the transaction (`paddle-refunds.ts`).
 */
import { parseNumber } from '../cells/number.ts'
import { fromMinorUnits, minus } from './amounts.ts'
import { columnKey } from './columns.ts'
import { byColumns, mapColumns, type Row, type TableFormat } from './format.ts'

const email = 'customer_email'
const customer = 'customer_id'
const subtotal = 'subtotal'

const amounts = [subtotal, 'total', 'grand_total', 'tax']
const inUnits = ''
const inMinorUnits = 'lowest'
const unsure = 'unsure'
const fewest = 3

/**
 * The API has whole numbers of the smallest unit; nothing says so of the reports. Where amounts have decimals they are units of the
 * currency, where three or more have none they are as in the API, and fewer do not tell.
 */
function unitsOf(columns: string[], rows: string[][]): string {
  const cells = amounts.flatMap((name) => {
    const at = columns.findIndex((column) => columnKey(column) === name)
    return at < 0 ? [] : rows.map((row) => (row[at] ?? '').trim()).filter((cell) => !/^-?0*$/.test(cell))
  })
  if (cells.some((cell) => !/^-?\d+$/.test(cell))) return inUnits
  return cells.length >= fewest ? inMinorUnits : cells.length > 0 ? unsure : inUnits
}

const saidUnits = (units: string): string | null =>
  units === inMinorUnits
    ? 'None of its amounts has decimals, so they are read in the smallest unit, as the API of Paddle writes them: 4900 is 49. If they are whole units, choose the format “Table of events” (--format generic-events).'
    : units === unsure
      ? 'Too few of its amounts tell whether they are in cents, as the API of Paddle writes them, or in units: they are read as units. Check one of them.'
      : null

const settingOf = (map: Record<string, string>, columns: string[], rows: string[][]): string =>
  `${unitsOf(columns, rows)}\n${columnKey(map['value'] ?? '')}`

const said = (setting: string): string | null => saidUnits(setting.split('\n')[0]!)

/** Reads an amount of a row in units of the currency. */
function reader(setting: string): { value: string; read: (text: string, currency: string) => string } {
  const [units, value = ''] = setting.split('\n')
  return { value, read: (text, currency) => (units === inMinorUnits ? fromMinorUnits(text, currency) : text) }
}

const base = {
  container: 'csv',
  kind: 'events',
  times: 'utc',
  events: 'event',
  constantEvent: null,
  drops: (column: string) => /^(address_id|business_id)$/.test(columnKey(column)),
  setting: settingOf,
  said,
} as const

const kept = (...names: string[]) => (column: string): boolean => names.includes(columnKey(column)) // prettier-ignore

const isFree = (row: Row): boolean => parseNumber(row.get('grand_total', 'total')) === 0

export const paddleTransactions: TableFormat = {
  ...base,
  id: 'paddle-transactions',
  title: 'Paddle transactions',
  lessRefunds: true,
  recognise: (columns) =>
    byColumns(
      columns,
      ['id', 'status', customer, 'billed_at', 'currency_code', 'collection_mode', subtotal],
      [email, 'origin', 'invoice_number', 'grand_total', 'subscription_id', 'payout_currency_code'],
    ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['billed_at'],
      user: [email, customer],
      event: ['status'],
      value: [subtotal],
      currency: ['currency_code'],
      messageId: ['id'],
    }),
  keeps: kept('id', 'status', subtotal, 'currency_code'),
  refine: (_columns, setting) => {
    const { value, read } = reader(setting)
    return (event, row) => {
      const currency = (event.currency ?? '').toUpperCase()
      const status = (event.event ?? '').toLowerCase().replaceAll('_', ' ')
      const isPaid = status === 'completed' || status === 'paid'
      const name = !isPaid ? `transaction ${status || 'created'}` : isFree(row) ? 'transaction without charge' : 'payment' // prettier-ignore
      const whole = read(event.value ?? '', currency)
      const worth = value === subtotal ? minus(whole, read(row.get('discount'), currency)) : whole
      return {
        ...event,
        // What was never billed has only the time it was begun at.
        time: event.time || row.get('created_at'),
        user: event.user || row.get(customer),
        event: name,
        currency,
        value: name === 'payment' ? worth : '',
        // One that is paid later is one in each export, and another event.
        messageId: event.messageId && `paddle ${event.messageId} ${name}`,
      }
    }
  },
}

export const paddleAdjustments: TableFormat = {
  ...base,
  id: 'paddle-adjustments',
  title: 'Paddle adjustments',
  recognise: (columns) =>
    byColumns(
      columns,
      ['id', 'action', 'transaction_id', customer, 'reason', 'status', 'currency_code', subtotal],
      [email, 'subscription_id', 'total', 'earnings', 'payout_currency_code'],
    ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['created_at'],
      user: [email, customer],
      event: ['action'],
      value: [subtotal],
      currency: ['currency_code'],
      messageId: ['id'],
    }),
  keeps: kept('transaction_id', 'status', subtotal, 'currency_code'),
  refine: (_columns, setting) => {
    const { read } = reader(setting)
    return (event, row) => {
      const currency = (event.currency ?? '').toUpperCase()
      const status = row.get('status').toLowerCase()
      // What was reversed has a row of its own that takes it back.
      const isDone = status === '' || status === 'approved' || status === 'reversed'
      const action = (event.event ?? '').toLowerCase().replaceAll('_', ' ') || 'adjustment'
      const name = isDone ? action : `${action} ${status.replaceAll('_', ' ')}`
      return {
        ...event,
        user: event.user || row.get(customer),
        event: name,
        currency,
        value: isDone ? read(event.value ?? '', currency).replace(/^-/, '') : '',
        messageId: event.messageId && `paddle ${event.messageId} ${name}`,
      }
    }
  },
}
