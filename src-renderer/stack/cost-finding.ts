/** What the cost report says in words, worked out from its rows. Pure. */

export interface Concentration {
  tools: number
  /** Of the whole, 0–1. */
  share: number
}

/**
 * The fewest tools that make up at least half of the cost, or null where that says nothing: fewer than six tools
 * that cost anything, or more than a third of them needed.
 */
export function concentration(costs: readonly number[]): Concentration | null {
  const paid = costs.filter((cost) => cost > 0).sort((a, b) => b - a)
  const whole = paid.reduce((sum, cost) => sum + cost, 0)
  if (paid.length < 6) return null
  let sum = 0
  for (const [index, cost] of paid.entries()) {
    sum += cost
    if (sum * 2 >= whole) return index + 1 > paid.length / 3 ? null : { tools: index + 1, share: sum / whole }
  }
  return null
}

/** The tiers of semantics.md, lowest first. */
export const tierNames = ['Below attention', 'Compare with stack', 'Review', 'Due diligence'] as const

/** A bound belongs to the tier above it. */
export function tierOf(annualCost: number, bounds: readonly [number, number, number]): number {
  return bounds.filter((bound) => annualCost >= bound).length
}
