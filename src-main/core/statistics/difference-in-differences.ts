/** The change of one group of people less that of another in the same days, all four sides independent. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { type Difference, type Proportion, z95 } from './proportions.ts'
import { mantelHaenszel } from './stratified.ts'

export interface Change {
  before: Proportion
  after: Proportion
}

/**
 * (a₁ − a₀) − (b₁ − b₀) with 95 % interval and p, two-sided (null where no side varies), of one z test with each side's own variance. Totals > 0.
 */
export function differenceInDifferences(a: Change, b: Change): Difference & { pValue: number | null } {
  const rate = ({ successes, total }: Proportion): number => successes / total
  const difference = rate(a.after) - rate(a.before) - (rate(b.after) - rate(b.before))
  const error = Math.sqrt(
    [a.before, a.after, b.before, b.after].reduce((sum, side) => sum + (rate(side) * (1 - rate(side))) / side.total, 0),
  )
  return { difference, ...byNormal(difference, error) }
}

/** 95 % interval and two-sided p of what has this standard error; no p where it has none. */
const byNormal = (difference: number, error: number): { low: number; high: number; pValue: number | null } => ({
  low: difference - z95 * error,
  high: difference + z95 * error,
  pValue: error === 0 ? null : 2 * normalCdf(-Math.abs(difference) / error, 0, 1),
})

export interface HeldChanges extends Difference {
  pValue: number | null
  /** At least 5 successes and 5 failures expected on all four sides over all strata, had no rate changed in any. */
  enough: boolean
}

/**
 * The same with one mix of strata on all four sides: the difference of the changes within each stratum, weighted by 1 ÷ Σ 1 ÷ n of its four
 * sides, which of two sides is the weight of Mantel and Haenszel. Interval and p by the normal distribution, with the unbiased variance
 * r·(1 − r) ÷ (n − 1) of each side, so that small strata add up to what they vary. A stratum with fewer than two people on a side has no
 * weight; null where all are such.
 */
export function heldDifferenceInDifferences(strata: readonly { a: Change; b: Change }[]): HeldChanges | null {
  const used = strata.filter(({ a, b }) => [a.before, a.after, b.before, b.after].every(({ total }) => total > 1))
  const sum = { weight: 0, difference: 0, variance: 0 }
  for (const { a, b } of used) {
    const weight = 1 / [a.before, a.after, b.before, b.after].reduce((all, { total }) => all + 1 / total, 0)
    sum.weight += weight
    for (const [side, sign] of [
      [a.after, 1],
      [a.before, -1],
      [b.after, -1],
      [b.before, 1],
    ] as const) {
      // prettier-ignore
      const rate = side.successes / side.total
      sum.difference += sign * weight * rate
      sum.variance += (weight ** 2 * rate * (1 - rate)) / (side.total - 1)
    }
  }
  if (sum.weight === 0) return null
  const difference = sum.difference / sum.weight
  const error = Math.sqrt(sum.variance) / sum.weight
  return {
    difference,
    ...byNormal(difference, error),
    enough: (['a', 'b'] as const).every(
      (group) => mantelHaenszel(used.map(({ [group]: { before, after } }) => ({ a: after, b: before })))!.enough,
    ),
  }
}
