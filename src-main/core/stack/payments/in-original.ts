/** Payments in the currency that their bills were in, as an export says it beside what was paid: no course of exchange is in them. */
import { foreignOf } from '../../import/spend/foreign.ts'
import type { Payment } from '../../import/spend/read-payments.ts'

/** The same payments in `unit`; null where one does not say what it was in that, or all of them are paid in it. */
export function inOriginal(payments: readonly Payment[], unit: string): Payment[] | null {
  if (payments.every(({ currency }) => currency === unit)) return null
  const restated = payments.map((payment): Payment | null => {
    if (payment.currency === unit) return payment
    const foreign = foreignOf([payment])
    return foreign?.currency === unit ? { ...payment, amount: Math.sign(payment.amount) * foreign.amount, currency: unit } : null // prettier-ignore
  })
  return restated.every((each) => each !== null) ? restated : null
}
