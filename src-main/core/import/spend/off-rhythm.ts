/**
 * Charges of a payee beside its rhythm: a part of a month for a new seat, an addition that is paid by the year. They were paid
 * and are no price, since nothing shows that they come again.
 */
import { dayNumber } from './together.ts'

interface Charge {
  date: string
  amount: number
}

interface Day<C> {
  day: number
  charges: C[]
}

/** Days between two charges that follow one another. */
interface Interval {
  from: number
  to: number
}

/** In two parts, each in order. */
interface Split<C> {
  own: C[]
  beside: C[]
}

/** `isOncePerMonth`: where it comes on any day of its months, no day is off its rhythm. */
export function besideRhythm<C extends Charge>(
  charges: readonly C[],
  interval: Interval,
  isOncePerMonth: boolean,
): Split<C> {
  const days = [...Map.groupBy(charges, ({ date }) => dayNumber(date))]
    .map(([day, own]) => ({ day, charges: own }))
    .sort((a, b) => a.day - b.day)
  const kept = new Set(
    withoutLast(isOncePerMonth && !isRegular(days, interval) ? days : chainOf(days, interval), interval),
  )
  const steady = days.filter((each) => kept.has(each))
  const added = new Set(steady.flatMap((_, at) => addedOn(steady, at)))
  const isOwn = new Set(steady.flatMap((each) => each.charges.filter((charge) => !added.has(charge))))
  return { own: charges.filter((each) => isOwn.has(each)), beside: charges.filter((each) => !isOwn.has(each)) }
}

/** The most days that follow one another at the interval; what lies between them is off the rhythm. */
function chainOf<C>(days: readonly Day<C>[], { from, to }: Interval): Day<C>[] {
  const chains: { links: number; days: Day<C>[] }[] = []
  const isBetter = (a: (typeof chains)[number], b: (typeof chains)[number]): boolean =>
    a.links > b.links || (a.links === b.links && a.days.length > b.days.length)
  for (const each of days) {
    let best = { links: 0, days: [each] }
    for (const chain of chains) {
      const gap = each.day - chain.days.at(-1)!.day
      const longer = { links: chain.links + (gap <= to ? 1 : 0), days: [...chain.days, each] }
      if (gap >= from && isBetter(longer, best)) best = longer
    }
    chains.push(best)
  }
  return chains.reduce((best, chain) => (isBetter(chain, best) ? chain : best)).days
}

/** Amounts up to here differ by the course of exchange. */
const mostDrift = 0.05
/** Fewer show no rhythm that a day could be off. */
const leastDays = 4

/** Without another amount at the end, alone and on no day of the rhythm. */
function withoutLast<C extends Charge>(days: readonly Day<C>[], { from, to }: Interval): readonly Day<C>[] {
  const [before, last] = days.slice(-2)
  if (!before || !last || days.length < leastDays) return days
  const gap = last.day - before.day
  // Twice the interval is one that was left out.
  const isOff = gap > to && gap < 2 * from
  const isOther = Math.abs(sumOf(last) - sumOf(before)) > mostDrift * sumOf(before)
  const others = days.slice(0, -1)
  return isOff && isOther && isRegular(others, { from, to }) ? others : days
}

/** Whether most days follow one another at the interval. */
function isRegular(days: readonly Day<unknown>[], { from, to }: Interval): boolean {
  const gaps = days.slice(1).map(({ day }, at) => day - days[at]!.day)
  return gaps.filter((gap) => gap >= from && gap <= to).length * 4 >= gaps.length * 3
}

const sumOf = ({ charges }: Day<Charge>): number => charges.reduce((sum, { amount }) => sum + amount, 0)

/** Of the charges of a day, those beside what the day before or after it has, where no day around it has all of them. */
function addedOn<C extends Charge>(days: readonly Day<C>[], at: number): C[] {
  const { charges } = days[at]!
  const around = [at - 2, at - 1, at + 1, at + 2].flatMap((each) => days[each] ?? [])
  if (charges.length < 2 || around.some((other) => without(charges, other.charges)?.length === 0)) return []
  const rest = [days[at - 1], days[at + 1]].map((other) => other && without(other.charges, charges))
  return rest.find((each) => each !== undefined && each !== null) ?? []
}

/** What is left of `all` without a charge of the amount of each of `part`; null where one of those is not there. */
function without<C extends Charge>(part: readonly C[], all: readonly C[]): C[] | null {
  const left = [...all]
  for (const { amount } of part) {
    const at = left.findIndex((each) => each.amount === amount)
    if (at < 0) return null
    left.splice(at, 1)
  }
  return left
}

/** Up to here a price may have risen from one time to the next. */
const nearUpTo = 1.25

/** Charges of about one amount, several of them. */
export function ofOneAmount<C extends Charge>(charges: readonly C[]): C[][] {
  const groups: C[][] = []
  for (const charge of charges) {
    const isNear = (a: number, b: number): boolean => Math.max(a, b) <= Math.min(a, b) * nearUpTo
    const group = groups.find((each) => isNear(each.at(-1)!.amount, charge.amount))
    if (group) group.push(charge)
    else groups.push([charge])
  }
  return groups.filter((group) => group.length > 1)
}
