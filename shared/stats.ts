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
