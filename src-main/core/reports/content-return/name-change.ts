/** Where the visits of one name stop as those of another begin, and what costs say of the days on both sides. */
import type { ContentCost } from '../../../../shared/config.ts'
import { addDays } from '../../../../shared/text/figures.ts'
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { dateOf, dayOf, instant } from '../../zone-days.ts'

export type Change = NonNullable<ReportTotals<'content-return'>['renamed'][number]['change']>

const msPerDay = 86_400_000
/** A small campaign has days without a visit, and costs of a few days without one are nothing odd. */
const tolerance = 7 * msPerDay
/** Links under the old name are still about. */
const mostLate = 0.05

/** Epoch ms of the first visit of `next`, where those of `old` stop: both in order of time. */
export function followsAt(old: readonly number[], next: readonly number[]): number | null {
  const begin = next[0]
  if (begin === undefined) return null
  const before = old.filter((time) => time < begin)
  const last = before.at(-1)
  if (last === undefined || last < begin - tolerance) return null
  return (old.length - before.length) / old.length <= mostLate ? begin : null
}

/**
 * Of a name with costs and one without: on which day one gave way to the other, while the costs are also of the other side of it.
 * Times in order; of `costs` at least one. `isSure`: they are, whatever of a month or of all days was spent when.
 */
export function changeOf(
  costs: readonly ContentCost[],
  ownVisits: readonly number[],
  otherVisits: readonly number[],
  zone: string,
): (Change & { isSure: boolean }) | null {
  const toCost = followsAt(otherVisits, ownVisits)
  const at = toCost ?? followsAt(ownVisits, otherVisits)
  if (at === null) return null
  const spent = costs.filter(({ amount, hours, hourlyRate }) => amount + hours * hourlyRate > 0).map(daysWithCost)
  const isFar = (day: string | null): boolean =>
    day === null || (toCost === null ? instant(day, zone) >= at + tolerance : instant(day, zone) <= at - tolerance)
  const outermost = (days: string[]): string | null => (toCost === null ? days.toSorted().at(-1) : days.toSorted()[0]) ?? null // prettier-ignore
  if (spent.length === 0) return null
  const dated = spent.filter((days) => days !== null)
  const day = outermost(dated.map((days) => (toCost === null ? days.last : days.first)))
  if (!isFar(day)) return null
  const sure = outermost(dated.map((days) => (toCost === null ? days.surelyLast : days.surelyFirst)))
  return { day: dateOf(dayOf(at, zone)), to: toCost === null ? 'visits' : 'cost', costs: day, isSure: sure !== null && isFar(sure) } // prettier-ignore
}

/** First and last day that a cost can be of, and the latest and earliest that they can be; null without a period. */
function daysWithCost({ from, to, days }: ContentCost) {
  if (from === undefined || to === undefined) return null
  if (days === undefined) {
    const last = addDays(to, -1)
    return { first: from, last, surelyFirst: last, surelyLast: from }
  }
  const first = addDays(from, days.findIndex((part) => part > 0)) // prettier-ignore
  const last = addDays(from, days.findLastIndex((part) => part > 0)) // prettier-ignore
  return { first, last, surelyFirst: first, surelyLast: last }
}
