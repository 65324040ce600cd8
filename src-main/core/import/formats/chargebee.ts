/**
 * Chargebee. Exports of invoices and subscriptions, in the zone of the site. An invoice is of one customer and has a number of its
 * own; what was refunded stands beside its amount, and its status stays “Paid”.
 */
import { fromMinorUnits, minus } from './amounts.ts'
import { columnKey } from './columns.ts'
import { byColumns, type EventRecord, mapColumns, type TableFormat } from './format.ts'

const email = ['Customer Email', 'Customers Email', 'Email']
const customer = ['Customer Id', 'Customers Id']
/** Of people, and of what is still to come. */
const dropped = /^(customer[_ ](first|last)[_ ]name|first[_ ]name|last[_ ]name|.*phone|billing.*|shipping.*|next[_ ](retry|billing.*))$/i // prettier-ignore

const amounts = ['Amount', 'Refunded Amount', 'Tax Total']
const inMinorUnits = 'cents'

/**
 * As the API has them, amounts are whole numbers of the smallest unit; as the site shows them, each has its decimals. Three of
 * the first rows tell, of which a price without cents would still have “.00”.
 */
function unitsOf(columns: string[], rows: string[][]): string {
  const cells = amounts.flatMap((name) => {
    const at = columns.findIndex((column) => columnKey(column) === columnKey(name))
    return at < 0 ? [] : rows.map((row) => (row[at] ?? '').trim()).filter((cell) => !/^0*$/.test(cell))
  })
  return cells.length >= 3 && cells.every((cell) => /^-?\d+$/.test(cell)) ? inMinorUnits : ''
}

export const chargebeeInvoices: TableFormat = {
  container: 'csv',
  id: 'chargebee-invoices',
  lessRefunds: true,
  title: 'Chargebee invoices',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    byColumns(
      columns,
      ['Invoice Number', 'Invoice Date', 'Amount', 'Status', 'First Invoice'],
      ['Customer Id', 'Subscription Id', 'Paid On', 'Refunded Amount', 'Recurring', 'Customer Email'],
    ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['Invoice Date'],
      user: [...email, ...customer],
      event: ['Status'],
      value: ['Amount'],
      currency: ['Currency', 'Currency Code'],
      messageId: ['Invoice Number'],
    }),
  drops: (column) => dropped.test(column),
  // Refunds and what was never paid are told by them.
  keeps: (column) => ['status', 'invoice_number'].includes(columnKey(column)),
  setting: (_map, columns, rows) => unitsOf(columns, rows),
  said: (setting) =>
    setting === inMinorUnits
      ? 'None of its amounts has decimals, so they are read as cents, as the API of Chargebee writes them: 4900 is 49.'
      : null,
  refine: (_columns, setting) => (event, row) => {
    const currency = (event.currency ?? '').toUpperCase()
    const units = (text: string): string => (setting === inMinorUnits ? fromMinorUnits(text, currency) : text)
    const name = `invoice ${(event.event ?? '').toLowerCase().replaceAll('_', ' ') || 'created'}`
    return {
      ...event,
      user: event.user || row.get(...customer),
      event: name,
      currency,
      value: name === 'invoice paid' ? minus(units(event.value ?? ''), units(row.get('Refunded Amount'))) : '',
      // An invoice that is paid later is one in each export, and another event.
      messageId: event.messageId && `chargebee ${event.messageId} ${name}`,
    }
  },
}

/** Event → the dates it happened on. */
const steps: [event: string, ...dates: string[]][] = [
  ['subscription created', 'Created At', 'Subscription Created At'],
  ['trial started', 'Trial Start', 'Trial Start At'],
  ['subscription activated', 'Activated At', 'Activated On'],
  ['subscription cancelled', 'Cancelled At', 'Cancelled On'],
]

const planAmounts = ['Plan Amount', 'Plan Amount (in cents)', 'Plan Unit Price', 'Plan Unit Price (in cents)']

export const chargebeeSubscriptions: TableFormat = {
  container: 'csv',
  id: 'chargebee-subscriptions',
  title: 'Chargebee subscriptions',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    columns.count(...steps.flatMap(([, ...dates]) => dates)) >= 2
      ? byColumns(
          columns,
          ['Subscription Id', 'Customer Id', 'Status', columns.has('Item Price Id') ? 'Item Price Id' : 'Plan Id'],
          ['Created At', 'Activated At', 'Cancelled At', 'Customer Email'],
        )
      : null,
  map: (columns) =>
    mapColumns(columns, {
      time: steps[0]!.slice(1),
      user: [...email, ...customer],
      value: planAmounts,
      currency: ['Currency', 'Currency Code'],
      messageId: ['Subscription Id'],
    }),
  drops: (column) => dropped.test(column),
  keeps: (column) => columnKey(column) === 'subscription_id',
  refine: () => (event, row) => {
    const base: EventRecord = { ...event, user: event.user || row.get(...customer), currency: (event.currency ?? '').toUpperCase() } // prettier-ignore
    const events = steps.flatMap(([name, ...dates], step): EventRecord[] => {
      const time = (step === 0 ? event.time : undefined) || row.get(...dates)
      if (time === '') return []
      // What the plan costs is of who pays for it, and no payment.
      const money = name === 'subscription activated' ? {} : { value: '', currency: '' }
      const messageId = event.messageId && `chargebee ${event.messageId} ${name} ${time}`
      return [{ ...base, ...money, time, event: name, messageId }]
    })
    return events.length > 0 ? events : 'it has no date of a subscription'
  },
}
