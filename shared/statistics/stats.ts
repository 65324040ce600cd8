/** Statistics used on both sides of the contract. */

/** Two-sided 95 % quantile of the standard normal distribution. */
const z95 = 1.959963984540054

/** 95 % Wilson score interval of a proportion (Wilson 1927; Newcombe 1998, method 3). `total` > 0. */
export function wilson(successes: number, total: number): [low: number, high: number] {
  const z2 = z95 * z95
  const p = successes / total
  const centre = p + z2 / (2 * total)
  const spread = z95 * Math.sqrt((p * (1 - p)) / total + z2 / (4 * total * total))
  const scale = 1 + z2 / total
  return [
    successes === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    successes === total ? 1 : Math.min(1, (centre + spread) / scale),
  ]
}

/** Below this many expected on any side, a difference of two rates says nothing. */
const expectedAtLeast = 5

/**
 * Whether a group's rate can be told from that of everybody else: with both pooled, at least five converters and five
 * non-converters would be expected on either side. Without anybody else, the group's own numbers decide.
 */
export function enough(converted: number, people: number, allConverted: number, allPeople: number): boolean {
  const others = Math.max(0, allPeople - people)
  const pooled = Math.max(converted, allConverted) / (people + others)
  const sides = others > 0 ? [people, others] : [people]
  return sides.every((n) => n * pooled >= expectedAtLeast && n * (1 - pooled) >= expectedAtLeast)
}

/** Linear percentile (Hyndman and Fan's type 7, as spreadsheets have it) of values in ascending order; at least one. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share
  const below = Math.floor(at)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (high - low) * (at - below)
}
