/** What is said where days begin and end with the page views, and other events are older or later. */
import { addDays, counted, date } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

interface Outside {
  said: string
  /** The parameter that brings them into the table, and its value. */
  param: 'from' | 'to'
  value: string
}

export function volumeOutside({ rows, totals: { before, after } }: Report<'volume'>): Outside[] {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return []
  const lie = (events: number, since: string, where: string): string =>
    `${counted(events, 'event')} ${since} ${events === 1 ? 'lies' : 'lie'} ${where} and ${events === 1 ? 'is' : 'are'} in no day here.`
  return [
    ...(before === null
      ? []
      : [{ said: `Page views begin on ${date(first.day)}; ${lie(before.events, `since ${date(before.from)}`, 'before')}`, param: 'from' as const, value: before.from }]),
    ...(after === null
      ? []
      : [{ said: `Page views end on ${date(last.day)}; ${lie(after.events, `until ${date(after.until)}`, 'after')}`, param: 'to' as const, value: addDays(after.until, 1) }]),
  ] // prettier-ignore
}
