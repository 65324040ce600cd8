/** The days that reports of payments are about, and those they are held against. */
import { AppError } from '../../../shared/errors.ts'
import { toDate, toDay, yearBefore, yearTo } from '../stack/cost.ts'
import type { IsoDate } from '../stack/tool.ts'

/** Without days, the twelve months to the last payment. */
export function spendPeriod({ from, to }: { from: string | null; to: string | null }, last: string) {
  if (from === null || to === null) {
    const year = yearTo(toDay(last) + 1)
    return { from: toDate(year.from), to: toDate(year.to) }
  }
  if (to <= from) throw new AppError('USAGE', `The period from ${from} to ${to} has no day.`)
  return { from, to }
}

/** The same days a year before; of days that payments are not known of yet there is nothing to hold against, unless somebody asked for a whole year, in which nothing more is paid. */
export function yearEarlier(from: IsoDate, to: IsoDate, last: IsoDate | null): { from: IsoDate; to: IsoDate } {
  const end = last === null ? toDay(to) : Math.min(toDay(to), toDay(last) + 1)
  return { from: toDate(yearBefore(toDay(from))), to: toDate(yearBefore(end - 1) + 1) }
}
