/** Which templates convert unlike each other, in words. */
import { association } from './association.ts'
import { count, counted, inSentenceAmong, rateDigits } from '../text/figures.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import type { WithinEach } from '../reports/template-comparison.ts'
import { isTold } from '../statistics/significance.ts'
import { exactAmong } from './exact-test.ts'
import { onlyThose } from './only-those.ts'
import { outsidePeriod } from './outside-period.ts'
import { alikeWords, heldTo, isTurnedByMix, notHeld, turnedByMix } from './same-mix.ts'
import type { Finding } from './words.ts'

type Pair = ReportRow<'template-pairs'>

export function templatePairsFinding(report: Report<'template-pairs'>): Finding | null {
  const { params, rows, totals } = report
  if (rows.length === 0) return null
  const { mixOf } = totals
  const held = heldTo(params, rows)
  const told = rows.filter(({ pAdjusted, sameMixPAdjusted }) => isTold(held === null ? pAdjusted : sameMixPAdjusted))
  const nameOf = inSentenceAmong(rows.flatMap(({ a, b }) => [a, b]))
  const digits = rateDigits(Math.max(...rows.map(({ rateA }) => rateA)))
  const few = rows.filter(({ enough }) => !enough).length
  const ofFew =
    few === 0
      ? []
      : [
          `${counted(few, 'pair')} ${few === 1 ? 'has' : 'have'} too few people to tell.`,
          ...exactAmong(rows, (pair) => `${nameOf(pair.a)} converts better than ${nameOf(pair.b)}`),
        ]
  const limits = [...notHeld(params, rows), ...pairsTurned(rows, mixOf, digits), ...outsidePeriod(report)]
  return {
    headline: [
      held === null ? '' : `With ${alikeWords(held)} on both sides, `,
      { figure: count(told.length) },
      ` of ${counted(rows.length, 'pair')} ${told.length === 1 ? 'is' : 'are'} told apart`,
    ],
    sub: [...onlyThose(params), ...limits, ...ofFew, association],
    limits,
  }
}

/** Pairs whose verdict is another one with the same mix on both sides. */
export function pairsTurned(pairs: readonly Pair[], mixOf: WithinEach | null, digits: number): string[] {
  const nameOf = inSentenceAmong(pairs.flatMap(({ a, b }) => [a, b]))
  return turnedByMix(
    'pairs are judged otherwise',
    pairs,
    mixOf,
    {
      clear: ({ a, b, sameMixDifference }, size) => {
        const [better, worse] = (sameMixDifference ?? 0) > 0 ? [a, b] : [b, a]
        return `${nameOf(better)} beats ${nameOf(worse)} by ${size}`
      },
      notClear: ({ a, b }) => `${nameOf(a)} and ${nameOf(b)} are not told apart`,
    },
    digits,
  )
}

/** How many of them, behind the rows of which the same is said. */
export function pairsTurnedToo(pairs: readonly Pair[]): string[] {
  const turned = pairs.filter(isTurnedByMix).length
  if (turned === 0) return []
  return [
    `Of ${counted(pairs.length, 'pair')}, ${count(turned)} ${turned === 1 ? 'is' : 'are'} judged otherwise then, too.`,
  ]
}
