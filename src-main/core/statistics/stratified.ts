/** Two proportions compared within strata, and over all of them as if both sides had the same mix of strata. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { type Difference, expectedAtLeast, type Proportion, z95 } from './proportions.ts'

export interface Stratum {
  a: Proportion
  b: Proportion
}

export interface Adjusted extends Difference {
  /** Rates with the weights of the difference, which is theirs. */
  rateA: number
  rateB: number
  /** Cochran–Mantel–Haenszel, two-sided, without continuity correction; null where all or none succeeded in every stratum. */
  pValue: number | null
  /** At least 5 successes and 5 failures expected on both sides over all strata, were they alike in each. */
  enough: boolean
}

/**
 * Mantel and Haenszel's difference: that of the strata, weighted by nₐ·n_b ÷ n, with Sato's 95 % interval (1989, Biometrics 45:1323).
 * A stratum with nobody on one side says nothing of a difference and has no weight; null where all are such.
 */
export function mantelHaenszel(strata: readonly Stratum[]): Adjusted | null {
  const sum = { weight: 0, rateA: 0, rateB: 0, p: 0, q: 0, miss: 0, variance: 0 }
  const expected = { a: 0, notA: 0, b: 0, notB: 0 }
  for (const { a, b } of strata) {
    const [n1, n0, x1, x0] = [a.total, b.total, a.successes, b.successes]
    if (n1 === 0 || n0 === 0) continue
    const n = n1 + n0
    const x = x1 + x0
    const weight = (n1 * n0) / n
    sum.weight += weight
    sum.rateA += (weight * x1) / n1
    sum.rateB += (weight * x0) / n0
    sum.p += (n1 * n1 * x0 - n0 * n0 * x1 + (n1 * n0 * (n0 - n1)) / 2) / (n * n)
    sum.q += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n)
    sum.miss += x1 - (n1 * x) / n
    sum.variance += (n1 * n0 * x * (n - x)) / (n * n * (n - 1))
    expected.a += (n1 * x) / n
    expected.notA += (n1 * (n - x)) / n
    expected.b += (n0 * x) / n
    expected.notB += (n0 * (n - x)) / n
  }
  if (sum.weight === 0) return null
  const rateA = sum.rateA / sum.weight
  const rateB = sum.rateB / sum.weight
  const difference = rateA - rateB
  const reach = (z95 * Math.sqrt(Math.max(0, difference * sum.p + sum.q))) / sum.weight
  return {
    rateA,
    rateB,
    difference,
    low: difference - reach,
    high: difference + reach,
    pValue: sum.variance === 0 ? null : 2 * normalCdf(-Math.abs(sum.miss / Math.sqrt(sum.variance)), 0, 1),
    enough: Object.values(expected).every((people) => people >= expectedAtLeast),
  }
}
