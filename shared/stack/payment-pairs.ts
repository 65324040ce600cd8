/** Pairs of payments of which a person said whether they are one: what is written down of them, and taken back. */
import { decimals } from '../text/figures.ts'

/** A payment by what it says, so that it is the same after its file is imported again. */
export interface PaymentRef {
  /** Its kind of export, as `ToolPayment` has it. */
  export: string
  /** As its file writes it; case and spaces do not count. */
  payee: string
  date: string
  /** As its file has it, with VAT that is taken off. */
  amount: number
  currency: string
  /** Of several of that payee, day and amount that count: which, 1 = the first. */
  number: number
}

/**
 * `one`: the same money, written down twice, of which `other` counts and `payment` does not. `two`: each was paid for its own, and both
 * count. `twice`: both were paid for the same, so both count until `payment` comes back.
 */
export const pairKinds = ['one', 'two', 'twice'] as const

export interface PaymentPair {
  are: (typeof pairKinds)[number]
  payment: PaymentRef
  other: PaymentRef
}

const payeeText = (payee: string): string => payee.trim().toLowerCase().replace(/\s+/g, ' ')

/** The same for the same payment. */
export const refKey = ({ export: kind, payee, date, amount, currency, number }: PaymentRef): string =>
  JSON.stringify([kind, payeeText(payee), date, amount, currency, number])

/** The same for a pair whichever of the two comes first. */
export const pairKey = ({ payment, other }: Pick<PaymentPair, 'payment' | 'other'>): string =>
  [refKey(payment), refKey(other)].toSorted().join(' ')

/** Why the pair cannot stand beside those: a sentence; null = it can. */
export function whyNoPair(before: readonly PaymentPair[], pair: PaymentPair): string | null {
  const [own, other] = [refKey(pair.payment), refKey(pair.other)]
  if (own === other) return 'A payment is no pair with itself.'
  if (pair.are !== 'one') return null
  const ones = before.filter((each) => each.are === 'one' && pairKey(each) !== pairKey(pair))
  if (ones.some(({ payment }) => refKey(payment) === other))
    return `The payment that is to count, ${refWords(pair.other)}, does not count, as it is the same money as another: choose that one.`
  if (ones.some((each) => refKey(each.other) === own))
    return `The payment that is not to count, ${refWords(pair.payment)}, counts in place of another: take that back first.`
  return null
}

/** With what was said last of the two, and of one that is not to count. Throws nothing: ask `whyNoPair` before. */
export function withPair(before: readonly PaymentPair[], pair: PaymentPair): PaymentPair[] {
  const key = pairKey(pair)
  const isReplaced = (each: PaymentPair): boolean =>
    pairKey(each) === key || (pair.are === 'one' && each.are === 'one' && refKey(each.payment) === refKey(pair.payment))
  return [...before.filter((each) => !isReplaced(each)), pair]
}

/** Without those that have the payment. */
export function withoutPairsOf(before: readonly PaymentPair[], ref: PaymentRef): PaymentPair[] {
  const key = refKey(ref)
  return before.filter(({ payment, other }) => refKey(payment) !== key && refKey(other) !== key)
}

/** Without that one, whichever of the two it names first. */
export const withoutPair = (before: readonly PaymentPair[], pair: PaymentPair): PaymentPair[] =>
  before.filter((each) => pairKey(each) !== pairKey(pair))

/** `1,941.41 EUR to Loom on 2026-07-25` */
export const refWords = ({ payee, date, amount, currency }: PaymentRef): string =>
  `${decimals(Math.abs(amount), 2)} ${currency} ${amount < 0 ? 'from' : 'to'} ${payee} on ${date}`
