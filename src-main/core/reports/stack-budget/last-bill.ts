/**
 * When a tool was billed last, as its payments say: its contract may renew on another day than its bills come, and a bill may be
 * for several years at once. Pure.
 */
import { refundedCharges } from '../../import/spend/collapse.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { annualCost, type Day, priceOn, toDay } from '../../stack/cost.ts'
import type { PaidEntry } from '../../stack/payments/paid-entry.ts'
import { courseBetween, type RatesOf } from '../../stack/rates.ts'
import { gapOf } from '../../stack/payments/rhythm.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import { intervalOf } from './interval.ts'

export interface LastBill {
  day: Day
  /** To the next one. */
  months: number
}

type Paid = Pick<PaidEntry, 'share'> & { exports: readonly Pick<PaidEntry['exports'][number], 'tool' | 'payments' | 'elsewhere'>[] } // prettier-ignore

/** A price on a bill is a little more or less than in the contract: taxes, seats, a rise. */
const tolerance = 0.1
/** More years are another contract. */
const mostYears = 5
const daysInYear = 365

/** null = no bill is known that is for what the tool costs. Payments after `asOf` are not looked at. */
export function lastBill({ exports, share }: Paid, tool: Tool, asOf: IsoDate, config: RatesOf): LastBill | null {
  const rhythms = exports.filter((each) => gapOf(each.tool) !== null).map((each) => intervalOf(each.tool))
  const months = rhythms.length > 0 ? Math.max(...rhythms) : intervalOf(tool)
  const bills = exports
    .filter((each) => gapOf(each.tool) === null || intervalOf(each.tool) === months)
    .flatMap(({ payments, elsewhere }) => stayed(payments.filter((each) => !elsewhere.has(each) && each.date <= asOf)))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  if (months < 12) return billOf(bills.at(-1), months)
  const last = bills
    .map((bill) => ({ bill, years: yearsOf(bill, tool, share, config) }))
    .findLast(({ years }) => years !== null)
  if (last) return billOf(last.bill, 12 * (isForAll(last.bill, last.years!, bills) ? last.years! : 1))
  // Bills to one payee for several tools say which of them they are for by their amount alone.
  return share === null && rhythms.length > 0 ? billOf(bills.at(-1), months) : null
}

const billOf = (bill: Payment | undefined, months: number): LastBill | null =>
  bill ? { day: toDay(bill.date), months } : null

/** Whether nothing like it was billed within those years, before or since. */
function isForAll(bill: Payment, years: number, bills: readonly Payment[]): boolean {
  const reach = (years - 0.5) * daysInYear
  return bills.every((other) => {
    const since = toDay(other.date) - toDay(bill.date)
    if (other === bill || Math.abs(since) > reach) return true
    return since < 0 ? other.amount < bill.amount * (1 - tolerance) : other.amount < bill.amount / years / 2
  })
}

function stayed(payments: readonly Payment[]): Payment[] {
  const back = new Set(refundedCharges([...payments]).values())
  return payments.filter((each) => each.amount > 0 && !back.has(each))
}

/**
 * How many whole years at its price of that day a bill comes to, about; null = none, or that is not known. A bill that may be for
 * other tools too, or for another of them, is never taken for more than one.
 */
function yearsOf(
  { date, amount, currency }: Payment,
  tool: Tool,
  share: Paid['share'],
  config: RatesOf,
): number | null {
  const price = priceOn(tool, toDay(date))
  const annual = annualCost(price)
  const course = courseBetween(currency, price.currency ?? tool.currency ?? config.currency, config)
  if (annual === null || annual <= 0 || course === null) return null
  const covered = (amount * course) / annual
  const isAbout = (part: number, years: number): boolean => Math.abs(part - years) <= years * tolerance
  if (share !== null) return isAbout(covered, 1) || isAbout(covered * share.of, 1) ? 1 : null
  const years = Math.round(covered)
  return years >= 1 && years <= mostYears && isAbout(covered, years) ? years : null
}
