/**
 * Times of one file read in another zone than its own: its events come whole hours late, so that people convert before they
 * come. What comes before a first view otherwise lies anywhere before it.
 */
import type { ZoneShift } from '../../../shared/reports/report.ts'
import type { ReportContext } from '../reports/report-context.ts'
import type { Scan } from './scan.ts'

const minute = 60_000
const hour = 60 * minute

/** Zones lie up to so many hours from UTC. */
const mostHours = 14
/** Of a visit that ends in a conversion, how long it is at most as a rule. */
const visit = 45 * minute
/** Clocks differ by as much. */
const slack = minute
/** Fewer say nothing, and a smaller part of those without a page before has other causes. */
const fewest = 10
const most = 0.6

/**
 * How many conversions without a page before them fall so many hours, less the length of a visit, before the first view of the same
 * person; over the year a zone has two such shifts an hour apart. Null where that is not so of most.
 */
export function findZoneShift(
  { journeys }: Pick<ReportContext, 'journeys'>,
  { touches, conversions: { count, start, end, row, person } }: Pick<Scan, 'touches' | 'conversions'>,
): ZoneShift {
  const time = journeys.column('time')
  const offset = journeys.column('offset')
  const byHour = new Array<number>(mostHours + 2).fill(0)
  let without = 0
  for (let c = 0; c < count; c++) {
    if (end[c]! > start[c]!) continue
    without++
    const next = touches[end[c]!]
    // Of the same person, not of the one after.
    if (next === undefined || next >= offset[person[c]! + 1]! || next < offset[person[c]!]!) continue
    const gap = time[next]! - time[row[c]!]!
    const hours = Math.ceil((gap - slack) / hour)
    if (hours >= 1 && hours <= mostHours && hours * hour - gap <= visit) byHour[hours]!++
  }
  let best = { conversions: 0, hours: 0 }
  for (let hours = 1; hours <= mostHours; hours++) {
    const conversions = byHour[hours]! + byHour[hours + 1]!
    if (conversions > best.conversions) best = { conversions, hours }
  }
  const { conversions, hours } = best
  if (conversions < fewest || conversions < most * without) return null
  const [isFirst, isSecond] = [byHour[hours]! > 0, byHour[hours + 1]! > 0]
  return { conversions, from: isFirst ? hours : hours + 1, to: isSecond ? hours + 1 : hours }
}
