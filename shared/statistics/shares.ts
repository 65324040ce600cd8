/**
 * One tool's cost over its teams or its capabilities: equally, unless every entry says its part (`Sales 70%; Support 30%`).
 */

interface Held {
  capabilities: readonly string[]
  /** Several between semicolons. */
  team: string
}

export interface Part {
  name: string
  /** The weights of one tool sum to 1. */
  weight: number
}

const stated = /^(.*\S)\s+(\d+(?:[.,]\d+)?)\s*%$/

/** Each entry's name and what it adds to it (` 70%`); one without a percentage among them makes all of them plain names. */
export function nameAndShare(entries: readonly string[]): { name: string; share: string }[] {
  const names = entries.map((entry) => stated.exec(entry)?.[1])
  const isStated = names.every((name) => name !== undefined)
  return entries.map((entry, index) => {
    const name = isStated ? names[index]! : entry
    return { name, share: entry.slice(name.length) }
  })
}

/** Entries without a percentage among them are names as they stand. */
function partsOf(entries: readonly string[]): Part[] {
  const percentages = entries.map((entry) => stated.exec(entry))
  const given = percentages.map((match) => (match ? Number(match[2]!.replace(',', '.')) : 0))
  const total = given.reduce((all, one) => all + one, 0)
  if (total > 0 && percentages.every((match) => match !== null))
    return merge(percentages.map((match, index) => ({ name: match[1]!, weight: given[index]! / total })))
  const names = [...new Set(entries)]
  return names.map((name) => ({ name, weight: 1 / names.length }))
}

/** A name written twice is one. */
function merge(parts: readonly Part[]): Part[] {
  const weights = new Map<string, number>()
  for (const { name, weight } of parts) weights.set(name, (weights.get(name) ?? 0) + weight)
  return [...weights].map(([name, weight]) => ({ name, weight }))
}

/** Every report on capabilities asks for the parts of a tool several times. */
const known = new WeakMap<readonly string[], Part[]>()

export function capabilityParts({ capabilities }: Pick<Held, 'capabilities'>): Part[] {
  const parts = known.get(capabilities) ?? partsOf(capabilities)
  known.set(capabilities, parts)
  return parts
}

export const capabilitiesOf = (tool: Pick<Held, 'capabilities'>): string[] =>
  capabilityParts(tool).map(({ name }) => name)

/** Teams between semicolons, each with the share that is stated. */
export const teamEntries = (team: string): string[] =>
  team
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** None where the team is not known. */
export const teamParts = ({ team }: Pick<Held, 'team'>): Part[] => partsOf(teamEntries(team))

export const teamsOf = (tool: Pick<Held, 'team'>): string[] => teamParts(tool).map(({ name }) => name)
