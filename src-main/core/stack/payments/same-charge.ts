/**
 * Charges that two exports have of one amount within a week: one payment that both write down, or, where one says it was made with
 * a card and the other from a bank account, likely two.
 */
import { inCents } from '../../../../shared/text/csv.ts'
import { foreignOf } from '../../import/spend/foreign.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { areTwo } from '../../import/spend/settled.ts'
import { paidFromColumn } from '../../import/spend/settled-from.ts'
import { isBankAccount } from '../../import/spend/settle.ts'
import { toDay } from '../cost.ts'

const week = 7

/** The amount, and what it was before it was converted: two banks convert alike by chance alone. */
function moneysOf(payment: Payment): string[] {
  const foreign = foreignOf([payment])
  const own = `${inCents(payment.amount)} ${payment.currency}`
  return foreign === null ? [own] : [own, `${inCents(foreign.amount)} ${foreign.currency}`]
}

/** By charge of `own`: that of the others of the same amount, on the nearest day within a week. */
export function sameCharges(own: readonly Payment[], theirs: readonly Payment[]): Map<Payment, Payment> {
  const charges = theirs.filter(({ amount }) => amount > 0)
  const byMoney = new Map<string, Payment[]>()
  for (const each of charges) for (const money of moneysOf(each)) byMoney.set(money, [...(byMoney.get(money) ?? []), each]) // prettier-ignore
  const pairs = own
    .filter(({ amount }) => amount > 0)
    .flatMap((mine) =>
      [...new Set(moneysOf(mine).flatMap((money) => byMoney.get(money) ?? []))].map((other) => ({
        mine,
        other,
        apart: Math.abs(toDay(mine.date) - toDay(other.date)),
      })),
    ) // prettier-ignore
    .filter(({ mine, other, apart }) => apart <= week && !areTwo(mine, other))
    .sort((a, b) => a.apart - b.apart)
  const found = new Map<Payment, Payment>()
  const used = new Set<Payment>()
  for (const { mine, other } of pairs) {
    if (found.has(mine) || used.has(other)) continue
    found.set(mine, other)
    used.add(other)
  }
  return found
}

const cardWords = /\b(card|visa|mastercard|amex|american express|kreditkarte|carte|creditcard)\b/i
const owed = /\b(payables?|a\/p)\b/i
const accountColumn = /^account( full name)?$/i

/** How its own row says it was paid; null = it does not. */
export function paidBy({ extra }: Pick<Payment, 'extra'>): 'card' | 'bank' | null {
  const columns = Object.entries(extra)
  const settled = extra[paidFromColumn]
  const account = settled ?? columns.find(([column]) => accountColumn.test(column.trim()))?.[1] ?? ''
  if (cardWords.test(account)) return 'card'
  // What settles a bill and is no card is a bank account, whatever it is called.
  if (settled !== undefined || (isBankAccount(account) && !owed.test(account))) return 'bank'
  return columns.some(([column]) => /^card\b/i.test(column.trim())) ? 'card' : null
}

/** Whether one was paid with a card and the other from a bank account: then they are two payments. */
export function arePaidApart(a: Payment, b: Payment): boolean {
  const [one, other] = [paidBy(a), paidBy(b)]
  return one !== null && other !== null && one !== other
}

/** By charge that is likely one too many, the later of two: the one that was paid the other way. */
export function paidBothWays(exports: readonly { payments: readonly Payment[] }[]): Map<Payment, Payment> {
  const found = new Map<Payment, Payment>()
  for (const [at, { payments }] of exports.entries())
    for (const other of exports.slice(at + 1))
      for (const [mine, theirs] of sameCharges(payments, other.payments))
        if (arePaidApart(mine, theirs)) found.set(...(mine.date < theirs.date ? ([theirs, mine] as const) : ([mine, theirs] as const))) // prettier-ignore
  return found
}
