/**
 * Leaves, and takes, what no cheapest cover can have or lack: from the prices a linear program puts on capabilities and a
 * cover found by trying. Pure but for the linear program, which is passed in.
 *
 * For any prices y ≥ 0, bound = Σ y + Σ min(0, rⱼ) with rⱼ = weightⱼ − Σ y of what j has is less than or equal to the cost of every
 * cover; a cover with j costs at least bound + rⱼ, one without it at least bound − rⱼ. Where that exceeds the cost of a cover that
 * is known, j is decided (Balas and Ho, Mathematical Programming Study 12, 1980). Equally cheap covers all stay.
 */

interface Priced {
  has: readonly number[]
  weight: number
}

/** null = not decided. `prices` may be anything; better ones decide more. */
export function decideByBound(options: readonly Priced[], prices: readonly number[]): (boolean | null)[] {
  const y = prices.map((price) => Math.max(0, price))
  const reduced = options.map(({ has, weight }) => has.reduce((rest, capability) => rest - y[capability]!, weight))
  const bound = y.reduce((a, b) => a + b, 0) + reduced.reduce((a, r) => a + Math.min(0, r), 0)
  // Weights are whole numbers: half a unit keeps rounding out.
  const known = costOfTaken(options, tryCovers(options, reduced, y.length)) + 0.5
  return reduced.map((r) => (bound + r > known && r > 0 ? false : bound - r > known && r < 0 ? true : null))
}

const costOfTaken = (options: readonly Priced[], taken: readonly boolean[]): number =>
  options.reduce((cost, { weight }, index) => (taken[index]! ? cost + weight : cost), 0)

const rounds = 200

/** A cheap cover: greedy by reduced weight, then again and again without a few of its options. Seeded, so always the same. */
function tryCovers(options: readonly Priced[], reduced: readonly number[], capabilities: number): boolean[] {
  let state = 1
  const below = (n: number): number => (state = (state * 48_271) % 2_147_483_647) % n
  const start = complete(options, reduced, options.map(() => false), capabilities) // prettier-ignore
  const byWeight = complete(options, options.map(({ weight }) => weight), options.map(() => false), capabilities) // prettier-ignore
  let best = costOfTaken(options, byWeight) < costOfTaken(options, start) ? byWeight : start
  let cost = costOfTaken(options, best)
  for (let round = 0; round < rounds; round++) {
    const members = [...best.keys()].filter((index) => best[index])
    const fewer = [...best]
    const banned = new Set<number>()
    for (let left = 1 + below(4); left > 0; left--) {
      const index = members[below(members.length)]!
      fewer[index] = false
      banned.add(index)
    }
    const measure = below(2) === 0 ? reduced : options.map(({ weight }) => weight)
    const tried = complete(options, measure, fewer, capabilities, below(2) === 0 ? banned : undefined)
    const triedCost = costOfTaken(options, tried)
    if (triedCost < cost) [best, cost] = [tried, triedCost]
  }
  return best
}

/** Takes what covers most for its measure until all is covered, then leaves what is not needed, dearest first. */
function complete(
  options: readonly Priced[],
  measure: readonly number[],
  given: readonly boolean[],
  capabilities: number,
  avoid: ReadonlySet<number> = new Set(),
): boolean[] {
  const taken = [...given]
  const holders = new Int32Array(capabilities)
  let left = capabilities
  const take = (index: number): void => {
    taken[index] = true
    for (const capability of options[index]!.has) if (holders[capability]!++ === 0) left--
  }
  taken.forEach((isTaken, index) => {
    if (isTaken) take(index)
  })
  while (left > 0) {
    let choice = -1
    let least = Infinity
    options.forEach(({ has }, index) => {
      if (taken[index]) return
      let gain = 0
      for (const capability of has) if (holders[capability] === 0) gain++
      if (gain === 0) return
      const score = Math.max(measure[index]!, 0.001) / gain + (avoid.has(index) ? 1e15 : 0)
      if (score < least) [choice, least] = [index, score]
    })
    take(choice)
  }
  const members = [...taken.keys()].filter((index) => taken[index])
  for (const index of members.sort((a, b) => options[b]!.weight - options[a]!.weight)) {
    if (options[index]!.weight < 0 || options[index]!.has.some((capability) => holders[capability] === 1)) continue
    taken[index] = false
    for (const capability of options[index]!.has) holders[capability]!--
  }
  return taken
}
