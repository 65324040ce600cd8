/** Two proportions compared within strata, and over all of them as if both sides had the same mix of strata. */
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { type Difference, expectedAtLeast, type Proportion, type Scored, z95 } from './proportions.ts'

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
 * Mantel and Haenszel's difference: that of the strata, weighted by nₐ·n_b ÷ n, with the 95 % score interval of Miettinen and Nurminen (1985,
 * Stat Med 4:213) with these weights. It is the test of Cochran, Mantel and Haenszel turned round, so it leaves out 0 where p is below 5 % and
 * nowhere else. A stratum with nobody on one side says nothing of a difference and has no weight; null where all are such.
 */
export function mantelHaenszel(strata: readonly Stratum[]): Adjusted | null {
  const sum = { weight: 0, rateA: 0, rateB: 0, miss: 0, variance: 0 }
  const used: Stratum[] = []
  const expected = { a: 0, notA: 0, b: 0, notB: 0 }
  for (const { a, b } of strata) {
    const [n1, n0, x1, x0] = [a.total, b.total, a.successes, b.successes]
    if (n1 === 0 || n0 === 0) continue
    used.push({ a, b })
    const n = n1 + n0
    const x = x1 + x0
    const weight = (n1 * n0) / n
    sum.weight += weight
    sum.rateA += (weight * x1) / n1
    sum.rateB += (weight * x0) / n0
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
  const error = Math.sqrt(sum.variance) / sum.weight
  return {
    rateA,
    rateB,
    difference,
    low: scoreLimit(used, difference, -1, difference - z95 * error),
    high: scoreLimit(used, difference, 1, difference + z95 * error),
    pValue: sum.variance === 0 ? null : 2 * normalCdf(-Math.abs(sum.miss / Math.sqrt(sum.variance)), 0, 1),
    enough: Object.values(expected).every((people) => people >= expectedAtLeast),
  }
}

/**
 * The difference that the data just do not refuse at 5 %, below (−1) or above (1) the one found: where `found` less it is 1.96 of the standard
 * errors there would be, were it so. By secants from `guess`, and halves of what is left where they leave it.
 */
function scoreLimit(strata: readonly Stratum[], found: number, side: -1 | 1, guess: number): number {
  const miss = (assumed: number): number => {
    let weights = 0
    let variance = 0
    for (const { a, b } of strata) {
      const n = a.total + b.total
      const weight = (a.total * b.total) / n
      const rateB = likeliestRateOfB(a, b, assumed)
      const rateA = Math.min(1, Math.max(0, rateB + assumed))
      weights += weight
      variance += ((weight ** 2 * n) / (n - 1)) * ((rateA * (1 - rateA)) / a.total + (rateB * (1 - rateB)) / b.total)
    }
    return side * (assumed - found) * weights - z95 * Math.sqrt(variance)
  }
  // What is refused is beyond the limit: `miss` is below 0 at the difference found, and not below it at ±1.
  let [inside, outside]: [number, number] = [found, side]
  if (inside === outside) return found
  let [last, lastMiss] = [inside, miss(inside)]
  let at = side * guess > side * inside && side * guess < 1 ? guess : (inside + outside) / 2
  for (let step = 0; step < 100; step++) {
    const missed = miss(at)
    if (missed < 0) inside = at
    else outside = at
    const secant = at - (missed * (at - last)) / (missed - lastMiss)
    const isWithin = (secant - inside) * (secant - outside) < 0
    ;[last, lastMiss] = [at, missed]
    at = isWithin ? secant : (inside + outside) / 2
    if (Math.abs(at - last) < 1e-13) break
  }
  return at
}

/** Of two proportions whose rates differ by `difference`, the likeliest second rate: a root of a cubic (Miettinen and Nurminen, appendix). */
function likeliestRateOfB(a: Proportion, b: Proportion, difference: number): number {
  const n = a.total + b.total
  const successes = a.successes + b.successes
  const second = ((a.total + 2 * b.total) * difference - n - successes) / (3 * n)
  const first = ((b.total * difference - n - 2 * b.successes) * difference + successes) / (3 * n)
  const constant = (b.successes * difference * (1 - difference)) / n
  const q = second ** 3 - (3 * first * second) / 2 + constant / 2
  const p = (q < 0 ? -1 : 1) * Math.sqrt(Math.max(0, second ** 2 - first))
  const angle = p === 0 ? 0 : (Math.PI + Math.acos(Math.min(1, Math.max(-1, q / p ** 3)))) / 3
  const rate = 2 * p * Math.cos(angle) - second
  return Math.min(Math.min(1, 1 - difference), Math.max(Math.max(0, -difference), rate))
}

export interface StratifiedTrend {
  /** Where the proportions go with their scores; 0 = nowhere. */
  sign: number
  pValue: number
  /** At least 5 successes and 5 failures in the strata that say something. */
  enough: boolean
}

/**
 * Mantel's extension test (1963, JASA 58:690) that proportions have no linear trend over their scores in any stratum, two-sided: of each
 * stratum Σ s·x less its expectation Σ s·n · X ÷ N, over the root of the variances X·(N − X) ÷ (N·(N − 1)) · (Σ s²·n − (Σ s·n)² ÷ N), each
 * summed over the strata. Of two scores it is the test of Cochran, Mantel and Haenszel; of one stratum that of Cochran and Armitage, with
 * N − 1 for N. null where no stratum has both successes and failures at two scores.
 */
export function stratifiedTrend(strata: readonly (readonly Scored[])[]): StratifiedTrend | null {
  const sum = { miss: 0, variance: 0, successes: 0, failures: 0 }
  for (const groups of strata) {
    const total = groups.reduce((all, each) => all + each.total, 0)
    const successes = groups.reduce((all, each) => all + each.successes, 0)
    const centre = groups.reduce((all, each) => all + each.score * each.total, 0) / total
    const spread = groups.reduce((all, each) => all + (each.score - centre) ** 2 * each.total, 0)
    if (total === 0 || successes === 0 || successes === total || spread === 0) continue
    // Whole numbers until the end, so that no trend is exactly 0.
    sum.miss +=
      groups.reduce((all, { score, successes: x, total: n }) => all + score * (x * total - n * successes), 0) / total
    sum.variance += ((successes * (total - successes)) / (total * (total - 1))) * spread
    sum.successes += successes
    sum.failures += total - successes
  }
  if (sum.variance === 0) return null
  return {
    sign: Math.sign(sum.miss),
    pValue: 2 * normalCdf(-Math.abs(sum.miss / Math.sqrt(sum.variance)), 0, 1),
    enough: Math.min(sum.successes, sum.failures) >= expectedAtLeast,
  }
}

export interface Homogeneity {
  q: number
  df: number
  pValue: number
}

/**
 * Whether the differences of the strata are the same: Cochran's Q = Σ w·(d − d̄)² (1954, Biometrics 10:101), w = 1 ÷ (a·(1 − a) ÷ nₐ +
 * b·(1 − b) ÷ n_b), d̄ the mean with these weights, χ² with a degree of freedom less than strata. null with fewer than two; a stratum
 * whose difference has no variance tells nothing of its size.
 */
export function homogeneity(strata: readonly Stratum[]): Homogeneity | null {
  const found = strata.flatMap(({ a, b }) => {
    const [rateA, rateB] = [a.successes / a.total, b.successes / b.total]
    const variance = (rateA * (1 - rateA)) / a.total + (rateB * (1 - rateB)) / b.total
    return variance > 0 ? [{ difference: rateA - rateB, weight: 1 / variance }] : []
  })
  if (found.length < 2) return null
  const weights = found.reduce((sum, { weight }) => sum + weight, 0)
  const mean = found.reduce((sum, { weight, difference }) => sum + weight * difference, 0) / weights
  const q = found.reduce((sum, { weight, difference }) => sum + weight * (difference - mean) ** 2, 0)
  const df = found.length - 1
  return { q, df, pValue: Math.max(0, 1 - chisquareCdf(q, df)) }
}
