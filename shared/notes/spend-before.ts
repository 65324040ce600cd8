/** What keeps the same days a year before from being held against what was paid. */
import type { Report } from '../reports/index.ts'

/** Whether payments of some of the month a year before are stored: of no other is known what was paid in it. */
export const isYearBeforeKnown = (month: string, knownFrom: string | null): boolean =>
  knownFrom !== null && `${Number(month.slice(0, 4)) - 1}${month.slice(4)}` >= knownFrom.slice(0, 7)

/** null where payments of all those days are stored, or nothing is compared. */
export function spendBeforeSentence(
  { params, totals }: Pick<Report<'stack-spend'>, 'params' | 'totals'>,
  date: (day: string) => string,
): string | null {
  const { before, beforeFrom, knownFrom } = totals
  if (params.against === null || beforeFrom === null || knownFrom === null || knownFrom <= beforeFrom) return null
  return before === null
    ? `What was paid in the same days a year before is not known: payments are stored from ${date(knownFrom)} on.`
    : `The days a year before begin on ${date(beforeFrom)}, and payments are stored from ${date(knownFrom)} on: what was paid until then is missing from them, and part of the change may be that.`
}
