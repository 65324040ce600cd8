/** The shares of a split as they are typed, in per cent. Pure. */
import type { ShareLine } from './facts.ts'

/** What stands in the fields at first: the shares by what tools state, 100 together; empty where one states nothing. */
export function sharesAtFirst(lines: readonly ShareLine[]): string[] {
  if (lines.some(({ share }) => share === null)) return lines.map(() => '')
  const upTo = (end: number): number => Math.round(lines.slice(0, end).reduce((sum, { share }) => sum + share!, 0) * 10_000) // prettier-ignore
  return lines.map((_, at) => String((upTo(at + 1) - upTo(at)) / 100))
}

/** With one that was typed; of two, the other has the rest. */
export function withTyped(texts: readonly string[], at: number, text: string): string[] {
  const share = readShare(text)
  const rest = share === null || texts.length !== 2 ? null : String(Number((100 - share).toFixed(2)))
  return texts.map((other, index) => (index === at ? text : (rest ?? other)))
}

/** What is typed, and what is wrong with it: a sentence; null = it is 100 together. */
export function readShares(texts: readonly string[]): { shares: number[]; wrong: string | null } {
  const read = texts.map(readShare)
  if (read.some((share) => share === null))
    return { shares: [], wrong: 'Give every tool its share of the payments, in per cent.' }
  const shares = read.map((share) => share!)
  const sum = Number(shares.reduce((all, share) => all + share, 0).toFixed(2))
  return { shares, wrong: sum === 100 ? null : `The shares come to ${sum} %, not to 100 %.` }
}

/** More than nothing, and not all. */
function readShare(text: string): number | null {
  const [, digits] = /^\s*(\d{1,2}(?:[.,]\d{1,2})?)\s*%?\s*$/.exec(text) ?? []
  const share = digits === undefined ? 0 : Number(digits.replace(',', '.'))
  return share > 0 ? share : null
}
