/**
 * Bills of one payee for several contracts, each of which bills its own amount on its own: those that follow one another at an
 * interval by near amounts are of one contract, the one that states what the last of them comes to.
 */
import { inCents } from '../../../../shared/text/csv.ts'
import { cadenceOf, refundedCharges } from '../../import/spend/collapse.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { annualCost, toDay } from '../cost.ts'
import { isPaidAs, type Priced } from '../merge-import.ts'
import type { RatesOf } from '../rates.ts'
import type { Price } from '../tool.ts'

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
  const series = seriesOf(payments, exactly(contracts, config)).flatMap((bills) => withPrices(bills, pricesOf(bills)))
  return new Map([...toldApart(contracts, series, config)].map(([contract, { paid }]) => [contract, paid]))
}

/**
 * By contract, the bills themselves, with a single one that is a year of what one of them states, and what came back of them. A
 * payment that is of none of them is in none.
 */
export function billsOf<C extends Priced>(
  contracts: readonly C[],
  payments: readonly Payment[],
  config: RatesOf,
): Map<C, Payment[]> {
  const series = seriesOf(payments, exactly(contracts, config)).flatMap((bills) =>
    withPrices(bills, pricesOf(bills) ?? yearOf(bills)),
  )
  const found = toldApart(contracts, series, config)
  const near = ({ amount }: Payment, bills: readonly Payment[]): number => Math.min(...bills.map((each) => awayFrom(amount, each))) // prettier-ignore
  const back = [...refundedCharges(payments)].flatMap(([refund, charge]) => {
    const [own] = [...found].filter(([, { bills }]) => near(charge, bills) <= Math.log(mostRise)).sort(([, a], [, b]) => near(charge, a.bills) - near(charge, b.bills)) // prettier-ignore
    return own ? [{ contract: own[0], pair: [charge, refund] }] : []
  })
  const pairsOf = (contract: C): Payment[] => back.flatMap((each) => (each.contract === contract ? each.pair : []))
  return new Map([...found].map(([contract, { bills }]) => [contract, [...bills, ...pairsOf(contract)]]))
}

interface Series {
  bills: readonly Payment[]
  paid: Priced
}

const withPrices = (bills: readonly Payment[], paid: Priced | null): Series[] => (paid === null ? [] : [{ bills, paid }]) // prettier-ignore

/** By contract the only series that is of it, and of it alone. */
function toldApart<C extends Priced>(contracts: readonly C[], series: readonly Series[], config: RatesOf) {
  const isFor = (contract: C, { paid }: Series): boolean => isPaidAs(current(contract), current(paid), config)
  const found = contracts.flatMap((contract): [C, Series][] => {
    const [own, ...more] = series.filter((each) => isFor(contract, each))
    if (!own || more.length > 0) return []
    return contracts.every((other) => other === contract || !isFor(other, own)) ? [[contract, own]] : []
  })
  return new Map(found)
}

const awayFrom = (amount: number, bill: Payment): number => Math.abs(Math.log(amount / bill.amount))

const current = (priced: Priced): Price => priced.prices.at(-1) ?? priced

/** The only contract of which a bill is what it states, as it states it or of a year; null = of none, or of several. */
function exactly<C extends Priced>(contracts: readonly C[], config: RatesOf): (bill: Payment) => C | null {
  const stated = contracts.map((contract) => ({
    contract,
    amounts: [contract, ...contract.prices].flatMap((price) => {
      const currency = price.currency ?? contract.currency ?? config.currency
      return [price.cost, annualCost(price)].flatMap((amount) => (amount ? [`${inCents(amount)} ${currency}`] : []))
    }),
  }))
  return ({ amount, currency }) => {
    const [only, ...more] = stated.filter(({ amounts }) => amounts.includes(`${inCents(amount)} ${currency}`))
    return only && more.length === 0 ? only.contract : null
  }
}

/** Bills that follow one another: each goes to the series whose last one it is nearest to, and none of another contract. */
function seriesOf(payments: readonly Payment[], stating: (bill: Payment) => Priced | null): Payment[][] {
  const back = new Set(refundedCharges(payments).values())
  const series: Payment[][] = []
  for (const bill of payments.filter((each) => each.amount > 0 && !back.has(each))) {
    const away = (own: readonly Payment[]): number => awayFrom(bill.amount, own.at(-1)!)
    const contract = stating(bill)
    const isOfAnother = (own: readonly Payment[]): boolean =>
      contract !== null && own.map(stating).some((other) => other !== null && other !== contract)
    const isNext = (own: readonly Payment[]): boolean =>
      own.at(-1)!.date < bill.date && away(own) <= Math.log(mostRise) && !isOfAnother(own)
    const [own] = series.filter(isNext).sort((a, b) => away(a) - away(b))
    if (own) own.push(bill)
    else series.push([bill])
  }
  return series
}

/** Of a contract by the year a file of a year has one bill. */
const yearOf = ([bill, ...more]: readonly Payment[]): Priced | null =>
  bill && more.length === 0 ? { cost: bill.amount, currency: bill.currency, billingPeriod: 'year', prices: [] } : null

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
