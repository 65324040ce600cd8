/** Of the people counted in a period: who landed before it, and whose conversions came after it and are not counted. */
import { addDays, count, counted, date, inSentenceAmong, isDate } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

type Result = Pick<Report<'template-comparison' | 'template-ranking'>, 'params' | 'totals'>

/** `31 Mar 2026` where the period ends with that day; a time as it is. */
const lastDay = (to: string): string => (isDate(to) ? date(addDays(to, -1)) : to)

/** `only`: two of the groups, each with how many of its people converted later; otherwise all of them together. */
export function outsidePeriod(
  { params: { from, to }, totals }: Result,
  only?: readonly { key: string; later: number }[],
): string[] {
  const said: string[] = []
  if (to !== null && totals.convertedLater > 0 && (only?.some(({ later }) => later > 0) ?? true)) {
    const after = `after ${lastDay(to)}`
    const who = only
      ? `${only.map(({ key, later }) => `${count(later)} more of ${inSentenceAmong(only.map((each) => each.key))(key)}`).join(' and ')} converted ${after}`
      : `${count(totals.convertedLater)} more of the people counted converted ${after}`
    said.push(
      `${who} and ${totals.convertedLater === 1 ? 'counts' : 'count'} as not converted: a longer period counts them, or “Before and after a date”, within days of landing.`,
    )
  }
  if (from !== null && totals.landedEarlier > 0)
    said.push(
      `${count(totals.landedEarlier)} of the ${counted(totals.people, 'person', 'people')} counted landed before ${isDate(from) ? date(from) : from}.`,
    )
  return said
}
