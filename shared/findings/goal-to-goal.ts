/** Who goes on from one goal to the next, in words. */
import { association } from './association.ts'
import { count, counted, inSentence, percent, points, pText } from '../text/figures.ts'
import { creditedBy } from '../reports/content-attribution.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import { isRest, ratedPeople } from '../reports/goal-to-goal.ts'
import type { PlainPair } from '../reports/template-pairs.ts'
import { isTold } from '../statistics/significance.ts'
import { comparedStarts } from './compared-starts.ts'
import { goingOn, medianWords, sameDaySentences } from './going-on.ts'
import { size } from './how-many-more.ts'
import { intervalName } from './interval-name.ts'
import type { Finding, Words } from './words.ts'

type Row = ReportRow<'goal-to-goal'>

const manyOf = (by: string): string => (by === 'group' ? 'content groups' : `${by}s`)

/** What one who is in a row has: `Guides as first page`. */
const seenAs = ({ model, by }: Report<'goal-to-goal'>['params']): string => `${model} ${creditedBy(by)}`

export function goalToGoalFinding({ rows, params, totals }: Report<'goal-to-goal'>): Finding | null {
  if (totals.compared) return comparedStarts(params, totals, totals.compared)
  const { goal, then } = params
  const { thenPeople, wentOn, tooRecent, rate, medianDays, thenBefore, thenOnly } = totals
  if (rate === null)
    return {
      headline: [
        tooRecent > 0
          ? `Nobody who reached “${goal}” has had ${counted(params.withinDays ?? 0, 'day')} to go on yet`
          : `Nobody reached “${goal}” in this period`,
      ],
      sub: [],
    }
  const all = `${count(wentOn)} of ${count(ratedPeople(totals))} (${percent(rate)})`
  const never = thenOnly > 0 ? `${count(thenOnly)} of them never reached “${goal}”` : null
  const earlier =
    thenBefore > 0 ? `${count(thenBefore)}${thenOnly > 0 ? '' : ' of them'} reached it only afterwards` : null
  const without = [never, earlier].filter((part) => part !== null).join(', ')
  return {
    headline: headline(rows, params, { ...totals, rate }),
    sub: [
      ...surestSentence(totals),
      `All together: ${all}${medianWords(medianDays)}.`,
      goingOn(params, [{ goal, totals }]),
      ...sameDaySentences(goal, then, totals),
    ],
    more: [
      ...(without === ''
        ? []
        : [
            `${counted(thenPeople, 'person', 'people')} reached “${then}” in the period: ${without}. Neither is going on.`,
          ]),
      association,
    ],
  }
}

/** Told apart from chance, of all pairs one could have picked. */
const isApart = (pair: PlainPair): boolean => isTold(pair.pAdjusted)

function headline(
  rows: readonly Row[],
  params: Report<'goal-to-goal'>['params'],
  totals: Report<'goal-to-goal'>['totals'] & { rate: number },
): Words {
  const { goal, then, withinDays } = params
  const { surest, rate, couldPeople, couldWentOn } = totals
  const peopleOf = (key: string): string => {
    const own = rows.find((row) => row.key === key)
    return count(own ? ratedPeople(own) : 0)
  }
  const all: Words = [
    { figure: percent(rate) },
    ` of the ${count(ratedPeople(totals))} who reach “${goal}” go on to “${then}”${withinDays === null ? '' : ` within ${counted(withinDays, 'day')}`}`,
    ...(couldPeople > 0 && couldPeople < ratedPeople(totals)
      ? [`, ${count(couldWentOn)} of the ${count(couldPeople)} (${percent(couldWentOn / couldPeople)}) who had not reached it before`]
      : []), // prettier-ignore
  ]
  if (surest === null) return all
  if (isApart(surest))
    return [
      ...all,
      `: ${percent(surest.rateA)} of the ${peopleOf(surest.a)} with ${inSentence(surest.a)} as ${seenAs(params)}, ${percent(surest.rateB)} of ${peopleOf(surest.b)} with ${inSentence(surest.b)}`,
    ]
  const compared = rows
    .filter((row) => row.enough && !isRest(row.key))
    .toSorted((a, b) => (a.rate ?? 0) - (b.rate ?? 0))
  const least = compared[0]!
  const most = compared.at(-1)!
  return [
    ...all,
    `; the ${count(compared.length)} ${manyOf(params.by)} with enough people cannot be told apart, ${percent(least.rate ?? 0)} with ${inSentence(least.key)} to ${percent(most.rate ?? 0)} with ${inSentence(most.key)}`,
  ]
}

/** `Between these two: 31.9 points (95\u00a0%\u00a0interval 21.8 to 41.3), p < 0.001, adjusted for 3 pairs.` */
function surestSentence({ surest, pairsTested }: Report<'goal-to-goal'>['totals']): string[] {
  if (surest === null || surest.pAdjusted === null) return []
  const { a, b, difference, low, high, pAdjusted } = surest
  const between = isApart(surest)
    ? 'Between these two'
    : pairsTested === 1
      ? 'Between them'
      : `Between ${inSentence(a)} and ${inSentence(b)}, the surest of them`
  const among = pairsTested === 1 ? '' : `, adjusted for ${count(pairsTested)} pairs`
  return [
    `${between}: ${size(difference, 1)} points (${intervalName(low, high, isApart(surest), pairsTested > 1)} ${plainPoints(low)} to ${plainPoints(high)}), ${pText(pAdjusted)}${among}.`,
  ]
}

const plainPoints = (share: number): string => points(share, 1).replace('+', '')
