/** VAT in what was paid, which comes back and is no cost: `vatIncluded` of the workspace says whose amounts have it, and they count without. */
import { inCents } from '../../../../shared/text/csv.ts'
import type { VatIncluded } from '../../../../shared/config.ts'
import type { VatTakenOff } from '../../../../shared/notes/vat.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { dueOf, withDue } from '../../import/spend/due.ts'
import { taxOf } from '../../import/spend/row-tax.ts'
import type { NameOfPayee } from '../names/also-called.ts'
import { vendorKey } from '../names/vendor.ts'

interface Vat {
  /** Per cent. */
  rate: number
  /** Of the file, which says it of each row; null = the rate does. */
  column: string | null
}

type VatOf = (payment: Payment) => Vat

const none: Vat = { rate: 0, column: null }

/**
 * Of payments of a kind of export as `ledgerKey` names it. What names the payee goes before what is of all, what names the
 * export before what is of any. A payee is known by its name and by the one that a person gave it.
 */
export function vatRateOf(entries: readonly VatIncluded[], ledger: string, nameOf: NameOfPayee): VatOf {
  const own = entries.filter((each) => each.export === '' || each.export === ledger).toSorted((a, b) => (a.export === b.export ? 0 : a.export === '' ? 1 : -1)) // prettier-ignore
  if (own.length === 0) return () => none
  const byPayee = new Map(own.toReversed().flatMap(({ rate, payees, column = null }) => payees.map((payee) => [vendorKey(payee), { rate, column }] as const))) // prettier-ignore
  const { rate = 0, column = null } = own.find(({ payees }) => payees.length === 0) ?? {}
  const ofAll: Vat = { rate, column }
  return ({ vendor, currency }) => {
    const named = nameOf(vendor, currency)
    return byPayee.get(vendorKey(vendor)) ?? (named === undefined ? undefined : byPayee.get(vendorKey(named))) ?? ofAll
  }
}

/** What is left of it without `rate` per cent of VAT. */
const withoutVat = (amount: number, rate: number): number => inCents(amount / (1 + rate / 100))

/** A payment as it counts; the same where there is no VAT in it. */
export function netOf(payment: Payment, vatOf: VatOf): Payment {
  const { rate: ofAll, column } = vatOf(payment)
  const tax = column === null ? null : taxOf(payment, column)
  // What is all tax is a tax that was paid.
  if (tax !== null && tax >= Math.abs(payment.amount)) return payment
  const rate = tax === null ? ofAll : (100 * tax) / (Math.abs(payment.amount) - tax)
  if (rate === 0) return payment
  const due = dueOf(payment)
  const vat = { rate, amount: payment.amount, ...(tax !== null && column !== null && { column }) }
  const net = { ...payment, amount: withoutVat(payment.amount, rate), vat }
  return due === 0 ? net : withDue(net, withoutVat(due, rate))
}

/** By rate and currency, what was taken off payments, and whose. */
export function vatTakenOff(payments: Iterable<Payment>): VatTakenOff[] {
  const having = [...payments].filter(({ vat }) => vat !== undefined)
  return [...Map.groupBy(having, ({ vat, currency }) => `${vat!.column ?? vat!.rate} ${currency}`).values()].map(
    (own) => ({
      rate: own[0]!.vat!.column === undefined ? own[0]!.vat!.rate : null,
      column: own[0]!.vat!.column ?? null,
      currency: own[0]!.currency,
      payees: [...new Set(own.map(({ vendor }) => vendor))].sort(),
      payments: own.length,
      amount: inCents(own.reduce((sum, { amount, vat }) => sum + vat!.amount - amount, 0)),
    }),
  )
}
