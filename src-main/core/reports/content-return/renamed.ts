/** A campaign that was renamed where it is paid for: its costs have one name, the visits it brought another. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { tagSpelling } from '../../../../shared/text/spelling.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import type { Change } from './name-change.ts'

/** Names of visits without a cost, with what they brought. */
interface Brought {
  name: string
  people: number
  conversions: number
}

type Renamed = ReportTotals<'content-return'>['renamed'][number]

/** What both names must have in common of all their words. */
const leastShared = 0.5
/** Shorter words, such as those of countries, name no campaign. */
const leastLetters = 3

/**
 * Names of costs, each with the one of visits without a cost that is most like it: the same letters, or most words the same, one of
 * which no other name has. Names whose numbers differ (Spring 2025, Spring 2026) are two. Of a cost that visits have too, only a
 * name whose visits stop where its own begin, or the other way round; where its costs surely are of both times (`isSure`), most
 * words are enough. `all`: every name.
 */
export function renamedOf(
  costs: readonly { name: string; changeFor: (visits: string) => (Change & { isSure: boolean }) | 'unseen' | null }[],
  visits: readonly Brought[],
  all: readonly string[],
): Renamed[] {
  const uses = new Map<string, number>()
  for (const name of new Set(all)) for (const word of wordsOf(name)) uses.set(word, (uses.get(word) ?? 0) + 1)
  const pairs = costs.flatMap((cost) =>
    visits.flatMap((brought) => {
      const { alike, hasOwn } = likeness(cost.name, brought.name, uses)
      if (alike < leastShared) return []
      const change = cost.changeFor(brought.name)
      if (change === null || (!hasOwn && (change === 'unseen' || !change.isSure))) return []
      return [{ cost: cost.name, brought, alike, change: change === 'unseen' ? null : sayable(change) }]
    }),
  )
  const taken = new Set<string>()
  return pairs
    .toSorted((a, b) => b.alike - a.alike || b.brought.people - a.brought.people)
    .flatMap(({ cost, brought: { name, people, conversions }, change }) => {
      if (taken.has(`cost ${cost}`) || taken.has(`visits ${name}`)) return []
      taken.add(`cost ${cost}`).add(`visits ${name}`)
      return [{ cost, visits: name, people, conversions, change }]
    })
}

const sayable = ({ day, to, costs }: Change): Change => ({ day, to, costs })

const wordsOf = (name: string): Set<string> =>
  new Set(
    withoutAccents(name)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  )

/** `hasOwn`: they share a word that no third name has. */
function likeness(a: string, b: string, uses: ReadonlyMap<string, number>): { alike: number; hasOwn: boolean } {
  if (tagSpelling(a) === tagSpelling(b)) return { alike: 1, hasOwn: true }
  const [ofA, ofB] = [wordsOf(a), wordsOf(b)]
  const shared = [...ofA].filter((word) => ofB.has(word))
  const hasOwnNumber = (words: Set<string>): boolean =>
    [...words].some((word) => /\d/.test(word) && !shared.includes(word))
  if (hasOwnNumber(ofA) && hasOwnNumber(ofB)) return { alike: 0, hasOwn: false }
  const isOwn = (word: string): boolean => uses.get(word) === 2 && word.length >= leastLetters && /\p{L}/u.test(word)
  const hasOwn = shared.some(isOwn)
  const ofBoth = shared.length / (ofA.size + ofB.size - shared.length)
  // One name may be the other and more.
  const isPart = hasOwn && shared.length === Math.min(ofA.size, ofB.size)
  return { alike: isPart ? Math.max(leastShared, ofBoth) : ofBoth, hasOwn }
}
