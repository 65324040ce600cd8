/**
 * Capabilities, teams, categories and owners are told apart by their words alone: `Backlinks`, `backlinks` and ` backlinks `
 * are one, wherever they are compared. Pure.
 */
import { nameAndShare, teamEntries } from '../statistics/shares.ts'

const tidy = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ')

/** Equal for two spellings of one capability. */
export const capabilityKey = (name: string): string => tidy(name).toLowerCase()

/** One spelling for each name: the one written most often, of equals the first. */
function spellingsOf(names: readonly string[]): (name: string) => string {
  const spellings = new Map<string, Map<string, number>>()
  for (const name of names) {
    const known = spellings.get(capabilityKey(name)) ?? new Map<string, number>()
    known.set(tidy(name), (known.get(tidy(name)) ?? 0) + 1)
    spellings.set(capabilityKey(name), known)
  }
  const spelling = new Map([...spellings].map(([key, known]) => [key, mostOften(known)]))
  return (name) => spelling.get(capabilityKey(name))!
}

/**
 * The same tools with one spelling for each capability. A stated share (`Chat 70%`) stays. Tools that are spelled so already are
 * handed back as they are.
 */
export function spelledAlike<T extends { capabilities: string[] }>(tools: readonly T[]): T[] {
  const spell = spellingsOf(tools.flatMap((tool) => nameAndShare(tool.capabilities).map(({ name }) => name)))
  return tools.map((tool) => {
    const capabilities = nameAndShare(tool.capabilities).map(({ name, share }) => spell(name) + share)
    return capabilities.every((name, index) => name === tool.capabilities[index]) ? tool : { ...tool, capabilities }
  })
}

/** The same with one spelling for each team: `Sales` and `sales ` are one. */
export function teamsSpelledAlike<T extends { team: string }>(tools: readonly T[]): T[] {
  const entriesOf = ({ team }: T) => nameAndShare(teamEntries(team))
  const spell = spellingsOf(tools.flatMap((tool) => entriesOf(tool).map(({ name }) => name)))
  return tools.map((tool) => {
    const entries = entriesOf(tool)
    if (entries.every(({ name }) => spell(name) === name)) return tool
    return { ...tool, team: entries.map(({ name, share }) => spell(name) + share).join('; ') }
  })
}

/** The same with one spelling for each category and each owner. */
export function groupsSpelledAlike<T extends { category: string; owner: string }>(tools: readonly T[]): T[] {
  const category = spellingsOf(tools.map((tool) => tool.category))
  const owner = spellingsOf(tools.map((tool) => tool.owner))
  return tools.map((tool) => {
    const spelled = { category: category(tool.category), owner: owner(tool.owner) }
    return spelled.category === tool.category && spelled.owner === tool.owner ? tool : { ...tool, ...spelled }
  })
}

const mostOften = (counts: ReadonlyMap<string, number>): string =>
  [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]

/** `1,5` is a number. */
const comma = /(?<!\d),|,(?!\d)/

/** Whether commas separate the entries of such a cell: they do where no semicolon does. */
export const hasCommas = (text: string): boolean => comma.test(text)

/** `chat; email` or, where there is no semicolon, `chat, email`, each once. Lines separate too. */
export function readEntries(text: string): string[] {
  const parts = text.split(text.includes(';') ? /[;\n]/ : new RegExp(`\\n|${comma.source}`))
  return [...new Set(parts.map((entry) => entry.trim()).filter((entry) => entry !== ''))]
}

/** The other way round: one entry that holds a comma ends with the semicolon that says so. */
export const writeEntries = (entries: readonly string[], between = '; '): string =>
  entries.length === 1 && hasCommas(entries[0]!) ? `${entries[0]!};` : entries.join(between)
