import { plainWords, type Words } from '../../shared/findings/words.ts'

/** The rows that the sentence names. */
export function rowsNamed<R extends { key: string }>(rows: readonly R[], sentence: Words): R[] {
  const said = plainWords(sentence).toLowerCase()
  return rows.filter(({ key }) => said.includes(key.toLowerCase()))
}

/** As many rows as are drawn, in their order: those that the sentence names, then those of the sentences beside it, before any other. */
export function rowsOfSentence<R extends { key: string }>(
  rows: readonly R[],
  most: number,
  sentence: Words,
  beside: readonly string[] = [],
): R[] {
  if (rows.length <= most) return [...rows]
  const named = [...new Set([sentence, beside].flatMap((said) => rowsNamed(rows, said)))].slice(0, most)
  const others = rows.filter((row) => !named.includes(row)).slice(0, most - named.length)
  return rows.filter((row) => named.includes(row) || others.includes(row))
}

/** The two ends of rows that are ranked, as many as are drawn, and whichever others the sentences name. */
export function endsAndNamed<R extends { key: string }>(
  rows: readonly R[],
  most: number,
  named: readonly string[],
): R[] {
  const [first, last] = [Math.ceil(most / 2), rows.length - Math.floor(most / 2)]
  return rows.filter(({ key }, at) => at < first || at >= last || named.includes(key))
}
