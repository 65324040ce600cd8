/** A campaign that was renamed where it is paid for: its costs have one name, the visits it brought another. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { tagSpelling } from '../../../../shared/text/spelling.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import type { AreApart } from './campaign-origins.ts'
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
 * words are enough. `all`: every name, of which those `areApart` from the visits, of another channel or source, are not what they
 * could be, and leave a word that they share theirs alone.
 */
export function renamedOf(
  costs: readonly { name: string; changeFor: (visits: string) => (Change & { isSure: boolean }) | 'unseen' | null }[],
  visits: readonly Brought[],
  all: readonly string[],
  areApart: AreApart = () => false,
): Renamed[] {
  const paid = new Set(costs.map(({ name }) => name))
  const amongOf = lexicons(new Set(all), paid)
  const pairs = visits.flatMap((brought) => {
    const { uses, families } = amongOf((name) => !areApart(name, brought.name))
    return costs.flatMap((cost) => {
      if (areApart(cost.name, brought.name)) return []
      const { alike, hasOwn } = likeness(cost.name, brought.name, uses, families)
      if (alike < leastShared) return []
      const change = cost.changeFor(brought.name)
      if (change === null || (!hasOwn && (change === 'unseen' || !change.isSure))) return []
      return [{ cost: cost.name, brought, alike, change: change === 'unseen' ? null : sayable(change) }]
    })
  })
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

/** Words that several names of costs have, and several of visits: a platform or a country, each side in words of its own (`Search – Lifts`, `gen_lifts`). */
type Families = [ofCosts: ReadonlySet<string>, ofVisits: ReadonlySet<string>]

function familiesOf(names: ReadonlySet<string>): Set<string> {
  const uses = [...names].flatMap((name) => [...wordsOf(name)])
  return new Set(uses.filter((word, at) => uses.indexOf(word) !== at))
}

/** `Skid Steer` is `skidsteer` where the other name has that. */
function joinedAs(words: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  const list = [...words]
  const at = list.findIndex((word, index) => index + 1 < list.length && other.has(word + list[index + 1]!))
  if (at < 0) return new Set(words)
  return joinedAs(new Set([...list.slice(0, at), list[at]! + list[at + 1]!, ...list.slice(at + 2)]), other)
}

interface Lexicon {
  /** In how many names a word is. */
  uses: ReadonlyMap<string, number>
  families: Families
}

/** Of the names that are among others, once for each such set. */
function lexicons(
  all: ReadonlySet<string>,
  paid: ReadonlySet<string>,
): (isAmong: (name: string) => boolean) => Lexicon {
  const known = new Map<string, Lexicon>()
  const inOrder = [...all]
  return (isAmong) => {
    const names = inOrder.filter(isAmong)
    const key = names.join('\n')
    const before = known.get(key)
    if (before) return before
    const uses = new Map<string, number>()
    for (const name of names) for (const word of wordsOf(name)) uses.set(word, (uses.get(word) ?? 0) + 1)
    const ofCosts = new Set(names.filter((name) => paid.has(name)))
    const families: Families = [familiesOf(ofCosts), familiesOf(without(new Set(names), ofCosts))]
    const found = { uses, families }
    known.set(key, found)
    return found
  }
}

const without = (words: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> =>
  new Set([...words].filter((word) => !others.has(word)))

/** `rt` of `retargeting`. */
const isShortOf = (short: string, word: string): boolean =>
  short.length >= 2 && short.length <= 3 && word.length > 2 * short.length && short[0] === word[0] && new RegExp(Array.from(short).join('.*'), 'u').test(word) // prettier-ignore

/** What tells both names apart from others of their families has in common, of all of it. */
function alikeInFamilies(a: ReadonlySet<string>, b: ReadonlySet<string>, [ofCosts, ofVisits]: Families): number {
  const [ownA, ownB] = [without(a, ofCosts), without(b, ofVisits)]
  const shared = new Set([...ownA].filter((word) => ownB.has(word)))
  const shorts = [...without(ownA, shared)].filter((one) =>
    [...without(ownB, shared)].some((other) => isShortOf(one, other) || isShortOf(other, one)),
  )
  if (shared.size === 0) return 0
  const all = ownA.size + ownB.size - shared.size - shorts.length
  return shared.size === Math.min(ownA.size, ownB.size) ? Math.max(leastShared, shared.size / all) : (shared.size + shorts.length) / all // prettier-ignore
}

/** `hasOwn`: they share a word that no third name has. */
function likeness(
  a: string,
  b: string,
  uses: ReadonlyMap<string, number>,
  families: Families,
): { alike: number; hasOwn: boolean } {
  if (tagSpelling(a) === tagSpelling(b)) return { alike: 1, hasOwn: true }
  const [ofA, ofB] = [joinedAs(wordsOf(a), wordsOf(b)), joinedAs(wordsOf(b), wordsOf(a))]
  const shared = [...ofA].filter((word) => ofB.has(word))
  const hasOwnNumber = (words: Set<string>): boolean =>
    [...words].some((word) => /\d/.test(word) && !shared.includes(word))
  if (hasOwnNumber(ofA) && hasOwnNumber(ofB)) return { alike: 0, hasOwn: false }
  const isOwn = (word: string): boolean => uses.get(word) === 2 && word.length >= leastLetters && /\p{L}/u.test(word)
  const hasOwn = shared.some(isOwn)
  const ofBoth = shared.length / (ofA.size + ofB.size - shared.length)
  // One name may be the other and more.
  const isPart = hasOwn && shared.length === Math.min(ofA.size, ofB.size)
  const byFamily = hasOwn ? alikeInFamilies(ofA, ofB, families) : 0
  return { alike: Math.max(isPart ? Math.max(leastShared, ofBoth) : ofBoth, byFamily), hasOwn }
}
