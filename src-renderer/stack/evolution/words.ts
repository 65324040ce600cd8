/** What the headline says of the time that is shown, and of what fell into it. */
import { counted, date } from '../../format.ts'

/** Of this many years the days need not be named. */
const leastYears = 1.5
/** So near to whole years that they are. */
const nearly = 0.05

/** ` in 3 years` of three, else ` between 1 May 2024 and 27 Nov 2026`; "" of a year or so. Both days are included. */
export function spanWords(firstDay: string, lastDay: string): string {
  const years = (Date.parse(lastDay) - Date.parse(firstDay) + 86_400_000) / (365.25 * 86_400_000)
  if (years < leastYears) return ''
  return Math.abs(years - Math.round(years)) <= nearly
    ? ` in ${counted(Math.round(years), 'year')}`
    : ` between ${date(firstDay)} and ${date(lastDay)}`
}

/** How many people there were on a day is nothing that happened on it. */
export const isEvent = (milestone: string): boolean => !/(?<!\p{L})head ?count(?!\p{L})/iu.test(milestone)
