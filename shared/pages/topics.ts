/**
 * Several topics (or authors) in one text, as a cell of a table and the form of a rule have them: a semicolon or `|` stands between two.
 * A comma may be part of a name ("Health, Safety").
 */
export const joinTopics = (topics: readonly string[]): string => topics.join('; ')

export const splitTopics = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;|]/)
      .map((topic) => topic.trim())
      .filter(Boolean),
  ),
]

export interface ReadTopics {
  of: (cell: string) => string[]
  /** Topics that were told apart at another sign than those, as each of them is one of its own elsewhere in the column. */
  apart: string[]
  /** Topics that may be several. */
  doubtful: string[]
}

/** Between names of people an `&` is one of two, between subjects it mostly is none. */
const betweenSubjects = /\s*[,/]\s*/
const betweenNames = /\s*[,/]\s*|\s+(?:[&+]|and|und|et|y|e|en)\s+/i

/**
 * The cells of a column of topics. What people write between two (`Ishbel Kerr, Callum Reid`) is taken for that only where all parts
 * stand in other cells as well, since a name of a topic may have a comma of its own.
 */
export function readTopics(cells: readonly string[], { areNames }: { areNames: boolean }): ReadTopics {
  const between = areNames ? betweenNames : betweenSubjects
  const written = [...new Set(cells.flatMap(splitTopics))]
  const parts = new Map(written.map((topic) => [topic, topic.split(between).filter(Boolean)]))
  const times = new Map<string, number>()
  for (const part of [...parts.values()].flatMap((some) => [...new Set(some)]))
    times.set(part, (times.get(part) ?? 0) + 1)
  const isKnown = (part: string): boolean => times.get(part)! > 1
  const several = written.filter((topic) => parts.get(topic)!.length > 1)
  const apart = several.filter((topic) => parts.get(topic)!.every(isKnown))
  const told = new Set(apart)
  return {
    of: (cell) => [...new Set(splitTopics(cell).flatMap((topic) => (told.has(topic) ? parts.get(topic)! : [topic])))],
    apart,
    doubtful: several.filter((topic) => !told.has(topic) && (topic.includes(',') || parts.get(topic)!.some(isKnown))),
  }
}
