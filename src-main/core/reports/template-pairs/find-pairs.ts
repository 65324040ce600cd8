/** Each against each, so that nobody has to ask for one pair after the other and forget how many were asked for. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { mostPaired, pairedAtFirst } from '../../../../shared/reports/template-pairs.ts'
import { isEnough, newcombe, pooledZ } from '../../statistics/proportions.ts'
import { adjust, proportionOf, tellable, type Template } from '../templates.ts'

type Pairs = Pick<ReportTotals<'template-ranking'>, 'pairs' | 'paired'>

/**
 * p of one pair, adjusted over those it is read beside; where it is none of them, over as many as are paired at all. `pairs` are
 * those there are enough people for.
 */
export function adjustedAmong(
  templates: readonly Template[],
  one: string,
  other: string,
): { pAdjusted: number | null; pairs: number } {
  const isAsked = ({ a, b }: Pairs['pairs'][number]): boolean =>
    (a === one && b === other) || (a === other && b === one)
  const first = findPairs(templates, pairedAtFirst).pairs
  const pairs = first.some(isAsked) ? first : findPairs(templates, mostPaired).pairs
  return {
    pAdjusted: pairs.find(isAsked)?.pAdjusted ?? null,
    pairs: pairs.filter(({ pAdjusted }) => pAdjusted !== null).length,
  }
}

/** `templates`: most people first, of which `atMost` are held against each other. */
export function findPairs(templates: readonly Template[], atMost: number): Pairs {
  const tells = tellable(templates)
  const rate = ({ convertedPeople, people }: Template): number => convertedPeople / people
  const chosen = templates.slice(0, atMost)
  const pairs = chosen.flatMap((one, index) =>
    chosen.slice(index + 1).map((other): Pairs['pairs'][number] => {
      const [a, b] = rate(one) >= rate(other) ? [one, other] : [other, one]
      const [sideA, sideB] = [proportionOf(a), proportionOf(b)]
      return {
        a: a.key,
        b: b.key,
        rateA: rate(a),
        rateB: rate(b),
        ...newcombe(sideA, sideB),
        pValue: pooledZ(sideA, sideB),
        pAdjusted: null,
        enough: isEnough([sideA, sideB]) && tells(a) && tells(b),
      }
    }),
  )
  adjust(pairs)
  // Every test at hand has a p below 1, and what is too few comes after all of them.
  const rank = (pair: Pairs['pairs'][number]): number => (pair.enough ? (pair.pValue ?? 1) : 2)
  pairs.sort((a, b) => rank(a) - rank(b) || b.difference - a.difference)
  return { pairs, paired: chosen.length }
}
