/** Who goes on from one goal to the next, in words. */
import { count, counted, decimals, inSentence, percent, plural, points, pText } from '../figures.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import { isRest } from '../reports/goal-to-goal.ts'
import { isTold } from '../significance.ts'
import { size } from './how-many-more.ts'
import type { Finding, Words } from './words.ts'

type Row = ReportRow<'goal-to-goal'>
type Pair = ReportRow<'template-pairs'>

const manyOf = (by: string): string => (by === 'group' ? 'content groups' : `${by}s`)

/** What one who is in a row has: `Guides as first page`. */
const seenAs = ({ model, by }: Report<'goal-to-goal'>['params']): string =>
  `${model} ${['group', 'page', 'topic', 'host'].includes(by) ? 'page' : 'touch'}`

export function goalToGoalFinding({ rows, params, totals }: Report<'goal-to-goal'>): Finding | null {
  const { goal, then } = params
  const { convertedPeople, thenPeople, wentOn, rate, medianDays, thenBefore, thenOnly } = totals
  if (rate === null) return { headline: [`Nobody reached “${goal}” in this period`], sub: [] }
  const all = `${count(wentOn)} of ${count(convertedPeople)} (${percent(rate)})`
  const never = thenOnly > 0 ? `${count(thenOnly)} of them never “${goal}”` : null
  const earlier = thenBefore > 0 ? `${count(thenBefore)} only after it` : null
  const without = [never, earlier].filter((part) => part !== null).join(', ')
  return {
    headline: headline(rows, params, { ...totals, rate }),
    sub: [
      ...surestSentence(totals),
      `All together: ${all}${medianDays === null ? '' : `, ${medianDays < 1 ? 'within a day' : `after ${decimals(medianDays, 1)} ${plural(medianDays, 'day')}`} in the median`}.`,
      `Going on is reaching “${then}” at the same time as “${goal}” or later, also after the period; who reached “${goal}” lately has had less time.`,
    ],
    more: [
      ...(without === ''
        ? []
        : [
            `${counted(thenPeople, 'person', 'people')} reached “${then}” in the period, ${without}: they count for that goal and in no rate.`,
          ]),
      'People choose where they land: this is association, not effect.',
    ],
  }
}

/** Told apart from chance, of all pairs one could have picked. */
const isApart = (pair: Pair): boolean => isTold(pair.pAdjusted)

function headline(
  rows: readonly Row[],
  params: Report<'goal-to-goal'>['params'],
  { surest, rate, convertedPeople }: Report<'goal-to-goal'>['totals'] & { rate: number },
): Words {
  const { goal, then } = params
  const peopleOf = (key: string): string => count(rows.find((row) => row.key === key)?.convertedPeople ?? 0)
  const all: Words = [
    { figure: percent(rate) },
    ` of the ${count(convertedPeople)} who reach “${goal}” go on to “${then}”`,
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
    `${between}: ${size(difference, 1)} points (95\u00a0%\u00a0interval ${plainPoints(low)} to ${plainPoints(high)}), ${pText(pAdjusted)}${among}.`,
  ]
}

const plainPoints = (share: number): string => points(share, 1).replace('+', '')
