/**
 * Payments that two exports have, as a card and a ledger: either they were paid twice, or both write down the same ones. They
 * count once, as those of the export that was charged last, so that this has to be said. What it does not have counts: the
 * payments of a card before another took its place, one that was made with another card, or those of other amounts.
 */
import { cadenceOf, refundedCharges } from '../../import/spend/collapse.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { isSaidToCount, saidOnes } from '../../import/spend/settled.ts'
import { annualCost, type Day, toDay } from '../cost.ts'
import { chargedOnceColumn, lastChargeColumn, readFromColumn } from '../merge-import.ts'
import { gapOf, withLateness } from './rhythm.ts'
import { arePaidApart, paidBy, sameCharges } from './same-charge.ts'
import type { Tool } from '../tool.ts'

/** What one kind of export has of a payee. */
interface Charged {
  tool: Tool
  payments: readonly Payment[]
}

const year = 365
const week = 7
const longestMonth = 35
/** A card and a bank write the same payment on days that are not further apart. */
const posting = 3

/** By payment that another export has as well: the one of those that counts. `exports` by rising last charge. */
export function countedElsewhere<E extends Charged>(exports: readonly E[]): Map<Payment, E> {
  const found = new Map<Payment, E>()
  for (const [at, own] of exports.entries()) {
    // What takes back a charge counts where that does.
    const taken = refundedCharges(own.payments)
    for (const other of exports.slice(at + 1))
      for (const payment of alsoIn(own, other))
        if (!isSaidToCount(taken.get(payment) ?? payment)) found.set(payment, other)
  }
  // What a person said goes before what rules find, whichever export was charged last.
  for (const own of exports)
    for (const other of exports)
      if (other !== own) for (const payment of saidOnes(own.payments, other.payments).keys()) found.set(payment, other)
  return found
}

/** The payments of `own` that the other export has. */
function alsoIn(mine: Charged, other: Charged): Payment[] {
  const own = mine.payments
  const days = chargeDays(own)
  const theirs = chargeDays(other.payments)
  const [first, last] = [theirs[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const gap = gapOf(other.tool)
  const same = sameCharges(own, other.payments)
  // Who went from one way of paying to the other has no charge in the one after the first in the other, but the one that both have.
  if (last < first)
    return [...same].flatMap(([payment, theirs]) => (areOne(payment, theirs, [gap, gapOf(mine.tool)]) ? [payment] : []))
  const missed = missedDays(days, theirs, gap)
  const before = days.findLast((day) => day < first)
  const isLate = before !== undefined && gap !== null && isSameAsFirst(before, first, days, gap)
  const has = (day: Day): boolean => (day >= first ? !missed.has(day) : isLate && day === before)
  const back = refundedCharges(own)
  const chargeOf = (payment: Payment): Payment =>
    payment.amount > 0
      ? payment
      : (back.get(payment) ?? own.findLast(({ amount, date }) => amount > 0 && date <= payment.date) ?? payment)
  const isApart = (charge: Payment): boolean => same.has(charge) && arePaidApart(charge, same.get(charge)!)
  const found = own.filter((payment) => has(toDay(chargeOf(payment).date)) && !isApart(chargeOf(payment)))
  if (isLike(mine, other)) return found
  const near = withTwin(found, other.payments)
  return found.filter((payment) => near.has(chargeOf(payment)))
}

/** Both by one card, or of a payee that is not charged so often that it was charged again the other way. */
function areOne(a: Payment, b: Payment, gaps: readonly (number | null)[]): boolean {
  const isOften = gaps.some((gap) => gap !== null && gap <= longestMonth)
  return isOften ? paidBy(a) === 'card' && paidBy(b) === 'card' : !arePaidApart(a, b)
}

/** What is paid a year; of what was charged once, that. */
function perYear(tool: Tool): number | null {
  const once = tool.custom[chargedOnceColumn]
  const annual = annualCost(tool.prices.at(-1) ?? tool)
  return annual !== null && annual > 0 ? annual : once === undefined ? null : Number(once)
}

/** One of two that write the same down may leave out the VAT, of which nobody takes more than 27 %. */
const nearUpTo = 1.27

const isNear = (a: number, b: number): boolean => Math.max(a, b) <= Math.min(a, b) * nearUpTo + 0.005

/** Whether a year of both costs much the same, whichever bills it by the month. */
function isLike(a: Charged, b: Charged): boolean {
  const [one, another] = [perYear(a.tool), perYear(b.tool)]
  return one !== null && another !== null && isNear(one, another)
}

/** Between the day of a bill and the day that a card paid it. */
const dueWithin = 6 * week

/** Charges of which the other export has one each of near amount and day, be it as all of a day together. */
function withTwin(own: readonly Payment[], theirs: readonly Payment[]): Set<Payment> {
  const alone = (payments: readonly Payment[]): Sum[] => payments.filter(({ amount }) => amount > 0).map((each) => sumOf([each])) // prettier-ignore
  const first = twins(alone(own), alone(theirs))
  const left = (all: readonly Payment[], used: ReadonlySet<Payment>): Sum[] => [...Map.groupBy(all.filter((each) => each.amount > 0 && !used.has(each)), ({ date }) => date).values()].map(sumOf) // prettier-ignore
  const byDay = twins(left(own, first.own), left(theirs, first.theirs))
  return new Set([...first.own, ...byDay.own])
}

interface Sum {
  day: Day
  amount: number
  payments: readonly Payment[]
}

const sumOf = (payments: readonly Payment[]): Sum => ({
  day: toDay(payments[0]!.date),
  amount: payments.reduce((sum, { amount }) => sum + amount, 0),
  payments,
})

function twins(own: Sum[], theirs: readonly Sum[]): Record<'own' | 'theirs', Set<Payment>> {
  const found = pairsOf(own, theirs)
  const of = (all: Iterable<Sum>): Set<Payment> => new Set([...all].flatMap(({ payments }) => payments))
  return { own: of(found.keys()), theirs: of(found.values()) }
}

/** Pairs of near amounts, those on the nearest days first. */
function pairsOf(own: readonly Sum[], theirs: readonly Sum[]): Map<Sum, Sum> {
  const byDay = Map.groupBy(theirs, ({ day }) => day)
  const left = own.toSorted((a, b) => a.day - b.day || a.amount - b.amount)
  const found = new Map<Sum, Sum>()
  const used = new Set<Sum>()
  for (let apart = 0; apart <= dueWithin; apart++)
    for (const each of left) {
      if (found.has(each)) continue
      const on = [...new Set([each.day - apart, each.day + apart])].flatMap((day) => byDay.get(day) ?? [])
      const twin = on.find((other) => !used.has(other) && isNear(each.amount, other.amount))
      if (!twin) continue
      found.set(each, twin)
      used.add(twin)
    }
  return found
}

/**
 * By payment that counts and names no team: that of the one that does not count for it, as the books of a card have it. Each
 * payment has one twin, that of the nearest day, charges among charges and what came back among that.
 */
export function teamsElsewhere(elsewhere: ReadonlyMap<Payment, Charged>): Map<Payment, string> {
  const named = Map.groupBy([...elsewhere].filter(([payment]) => payment.team.trim() !== ''), ([, other]) => other) // prettier-ignore
  const found = new Map<Payment, string>()
  for (const [other, own] of named) {
    const open = other.payments.filter((each) => each.team.trim() === '' && !elsewhere.has(each))
    for (const sign of [1, -1]) {
      const sums = (all: readonly Payment[]): Sum[] => all.flatMap((each) => each.amount * sign > 0 ? [{ ...sumOf([each]), amount: Math.abs(each.amount) }] : []) // prettier-ignore
      for (const [counts, twin] of pairsOf(sums(open), sums(own.map(([payment]) => payment))))
        found.set(counts.payments[0]!, twin.payments[0]!.team)
    }
  }
  return found
}

/**
 * Exports of a payee by what is paid in them: those that write the same down, or of which one took the place of another, together;
 * apart those that charge it beside one another on other days or other amounts. `exports` by rising last charge.
 */
export function paidApart<E extends Charged>(exports: readonly E[]): E[][] {
  const parts: E[][] = []
  for (const each of exports) {
    const fitting = parts.filter((part) => !part.some((other) => isBeside(other, each)))
    const part = fitting.find((part) => isLike(part.at(-1)!, each)) ?? fitting[0]
    if (part) part.push(each)
    else parts.push([each])
  }
  return parts
}

/** Whether both are charged by the time that they share, and none is charged what the other is, by its amount or by what a person said. */
function isBeside(a: Charged, b: Charged): boolean {
  const [daysA, daysB] = [chargeDays(a.payments), chargeDays(b.payments)]
  const isWithin = (days: readonly Day[], [from = Infinity, ...more]: readonly Day[]): boolean => {
    const to = more.at(-1) ?? from
    const shared = days.filter((day) => day >= from - posting && day <= to + posting).length
    // One of many is the charge with which one card took the place of another.
    return shared > 1 || (shared > 0 && shared === days.length)
  }
  const isSaid = saidOnes(a.payments, b.payments).size + saidOnes(b.payments, a.payments).size > 0
  return (isWithin(daysA, daysB) || isWithin(daysB, daysA)) && !isSaid && !isLike(a, b) && withTwin(a.payments, b.payments).size === 0 // prettier-ignore
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

interface AtOnce {
  /** The one that was charged last at the end. */
  exports: Charged[]
  /** Each charge that does not count has one of the same amount within a week in the other, so often or so said that they are no two. */
  areSame: boolean
}

/** Fewer charges of the same amounts may have been paid twice. */
const fewestSame = 3

/** The exports that charge it by now and have much the same payments; else none. */
function chargedAtOnce(exports: readonly Charged[]): AtOnce {
  const charged = exports.filter(({ tool }) => tool.custom[lastChargeColumn] !== undefined)
  const last = ({ tool }: Charged): Day => toDay(tool.custom[lastChargeColumn]!)
  const newest = Math.max(...charged.map(last))
  const current = charged.filter((each) => newest - last(each) < year)
  const elsewhere = countedElsewhere(current)
  const found = new Set<Charged>()
  let areSame = true
  for (const each of current) {
    // Of what a person settled nothing has to be said.
    const twice = each.payments.filter((payment) => payment.amount > 0 && elsewhere.has(payment) && !payment.settled)
    // One of many is the charge with which one card took the place of another.
    if (twice.length === 0 || (twice.length === 1 && chargeDays(each.payments).length > 1)) continue
    found.add(each)
    for (const [other, own] of Map.groupBy(twice, (payment) => elsewhere.get(payment)!)) {
      found.add(other)
      const same = sameCharges(own, other.payments)
      const isSaid = [...same].every(([a, b]) => paidBy(a) === 'card' && paidBy(b) === 'card')
      areSame &&= own.every((payment) => same.has(payment)) && (isSaid || own.length >= fewestSame)
    }
  }
  return { exports: current.filter((each) => found.has(each)), areSame }
}

/** The same as a sentence; null where one export alone charges it. */
export function paidInSeveral(exports: readonly Charged[]): string | null {
  const { exports: atOnce, areSame } = chargedAtOnce(exports)
  const current = atOnce.map(({ tool }) => tool)
  if (current.length === 0) return null
  const named = current.map((tool) => `${tool.custom[readFromColumn] ?? ''}, last on ${tool.custom[lastChargeColumn]!}: ${amountOf(tool)}`) // prettier-ignore
  const what = areSame ? 'the same payments, written down in each of them. They count once.' : 'paid twice, or the same payments written down twice. The one charged last counts.' // prettier-ignore
  return `Charged in ${current.length} exports at once (${named.join('; ')}): ${what}`
}

function amountOf(tool: Tool): string {
  const unit = tool.currency === null ? '' : ` ${tool.currency}`
  const amount = perYear(tool)
  if (amount === null) return 'a cost a year that is not known'
  const isAnnual = (annualCost(tool.prices.at(-1) ?? tool) ?? 0) > 0
  return `${amount.toFixed(2)}${unit}${isAnnual ? ' a year' : ', charged once'}`
}
