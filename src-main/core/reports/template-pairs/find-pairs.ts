/** Each against each, so that nobody has to ask for one pair after the other and forget how many were asked for. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { mostPaired, pairedAtFirst, type PlainPair } from '../../../../shared/reports/template-pairs.ts'
import { isEnough, newcombe, pooledZ } from '../../statistics/proportions.ts'
import { sameMixOf, type Strata } from '../count-strata.ts'
import { adjust, adjustExact, exactOf, proportionOf, tellable, type Template } from '../templates.ts'

type Pair = ReportRow<'template-pairs'>

interface Among {
  pAdjusted: number | null
  /** Those there are enough people for. */
  pairsTested: number
}

/**
 * p of one pair, adjusted over those it is read beside; where it is none of them, over as many as are paired at all. `sameMix`: with the
 * same mix of `strata` on both sides of each pair.
 */
export function adjustedAmong(
  templates: readonly Template[],
  one: string,
  other: string,
  strata: Strata | null = null,
): { all: Among & { exactPAdjusted: number | null }; sameMix: Among } {
  const isAsked = ({ a, b }: PlainPair): boolean => (a === one && b === other) || (a === other && b === one)
  const first = findPairs(templates, pairedAtFirst).pairs
  const pairs = withSameMix(first.some(isAsked) ? first : findPairs(templates, mostPaired).pairs, strata)
  const asked = pairs.find(isAsked)
  const among = (of: 'pAdjusted' | 'sameMixPAdjusted'): Among => ({
    pAdjusted: asked?.[of] ?? null,
    pairsTested: pairs.filter((pair) => pair[of] !== null).length,
  })
  return {
    all: { ...among('pAdjusted'), exactPAdjusted: asked?.exactPAdjusted ?? null },
    sameMix: among('sameMixPAdjusted'),
  }
}

/** `templates`: most people first, of which `atMost` are held against each other. */
export function findPairs(templates: readonly Template[], atMost: number): { pairs: PlainPair[]; paired: number } {
  const tells = tellable(templates)
  const rate = ({ convertedPeople, people }: Template): number => convertedPeople / people
  const chosen = templates.slice(0, atMost)
  const pairs = chosen.flatMap((one, index) =>
    chosen.slice(index + 1).map((other): PlainPair => {
      const [a, b] = rate(one) >= rate(other) ? [one, other] : [other, one]
      const [sideA, sideB] = [proportionOf(a), proportionOf(b)]
      const enough = isEnough([sideA, sideB]) && tells(a) && tells(b)
      return {
        a: a.key,
        b: b.key,
        rateA: rate(a),
        rateB: rate(b),
        ...newcombe(sideA, sideB),
        pValue: pooledZ(sideA, sideB),
        pAdjusted: null,
        exactPValue: exactOf(enough, sideA, sideB),
        exactPAdjusted: null,
        enough,
      }
    }),
  )
  adjust(pairs)
  adjustExact(pairs)
  // Every test at hand has a p below 1, and what is too few comes after all of them.
  const rank = (pair: PlainPair): number => (pair.enough ? (pair.pValue ?? 1) : 2)
  pairs.sort((a, b) => rank(a) - rank(b) || b.difference - a.difference)
  return { pairs, paired: chosen.length }
}

/** What each pair would differ by with the same mix of `strata` on both sides; null = of none. */
export const withSameMix = (pairs: readonly PlainPair[], strata: Strata | null): Pair[] =>
  sameMixOf(pairs, ({ a, b }) => strata?.adjusted(a, b) ?? null)
