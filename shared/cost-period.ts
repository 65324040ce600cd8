/** What is said of costs that a table gave by month: they count as one sum. */
import type { ContentCostsRead } from './api.ts'
import type { Report } from './reports/index.ts'

/** `to`: exclusive. */
const days = (from: string, to: string): string =>
  `${from} to ${new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10)}`

/** After a table was read; null where it has no column of months. */
export function monthsSentence({ months, costs }: Pick<ContentCostsRead, 'months' | 'costs'>): string | null {
  if (months === 0) return null
  const [cost] = costs
  const sum = months === 1 ? 'The amounts are of one month' : `The amounts of ${months} months are added up`
  return cost?.from && cost.to
    ? `${sum}: they are the cost of ${days(cost.from, cost.to)}, and a report of another period says so.`
    : `${sum}; of which period they are cannot be told, since not every month is given with its year: choose that period in reports.`
}

/** Beside the report; null where its period is that of the costs, or theirs is not known. */
export function costPeriodSentence({
  totals: { costsFrom, costsTo, costsFit },
}: Report<'content-return'>): string | null {
  if (costsFrom === null || costsTo === null || costsFit) return null
  return `The costs are those of ${days(costsFrom, costsTo)}, and all of them are set against a report of another period: costs per page and per conversion hold for that period only.`
}
