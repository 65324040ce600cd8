/** What of some charges was likely paid twice: a bill that was entered again, a charge that came again on its day, or one by card and from a bank account. */
import { type PaymentRef, refKey, refWords } from '../../../../shared/stack/payment-pairs.ts'
import { counted, decimals, listed } from '../../../../shared/text/figures.ts'
import { timesSaid } from '../../../../shared/notes/charged-after-end.ts'
import { doubledCharges } from '../../import/spend/collapse.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { Settled } from '../../import/spend/settled.ts'
import type { PaidExport } from './paid-entry.ts'
import { paidBothWays, paidBy } from './same-charge.ts'

export interface PaidTwice {
  /** Those that are one too many. */
  again: ReadonlySet<Payment>
  /** A sentence of each that came again; of most of them together, where they are many. */
  said: string[]
}

/** How many are named. */
const mostNamed = 3

/** A sentence of each pair that a person said were both paid for their own, of which the later one is among the charges. */
export function saidBoth(charges: readonly Payment[]): string[] {
  const said = charges.flatMap(({ settled }) =>
    (settled?.two ?? []).filter((other) => !isForSame(settled!, other, charges)).flatMap((other) => (other.date < settled!.ref.date || (other.date === settled!.ref.date && refKey(other) < settled!.key) ? [`${refWords(other)} and ${refWords(settled!.ref)} were both paid, as somebody said.`] : [])),
  ) // prettier-ignore
  return said.length > mostNamed
    ? [`${counted(said.length, 'pair')} of payments were both paid, as somebody said.`]
    : said
}

/** Whether a person said of the two that they were paid for the same. */
const isForSame = ({ key, again }: Settled, other: PaymentRef, charges: readonly Payment[]): boolean =>
  (again !== null && refKey(again) === refKey(other)) ||
  charges.some(
    ({ settled }) => settled?.key === refKey(other) && settled.again !== null && refKey(settled.again) === key,
  )

/** `of`: what of a charge is for the tool, in `currency`. */
export function paidTwice(
  exports: readonly PaidExport[],
  charges: readonly Payment[],
  { of, currency }: { of: number; currency: string },
): PaidTwice {
  const isIn = new Set(charges)
  const found = exports
    .flatMap(({ tool, payments }) => [...doubledCharges({ tool, payments: [...payments] })])
    .filter(([again]) => isIn.has(again))
  const money = (all: readonly Payment[]): string => `${decimals(all.reduce((sum, { amount }) => sum + amount, 0) * of, 2)} ${currency}` // prettier-ignore
  const groups = [...Map.groupBy(found, ([, { first }]) => first)].map(([first, pairs]) => ({
    first,
    number: pairs[0]![1].number,
    again: pairs.map(([each]) => each),
  }))
  const more = groups.slice(mostNamed).flatMap(({ again }) => again)
  const known = new Set(found.map(([again]) => again))
  const both = [...paidBothWays(exports.map(({ payments, elsewhere }) => ({ payments: payments.filter((each) => !elsewhere.has(each)) })))].filter(([again]) => isIn.has(again) && !known.has(again)) // prettier-ignore
  const how = (payment: Payment): string => (paidBy(payment) === 'card' ? 'by card' : 'from a bank account')
  const sure = charges.filter(({ settled }) => (settled?.again ?? null) !== null)
  return {
    again: new Set([...sure, ...known, ...both.map(([again]) => again)]),
    said: [
      ...sure
        .slice(0, mostNamed)
        .map(
          (each) =>
            `${money([each])} on ${each.date} was paid twice, as somebody said, after ${refWords(each.settled!.again!)}: it is to be claimed back.`,
        ),
      ...(sure.length > mostNamed ? [`So were others: ${money(sure.slice(mostNamed))}.`] : []),
      ...both.slice(0, mostNamed).map(([again, first]) => `${money([first])} on ${first.date} (${how(first)}) and ${money([again])} on ${again.date} (${how(again)}) are paid twice, or written down in both: if paid, ${money([again])} is to be claimed back.`), // prettier-ignore
      ...(both.length > mostNamed ? [`So are others: ${money(both.slice(mostNamed).map(([again]) => again))}.`] : []),
      ...groups.slice(0, mostNamed).map(({ first, number, again }) => {
        const days = [...new Set([first, ...again].map(({ date }) => date))]
        const bill = number === null ? money([first]) : `Bill ${number} of ${money([first])}`
        return `${bill} paid ${timesSaid(again.length + 1)}${days.length === 1 ? '' : ','} on ${listed(days)}: likely a double charge, of which ${money(again)} is to be claimed back.`
      }),
      ...(more.length === 0 ? [] : [`Other charges came twice as well: ${money(more)}.`]),
    ],
  }
}
