import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CoverOption } from './reduce-cover.ts'
import { cheapestCover } from './set-cover.ts'

const free = (weight: number, ...has: number[]): CoverOption => ({ has, weight, isOwned: true, fixed: null })

/** Every subset, in the words of the definition: cheapest, then fewest changes, then the list that comes first. */
function byBruteForce(options: readonly CoverOption[], capabilities: number): boolean[] {
  let best: { taken: boolean[]; cost: number; changes: number } | null = null
  for (let set = 0; set < 1 << options.length; set++) {
    const taken = options.map((_, index) => (set & (1 << index)) !== 0)
    if (options.some(({ fixed }, index) => fixed !== null && fixed !== taken[index])) continue
    if (new Set(options.flatMap(({ has }, index) => (taken[index]! ? has : []))).size < capabilities) continue
    const cost = options.reduce((sum, { weight }, index) => sum + (taken[index]! ? weight : 0), 0)
    const changes = options.filter(({ isOwned }, index) => isOwned !== taken[index]).length
    const isBetter =
      best === null ||
      cost < best.cost ||
      (cost === best.cost && changes < best.changes) ||
      (cost === best.cost && changes === best.changes && comesFirst(taken, best.taken))
    if (isBetter) best = { taken, cost, changes }
  }
  return best!.taken
}

/** As lists of names compare: the one that has the first option in which they differ. */
const comesFirst = (a: readonly boolean[], b: readonly boolean[]): boolean => {
  const at = a.findIndex((taken, index) => taken !== b[index])
  return at >= 0 && a[at]!
}

describe('the cheapest cover', () => {
  it('is 30 where the greedy choice comes to 35', async () => {
    // Greedy takes the suite first (18 for 4 capabilities is 4.5 each, against 15 for 3 = 5), then needs both small
    // tools for what is left: 18 + 8 + 9 = 35. The two tools of 15 cover all six for 30.
    const options = [free(18, 0, 1, 3, 4), free(8, 2), free(9, 5), free(15, 0, 1, 2), free(15, 3, 4, 5)]
    expect(await cheapestCover(options, 6)).toEqual({ taken: [false, false, false, true, true], optimal: true })
  })

  it('keeps to what is decided already', async () => {
    const options = [{ ...free(10, 0), fixed: true }, free(1, 0), { ...free(1, 1), fixed: false }, free(5, 1)]
    expect((await cheapestCover(options, 2)).taken).toEqual([true, false, false, true])
  })

  it('keeps a tool that costs more to drop, and needs nothing where nothing is required', async () => {
    expect((await cheapestCover([free(-3), free(2)], 0)).taken).toEqual([true, false])
    expect(await cheapestCover([], 0)).toEqual({ taken: [], optimal: true })
  })

  it('equals brute force on 500 random inventories', { timeout: 300_000 }, async () => {
    const option = fc.record({
      has: fc.uniqueArray(fc.nat(7), { maxLength: 4 }),
      // Few different weights, so that many sets are equally cheap.
      weight: fc.oneof(fc.integer({ min: -2, max: 6 }), fc.integer({ min: 0, max: 9_000_000 })),
      isOwned: fc.boolean(),
      fixed: fc.constantFrom(null, null, null, null, true, false),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(option, { minLength: 1, maxLength: 15 }), async (options) => {
        const coverable = [...new Set(options.flatMap(({ has, fixed }) => (fixed === false ? [] : has)))]
        const numbered = options.map((each) => ({ ...each, has: each.has.flatMap((k) => (coverable.includes(k) ? [coverable.indexOf(k)] : [])) })) // prettier-ignore
        expect(await cheapestCover(numbered, coverable.length)).toEqual({
          taken: byBruteForce(numbered, coverable.length),
          optimal: true,
        })
      }),
      { numRuns: 500 },
    )
  })
})
