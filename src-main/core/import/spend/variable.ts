/**
 * Bills by use: what is charged differs nearly every time, by more and by less. No change of price is read from them, and a
 * year costs what the charges of the last one came to.
 */
import { inCents } from '../../../../shared/csv.ts'

/** Fewer differ by chance. */
const leastCharges = 5

/**
 * What they come to a year, and of how many charges that is known; null where amounts do not differ nearly every time.
 * `steady`: the same without what the course of exchange made of them.
 */
export function variableCost(
  amounts: readonly number[],
  perYear: number,
  steady: readonly number[] = amounts,
): { perYear: number; charges: number; low: number; high: number } | null {
  const lastYear = amounts.slice(-perYear)
  if (!isVariable(lastYear.length >= leastCharges ? steady.slice(-perYear) : steady)) return null
  const total = lastYear.reduce((sum, amount) => sum + amount, 0)
  return {
    perYear: inCents((total / lastYear.length) * perYear),
    charges: lastYear.length,
    low: Math.min(...lastYear),
    high: Math.max(...lastYear),
  }
}

function isVariable(amounts: readonly number[]): boolean {
  if (amounts.length < leastCharges) return false
  const steps = amounts.slice(1).map((amount, at) => amount - amounts[at]!)
  const [up, down] = [steps.filter((step) => step > 0).length, steps.filter((step) => step < 0).length]
  return up + down >= (steps.length * 2) / 3 && Math.min(up, down) >= steps.length / 4
}
