/** An exact test where the normal approximation is not trusted: few converters in one of two groups. */
import type { Proportion } from './proportions.ts'

/** Two tables that are equally likely may differ in the last digits; as R's fisher.test has it. */
const alike = 1 + 1e-7

/**
 * p of Fisher's exact test that two proportions are equal, two-sided: of all tables with these margins, those no likelier than
 * the one found (Fisher 1934; Agresti, Categorical Data Analysis, 3.5). null where all or none succeeded, or nobody is counted.
 */
export function fisherExact(a: Proportion, b: Proportion): number | null {
  const succeeded = a.successes + b.successes
  const all = a.total + b.total
  if (a.total === 0 || b.total === 0 || succeeded === 0 || succeeded === all) return null
  // The weight of each count of successes of `a`, from the likeliest on, each from its neighbour: no factorial can overflow.
  const lowest = Math.max(0, succeeded - b.total)
  const highest = Math.min(a.total, succeeded)
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((a.total + 1) * (succeeded + 1)) / (all + 2))))
  const weights = new Float64Array(highest - lowest + 1)
  weights[mode - lowest] = 1
  const up = (x: number): number => ((a.total - x) * (succeeded - x)) / ((x + 1) * (b.total - succeeded + x + 1))
  for (let x = mode; x < highest; x++) weights[x + 1 - lowest] = weights[x - lowest]! * up(x)
  for (let x = mode; x > lowest; x--) weights[x - 1 - lowest] = weights[x - lowest]! / up(x - 1)
  const found = weights[a.successes - lowest]! * alike
  let total = 0
  let unlikely = 0
  for (const weight of weights) {
    total += weight
    if (weight <= found) unlikely += weight
  }
  return Math.min(1, unlikely / total)
}
