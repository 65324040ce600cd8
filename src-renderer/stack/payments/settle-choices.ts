/** Which payments may be one with another, and what a person says of the two. */
import { type PaymentPair, type PaymentRef, refKey } from '../../../shared/stack/payment-pairs.ts'
import type { ToolPayment } from '../../../shared/stack/payments.ts'

/** A payment that can be named. */
export type NamedPayment = ToolPayment & { ref: PaymentRef }

export type Counts = 'other' | 'this' | 'both' | 'twice'

const isNamed = (payment: ToolPayment): payment is NamedPayment => payment.ref !== null

const dayMs = 86_400_000

/** Those it may be one with: first what it is doubted for, then by the days between them. A refund is one with a refund. */
export function othersOf(payment: NamedPayment, all: readonly ToolPayment[]): NamedPayment[] {
  const away = (each: NamedPayment): number =>
    payment.repeats !== null && refKey(each.ref) === refKey(payment.repeats)
      ? -1
      : Math.abs(Date.parse(each.date) - Date.parse(payment.date)) / dayMs
  return all
    .filter(isNamed)
    .filter((each) => refKey(each.ref) !== refKey(payment.ref) && each.amount > 0 === payment.amount > 0)
    .toSorted((a, b) => away(a) - away(b))
}

/** What counts as asked at first: of what rules left out or doubt, what they do not do. */
export const countsAtFirst = ({ kind }: ToolPayment): Counts => (kind === 'left out' ? 'both' : 'other')

export function pairOf(payment: PaymentRef, other: PaymentRef, counts: Counts): PaymentPair {
  if (counts === 'both') return { are: 'two', payment, other }
  if (counts === 'twice') return { are: 'twice', payment, other }
  return counts === 'other' ? { are: 'one', payment, other } : { are: 'one', payment: other, other: payment }
}
