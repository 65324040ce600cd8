/** Counts of what happens by itself, one after the other: exact intervals and tests, two-sided. */
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'

/** Exact 95 % interval of the number to be expected where so many were counted (Garwood 1936, by quantiles of χ²). */
export function garwood(counted: number): [low: number, high: number] {
  return [counted === 0 ? 0 : chisquareQuantile(0.025, 2 * counted) / 2, chisquareQuantile(0.975, 2 * counted + 2) / 2]
}

function chisquareQuantile(share: number, df: number): number {
  let low = 0
  let high = df + 1
  while (chisquareCdf(high, df) < share) high *= 2
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (chisquareCdf(middle, df) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * Whether two counts are as their sizes: of both together the first has a binomial number (Przyborowski and Wilenski 1940).
 * Twice the smaller tail. The sizes are above 0.
 */
export function compareCounts(a: { counted: number; size: number }, b: { counted: number; size: number }): number {
  const all = a.counted + b.counted
  const share = a.size / (a.size + b.size)
  let logChance = all * Math.log1p(-share)
  let below = 0
  let upTo = 0
  for (let k = 0; k <= a.counted; k++) {
    if (k > 0) logChance += Math.log((all - k + 1) / k) + Math.log(share / (1 - share))
    below = upTo
    upTo += Math.exp(logChance)
  }
  return Math.min(1, 2 * Math.max(0, Math.min(upTo, 1 - below)))
}
