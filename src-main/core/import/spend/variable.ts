/**
 * Bills by use: what is charged differs nearly every time. No change of price is read from them, and a year costs what its
 * charges came to, less what was credited, counted back from the last of them. A price that changes stays what it is until it changes again, so
 * amounts repeat; seats that only become more differ each time too, by whole multiples of what one costs.
 */
import { inCents } from '../../../../shared/text/csv.ts'

/** Fewer differ by chance. */
const leastCharges = 5
/** With fewer bills a year, each is the price of its time. */
const fewestPerYear = 4

export interface OnDay {
  day: number
  amount: number
}

/** What the charges of twelve months come to, from the first of them on. */
interface YearOfUse {
  day: number
  perYear: number
}

export interface VariableCost {
  perYear: number
  /** By rising day, the last one `perYear`. */
  years: YearOfUse[]
  charges: number
  /** Something of it came back. */
  isCredited: boolean
  low: number
  high: number
}

/**
 * What they come to a year, and of how many charges that is known; null where amounts do not differ nearly every time.
 * `steady`: the same charges without what the course of exchange made of them. `credits`: what came back of no charge as a whole.
 */
export function variableCost(
  charges: readonly OnDay[],
  perYear: number,
  steady: readonly OnDay[] = charges,
  credits: readonly OnDay[] = [],
): VariableCost | null {
  if (perYear < fewestPerYear) return null
  const lastYear = charges.slice(-perYear)
  const judged = lastYear.length >= leastCharges ? steady.slice(-perYear) : steady
  if (!isVariable(judged.map(({ amount }) => amount))) return null
  const amounts = lastYear.map(({ amount }) => amount)
  const years = yearsOf(charges, perYear, credits)
  return {
    perYear: years.at(-1)!.perYear,
    years,
    charges: lastYear.length,
    isCredited: credits.some(({ day }) => day >= lastYear[0]!.day),
    low: Math.min(...amounts),
    high: Math.max(...amounts),
  }
}

/** Each of as many charges as are usual, the first of fewer but enough, from the last of all back. */
function yearsOf(charges: readonly OnDay[], perYear: number, credits: readonly OnDay[]): YearOfUse[] {
  const years: YearOfUse[] = []
  for (let to = charges.length, until = Infinity; to > 0; to -= perYear) {
    const own = charges.slice(Math.max(0, to - perYear), to)
    const { day } = own[0]!
    if (years.length > 0 && own.length < Math.min(leastCharges, perYear)) break
    const credited = credits.filter((credit) => credit.day >= day && credit.day < until)
    const total = sumOf(own.map(({ amount }) => amount)) - sumOf(credited.map(({ amount }) => amount))
    years.unshift({ day, perYear: inCents((total / own.length) * perYear) })
    until = day
  }
  return years
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

function isVariable(amounts: readonly number[]): boolean {
  if (amounts.length < leastCharges) return false
  const steps = amounts.slice(1).map((amount, at) => amount - amounts[at]!)
  const [up, down] = [steps.filter((step) => step > 0).length, steps.filter((step) => step < 0).length]
  const isUpAndDown = up + down >= (steps.length * 2) / 3 && Math.min(up, down) >= steps.length / 4
  return isUpAndDown || (up + down >= steps.length * 0.9 && !isByUnit(steps, Math.max(...amounts)))
}

/** Of a bill; of more seats each would be less, and what any amounts have in common is. */
const leastUnit = 0.002

/** Whether all steps are whole multiples of one amount, as where seats are added at a price, each amount rounded to a cent. */
function isByUnit(steps: readonly number[], bill: number): boolean {
  const inAll = steps.map((step) => Math.round(Math.abs(step) * 100)).reduce(inBoth)
  return inAll >= bill * 100 * leastUnit
}

/** In cents. */
const mostRounding = 2

/** The largest amount that both are multiples of, but for rounding. */
function inBoth(a: number, b: number): number {
  if (b <= mostRounding) return a
  const rest = a % b
  return inBoth(b, b - rest <= mostRounding ? 0 : rest)
}
