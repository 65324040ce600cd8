/** Of which days the data are: page views first, which reports on content are about; lists of contacts and payments often begin years before. */
import { date, dateRange, dayOf } from '../text/figures.ts'

export interface DataTimes {
  timeZone: string
  /** ISO-8601, of all events. */
  timeRange: [string, string] | null
  /** Of the files with pages. */
  pagesRange: [string, string] | null
}

/** Ends of exports made one after the other lie days apart, which says nothing. */
const aWeek = 7 * 86_400_000

/** null where page views and all events are of about the same days, or none has a page. */
export function pageDays({ timeZone, timeRange, pagesRange }: DataTimes): { pages: string; others: string } | null {
  if (timeRange === null || pagesRange === null) return null
  const begins = Date.parse(pagesRange[0]) - Date.parse(timeRange[0]) > aWeek
  const ends = Date.parse(timeRange[1]) - Date.parse(pagesRange[1]) > aWeek
  if (!begins && !ends) return null
  const [from, to] = timeRange.map((time) => dayOf(time, timeZone)) as [string, string]
  const [first, last] = pagesRange.map((time) => dayOf(time, timeZone)) as [string, string]
  const others = !begins ? `to ${date(to)}` : !ends ? `from ${date(from)}` : dateRange(from, to)
  return { pages: dateRange(first, last), others }
}

export function dataDays(data: DataTimes): string | null {
  if (data.timeRange === null) return null
  const apart = pageDays(data)
  if (apart) return `Page views ${apart.pages}; other events ${apart.others}`
  const [from, to] = data.timeRange
  return `Data from ${date(from, data.timeZone)} to ${date(to, data.timeZone)}`
}
