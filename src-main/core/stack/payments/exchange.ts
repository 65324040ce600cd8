/**
 * What of another price is the exchange: a tool that is charged in dollars and booked in euros costs more or less without a new
 * price. Payments tell it where they have what was charged before it was converted.
 */
import { foreignOf } from '../../import/spend/foreign.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { Exchange } from '../change-parts.ts'
import { type Span, toDay } from '../cost.ts'
import { originsOf, isPaid } from '../store.ts'
import type { PaidEntry } from './paid-entry.ts'

/** Bills that differ by less are of one price. */
const samePrice = 0.01

/** By id of the entry: how much more of the own currency a unit of the other one took in the later period. */
export function exchangeBetween(entries: readonly PaidEntry[], earlier: Span, later: Span): Map<number, Exchange> {
  return new Map(
    entries.flatMap((each): [number, Exchange][] => {
      if (!isPricedByPayments(each)) return []
      const payments = each.exports.flatMap(({ payments: own, elsewhere }) => own.filter((payment) => !elsewhere.has(payment))) // prettier-ignore
      const [was, is] = [earlier, later].map((span) => bookedIn(payments, span))
      if (!was || !is || was.currency !== is.currency || was.booked !== is.booked) return []
      return [[each.entry.id, { factor: is.rate / was.rate, isSamePrice: Math.abs(is.median / was.median - 1) < samePrice }]] // prettier-ignore
    }),
  )
}

/** Prices that a list or a person states are in the currency they are stated in, and follow no exchange. */
export function isPricedByPayments({ entry }: Pick<PaidEntry, 'entry'>): boolean {
  const ofPrices = ([field, source]: [string, string]): boolean => (field === 'prices' || field.startsWith('prices.')) && source === 'payments' // prettier-ignore
  return isPaid(entry) || Object.entries(originsOf(entry)).some(ofPrices)
}

/** null = not all charges of the days say what they were before, in one currency. */
function bookedIn(payments: readonly Payment[], { from, to }: Span) {
  const charges = payments.filter(({ date, amount }) => from <= toDay(date) && toDay(date) < to && amount > 0)
  const foreign = charges.map((charge) => foreignOf([charge]))
  const [first] = foreign
  if (!first || !foreign.every((each) => each?.currency === first.currency)) return null
  if (charges.some(({ currency }) => currency !== charges[0]!.currency)) return null
  const amounts = foreign.map((each) => each!.amount)
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)
  return {
    currency: first.currency,
    booked: charges[0]!.currency,
    rate: sum(charges.map(({ amount }) => amount)) / sum(amounts),
    median: amounts.toSorted((a, b) => a - b)[Math.floor(amounts.length / 2)]!,
  }
}
