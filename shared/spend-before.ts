/** What keeps the same days a year before from being held against what was paid. */
import type { Report } from './reports/index.ts'

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
