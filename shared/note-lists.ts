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

export function noteParts(note: string): { sentence: string; items: string[] } {
  const [sentence = '', ...items] = note.split('\n')
  return { sentence, items }
}
