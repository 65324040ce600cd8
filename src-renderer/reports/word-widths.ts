/** Longer notes are cut; in characters. */
const longest = 40
/** Room for a heading, in characters. */
const shortest = 10

/** Widths of columns of words in so many percent of a table: by the longest word of each, less where few rows have any. */
export function wordWidths(columns: readonly (readonly (string | null)[])[], room: number): string[] {
  const needs = columns.map((texts) => {
    const lengths = texts.flatMap((text) => (text === null || text === '' ? [] : [text.length]))
    const filled = lengths.length / Math.max(1, texts.length)
    return Math.max(shortest, (Math.min(longest, Math.max(0, ...lengths)) * (1 + filled)) / 2)
  })
  const all = needs.reduce((sum, need) => sum + need, 0)
  return needs.map((need) => `${Math.floor((room * need) / all)}%`)
}
