/** A campaign that was renamed where it is paid for: its costs have one name, the visits it brought another. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { tagSpelling } from '../../../../shared/spelling.ts'
import { withoutAccents } from '../../../../shared/without-accents.ts'

/** Names of visits without a cost, with what they brought. */
interface Brought {
  name: string
  people: number
  conversions: number
}

/** What both names must have in common of all their words. */
const leastShared = 0.5
/** Shorter words, such as those of countries, name no campaign. */
const leastLetters = 3

/**
 * Names of costs that no visit has, each with the one of visits without a cost that is most like it: the same letters, or most words
 * the same, one of which no other name has. Names whose numbers differ (Spring 2025, Spring 2026) are two. `all`: every name.
 */
export function renamedOf(
  costs: readonly string[],
  visits: readonly Brought[],
  all: readonly string[],
): ReportTotals<'content-return'>['renamed'] {
  const uses = new Map<string, number>()
  for (const name of new Set(all)) for (const word of wordsOf(name)) uses.set(word, (uses.get(word) ?? 0) + 1)
  const pairs = costs.flatMap((cost) =>
    visits.flatMap((brought) => {
      const alike = likeness(cost, brought.name, uses)
      return alike >= leastShared ? [{ cost, brought, alike }] : []
    }),
  )
  const taken = new Set<string>()
  return pairs
    .toSorted((a, b) => b.alike - a.alike || b.brought.people - a.brought.people)
    .flatMap(({ cost, brought: { name, people, conversions } }) => {
      if (taken.has(`cost ${cost}`) || taken.has(`visits ${name}`)) return []
      taken.add(`cost ${cost}`).add(`visits ${name}`)
      return [{ cost, visits: name, people, conversions }]
    })
}

const wordsOf = (name: string): Set<string> =>
  new Set(
    withoutAccents(name)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  )

function likeness(a: string, b: string, uses: ReadonlyMap<string, number>): number {
  if (tagSpelling(a) === tagSpelling(b)) return 1
  const [ofA, ofB] = [wordsOf(a), wordsOf(b)]
  const shared = [...ofA].filter((word) => ofB.has(word))
  const hasOwnNumber = (words: Set<string>): boolean =>
    [...words].some((word) => /\d/.test(word) && !shared.includes(word))
  if (hasOwnNumber(ofA) && hasOwnNumber(ofB)) return 0
  const isOwn = (word: string): boolean => uses.get(word) === 2 && word.length >= leastLetters && /\p{L}/u.test(word)
  if (!shared.some(isOwn)) return 0
  const ofBoth = shared.length / (ofA.size + ofB.size - shared.length)
  // One name may be the other and more.
  return shared.length === Math.min(ofA.size, ofB.size) ? Math.max(leastShared, ofBoth) : ofBoth
}
