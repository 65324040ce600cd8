/** With which fewer days to convert the two periods would be much longer, where the data end soon after the date. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import type { Periods } from './periods.ts'

type Lengths = Pick<Periods, 'daysBefore' | 'daysAfter'>

/** Days, the longest first. */
const choices = [60, 30, 14, 7] as const
const shortest = choices.at(-1)!

/** What counts as as long: a day is soon lost to where the data end. */
const nearly = 0.95

const shorter = ({ daysBefore, daysAfter }: Lengths): number => Math.min(daysBefore, daysAfter)

/** `periodsOf`: null where so many days leave a period empty. */
export function findFewerDays(
  withinDays: number,
  now: Lengths,
  periodsOf: (withinDays: number) => Lengths | null,
): ReportTotals<'before-after'>['fewerDays'] {
  if (withinDays <= shortest) return null
  const best = periodsOf(shortest)
  if (best === null || shorter(best) < 2 * shorter(now)) return null
  for (const days of choices) {
    const periods = days < withinDays ? periodsOf(days) : null
    if (periods !== null && shorter(periods) >= nearly * shorter(best))
      return { withinDays: days, daysBefore: periods.daysBefore, daysAfter: periods.daysAfter }
  }
  return null
}
