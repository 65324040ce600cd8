/**
 * Amounts that differ by the course of exchange and by nothing else. Where the statement says what was charged before it was
 * converted, that is the price, and it changed when that did. Where it does not, amounts that differ by a few percent nearly
 * every time, up and down, are called drifting: a vendor changes its price now and then, and by more. Such charges are one price,
 * the mean of what was paid, so that what a past year cost is what was paid in it.
 */
import { inCents } from '../../../../shared/text/csv.ts'
import { toDate, toDay } from '../../stack/cost.ts'
import type { Foreign } from './foreign.ts'

interface Charge {
  day: number
  amount: number
  foreign: Foreign | null
}

export interface Steady<C extends Charge> {
  /** With the amount of their price in place of what the course made of it. */
  days: C[]
  /** Prices of which several charges differed, by rising date. */
  drifted: { foreign: Foreign | null; low: number; high: number; mean: number }[]
  /** Days on which charges begin that differ by little from one to the next. */
  begins: number[]
}

/** A course of exchange does not move more between two charges, and a price seldom less. */
const mostDrift = 0.05
/** Fewer differ by chance. */
const leastCharges = 5

/** `only` stated: where the statement does not say what was charged before it was converted, amounts stay as they are. */
export function withoutDrift<C extends Charge>(days: readonly C[], only?: 'stated'): Steady<C> {
  const runs = runsOf(days)
  const result: Steady<C> = { days: [], drifted: [], begins: runs.map(([first]) => first!.day) }
  for (const run of runs) {
    const amounts = run.map(({ amount }) => amount)
    const { foreign } = run[0]!
    const isSteady = Math.min(...amounts) === Math.max(...amounts)
    if (isSteady || (foreign === null && (only === 'stated' || !isDrift(amounts)))) result.days.push(...run)
    else
      for (const { own, of } of foreign === null ? [{ own: run, of: run }] : byYear(run, run === runs.at(-1))) {
        const paid = of.map(({ amount }) => amount)
        const mean = inCents(paid.reduce((sum, amount) => sum + amount, 0) / paid.length)
        result.days.push(...own.map((charge) => ({ ...charge, amount: mean })))
        result.drifted.push({ foreign, low: Math.min(...paid), high: Math.max(...paid), mean })
      }
  }
  return result
}

/**
 * In the long run a course moves by more than what differs from month to month: what was paid in a calendar year is the price of
 * that year, and what was paid in the last twelve months that of the last one, where it is still the price.
 */
function byYear<C extends Charge>(run: readonly C[], isCurrent: boolean): { own: C[]; of: readonly C[] }[] {
  const years = [...Map.groupBy(run, ({ day }) => toDate(day).slice(0, 4))]
  const last = run.at(-1)!.day
  return years.map(([year, charges], at) => {
    const [first, ...others] = charges as [C, ...C[]]
    const own = at === 0 ? charges : [{ ...first, day: toDay(`${year}-01-01`) }, ...others]
    const isLast = isCurrent && at === years.length - 1
    return { own, of: isLast ? run.filter(({ day }) => day > last - 365) : charges }
  })
}

/** Charges on end of one foreign amount, or that do not say it and differ by little from the one before. */
function runsOf<C extends Charge>(days: readonly C[]): C[][] {
  const runs: C[][] = []
  for (const charge of days) {
    const run = runs.at(-1)
    if (run && isOne(run.at(-1)!, charge)) run.push(charge)
    else runs.push([charge])
  }
  return runs
}

function isOne(a: Charge, b: Charge): boolean {
  if (a.foreign && b.foreign) return a.foreign.amount === b.foreign.amount && a.foreign.currency === b.foreign.currency
  return a.foreign === null && b.foreign === null && Math.abs(b.amount - a.amount) <= mostDrift * a.amount
}

/** Nearly each differs from the one before, some by more and some by less, and all of them by little from their mean. */
function isDrift(amounts: readonly number[]): boolean {
  if (amounts.length < leastCharges) return false
  const steps = amounts.slice(1).map((amount, at) => amount - amounts[at]!)
  const [up, down] = [steps.filter((step) => step > 0).length, steps.filter((step) => step < 0).length]
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length
  const isNear = amounts.every((amount) => Math.abs(amount - mean) <= mostDrift * mean)
  return isNear && up + down >= steps.length * 0.8 && Math.min(up, down) >= steps.length / 4
}

/** Sentences for the note of the tool. */
export function driftNotes({ drifted }: Pick<Steady<Charge>, 'drifted'>, currency: string): string[] {
  const last = drifted.at(-1)
  if (!last) return []
  const range = `${last.low.toFixed(2)} to ${last.high.toFixed(2)} ${currency}`
  return last.foreign
    ? [`Charged ${last.foreign.amount.toFixed(2)} ${last.foreign.currency} each time; what that came to (${range}) differs by the course of exchange, and its mean is the price.`] // prettier-ignore
    : [`Amounts differ by a few percent nearly every time, up and down (${range}), as those converted from another currency do: no change of price is read from them, and their mean is the price.`] // prettier-ignore
}
