/**
 * Why more or less was paid for a tool in one period than in another: parts that add up to the difference. What of it follows
 * from two things at once, as from more bills of another amount, is shared among both, so that the other way round each part is
 * the same with the other sign. Pure.
 */
import { sum } from '../in-use.ts'
import type { Span } from '../cost.ts'
import { withLateness } from './rhythm.ts'

/** A charge for the tool, in workspace currency. */
export interface Charge {
  day: number
  amount: number
  /** What it says it is for; null = it does not. */
  seats: number | null
  /** What was charged before it was converted. */
  foreign: { amount: number; currency: string } | null
}

/** Charges that come at an interval of so many days; null = nothing shows one. */
export interface Charged {
  charges: readonly Charge[]
  interval: number | null
  isVariable: boolean
}

export interface PaidFor {
  rhythms: readonly Charged[]
  /** Beside a rhythm, paid twice, or come back. */
  once: readonly Pick<Charge, 'day' | 'amount'>[]
  /** The days that its files cover. */
  known: Span
}

export const spendChangeKinds = ['added', 'removed', 'once', 'bills', 'seats', 'currency', 'price', 'use'] as const
export type SpendChangeKind = (typeof spendChangeKinds)[number]
type Parts = Record<SpendChangeKind, number>

const isIn = ({ from, to }: Span, { day }: { day: number }): boolean => from <= day && day < to

const amountOf = (charges: readonly Pick<Charge, 'amount'>[]): number => sum(charges.map(({ amount }) => amount))

/** Less than this is the rounding of numbers. */
const nothing = 1e-7

export function spendChange({ rhythms, once, known }: PaidFor, before: Span, after: Span): Parts {
  const parts: Parts = { added: 0, removed: 0, once: 0, bills: 0, seats: 0, currency: 0, price: 0, use: 0 }
  const onceIn = (span: Span): number => amountOf(once.filter((each) => isIn(span, each)))
  parts.once = onceIn(after) - onceIn(before)
  const paidIn = (span: Span): boolean => rhythms.some(({ charges }) => charges.some((each) => isIn(span, each)))
  const isPaidInBoth = paidIn(before) && paidIn(after)
  for (const each of rhythms) {
    const [was, is] = [before, after].map((span) => each.charges.filter((charge) => isIn(span, charge))) as [Charge[], Charge[]] // prettier-ignore
    const change = amountOf(is) - amountOf(was)
    if (was.length > 0 && is.length > 0) addBills(parts, each, { was, is }, [before, after], known)
    else if (was.length + is.length > 0) {
      const isBetweenBills = mayBeBetweenBills(each, was.length === 0 ? before : after, known)
      parts[isBetweenBills ? 'bills' : isPaidInBoth ? 'use' : is.length > 0 ? 'added' : 'removed'] += change
    }
  }
  for (const kind of spendChangeKinds) if (Math.abs(parts[kind]) < nothing) parts[kind] = 0
  return parts
}

/** Of a rhythm with bills in both periods: how many there are, and what one comes to. */
function addBills(
  parts: Parts,
  paid: Charged,
  { was, is }: Record<'was' | 'is', Charge[]>,
  spans: [Span, Span],
  known: Span,
) {
  const change = amountOf(is) - amountOf(was)
  const rest = paid.isVariable || paid.interval === null ? 'use' : 'price'
  // Without a rhythm nothing tells how many bills are usual.
  if (paid.interval === null) {
    parts[rest] += change
    return
  }
  const [old, now] = [billOf(was), billOf(is)]
  const more = (now.bills - old.bills) * mean(old.amount, now.amount)
  const isForLonger = spans.some((span) => beginsOrEndsIn(paid, span, known))
  parts[!isForLonger ? 'bills' : more > 0 ? 'added' : 'removed'] += more
  const bills = mean(old.bills, now.bills)
  const [a, b] = [old.foreign, now.foreign]
  const isOfOne = a !== null && b !== null && a.currency === b.currency
  const [wasCharged, isCharged] = isOfOne ? [a.amount, b.amount] : [old.amount, now.amount]
  const [wasRate, isRate] = [old.amount / wasCharged, now.amount / isCharged]
  if (isOfOne) parts.currency += bills * (isRate - wasRate) * mean(wasCharged, isCharged)
  const each = bills * mean(wasRate, isRate)
  if (old.seats === null || now.seats === null) {
    parts[rest] += each * (isCharged - wasCharged)
    return
  }
  const [wasSeat, isSeat] = [wasCharged / old.seats, isCharged / now.seats]
  parts.seats += each * (now.seats - old.seats) * mean(wasSeat, isSeat)
  parts.price += each * (isSeat - wasSeat) * mean(old.seats, now.seats)
}

const mean = (a: number, b: number): number => (a + b) / 2

/** How many bills these charges are, and what one of them comes to; those of a day are one. */
function billOf(charges: readonly Charge[]) {
  const bills = new Set(charges.map(({ day }) => day)).size
  const foreign = charges.map((charge) => charge.foreign)
  const currency = foreign[0]?.currency
  const isForeign = currency !== undefined && foreign.every((each) => each?.currency === currency)
  const seats = charges.map((charge) => charge.seats)
  return {
    bills,
    amount: amountOf(charges) / bills,
    foreign: isForeign ? { currency, amount: amountOf(foreign.map((each) => each!)) / bills } : null,
    seats: seats.every((each) => each !== null) ? sum(seats) / bills : null,
  }
}

/** Whether a bill before the first one, or after the last one, would have come in the period. */
function beginsOrEndsIn({ charges, interval }: Charged, span: Span, known: Span): boolean {
  const days = charges.map(({ day }) => day)
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const isBegun = first < span.to && first - interval! >= Math.max(span.from, known.from)
  return isBegun || (last >= span.from && last + withLateness(interval!) < Math.min(span.to, known.to + 1))
}

/** Whether it may have been in use all through a period that it has no bill in: the one before it and the next are no further apart than usual. */
function mayBeBetweenBills({ charges, interval }: Charged, { from, to }: Span, known: Span): boolean {
  if (interval === null) return false
  const days = charges.map(({ day }) => day)
  const last = Math.max(...days.filter((day) => day < from))
  const next = Math.min(...days.filter((day) => day >= to))
  const late = withLateness(interval)
  if (!Number.isFinite(last)) return next - interval < known.from
  if (!Number.isFinite(next)) return last + late >= Math.min(to, known.to + 1)
  return next - last <= late
}
