/** What is said of costs of content by month, or of another span. */
import type { ContentCostsRead } from '../api.ts'
import type { ContentCost } from '../config.ts'
import { addDays, count, dateRange, listed } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

/** `to`: exclusive. */
const days = (from: string, to: string): string => dateRange(from, addDays(to, -1))

/** First day and, exclusive, last of all that have a period; null where none has. */
export function spanOf(costs: readonly Pick<ContentCost, 'from' | 'to'>[]): { from: string; to: string } | null {
  const from = costs.flatMap((cost) => cost.from ?? []).toSorted()[0]
  const to = costs.flatMap((cost) => cost.to ?? []).toSorted().at(-1) // prettier-ignore
  return from === undefined || to === undefined ? null : { from, to }
}

const isOfMonth = ({ from, to }: Pick<ContentCost, 'from' | 'to'>): boolean =>
  from === undefined || to === undefined || (from.endsWith('-01') && to.endsWith('-01') && addDays(from, 31) >= to)

/** After a table was read; null where it has no months, nor what looks like them. */
export function monthsSentence({
  months,
  unusedDates,
  costs,
}: Pick<ContentCostsRead, 'months' | 'unusedDates' | 'costs'>): string | null {
  if (unusedDates.length > 0)
    return `The costs are of no period, so reports of any period count them whole. ${listed(unusedDates.map((name) => `"${name}"`))} ${unusedDates.length === 1 ? 'looks' : 'look'} like dates and ${unusedDates.length === 1 ? 'is' : 'are'} not used: head the column "date" if the money of a row was spent on that day.`
  if (months === 0) return null
  const span = spanOf(costs)
  if (span === null)
    return `${months === 1 ? 'The amounts are of one month' : `The amounts of ${months} months are added up`}; of which period they are cannot be told, since no month is given with its year: choose that period in reports.`
  if (costs.some(({ days: parts }) => parts !== undefined))
    return `The costs are kept by day, of ${days(span.from, span.to)}: a report of a period counts those of its days.`
  const things = costs.every(isOfMonth) ? 'months' : 'periods'
  return `${months === 1 ? 'The costs are' : `The costs of ${months} ${things} are kept apart,`} of ${days(span.from, span.to)}: a report of a period counts the days of each that are in it.`
}

/** Which costs are in another currency, and at which rate they count; null where none is. */
export function convertedSentence({ totals: { costsConverted } }: Report<'content-return'>): string | null {
  if (costsConverted.length === 0) return null
  const parts = costsConverted.map(
    ({ currency, amount, rate, to }) => `${count(Math.round(amount))} ${currency} at 1 ${currency} = ${rate} ${to}`,
  )
  return `The costs hold ${listed(parts)}.`
}

/** What to choose where no period is chosen and costs are not of all days with page views; null where nothing would fit. */
export const fitPeriod = ({
  params: { from, to },
  totals: { costsFit, costsPeriod },
}: Report<'content-return'>): { from: string; to: string } | null =>
  costsFit || from !== null || to !== null ? null : costsPeriod

/** Beside the report; null where every cost counts whole and none is missing. */
export function costPeriodSentence({
  params,
  totals: { costsFrom, costsTo, costsFit, costsCut, costsSpread, costsUndated },
}: Report<'content-return'>): string | null {
  const hasPeriod = params.from !== null || params.to !== null
  const said: string[] = []
  if (costsFrom !== null && costsTo !== null) {
    const span = days(costsFrom, costsTo)
    if (costsCut)
      said.push(
        `Of the costs of ${span} those within the period count, by days${costsSpread ? ', over which those of longer times are spread evenly' : ''}.`,
      )
    const isInside = params.from !== null && params.from >= costsFrom && params.to !== null && params.to <= costsTo
    if (!costsFit && hasPeriod)
      said.push(
        isInside
          ? 'Costs are known of some days of the period only, or of none.'
          : `Costs are known of ${span} only: the rest of the period has none.`,
      )
    if (!costsFit && !hasPeriod)
      said.push(
        `The costs are those of ${span}, which are not all days with page views: choose the period that has both.`,
      )
  }
  if (costsUndated && hasPeriod) said.push(`Costs without a month count whole, whatever the period.`)
  return said.length === 0 ? null : said.join(' ')
}
