/**
 * Bills of one payee for several contracts, each of which bills its own amount on its own: those that follow one another at an
 * interval by near amounts are of one contract, the one that states what the last of them comes to.
 */
import { inCents } from '../../../shared/csv.ts'
import { cadenceOf, refundedCharges } from '../import/spend/collapse.ts'
import type { Payment } from '../import/spend/read-payments.ts'
import { toDay } from './cost.ts'
import { isPaidAs, type Priced } from './merge-import.ts'
import type { RatesOf } from './rates.ts'
import type { Price } from './tool.ts'

/** From one bill to the next a price rises less than that. */
const mostRise = 2

/**
 * By contract, what its bills come to; those whose bills are not told from those of others are not in it. `payments` by rising
 * date, in one currency.
 */
export function ownBills<C extends Priced>(
  contracts: readonly C[],
  payments: readonly Payment[],
  config: RatesOf,
): Map<C, Priced> {
  const series = seriesOf(payments).flatMap((own) => pricesOf(own) ?? [])
  const isFor = (contract: C, paid: Priced): boolean => isPaidAs(current(contract), current(paid), config)
  const found = contracts.flatMap((contract): [C, Priced][] => {
    const [paid, ...more] = series.filter((each) => isFor(contract, each))
    if (!paid || more.length > 0) return []
    return contracts.every((other) => other === contract || !isFor(other, paid)) ? [[contract, paid]] : []
  })
  return new Map(found)
}

const current = (priced: Priced): Price => priced.prices.at(-1) ?? priced

/** Bills that follow one another: each goes to the series whose last one it is nearest to. */
function seriesOf(payments: readonly Payment[]): Payment[][] {
  const back = new Set(refundedCharges(payments).values())
  const series: Payment[][] = []
  for (const bill of payments.filter((each) => each.amount > 0 && !back.has(each))) {
    const away = (own: readonly Payment[]): number => Math.abs(Math.log(bill.amount / own.at(-1)!.amount))
    const isNext = (own: readonly Payment[]): boolean => own.at(-1)!.date < bill.date && away(own) <= Math.log(mostRise)
    const [own] = series.filter(isNext).sort((a, b) => away(a) - away(b))
    if (own) own.push(bill)
    else series.push([bill])
  }
  return series
}

/** null = they come at no interval. */
function pricesOf(bills: readonly Payment[]): Priced | null {
  const gaps = bills.slice(1).map(({ date }, at) => toDay(date) - toDay(bills[at]!.date))
  const [cadence] = gaps.map(cadenceOf)
  if (!cadence || gaps.some((gap) => cadenceOf(gap)?.period !== cadence.period)) return null
  const { currency } = bills[0]!
  const prices = bills.map(({ date, amount }) => ({ from: date, cost: inCents(amount * cadence.times), currency, billingPeriod: cadence.period })) // prettier-ignore
  const [first, ...later] = prices.filter(({ cost }, at) => cost !== prices[at - 1]?.cost)
  return { ...first!, prices: later }
}
