/** Why the rate of a whole changed: the rates of its parts, or their shares. */
import type { Proportion } from './proportions.ts'

export interface RateAndMix {
  rate: number
  mix: number
}

const sum = (sides: readonly Proportion[], of: (side: Proportion) => number): number =>
  sides.reduce((total, side) => total + of(side), 0)

/**
 * Per part what it adds to the change of the rate of all parts together (Kitagawa 1955, J Am Stat Assoc 50:1168): by its own
 * rate at its mean share, and by its share at how far its mean rate is from that of all. What is on one side only has no
 * rate to change, so it counts as mix. All sum to the change. null where a side is empty.
 */
export function rateAndMix(parts: readonly { before: Proportion; after: Proportion }[]): RateAndMix[] | null {
  const befores = parts.map((part) => part.before)
  const afters = parts.map((part) => part.after)
  const [peopleBefore, peopleAfter] = [befores, afters].map((sides) => sum(sides, ({ total }) => total)) as [
    number,
    number,
  ]
  if (peopleBefore === 0 || peopleAfter === 0) return null
  const mean =
    (sum(befores, ({ successes }) => successes) / peopleBefore +
      sum(afters, ({ successes }) => successes) / peopleAfter) /
    2
  return parts.map(({ before, after }) => {
    if (before.total === 0 && after.total === 0) return { rate: 0, mix: 0 }
    const rateBefore = before.total > 0 ? before.successes / before.total : after.successes / after.total
    const rateAfter = after.total > 0 ? after.successes / after.total : rateBefore
    const shareBefore = before.total / peopleBefore
    const shareAfter = after.total / peopleAfter
    return {
      rate: ((rateAfter - rateBefore) * (shareBefore + shareAfter)) / 2,
      mix: (shareAfter - shareBefore) * ((rateBefore + rateAfter) / 2 - mean),
    }
  })
}
