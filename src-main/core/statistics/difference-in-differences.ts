/** The change of one group of people less that of another in the same days, all four sides independent. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { type Difference, newcombe, type Proportion } from './proportions.ts'

export interface Change {
  before: Proportion
  after: Proportion
}

/**
 * (a₁ − a₀) − (b₁ − b₀) with the 95 % interval of Zou and Donner (2008, Stat Med 27:1693) from Newcombe's of both changes, and p of a z test
 * with each side's own variance, two-sided (null where no side varies). Totals > 0.
 */
export function differenceInDifferences(a: Change, b: Change): Difference & { pValue: number | null } {
  const [own, other] = [newcombe(a.after, a.before), newcombe(b.after, b.before)]
  const difference = own.difference - other.difference
  const variance = [a.before, a.after, b.before, b.after].reduce((sum, { successes, total }) => {
    const rate = successes / total
    return sum + (rate * (1 - rate)) / total
  }, 0)
  return {
    difference,
    low: difference - Math.hypot(own.difference - own.low, other.high - other.difference),
    high: difference + Math.hypot(own.high - own.difference, other.difference - other.low),
    pValue: variance === 0 ? null : 2 * normalCdf(-Math.abs(difference) / Math.sqrt(variance), 0, 1),
  }
}
