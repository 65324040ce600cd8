/** What an import says of many tools: a sentence, and after it each of them on a line of its own. */

/** So many stand in the sentence itself. */
export const mostInSentence = 3

/** `sentence` takes their names, or how many they are where these are more than a few. */
export function noteOfTools(
  items: readonly string[],
  inWords: (items: readonly string[]) => string,
  sentence: (tools: string) => string,
): string {
  if (items.length <= mostInSentence) return sentence(inWords(items))
  return [sentence(`${items.length} tools`), ...items.map((item) => item.replace(/\s+/g, ' '))].join('\n')
}

/** In the place of names, where the sentence says how many they are. */
export const eachBelow = 'each by itself below'

/** The same of up to `most` in the sentence; `many` stands there for more of them, which follow on lines of their own. */
export function noteUpTo(
  most: number,
  items: readonly string[],
  many: string,
  sentence: (named: string) => string,
): string {
  if (items.length <= most) return sentence(items.join(', '))
  return [sentence(many), ...items.map((item) => item.replace(/\s+/g, ' '))].join('\n')
}

export function noteParts(note: string): { sentence: string; items: string[] } {
  const [sentence = '', ...items] = note.split('\n')
  return { sentence, items }
}
