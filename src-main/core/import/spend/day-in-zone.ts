/** Days of payments whose cells have a time: an export in UTC has what was charged after midnight on the day before. */
const timeOfDay = /[T\s](\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([AP])?(?:\.?M\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i

interface Time {
  /** Minutes since midnight. */
  minutes: number
  /** Minutes east of UTC; null = it names no zone. */
  offset: number | null
}

function timeIn(cell: string): Time | null {
  const [found, hour, minute, , half, zone] = timeOfDay.exec(cell.trim()) ?? []
  if (found === undefined) return null
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0)
  const [, sign, eastHours, eastMinutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? []
  const east = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(eastHours) * 60 + Number(eastMinutes))
  return { minutes: hours * 60 + Number(minute), offset: zone === undefined ? null : east }
}

export interface DaysInZone {
  /** Whether some times are moments, so that their days are those of a zone. */
  isZoned: boolean
  /** The day in the zone; `date` is the one that is written. */
  dayOf: (cell: string, date: string) => string
  /** In UTC, whatever zone is chosen; null = the cell names no moment, and its day is the one that is written. */
  momentOf: (cell: string, date: string) => string | null
}

const minuteMs = 60_000

/**
 * `cells`: all of the column. Where each of them is midnight, days are written as times. `isUtc`: what names no zone is in UTC; else it
 * is as clocks showed it.
 */
export function daysInZone(cells: readonly string[], zone: string, isUtc: boolean): DaysInZone {
  const times = cells.map(timeIn)
  const isZoned = times.some((time) => time !== null && time.minutes > 0) && times.some((time) => time !== null && (isUtc || time.offset !== null)) // prettier-ignore
  if (!isZoned) return { isZoned, dayOf: (_, date) => date, momentOf: () => null }
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const momentOf = (cell: string, date: string): string | null => {
    const time = timeIn(cell)
    const offset = time?.offset ?? (isUtc ? 0 : null)
    return time === null || offset === null ? null : new Date(Date.parse(date) + (time.minutes - offset) * minuteMs).toISOString() // prettier-ignore
  }
  const dayOf = (cell: string, date: string): string => {
    const moment = momentOf(cell, date)
    return moment === null ? date : days.format(Date.parse(moment))
  }
  return { isZoned, dayOf, momentOf }
}
