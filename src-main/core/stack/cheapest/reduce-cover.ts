/**
 * What can be said of the cheapest cover before a solver is asked: options that every best answer takes or leaves, and
 * the independent parts that remain. Pure.
 *
 * Each rule keeps the answer as it is defined, ties included (least cost, then fewest changes, then the first list of
 * options). Rules after Beasley, "An algorithm for set covering problem", EJOR 31 (1987).
 */

export interface CoverOption {
  /** Numbers of the capabilities it has, 0 … `capabilities` − 1. */
  has: readonly number[]
  /** What having it costs more than not having it: a whole number, negative where dropping it costs more. */
  weight: number
  /** In the set today. */
  isOwned: boolean
  /** True or false = decided already. */
  fixed: boolean | null
}

export interface CoverPart {
  /** Indices of options not decided yet, rising. */
  options: number[]
  /** What each of them has, in numbers 0 … `capabilities` − 1. */
  has: number[][]
  capabilities: number
}

export interface ReducedCover {
  /** For each option; null = in one of the parts. */
  taken: (boolean | null)[]
  parts: CoverPart[]
}

/** Every one of the capabilities must be held by an option that may be taken. */
export function reduceCover(options: readonly CoverOption[], capabilities: number): ReducedCover {
  // Taking costs nothing: what would have to be dropped at a loss, and what is there and free.
  const taken = options.map(({ fixed, weight, isOwned }): boolean | null =>
    fixed !== null ? fixed : weight < 0 || (weight === 0 && isOwned) ? true : null,
  )
  const open = new Set(Array.from({ length: capabilities }, (_, capability) => capability))
  const has = options.map((option) => new Set(option.has))
  const take = (index: number): void => {
    taken[index] = true
    for (const capability of has[index]!) open.delete(capability)
  }
  taken.forEach((isTaken, index) => {
    if (isTaken === true) take(index)
  })

  for (let before = ''; ;) {
    const undecided = [...options.keys()].filter((index) => taken[index] === null)
    const needed = new Map(
      undecided.map((index) => [index, new Set([...has[index]!].filter((each) => open.has(each)))]),
    )
    const now = `${undecided.length} ${open.size}`
    if (now === before) return { taken, parts: split(undecided, needed) }
    before = now
    for (const [index, capabilitiesNeeded] of needed) if (capabilitiesNeeded.size === 0) taken[index] = false
    dropDearer(options, needed, taken)
    const holders = new Map([...open].map((capability) => [capability, new Set<number>()]))
    for (const [index, capabilitiesNeeded] of needed)
      if (taken[index] === null) for (const capability of capabilitiesNeeded) holders.get(capability)!.add(index)
    for (const [capability, held] of holders) {
      if (held.size === 1) take([...held][0]!)
      // Whoever has the other one has this one too.
      else if (impliedByAnother(capability, holders, open)) open.delete(capability)
    }
  }
}

/** Leaves what another option does as well for less, or for as much with fewer changes or an earlier place. */
function dropDearer(
  options: readonly CoverOption[],
  needed: ReadonlyMap<number, ReadonlySet<number>>,
  taken: (boolean | null)[],
): void {
  const comesBefore = (a: number, b: number): boolean => {
    const [one, other] = [options[a]!, options[b]!]
    if (one.weight !== other.weight) return one.weight < other.weight
    return one.isOwned === other.isOwned ? a < b : one.isOwned
  }
  const holders = Map.groupBy(
    [...needed].flatMap(([index, has]) => [...has].map((capability) => ({ index, capability }))),
    ({ capability }) => capability,
  )
  for (const [index, has] of needed) {
    if (taken[index] !== null) continue
    const rarest = [...has].reduce((a, b) => (holders.get(b)!.length < holders.get(a)!.length ? b : a))
    const isDearer = holders
      .get(rarest)!
      .some(
        ({ index: other }) =>
          other !== index && taken[other] === null && comesBefore(other, index) && isWithin(has, needed.get(other)!),
      )
    if (isDearer) taken[index] = false
  }
}

function isWithin(few: ReadonlySet<number>, many: ReadonlySet<number>): boolean {
  if (few.size > many.size) return false
  for (const each of few) if (!many.has(each)) return false
  return true
}

function impliedByAnother(
  capability: number,
  holders: ReadonlyMap<number, ReadonlySet<number>>,
  open: ReadonlySet<number>,
): boolean {
  const own = holders.get(capability)!
  for (const [other, held] of holders)
    if (other !== capability && open.has(other) && held.size <= own.size && isWithin(held, own))
      if (held.size < own.size || other < capability) return true
  return false
}

/** Options that have no capability in common, not even through others, are decided apart from each other. */
function split(undecided: readonly number[], needed: ReadonlyMap<number, ReadonlySet<number>>): CoverPart[] {
  const holders = Map.groupBy(
    undecided.flatMap((index) => [...needed.get(index)!].map((capability) => ({ index, capability }))),
    ({ capability }) => capability,
  )
  const seen = new Set<number>()
  const parts: CoverPart[] = []
  for (const start of undecided) {
    if (seen.has(start)) continue
    const members = new Set([start])
    const numbers = new Map<number, number>()
    for (const index of members)
      for (const capability of needed.get(index)!) {
        if (numbers.has(capability)) continue
        numbers.set(capability, numbers.size)
        for (const { index: other } of holders.get(capability)!) members.add(other)
      }
    for (const index of members) seen.add(index)
    const inOrder = [...members].sort((a, b) => a - b)
    parts.push({
      options: inOrder,
      has: inOrder.map((index) => [...needed.get(index)!].map((capability) => numbers.get(capability)!)),
      capabilities: numbers.size,
    })
  }
  return parts
}
