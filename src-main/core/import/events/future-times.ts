/** Events that are still to come: a column that says when a meeting is held, or a delivery due, was taken for when it was booked. */
import { findDayOrder } from '../cells/day-order.ts'
import { isTimed, parseTime } from '../cells/time.ts'
import { mapOption } from '../ids/email-beside.ts'
import { looksLikeTime } from '../columns/guess-fields.ts'
import { type Inspection, sampleOf } from '../inspect/inspection.ts'
import { saysDone, saysPlanned } from '../columns/time-names.ts'

/** A day, for zones: what is later than this is a mistake in the file, a zone or unit that was read wrongly, or to come. */
const ahead = 86_400_000

export const isToCome = (time: number, now: Date): boolean => time > now.getTime() + ahead

/** Of a column, in the rows looked at. */
function timesIn(inspection: Pick<Inspection, 'columns' | 'sample'>, column: string): number[] {
  const cells = sampleOf(inspection, column).map((cell) => cell.trim())
  const { found } = findDayOrder(cells)
  const order = found === 'day-month' || found === 'month-day' ? found : undefined
  const timed = isTimed(cells)
  return cells.map((cell) => parseTime(cell, (ms) => ms, order, timed)).filter((time) => !Number.isNaN(time))
}

const mostly = 0.9

/** Another column of times of a table, none of which are to come, as its name says where several are; null = none. */
export function pastTimesBeside(
  inspection: Pick<Inspection, 'columns' | 'sample' | 'container'>,
  time: string,
  now: Date,
): string | null {
  if (inspection.container !== 'csv') return null
  const past = inspection.columns.filter((column) => {
    if (column === time || saysPlanned(column)) return false
    const filled = sampleOf(inspection, column).filter((cell) => cell.trim() !== '')
    if (filled.length < mostly * inspection.sample.length || filled.length === 0) return false
    if (filled.filter((cell) => looksLikeTime(cell.trim())).length < mostly * filled.length) return false
    return timesIn(inspection, column).every((each) => !isToCome(each, now))
  })
  return past.find(saysDone) ?? past[0] ?? null
}

/** Of the rows looked at, those to come. */
export function rowsToCome(
  inspection: Pick<Inspection, 'columns' | 'sample'>,
  time: string,
  now: Date,
): { count: number; last: string } | null {
  const toCome = timesIn(inspection, time).filter((each) => isToCome(each, now))
  if (toCome.length === 0) return null
  return { count: toCome.length, last: new Date(Math.max(...toCome)).toISOString().slice(0, 10) }
}

/** What helps, as a sentence. */
export const insteadOf = (times: { column: string; beside: string | null } | null): string =>
  times === null || times.beside === null
    ? 'They count as they stand; check the times of the file, or choose a period that ends before.'
    : `They are of “${times.column}”, and none of “${times.beside}” is to come: if that is when it was done, choose it for the time (--map ${mapOption('time', times.beside)}).`
