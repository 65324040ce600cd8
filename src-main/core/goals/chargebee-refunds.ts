/**
 * What was given back of invoices of Chargebee by its credit notes, which name the invoice they are of. A note takes the same share off
 * an amount of its invoice as it has of it: with tax of one with tax, without of one without.
 */
import { withoutNoise } from '../../../shared/text/csv.ts'
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import {
  chargebeeCreditNotes,
  chargebeeInvoices,
  gross,
  noteInvoice,
  noteTotal,
  refundableNote,
  refunded,
  tax,
} from '../import/formats/chargebee.ts'
import { minorPerUnit } from '../import/columns/minor-units.ts'
import { columnKey } from '../import/formats/columns.ts'
import type { ReadDb } from '../workspace/db.ts'
import { numberIn } from './number-in.ts'
import { fileOf, paymentFiles, type RefundsApart } from './payment-files.ts'
import { inColumn, parseProperties, type Properties } from './properties.ts'

type Part = 'gross' | 'net' | 'tax'

/** What an amount is of an invoice, by its column. */
const parts = new Map<string, Part>([
  [columnKey(gross), 'gross'],
  ['amount_paid', 'gross'],
  ['sub_total', 'net'],
  [columnKey(tax), 'tax'],
])

/** In units of the currency; `tax` is 0 where a file says none. */
interface Amounts {
  gross: number
  tax: number
}

/** Null where no file of invoices has it. */
export function chargebeeRefunds(db: ReadDb, property: string): RefundsApart | null {
  if (property !== amountProperty && !parts.has(columnKey(property))) return null
  const files = paymentFiles(db, chargebeeInvoices.id, writtenOfInvoice)
  if (files.length === 0) return null
  let notes: ReadonlyMap<string, Amounts> | undefined
  return {
    perUnit: (event, currency) =>
      property !== amountProperty && fileOf(files, event)?.isMinor ? minorPerUnit(currency) : 1,
    refunded: (event, properties, whole, back) => {
      const file = fileOf(files, event)
      const number = inColumn(properties, ['Invoice Number'])
      if (file === undefined || typeof number !== 'string') return 0
      const note = (notes ??= readNotes(db)).get(number)
      if (note === undefined) return 0
      const per = file.isMinor ? minorPerUnit(currencyOf(properties)) : 1
      const invoice = { gross: amountIn(properties, [gross]) / per, tax: (amountIn(properties, [tax]) || 0) / per }
      if (property !== amountProperty) {
        // Both say the same of one refund.
        return Math.max(0, whole * shareOf(note, invoice, parts.get(columnKey(property))!) - Math.abs(back))
      }
      const part = columnKey(file.column) === columnKey(gross) ? 'net' : (parts.get(columnKey(file.column)) ?? 'gross')
      const share = shareOf(note, invoice, part)
      // That is off the value already, of which the rest is left.
      const known = (amountIn(properties, [refunded]) || 0) / per / invoice.gross
      return share > known && known < 1 ? (whole * (share - known)) / (1 - known) : 0
    },
  }
}

function shareOf(note: Amounts, invoice: Amounts, part: Part): number {
  const of = (amounts: Amounts): number =>
    part === 'gross' ? amounts.gross : part === 'tax' ? amounts.tax : amounts.gross - amounts.tax
  const share = of(note) / of(invoice)
  return Number.isFinite(share) ? Math.min(1, share) : 0
}

/** By the number of the invoice. */
function readNotes(db: ReadDb): Map<string, Amounts> {
  const back = new Map<string, Amounts>()
  const files = paymentFiles(db, chargebeeCreditNotes.id, writtenOfNote)
  if (files.length === 0) return back
  const rows = db
    .prepare(
      `SELECT detail.event_id, detail.properties FROM event_detail AS detail
       JOIN event ON event.id = detail.event_id JOIN action ON action.id = event.action_id
       JOIN event_name AS name ON name.id = action.name_id
       WHERE detail.properties IS NOT NULL AND name.kind = 'event' AND name.value = ?`,
    )
    .raw()
    .iterate(refundableNote) as Iterable<[number, string]>
  for (const [event, json] of rows) {
    const file = fileOf(files, event)
    const properties = parseProperties(json)
    const number = inColumn(properties, noteInvoice)
    const total = amountIn(properties, noteTotal)
    if (file === undefined || typeof number !== 'string' || Number.isNaN(total)) continue
    const per = file.isMinor ? minorPerUnit(currencyOf(properties)) : 1
    const before = back.get(number) ?? { gross: 0, tax: 0 }
    back.set(number, {
      gross: withoutNoise(before.gross + Math.abs(total) / per),
      tax: withoutNoise(before.tax + Math.abs(amountIn(properties, [tax]) || 0) / per),
    })
  }
  return back
}

const isColumn = (column: string, names: readonly string[]): boolean =>
  names.some((name) => columnKey(name) === columnKey(column))

function writtenOfInvoice(properties: Properties, column: string): number {
  const amount = numberIn(properties[column])
  if (!isColumn(column, [gross])) return amount
  const back = (amountIn(properties, [refunded]) || 0) / amount
  return (amount - (amountIn(properties, [tax]) || 0)) * (1 - back)
}

const writtenOfNote = (properties: Properties, column: string): number =>
  numberIn(properties[column]) - (isColumn(column, noteTotal) ? amountIn(properties, [tax]) || 0 : 0)

const amountIn = (properties: Properties, names: readonly string[]): number => numberIn(inColumn(properties, names))

function currencyOf(properties: Properties): string {
  const code = inColumn(properties, ['Currency', 'Currency Code'])
  return typeof code === 'string' ? code.toUpperCase() : ''
}
