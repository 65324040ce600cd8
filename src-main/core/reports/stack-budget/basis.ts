/**
 * What a tool is budgeted by in place of its contract: its last bills, or what was paid in the last twelve months. What was charged
 * before it was converted counts at the rate of the workspace, where the payments say it. Pure.
 */
import { refundedCharges } from '../../import/spend/collapse.ts'
import { foreignOf } from '../../import/spend/foreign.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { toDate, toDay, yearTo } from '../../stack/cost.ts'
import type { PaidEntry } from '../../stack/payments/paid-entry.ts'
import { gapOf } from '../../stack/payments/rhythm.ts'
import { courseBetween, type RatesOf } from '../../stack/rates.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import type { BudgetBasis } from '../../../../shared/reports/stack-budget.ts'
import { daysInMonth, intervalOf } from './interval.ts'
import type { LastBill } from './last-bill.ts'
import { monthsAfter } from '../../stack/months.ts'

type Paid = Pick<PaidEntry, 'share'> & { exports: readonly Pick<PaidEntry['exports'][number], 'payments' | 'elsewhere'>[] } // prettier-ignore

/** Of what is charged more often than twice a year, the bills of so many months to the last of them are the last ones. */
const recentMonths = 3
/** A bill may come some days later in its month than the next ones. */
const daysLate = 10
/** Days between two charges of what is charged once a month at most. */
const shortestMonth = 25

/** A year, and what a bill may be late. */
const daysOfBills = 400

/** A year of it in workspace currency; null = nothing that tells was paid by `asOf`, or a rate is missing. */
export function paidBasis(
  { exports, share }: Paid,
  tool: Tool,
  bill: LastBill | null,
  by: Exclude<BudgetBasis, 'price'>,
  asOf: IsoDate,
  config: RatesOf,
): number | null {
  const payments = exports
    .flatMap(({ payments, elsewhere }) => payments.filter((each) => !elsewhere.has(each) && each.date <= asOf))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const until = toDay(asOf) + 1
  const sumFrom = (from: number): number | null =>
    payments
      .filter(({ date }) => toDay(date) >= from)
      .reduce((sum: number | null, each) => plus(sum, valueOf(each, config)), 0)
  const portion = share?.of ?? 1
  const times = (sum: number | null, factor: number): number | null => (sum === null || sum <= 0 ? null : sum * factor * portion) // prettier-ignore
  if (payments.length === 0) return null
  if (by === 'last-year') return times(sumFrom(yearTo(until).from), 1)
  const months = bill?.months ?? intervalOf(tool)
  if (months < 6) {
    const recent = Math.ceil(recentMonths / months) * months
    const charged = payments.filter(({ amount }) => amount > 0).map(({ date }) => toDay(date))
    // The bill of this month may not be in yet; of what has not been billed for longer, nothing is due any more.
    const last = charged.at(-1)
    const end = last !== undefined && until - last <= 2 * months * daysInMonth ? last + 1 : until
    const late = (gapOf(tool) ?? 0) >= shortestMonth ? daysLate : 0
    // Of what is new the months before are none of it.
    const known = Math.floor((end - 1 - (charged[0] ?? end) + daysLate / 2) / daysInMonth) + months
    return times(sumFrom(monthsAfter(end, -recent) + late), 12 / Math.min(recent, Math.max(months, known)))
  }
  const back = new Set(refundedCharges([...payments]).values())
  const stayed = payments.filter((each) => each.amount > 0 && !back.has(each))
  // A bill for several years is of its day; of the others the last one, whatever the contract says, that is no top-up.
  const most = Math.max(...stayed.filter(({ date }) => toDay(date) >= until - daysOfBills).map(({ amount }) => amount))
  const last = months > 12 ? stayed.findLast(({ date }) => date === toDate(bill!.day)) : stayed.findLast(({ amount, date }) => toDay(date) < until - daysOfBills || amount >= most / 2) // prettier-ignore
  return last ? times(valueOf(last, config), 12 / months) : null
}

function valueOf(payment: Payment, config: RatesOf): number | null {
  const foreign = foreignOf([payment])
  const course = foreign && courseBetween(foreign.currency, config.currency, config)
  if (foreign && course !== null) return foreign.amount * course * Math.sign(payment.amount)
  const own = courseBetween(payment.currency, config.currency, config)
  return own === null ? null : payment.amount * own
}

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)
