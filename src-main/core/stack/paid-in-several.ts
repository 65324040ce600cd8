/**
 * Payments that two exports have, as a card and a ledger: either they were paid twice, or both write down the same ones. They
 * count once, as those of the export that was charged last, so that this has to be said. What it does not have counts: the
 * payments of a card before another took its place, or one that was made with another card.
 */
import { cadenceOf, refundedCharges } from '../import/spend/collapse.ts'
import type { Payment } from '../import/spend/read-payments.ts'
import { annualCost, type Day, toDay } from './cost.ts'
import { chargedOnceColumn, lastChargeColumn, readFromColumn } from './merge-import.ts'
import { gapOf, withLateness } from './rhythm.ts'
import type { Tool } from './tool.ts'

/** What one kind of export has of a payee. */
interface Charged {
  tool: Tool
  payments: readonly Payment[]
}

const year = 365
const week = 7
/** A card and a bank write the same payment on days that are not further apart. */
const posting = 3

/** By payment that another export has as well: the one of those that counts. `exports` by rising last charge. */
export function countedElsewhere<E extends Charged>(exports: readonly E[]): Map<Payment, E> {
  const found = new Map<Payment, E>()
  for (const [at, own] of exports.entries())
    for (const other of exports.slice(at + 1))
      for (const payment of alsoIn(own.payments, other)) found.set(payment, other)
  return found
}

/** The payments of `own` that the other export has. */
function alsoIn(own: readonly Payment[], other: Charged): Payment[] {
  const days = chargeDays(own)
  const theirs = chargeDays(other.payments)
  const [first, last] = [theirs[0], days.at(-1)]
  // Who went from one way of paying to the other has no charge in the one after the first in the other.
  if (first === undefined || last === undefined || last < first) return []
  const gap = gapOf(other.tool)
  const missed = missedDays(days, theirs, gap)
  const before = days.findLast((day) => day < first)
  const isLate = before !== undefined && gap !== null && isSameAsFirst(before, first, days, gap)
  const has = (day: Day): boolean => (day >= first ? !missed.has(day) : isLate && day === before)
  const back = refundedCharges(own)
  const dayOf = (payment: Payment): Day | undefined =>
    payment.amount > 0
      ? toDay(payment.date)
      : toDay((back.get(payment) ?? own.findLast(({ amount, date }) => amount > 0 && date <= payment.date) ?? payment).date) // prettier-ignore
  return own.filter((payment) => has(dayOf(payment)!))
}

/** Whether the first charge of an export is that of a day before it, and not of one that comes right after. */
function isSameAsFirst(before: Day, first: Day, days: readonly Day[], gap: number): boolean {
  const isNear = first - before <= week
  return first - before <= gap && (isNear || !days.some((day) => day >= first && day - first <= week))
}

/** Of `days`, those of charges that the other export lacks, where it leaves out some of its rhythm. */
function missedDays(days: readonly Day[], theirs: readonly Day[], gap: number | null): Set<Day> {
  if (gap === null || cadenceOf(gap) === undefined) return new Set()
  const missed = theirs.slice(1).flatMap((next, at) => {
    const last = theirs[at]!
    if (next - last <= withLateness(gap)) return []
    const away = (day: Day): number => Math.min(day - last, next - day)
    const between = days.filter((day) => day > last && day < next && away(day) > posting)
    return between.sort((a, b) => away(b) - away(a)).slice(0, Math.round((next - last) / gap) - 1)
  })
  return new Set(missed)
}

const chargeDays = (payments: readonly Payment[]): Day[] =>
  [...new Set(payments.flatMap(({ amount, date }) => (amount > 0 ? [toDay(date)] : [])))].sort((a, b) => a - b)

/** The exports that charge it by now and have much the same payments, the one that was charged last at the end; else none. */
function chargedAtOnce(exports: readonly Charged[]): Charged[] {
  const charged = exports.filter(({ tool }) => tool.custom[lastChargeColumn] !== undefined)
  const last = ({ tool }: Charged): Day => toDay(tool.custom[lastChargeColumn]!)
  const newest = Math.max(...charged.map(last))
  const current = charged.filter((each) => newest - last(each) < year)
  const elsewhere = countedElsewhere(current)
  const found = new Set<Charged>()
  for (const each of current) {
    const twice = each.payments.filter((payment) => payment.amount > 0 && elsewhere.has(payment))
    // One of many is the charge with which one card took the place of another.
    if (twice.length === 0 || (twice.length === 1 && chargeDays(each.payments).length > 1)) continue
    found.add(each)
    for (const payment of twice) found.add(elsewhere.get(payment)!)
  }
  return current.filter((each) => found.has(each))
}

/** The same as a sentence; null where one export alone charges it. */
export function paidInSeveral(exports: readonly Charged[]): string | null {
  const current = chargedAtOnce(exports).map(({ tool }) => tool)
  if (current.length === 0) return null
  const named = current.map((tool) => `${tool.custom[readFromColumn] ?? ''}, last on ${tool.custom[lastChargeColumn]!}: ${amountOf(tool)}`) // prettier-ignore
  return `Charged in ${current.length} exports at once (${named.join('; ')}): paid twice, or the same payments written down twice. The one charged last counts.` // prettier-ignore
}

function amountOf(tool: Tool): string {
  const unit = tool.currency === null ? '' : ` ${tool.currency}`
  const perYear = annualCost(tool.prices.at(-1) ?? tool)
  const once = tool.custom[chargedOnceColumn]
  if (perYear !== null && perYear > 0) return `${perYear.toFixed(2)}${unit} a year`
  return once === undefined ? 'a cost a year that is not known' : `${Number(once).toFixed(2)}${unit}, charged once`
}
