/** Days on a horizontal axis, shared by every chart of the stack that has time in it. */
import { scaleUtc, utcFormat, utcMonth, utcYear } from 'd3'

/** `YYYY-MM-DD` → the instant d3 scales it by. */
const toTime = (day: string): Date => new Date(`${day}T00:00:00Z`)

export type DayScale = (day: string) => number

/** Days [from, to] over px [left, right]; a day outside is drawn at the edge. */
export function dayScale(from: string, to: string, left: number, right: number): DayScale {
  const scale = scaleUtc([toTime(from), toTime(to)], [left, right]).clamp(true)
  return (day) => scale(toTime(day))
}

export interface TimeTick {
  day: string
  label: string
}

const isoDay = (time: Date): string => time.toISOString().slice(0, 10)
const monthName = utcFormat('%b')

/**
 * Starts of years, quarters or months from `from` to `to`, the finest that leave each label `room` px. The first tick
 * and every January name their year.
 */
export function timeTicks(from: string, to: string, width: number, room = 64): TimeTick[] {
  const start = toTime(from)
  const end = toTime(to)
  const months = Math.max(1, utcMonth.count(start, end))
  const most = Math.max(1, Math.floor(width / room))
  const step = [1, 3, 6].find((each) => months / each <= most)
  if (step === undefined || months > 36) {
    const years = utcYear.range(utcYear.floor(start), utcYear.offset(end, 1))
    const every = Math.ceil(years.length / most)
    return years
      .filter((year, index) => index % every === 0 && year <= end)
      .map((year) => ({ day: isoDay(year < start ? start : year), label: String(year.getUTCFullYear()) }))
  }
  const starts = utcMonth
    .range(utcMonth.floor(start), end)
    .filter((month) => month.getUTCMonth() % step === 0 || months < step)
  // What is left of the month the axis begins in can be too narrow for its name.
  const next = starts[1]
  const px = next ? ((next.getTime() - start.getTime()) / (end.getTime() - start.getTime())) * width : room
  return (px < room && starts[0]! < start ? starts.slice(1) : starts).map((month, index) => ({
    day: isoDay(month < start ? start : month),
    label:
      index === 0 || month.getUTCMonth() === 0 ? `${monthName(month)} ${month.getUTCFullYear()}` : monthName(month),
  }))
}
