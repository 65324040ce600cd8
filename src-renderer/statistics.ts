/** The small sums that screens do themselves, on figures the engine has already counted. */
import { wilson } from '../shared/stats.ts'

export interface Rate {
  rate: number
  low: number
  high: number
}

/** A rate with its 95 % Wilson interval; null where nobody is counted. */
export function rateOf(converted: number, people: number): Rate | null {
  if (people <= 0) return null
  const [low, high] = wilson(converted, people)
  return { rate: converted / people, low, high }
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
