/** Names that somebody who wrote another one may have meant. */
import { spelling } from '../../shared/text/spelling.ts'

/** Letters put in, left out, changed or swapped with their neighbour to get from one to the other (restricted Damerau–Levenshtein). */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}

/**
 * The nearest first, at most `limit`: the same in another spelling, then those that hold the other, then those a few letters
 * away (a third of the longer). Empty where nothing is near.
 */
export function nearest(asked: string, names: readonly string[], limit = 5): string[] {
  const wanted = spelling(asked)
  if (wanted === '') return []
  const found: { name: string; far: number }[] = []
  for (const name of names) {
    const own = spelling(name)
    if (own === '') continue
    const longer = Math.max(own.length, wanted.length)
    const holds = Math.min(own.length, wanted.length) >= 3 && (own.includes(wanted) || wanted.includes(own))
    if (own === wanted) found.push({ name, far: 0 })
    else if (holds) found.push({ name, far: 1 - Math.min(own.length, wanted.length) / longer })
    else if (Math.abs(own.length - wanted.length) <= longer / 3) {
      const edits = editDistance(own, wanted)
      if (edits <= longer / 3) found.push({ name, far: 1 + edits / longer })
    }
  }
  return found
    .toSorted((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name)
}
