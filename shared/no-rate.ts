/** What is said where amounts are in more than one currency, so that another currency of the workspace is no way out. */
const others = 'whichever of them the workspace counts in, the others need a rate'

/** The end of a refusal for a missing rate: `""` where all amounts are in one currency. `rows` has all that occur. */
export function mixedCurrencies(rows: ReadonlyMap<string, number>, things: string): string {
  if (rows.size < 2) return ''
  const named = [...rows].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([code, count]) => `${code} (${count.toLocaleString('en-US')})`) // prettier-ignore
  return ` The ${things} are in ${named.slice(0, -1).join(', ')} and ${named.at(-1)}: ${others}.`
}

/** Whether a refusal says so. */
export const isMixed = (sentence: string): boolean => sentence.includes(others)
