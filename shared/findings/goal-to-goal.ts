/** Who goes on from one goal to the next, in words. */
import { count, counted, decimals, inSentence, percent, plural } from '../figures.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import type { Finding } from './words.ts'

type Row = ReportRow<'goal-to-goal'>

const isKey = ({ key }: Row): boolean => !['(none)', '(other)', '(not set)'].includes(key)

/** What one who is in a row has: `Guides as first page`. */
const seenAs = ({ model, by }: Report<'goal-to-goal'>['params']): string =>
  `${model} ${['group', 'page', 'topic', 'host'].includes(by) ? 'page' : 'touch'}`

export function goalToGoalFinding({ rows, params, totals }: Report<'goal-to-goal'>): Finding | null {
  const { goal, then } = params
  const { convertedPeople, thenPeople, wentOn, rate, medianDays, thenBefore, thenOnly } = totals
  if (rate === null) return { headline: [`Nobody reached “${goal}” in this period`], sub: [] }
  // How many more went on than would have at the rate of all.
  const surplus = (row: Row): number => row.wentOn - rate * row.convertedPeople
  const told = rows.filter((row) => isKey(row) && row.enough).toSorted((a, b) => surplus(b) - surplus(a))
  const [most] = told
  const least = told.at(-1)
  const apart = most && least && (most.rate ?? 0) > (least.rate ?? 0) ? { most, least } : null
  const all = `${count(wentOn)} of ${count(convertedPeople)} (${percent(rate)})`
  const never = thenOnly > 0 ? `${count(thenOnly)} of them never “${goal}”` : null
  const earlier = thenBefore > 0 ? `${count(thenBefore)} only after it` : null
  const without = [never, earlier].filter((part) => part !== null).join(', ')
  return {
    headline: apart
      ? [
          { figure: percent(apart.most.rate ?? 0) },
          ` of the ${count(apart.most.convertedPeople)} who reach “${goal}” with ${inSentence(apart.most.key)} as ${seenAs(params)} go on to “${then}”; with ${inSentence(apart.least.key)} it is ${percent(apart.least.rate ?? 0)} of ${count(apart.least.convertedPeople)}`,
        ]
      : [{ figure: percent(rate) }, ` of the ${count(convertedPeople)} who reach “${goal}” go on to “${then}”`],
    sub: [
      `All together: ${all}${medianDays === null ? '' : `, after ${decimals(medianDays, 1)} ${plural(medianDays, 'day')} in the median`}.`,
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
