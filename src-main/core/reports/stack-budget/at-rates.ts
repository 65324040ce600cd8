/**
 * What a price that is known from payments comes to at the rate of the workspace. They are stored in the currency they were booked
 * in, at the rate of their day; where they say what was charged in another currency, that is what is charged again. Pure.
 */
import { refundedCharges } from '../../import/spend/collapse.ts'
import { foreignOf } from '../../import/spend/foreign.ts'
import { annualCost, priceOn, toDay } from '../../stack/cost.ts'
import { annualCostColumn } from '../../stack/merge-import.ts'
import { isPricedByPayments } from '../../stack/payments/exchange.ts'
import type { PaidEntry } from '../../stack/payments/paid-entry.ts'
import { courseBetween, type RatesOf } from '../../stack/rates.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'

type Paid = Pick<PaidEntry, 'entry'> & { exports: readonly Pick<PaidEntry['exports'][number], 'payments' | 'elsewhere'>[] } // prettier-ignore

/** A price comes from the bills of so many days. */
const daysOfBills = 365
/** Of what is billed by the year, the last bill may be this old. */
const oldest = 400
/** Of a price that payments make and one that somebody states. */
const samePrice = 1e-4

/**
 * A year of it in workspace currency. `isLeft`: something was charged in another currency, and it counts at the rates of those
 * days all the same, as not all bills say so, or in one currency, or the workspace has no rate. null = nothing was.
 */
export function priceAtRates(
  paid: Paid,
  tool: Tool,
  asOf: IsoDate,
  config: RatesOf,
): { cost: number } | { isLeft: true } | null {
  if (!isPricedByPayments(paid)) return null
  const price = priceOn(tool, toDay(asOf))
  const annual = annualCost(price)
  const stated = Number(tool.custom[annualCostColumn])
  // Somebody who states a price states it in its currency.
  if (annual === null || annual === 0 || !(Math.abs(annual / stated - 1) < samePrice)) return null
  const all = paid.exports
    .flatMap(({ payments, elsewhere }) => payments.filter((each) => !elsewhere.has(each) && each.date <= asOf))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const back = new Set(refundedCharges([...all]).values())
  const charges = all.filter((each) => each.amount > 0 && !back.has(each))
  const last = charges.at(-1)
  if (!last || toDay(last.date) < toDay(asOf) - oldest) return null
  // What is billed by the year costs what the last bill says.
  const recent = charges.filter(({ date }) => toDay(date) > toDay(last.date) - daysOfBills)
  const foreign = recent.map((charge) => foreignOf([charge]))
  if (foreign.every((each) => each === null)) return null
  const left = { isLeft: true } as const
  const { currency } = foreign[0] ?? { currency: null }
  const booked = price.currency ?? config.currency
  if (currency === null || foreign.some((each) => each?.currency !== currency)) return left
  if (recent.some((charge) => charge.currency !== booked)) return left
  const [course, own] = [courseBetween(currency, booked, config), courseBetween(booked, config.currency, config)]
  if (course === null || own === null) return left
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
  const then = sum(recent.map(({ amount }) => amount)) / sum(foreign.map((each) => each!.amount))
  return { cost: annual * own * (course / then) }
}
