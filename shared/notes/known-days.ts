/** What is said where a chosen period has days of which either costs or conversions are not known. */
import { addDays, date, dateRange } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

/** A sentence each; none where both are known of the whole period. */
export function knownDaysSentences({ params, totals }: Report<'cost-per-conversion'>): string[] {
  const { costsFrom, costsTo, conversionsFrom, conversionsTo } = totals
  const isOutside = (from: string | null, to: string | null): boolean =>
    (from !== null && params.from! < from) || (to !== null && params.to! > to)
  return [
    ...(isOutside(conversionsFrom, conversionsTo)
      ? [`Conversions are known ${days(conversionsFrom, conversionsTo)} only, so the cost of more days is divided by those of fewer.`] // prettier-ignore
      : []),
    ...(isOutside(costsFrom, costsTo)
      ? [`Payments are known ${days(costsFrom, costsTo)} only: what their tools cost on the other days is estimated from them.`] // prettier-ignore
      : []),
  ]
}

/** `to`: exclusive. */
function days(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return `of ${dateRange(from, addDays(to, -1))}`
  return from === null ? `to ${date(addDays(to!, -1))}` : `from ${date(from)}`
}
