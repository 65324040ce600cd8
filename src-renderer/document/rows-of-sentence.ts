import { plainWords, type Words } from '../../shared/findings/words.ts'

/** As many rows as are drawn, in their order: those that the sentence names, before any other. */
export function rowsOfSentence<R extends { key: string }>(rows: readonly R[], most: number, sentence: Words): R[] {
  if (rows.length <= most) return [...rows]
  const said = plainWords(sentence).toLowerCase()
  const named = rows.filter(({ key }) => said.includes(key.toLowerCase())).slice(0, most)
  const others = rows.filter((row) => !named.includes(row)).slice(0, most - named.length)
  return rows.filter((row) => named.includes(row) || others.includes(row))
}
