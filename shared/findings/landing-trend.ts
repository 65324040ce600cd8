/** Whether the rate of what people land on rises or falls, in words. */
import { count, counted, inSentenceAmong, listed, listedUpTo, percent, pText, rateDigits } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'
import { isTold } from '../statistics/significance.ts'
import { onlyThose } from './only-those.ts'
import { alikeWords, asTheyCame } from './same-mix.ts'
import { type Finding, plainWords, type Words } from './words.ts'

type Result = Report<'landing-trend'>
type Trend = Result['totals']['trends'][number]

/** How far the ends are apart; 0 where they are not named. */
const change = ({ firstRate, lastRate }: Trend): number => Math.abs((lastRate ?? 0) - (firstRate ?? 0))

/**
 * Of the trends told from chance, the one that changes most leads; with the same mix in every interval where that is asked for, or where
 * no trend but those that are another verdict with it would be left.
 */
export function landingTrendFinding(report: Result): Finding {
  const { rows, params, totals } = report
  if (rows.length === 0) return { headline: ['Nobody landed in this period'], sub: onlyThose(params) }
  const { trends, intervals, tooRecent, landedEarlier, convertedEarlier, mixOf } = totals
  const digits = rateDigits(Math.max(0, ...rows.filter((row) => row.enough).map((row) => row.rate)))
  const held = trends.flatMap(asHeld)
  const turned = trends.filter(isTurnedByMix)
  const steady = trends.filter((trend) => isClear(trend) && !isTurnedByMix(trend))
  const isAsked = params.withinEach !== null && held.length > 0
  const isHeld = isAsked || (steady.length === 0 && turned.length > 0)
  const [lead, ...others] = isHeld ? held.filter(isClear) : steady.toSorted((a, b) => change(b) - change(a))
  const nameOf = inSentenceAmong(trends.map(({ key }) => key))
  const over = `over ${counted(intervals, params.interval)}`
  const days = counted(params.withinDays ?? 0, 'day')
  const earlier = [
    ...(landedEarlier > 0 ? [`${count(landedEarlier)} who landed before it`] : []),
    ...(convertedEarlier > 0 ? [`${count(convertedEarlier)} who had converted before it`] : []),
  ]
  const judged = (trend: Trend, name: string, adjusted: string): Words => {
    const p = `${adjusted}${pText(trend.pAdjusted)}`
    return isClear(trend)
      ? [`the rate of ${name} `, { figure: `${trend.direction}s` }, ` ${over}${endsOf(trend, digits)}, ${p}`]
      : [`no rise or fall of the rate of ${name} ${over} can be told from chance, ${p}`]
  }
  const verdict = (trend: Trend): Words => judged(trend, nameOf(trend.key), 'adjusted ')
  const leading = lead ?? (isHeld && held.length === 1 ? held[0] : undefined)
  const words = leading ? verdict(leading) : [`no rise or fall of a rate ${over} can be told from chance`]
  const withMix = mixOf === null ? '' : `With ${alikeWords(mixOf)} in every ${params.interval}`
  const all = allTogether(report, withMix, (trend) => judged(trend, 'all together', ''))
  /** Where no key by itself has a trend, that of all together is the answer. */
  const leadsAll = lead === undefined && all?.leads === true
  const listedVerdicts = (of: readonly Trend[]): string => listedUpTo(said, of.map((trend) => plainWords(verdict(trend)))) // prettier-ignore
  return {
    headline: leadsAll
      ? all.words
      : isHeld
        ? [`${withMix}, `, ...words]
        : intervals < 2
          ? [
              `There is no trend to tell: ${intervals === 0 ? 'no' : 'only one'} ${params.interval} has people who have had ${days} to convert`,
            ]
          : asStart(words),
    sub: [
      ...onlyThose(params),
      ...(leadsAll
        ? [...all.beside, `No rise or fall of one ${params.by} by itself can be told from chance.`]
        : all
          ? [`${plainWords(all.words)}.`, ...all.beside]
          : []),
      ...(params.withinEach !== null && !isAsked && trends.length > 0 ? [`${withMix} nothing can be told.`] : []),
      ...(turned.length === 0
        ? []
        : [
            isHeld
              ? `${asTheyCame}, ${listedVerdicts(turned)}.`
              : `${withMix} it is otherwise: ${listedVerdicts(turned.flatMap(asHeld))}.`,
          ]),
      ...(others.length === 0
        ? []
        : [
            `${listed(others.slice(0, 3).map(({ key, direction }) => `${nameOf(key)} ${direction}s`))}${others.length > 3 ? ` and ${count(others.length - 3)} more change` : ''} too.`,
          ]),
      `Conversions within ${days} of landing, the same time for everybody${tooRecent > 0 ? `; ${counted(tooRecent, 'person', 'people')} landed too late to have had it and ${tooRecent === 1 ? 'is' : 'are'} not in the test` : ''}.`,
      ...(earlier.length === 0 ? [] : [`Not counted: of those seen in the period ${listed(earlier)}.`]),
      ...(leading || leadsAll ? ['No randomised test: season, campaigns or prices may differ too.'] : []),
    ],
  }
}

const said = 3

interface AllTogether {
  words: Words
  /** The same held to the same mix, or where that is asked for, the same whatever the mix. */
  beside: string[]
  /** Whether a rise or fall is told, and is not one of the mix alone. */
  leads: boolean
}

/** Everybody as one more trend, whose one test needs no adjusting; null where one key is everybody. */
function allTogether(
  { rows, params, totals: { trendOfAll, intervals } }: Result,
  withMix: string,
  verdict: (trend: Trend) => Words,
): AllTogether | null {
  const isOne = new Set(rows.map(({ key }) => key)).size === 1
  if (isOne || intervals < 2 || !trendOfAll) return null
  const trend = { ...trendOfAll, key: '', pAdjusted: trendOfAll.pValue, sameMixPAdjusted: trendOfAll.sameMixPValue }
  const [held] = asHeld(trend)
  if (!held) return { words: asStart(verdict(trend)), beside: [], leads: isClear(trend) }
  const atMix: Words = [`${withMix}, `, ...verdict(held)]
  return params.withinEach === null
    ? { words: asStart(verdict(trend)), beside: [`${plainWords(atMix)}.`], leads: isClear(trend) && !isTurnedByMix(trend) } // prettier-ignore
    : { words: atMix, beside: [`${asTheyCame}, ${plainWords(verdict(trend))}.`], leads: isClear(held) }
}

/** Told from chance at a false-discovery rate of 5 %. */
const isClear = ({ pAdjusted, direction }: Trend): boolean => isTold(pAdjusted) && direction !== null

/** What is told with the same mix in every interval, which has no rates of its own; nothing where there are too few. */
const asHeld = (trend: Trend): Trend[] =>
  trend.sameMixPAdjusted === null
    ? []
    : [{ ...trend, direction: trend.sameMixDirection, pAdjusted: trend.sameMixPAdjusted, firstRate: null, lastRate: null }] // prettier-ignore

/** Whether the verdict is another one with the same mix in every interval. */
function isTurnedByMix(trend: Trend): boolean {
  const [held] = asHeld(trend)
  if (held === undefined) return false
  return isClear(trend) !== isClear(held) || (isClear(trend) && trend.direction !== held.direction)
}

const asStart = ([first, ...rest]: Words): Words =>
  typeof first === 'string' ? [first.replace(/^[tn]/, (letter) => letter.toUpperCase()), ...rest] : [first!, ...rest]

const endsOf = ({ firstRate, firstPeople, lastRate, lastPeople }: Trend, digits: number): string =>
  firstRate === null || firstPeople === null || lastRate === null || lastPeople === null
    ? ''
    : `: ${percent(firstRate, digits)} of the first ${count(firstPeople)} people, ${percent(lastRate, digits)} of the last ${count(lastPeople)}`
