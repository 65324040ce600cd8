/** Who goes on from one goal to the next, in words. */
import { count, counted, decimals, inSentence, percent, plural, points, pText } from '../figures.ts'
import { creditedBy } from '../reports/content-attribution.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import { isRest, ratedPeople } from '../reports/goal-to-goal.ts'
import type { PlainPair } from '../reports/template-pairs.ts'
import { isTold } from '../significance.ts'
import { size } from './how-many-more.ts'
import type { Finding, Words } from './words.ts'

type Row = ReportRow<'goal-to-goal'>

const manyOf = (by: string): string => (by === 'group' ? 'content groups' : `${by}s`)

/** What one who is in a row has: `Guides as first page`. */
const seenAs = ({ model, by }: Report<'goal-to-goal'>['params']): string => `${model} ${creditedBy(by)}`

export function goalToGoalFinding({ rows, params, totals }: Report<'goal-to-goal'>): Finding | null {
  const { goal, then } = params
  const { thenPeople, wentOn, wentOnLater, tooRecent, rate, medianDays, thenBefore, thenOnly } = totals
  const days = params.withinDays === null ? null : counted(params.withinDays, 'day')
  if (rate === null)
    return {
      headline: [
        tooRecent > 0
          ? `Nobody who reached “${goal}” has had ${days} to go on yet`
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
      `All together: ${all}${medianDays === null ? '' : `, ${medianDays < 1 ? 'within a day' : `after ${decimals(medianDays, 1)} ${plural(medianDays, 'day')}`} in the median`}.`,
      days === null
        ? `Going on is reaching “${then}” at the same time as “${goal}” or later, also after the period; who reached “${goal}” lately has had less time.`
        : `Going on is reaching “${then}” within ${days} of “${goal}”, the same time for everybody, also after the period${clauses([
            wentOnLater > 0 ? `${counted(wentOnLater, 'person', 'people')} did so only later` : '',
            tooRecent > 0 ? `${counted(tooRecent, 'person', 'people')} reached “${goal}” too late to have had it and ${tooRecent === 1 ? 'is' : 'are'} in no rate` : '',
          ])}.`, // prettier-ignore
      ...sameDaySentences(params, totals),
    ],
    more: [
      ...(without === ''
        ? []
        : [
            `${counted(thenPeople, 'person', 'people')} reached “${then}” in the period: ${without}. Neither is going on.`,
          ]),
      'People choose where they land: this is association, not effect.',
    ],
  }
}

/** What depends on how a day without an hour is read. */
function sameDaySentences(
  { goal, then }: Report<'goal-to-goal'>['params'],
  { hadThen, sameDayBefore, sameDayAfter }: Report<'goal-to-goal'>['totals'],
): string[] {
  const day = `on the day of “${goal}”, and of one of the two only the day is known`
  return [
    ...(sameDayBefore > 0
      ? [`${count(sameDayBefore)} of the ${count(hadThen)} who had reached “${then}” before did so ${day}: which came first is not known. Read as the other end of its day (--days start or end, at the import) they have gone on.`] // prettier-ignore
      : []),
    ...(sameDayAfter > 0
      ? [`${count(sameDayAfter)} of those who went on did so ${day}: which came first is not known.`]
      : []),
  ]
}

const clauses = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => `; ${part}`)
    .join('')

/** Told apart from chance, of all pairs one could have picked. */
const isApart = (pair: PlainPair): boolean => isTold(pair.pAdjusted)

function headline(
  rows: readonly Row[],
  params: Report<'goal-to-goal'>['params'],
  totals: Report<'goal-to-goal'>['totals'] & { rate: number },
): Words {
  const { goal, then, withinDays } = params
  const { surest, rate, wentOn, hadThen } = totals
  const could = ratedPeople(totals) - hadThen
  const peopleOf = (key: string): string => {
    const own = rows.find((row) => row.key === key)
    return count(own ? ratedPeople(own) : 0)
  }
  const all: Words = [
    { figure: percent(rate) },
    ` of the ${count(ratedPeople(totals))} who reach “${goal}” go on to “${then}”${withinDays === null ? '' : ` within ${counted(withinDays, 'day')}`}`,
    ...(hadThen > 0 && could > 0 ? [`, ${count(wentOn)} of the ${count(could)} (${percent(wentOn / could)}) who had not reached it before`] : []), // prettier-ignore
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
