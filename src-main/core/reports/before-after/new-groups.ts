/** Content groups that came in the middle of the data: dates at which something of the site changed. */

/** A group lacks by chance in so large a part of the data less often than this. */
const chance = 0.001
const fewestDays = 7
const most = 3
/** Of many late groups those with most people are looked at, which are likeliest to be told from chance. */
const looked = 20
const day = 86_400_000

/** Epoch ms of when people landed, and the group of each. */
export interface Landed {
  at: readonly number[]
  group: readonly number[]
}

/**
 * Groups nobody landed on in the beginning of the data, at least a week, and how that is no chance: of all who landed, the
 * share `f` did before the first on the group, and all of its `n` people would come after that with (1 − f)ⁿ. Those with
 * most people, in the order they came.
 */
export function newGroups({ at, group }: Landed): { group: number; first: number; people: number }[] {
  const found = new Map<number, { group: number; first: number; people: number }>()
  group.forEach((each, index) => {
    const known = found.get(each)
    if (known) {
      known.people++
      known.first = Math.min(known.first, at[index]!)
    } else found.set(each, { group: each, first: at[index]!, people: 1 })
  })
  const begun = at.reduce((first, each) => Math.min(first, each), Infinity)
  const before = (first: number): number => at.reduce((sum, each) => sum + Number(each < first), 0)
  return [...found.values()]
    .filter(({ first }) => first - begun >= fewestDays * day)
    .toSorted((a, b) => b.people - a.people || a.group - b.group)
    .slice(0, looked)
    .filter(({ first, people }) => (1 - before(first) / at.length) ** people < chance)
    .slice(0, most)
    .toSorted((a, b) => a.first - b.first)
}
