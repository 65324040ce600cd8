/**
 * Chargebee. Exports of invoices, credit notes and subscriptions, in the zone of the site. An invoice is of one customer and has a
 * number of its own. What was refunded stands beside its amount, or only in the export of credit notes, by the number of the invoice
 * (`chargebee-refunds.ts`); its status stays “Paid”. Amounts are with tax, which is not yours: an invoice is worth its amount without.
 */
import { parseNumber } from '../cells/number.ts'
import { fromMinorUnits, minus } from './amounts.ts'
import { columnKey } from './columns.ts'
import { byColumns, type EventRecord, mapColumns, type TableFormat } from './format.ts'

const email = ['Customer Email', 'Customers Email', 'Email']
const customer = ['Customer Id', 'Customers Id']
/** Of people, and of what is still to come. */
const dropped = /^(customer[_ ](first|last)[_ ]name|first[_ ]name|last[_ ]name|.*phone|billing.*|shipping.*|next[_ ](retry|billing.*))$/i // prettier-ignore

/** What turns an amount into the currency of the site, in which it is 1: amount × rate. */
const exchangeRate = 'Exchange Rate'
export const tax = 'Tax Total'
export const refunded = 'Refunded Amount'
export const gross = 'Amount'

const inMinorUnits = 'cents'

/**
 * As the API has them, amounts are whole numbers of the smallest unit; as the site shows them, each has its decimals. Three of
 * the first rows tell, of which a price without cents would still have “.00”.
 */
function unitsOf(amounts: string[], columns: string[], rows: string[][]): string {
  const cells = amounts.flatMap((name) => {
    const at = columns.findIndex((column) => columnKey(column) === columnKey(name))
    return at < 0 ? [] : rows.map((row) => (row[at] ?? '').trim()).filter((cell) => !/^0*$/.test(cell))
  })
  return cells.length >= 3 && cells.every((cell) => /^-?\d+$/.test(cell)) ? inMinorUnits : ''
}

const has = (columns: string[], name: string): boolean => columns.some((column) => columnKey(column) === columnKey(name)) // prettier-ignore

/** Units, the amount that is taken, and which columns are there, line by line. */
const settingOf = (map: Record<string, string>, columns: string[], rows: string[][], amounts: string[]): string =>
  [
    unitsOf(amounts, columns, rows),
    columnKey(map['value'] ?? ''),
    has(columns, tax) ? tax : '',
    has(columns, exchangeRate) ? exchangeRate : '',
  ].join('\n')

function said(setting: string, whole: string): string[] {
  const [units, value = '', hasTax, hasRate] = setting.split('\n')
  return [
    ...(units === inMinorUnits
      ? ['None of its amounts has decimals, so they are read as cents, as the API of Chargebee writes them: 4900 is 49.']
      : []),
    ...(hasTax !== '' && value === columnKey(whole)
      ? [`Amounts count without tax: “${whole}” less “${tax}”. A goal that is worth “${whole}” counts them with it.`]
      : []),
    ...(hasRate !== ''
      ? [`Amounts in another currency count at the “${exchangeRate}” beside them, where the workspace counts in the currency of which it is 1.`]
      : []),
  ] // prettier-ignore
}

/** `share` of an amount is left off, to the hundredth of the smallest unit. */
const without = (whole: string, share: number): string => minus(whole, String(parseNumber(whole) * share))

export const chargebeeInvoices: TableFormat = {
  container: 'csv',
  id: 'chargebee-invoices',
  lessRefunds: true,
  exchangeRate,
  title: 'Chargebee invoices',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    byColumns(
      columns,
      ['Invoice Number', 'Invoice Date', gross, 'Status', 'First Invoice'],
      ['Customer Id', 'Subscription Id', 'Paid On', refunded, 'Recurring', 'Customer Email'],
    ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['Invoice Date'],
      user: [...email, ...customer],
      event: ['Status'],
      value: [gross],
      currency: ['Currency', 'Currency Code'],
      messageId: ['Invoice Number'],
    }),
  drops: (column) => dropped.test(column),
  // Refunds and what was never paid are told by them.
  keeps: (column) => ['status', 'invoice_number'].includes(columnKey(column)),
  setting: (map, columns, rows) => settingOf(map, columns, rows, [gross, refunded, tax]),
  said: (setting) => said(setting, gross).join(' ') || null,
  refine: (_columns, setting) => {
    const [unit, value = ''] = setting.split('\n')
    return (event, row) => {
      const currency = (event.currency ?? '').toUpperCase()
      const units = (text: string): string => (unit === inMinorUnits ? fromMinorUnits(text, currency) : text)
      const name = `invoice ${(event.event ?? '').toLowerCase().replaceAll('_', ' ') || 'created'}`
      const whole = units(event.value ?? '')
      const worth = value === columnKey(gross) ? minus(whole, units(row.get(tax))) : whole
      // What was refunded is with tax, as the amount is.
      const back = parseNumber(row.get(refunded)) / parseNumber(row.get(gross))
      return {
        ...event,
        user: event.user || row.get(...customer),
        event: name,
        currency,
        value: name === 'invoice paid' ? without(worth, Number.isFinite(back) ? back : 0) : '',
        // An invoice that is paid later is one in each export, and another event.
        messageId: event.messageId && `chargebee ${event.messageId} ${name}`,
      }
    }
  },
}

/** Names of columns, of the site and of the API. */
const noteNumber = ['Credit Note Number', 'Credit Note Id', 'Id']
/** The invoice that it is of. */
export const noteInvoice = ['Reference Invoice Id', 'Reference Invoice Number', 'Reference Invoice', 'Invoice Id', 'Invoice Number'] // prettier-ignore
const noteDate = ['Date', 'Credit Note Date', 'Created On', 'Created At', 'Generated At']
export const noteTotal = ['Total', 'Credit Note Amount', 'Credit Note Total', gross]
const noteStatus = ['Status', 'Credit Note Status']

/**
 * A refundable one gives back what was paid, as money or towards a later invoice, which then counts in full; an adjustment writes off
 * what never was. Other tools have credit notes too, so the words for it must be Chargebee's.
 */
const noteTypes = /^(refundable|adjustment|store)( credit note)?$/i

export const chargebeeCreditNotes: TableFormat = {
  container: 'csv',
  id: 'chargebee-credit-notes',
  exchangeRate,
  title: 'Chargebee credit notes',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: null,
  recognise: (columns, rows) => {
    const found = [noteNumber, noteInvoice, ['Type', 'Credit Note Type'], noteStatus, noteDate, noteTotal].map((names) => columns.find(...names)) // prettier-ignore
    if (!found.every((name) => name !== undefined)) return null
    const at = columns.names.indexOf(found[2]!)
    const types = rows.map((row) => (row[at] ?? '').trim()).filter((type) => type !== '')
    return types.length > 0 && types.every((type) => noteTypes.test(type))
      ? byColumns(columns, found, ['Customer Id', 'Reason Code', 'Sub Total', tax, 'Amount Refunded', 'Currency'])
      : null
  },
  map: (columns) =>
    mapColumns(columns, {
      time: noteDate,
      user: [...email, ...customer],
      event: ['Type', 'Credit Note Type'],
      value: noteTotal,
      currency: ['Currency', 'Currency Code'],
      messageId: noteNumber,
    }),
  drops: (column) => dropped.test(column),
  keeps: (column) => ['type', 'credit_note_type'].includes(columnKey(column)),
  setting: (map, columns, rows) => `${settingOf(map, columns, rows, [...noteTotal, tax, 'Amount Refunded'])}\n${map['value'] ?? ''}`, // prettier-ignore
  said: (setting) =>
    [
      'Refundable credit notes are taken off the invoices they name, whichever file comes first; adjustments write off what was never paid, so nothing comes off.',
      ...said(setting, setting.split('\n').at(-1)!),
    ].join(' '),
  refine: (_columns, setting) => {
    const [unit, value = ''] = setting.split('\n')
    const isWhole = noteTotal.some((name) => columnKey(name) === value)
    return (event, row) => {
      const currency = (event.currency ?? '').toUpperCase()
      const units = (text: string): string => (unit === inMinorUnits ? fromMinorUnits(text, currency) : text)
      const type = (event.event ?? '').toLowerCase().replace(/ credit note$/, '')
      const isVoided = /^voided$/i.test(row.get(...noteStatus))
      const name = isVoided ? 'credit note voided' : `credit note ${type}`.trim()
      const whole = units(event.value ?? '')
      return {
        ...event,
        user: event.user || row.get(...customer),
        event: name,
        currency,
        value: name === refundableNote ? minus(whole, isWhole ? units(row.get(tax)) : '') : '',
        messageId: event.messageId && `chargebee ${event.messageId} ${name}`,
      }
    }
  },
}

/** What a credit note is called that takes something off its invoice. */
export const refundableNote = 'credit note refundable'

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
