/** Pairs of entries of the inventory that a person said are two tools: what is written down of them, and taken back. */

/** An entry by its name; of several that have it, by vendor and team too. */
export interface NamedEntry {
  name: string
  vendor: string
  team: string
}

export interface ApartPair {
  a: NamedEntry
  b: NamedEntry
}

/** What an entry is written down by. */
const namedEntry = ({ name, vendor, team }: NamedEntry): NamedEntry => ({
  name: name.trim(),
  vendor: vendor.trim(),
  team: team.trim(),
})

const entryKey = ({ name, vendor, team }: NamedEntry): string =>
  JSON.stringify([name, vendor, team].map((text) => text.trim().toLowerCase()))

/** The same for a pair whichever of the two comes first, and in any case. */
export const apartKey = ({ a, b }: ApartPair): string => [entryKey(a), entryKey(b)].toSorted().join(' ')

/** Each of the entries with each other. */
export const pairsOf = (entries: readonly NamedEntry[]): ApartPair[] =>
  entries.flatMap((a, at) => entries.slice(at + 1).map((b) => ({ a: namedEntry(a), b: namedEntry(b) })))

export function withApart(before: readonly ApartPair[], pairs: readonly ApartPair[]): ApartPair[] {
  return [...new Map([...before, ...pairs].map((pair) => [apartKey(pair), pair])).values()]
}

export function withoutApart(before: readonly ApartPair[], pairs: readonly ApartPair[]): ApartPair[] {
  const gone = new Set(pairs.map(apartKey))
  return before.filter((pair) => !gone.has(apartKey(pair)))
}

/** With what tells them apart where their names do not. */
export function apartWords({ a, b }: ApartPair): [string, string] {
  const isTwin = a.name.toLowerCase() === b.name.toLowerCase()
  const words = ({ name, vendor, team }: NamedEntry): string => {
    const more = isTwin ? [vendor, team].filter((text) => text !== '') : []
    return more.length > 0 ? `${name} (${more.join(', ')})` : name
  }
  return [words(a), words(b)]
}
