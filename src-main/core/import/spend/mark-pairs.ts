/** Marks stored payments with what a person said of pairs of them (`paymentPairs`), by what they say and not by where they are stored. */
import { type PaymentPair, type PaymentRef, refKey } from '../../../../shared/stack/payment-pairs.ts'
import type { NameOfPayee } from '../../stack/names/also-called.ts'
import { payeeKey } from './collapse.ts'
import type { Payment } from './read-payments.ts'
import type { Settled } from './settled.ts'
import { type PaidFile, together } from './together.ts'

/** By payment: what names it. `payments` of one kind of export that count, in the order that `together` gives them, so that it is the same whichever file came first. */
export function refsOf(ledger: string, payments: readonly Payment[]): Map<Payment, PaymentRef> {
  const times = new Map<string, number>()
  return new Map(
    payments.map((payment) => {
      const { vendor: payee, date, currency, vat } = payment
      const first = { export: ledger, payee, date, amount: vat?.amount ?? payment.amount, currency, number: 1 }
      const key = refKey(first)
      const number = (times.get(key) ?? 0) + 1
      times.set(key, number)
      return [payment, { ...first, number }]
    }),
  )
}

/** The files, by kind of export. A pair of which one is in no file says nothing until it is. */
export function markPairs(
  files: ReadonlyMap<string, readonly PaidFile[]>,
  pairs: readonly PaymentPair[],
  nameOf: NameOfPayee,
): ReadonlyMap<string, readonly PaidFile[]> {
  if (pairs.length === 0) return files
  const named = new Set(pairs.flatMap(({ payment, other }) => [payment.export, other.export]))
  const byKey = new Map(
    [...files]
      .filter(([ledger]) => named.has(ledger))
      .flatMap(([ledger, own]) => [...refsOf(ledger, together(own).payments)].map(([payment, ref]) => [refKey(ref), payment] as const)), // prettier-ignore
  )
  const marks = new Map<Payment, Settled>()
  const markOf = (payment: Payment, ref: PaymentRef): Settled =>
    marks.get(payment) ?? { ref, key: refKey(ref), one: null, isAside: false, instead: [], two: [], again: null }
  for (const { are, payment: ref, other } of pairs) {
    const [own, theirs] = [byKey.get(refKey(ref)), byKey.get(refKey(other))]
    if (!own || !theirs || own === theirs) continue
    const [mark, mate] = [markOf(own, ref), markOf(theirs, other)]
    if (are !== 'one') {
      marks.set(own, { ...mark, two: [...mark.two, other], again: are === 'twice' ? other : mark.again })
      marks.set(theirs, { ...mate, two: [...mate.two, ref] })
    } else {
      const isOfPayee = payeeKey(own, nameOf) === payeeKey(theirs, nameOf)
      marks.set(own, { ...mark, one: other, isAside: ref.export === other.export || !isOfPayee })
      marks.set(theirs, { ...mate, instead: [...mate.instead, ref] })
    }
  }
  if (marks.size === 0) return files
  const marked = (payment: Payment): Payment => {
    const settled = marks.get(payment)
    return settled === undefined ? payment : { ...payment, settled }
  }
  return new Map([...files].map(([ledger, own]) => [ledger, named.has(ledger) ? own.map((file) => ({ ...file, payments: file.payments.map(marked) })) : own])) // prettier-ignore
}
