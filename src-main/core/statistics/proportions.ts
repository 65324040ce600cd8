/** Comparing proportions: intervals and tests, two-sided, without continuity correction. */
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { wilson } from '../../../shared/statistics/stats.ts'

export interface Proportion {
  successes: number
  total: number
}

export interface Difference {
  difference: number
  low: number
  high: number
}

/** p₁ − p₂ with the 95 % hybrid score interval (Newcombe 1998, Stat Med 17:873, method 10). Totals > 0. */
export function newcombe(a: Proportion, b: Proportion): Difference {
  const p1 = a.successes / a.total
  const p2 = b.successes / b.total
  const [l1, u1] = wilson(a.successes, a.total)
  const [l2, u2] = wilson(b.successes, b.total)
  const difference = p1 - p2
  return {
    difference,
    low: difference - Math.hypot(p1 - l1, u2 - p2),
    high: difference + Math.hypot(u1 - p1, p2 - l2),
  }
}

/** p-value of the pooled z test that two proportions are equal; null where all or none succeeded, or nobody is counted. */
export function pooledZ(a: Proportion, b: Proportion): number | null {
  const total = a.total + b.total
  const pooled = (a.successes + b.successes) / total
  if (a.total === 0 || b.total === 0 || pooled === 0 || pooled === 1) return null
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.total + 1 / b.total))
  const z = (a.successes / a.total - b.successes / b.total) / error
  return 2 * normalCdf(-Math.abs(z), 0, 1)
}

/** Of a two-sided test at 5 %, and of a chance of 80 % to see what is there: quantiles of the normal distribution. */
export const z95 = 1.959963984540054
const zPower = 0.8416212335729143

/**
 * People needed on each of two sides, so that a pooled z test at 5 % tells these two rates apart with a chance of 80 %;
 * null where they are alike. (Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, 4.2, without correction)
 */
export function peopleNeeded(p1: number, p2: number): number | null {
  if (p1 === p2) return null
  const mean = (p1 + p2) / 2
  const root = z95 * Math.sqrt(2 * mean * (1 - mean)) + zPower * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
  return Math.ceil(root ** 2 / (p1 - p2) ** 2)
}

/** The smallest difference these two would show with a chance of 80 % in a z test at 5 %, at their rate together. */
export function detectableDifference(a: Proportion, b: Proportion): number | null {
  if (a.total === 0 || b.total === 0) return null
  const pooled = (a.successes + b.successes) / (a.total + b.total)
  return (z95 + zPower) * Math.sqrt(pooled * (1 - pooled) * (1 / a.total + 1 / b.total)) || null
}

/**
 * The same two of a difference that is known by its 95 % interval, such as an adjusted one, taken as symmetric: its standard error shrinks with the root
 * of the people, `smaller` of whom are on the side with fewer.
 */
export function toTell(
  { difference, low, high }: Difference,
  smaller: number,
): { detectable: number | null; peopleNeeded: number | null } {
  const detectable = ((z95 + zPower) * (high - low)) / (2 * z95)
  return {
    detectable: detectable || null,
    peopleNeeded: difference === 0 ? null : Math.ceil(smaller * (detectable / difference) ** 2) || null,
  }
}

/** `score`: where it stands in the order, such as the number of a month. */
export interface Scored extends Proportion {
  score: number
}

/**
 * Cochran–Armitage test that proportions have no linear trend over their scores: its p-value, and `slope`, whose sign says
 * where they go; null with fewer than two, or where all or none succeeded. Of two it is the pooled z test. (Agresti,
 * Categorical Data Analysis, 5.3.5)
 */
export function trendTest(groups: readonly Scored[]): { slope: number; pValue: number } | null {
  const total = groups.reduce((sum, each) => sum + each.total, 0)
  const pooled = groups.reduce((sum, each) => sum + each.successes, 0) / total
  if (groups.length < 2 || total === 0 || pooled === 0 || pooled === 1) return null
  const centre = groups.reduce((sum, each) => sum + each.score * each.total, 0) / total
  const miss = groups.reduce((sum, each) => sum + (each.score - centre) * (each.successes - each.total * pooled), 0)
  const spread = groups.reduce((sum, each) => sum + (each.score - centre) ** 2 * each.total, 0)
  if (spread === 0) return null
  return {
    slope: miss / spread,
    pValue: 2 * normalCdf(-Math.abs(miss / Math.sqrt(pooled * (1 - pooled) * spread)), 0, 1),
  }
}

export interface ChiSquare {
  chi2: number
  df: number
  pValue: number
}

/**
 * Pearson's χ² that k proportions are equal; null with fewer than two groups, or where all or none succeeded. Totals > 0.
 * The p-value is one minus a distribution function, so it is 0 below about 1e-16.
 */
export function chiSquare(groups: readonly Proportion[]): ChiSquare | null {
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  const pooled = groups.reduce((sum, group) => sum + group.successes, 0) / total
  if (groups.length < 2 || pooled === 0 || pooled === 1) return null
  // Successes and failures of a group miss their expectation by the same number.
  const chi2 = groups.reduce((sum, group) => {
    const miss = group.successes - group.total * pooled
    return sum + (miss * miss) / (group.total * pooled * (1 - pooled))
  }, 0)
  const df = groups.length - 1
  return { chi2, df, pValue: Math.max(0, 1 - chisquareCdf(chi2, df)) }
}

/** Expected successes and failures from which the normal approximation is trusted. */
export const expectedAtLeast = 5

/** Were all alike, would at least 5 successes and 5 failures be expected in each? If not, it is too few to tell. */
export function isEnough(groups: readonly Proportion[]): boolean {
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  const pooled = groups.reduce((sum, group) => sum + group.successes, 0) / total
  return (
    total > 0 &&
    groups.every((group) => group.total * pooled >= expectedAtLeast && group.total * (1 - pooled) >= expectedAtLeast)
  )
}

/** p-values adjusted for the false discovery rate (Benjamini & Hochberg 1995), in the order given. */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const m = pValues.length
  const rising = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!)
  const adjusted = new Array<number>(m)
  let lowest = 1
  for (let rank = m; rank >= 1; rank--) {
    const index = rising[rank - 1]!
    lowest = Math.min(lowest, (pValues[index]! * m) / rank)
    adjusted[index] = lowest
  }
  return adjusted
}
