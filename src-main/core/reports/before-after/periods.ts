/** The two periods around a date, in whole days of the workspace time zone where they are not given. */
import type { DataEnd } from '../../journeys/data-end.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams } from '../../../../shared/reports/index.ts'
import { beginOf, dateOf, dayOf, instant } from '../../zone-days.ts'

export interface Periods {
  /** Filled in: `2025-04-01`, or what was given. */
  from: string
  date: string
  to: string
  /** Epoch ms: from ≤ before < date ≤ after < to. */
  bounds: { from: number; date: number; to: number }
  /** Calendar days; of a period that does not begin at midnight, with a fraction. */
  daysBefore: number
  daysAfter: number
  /** Whole days of the data before and after the two. */
  furtherDaysBefore: number
  furtherDaysAfter: number
  /** Day in the middle of all data, which is taken where nothing is said. */
  middle: string
}

interface Data {
  /** First landing, last page view, and until when it is known who reached the goal; epoch ms. */
  firstLanding: number
  lastPage: number
  dataEnd: number
  /** What ends then. */
  endsBy: DataEnd['by']
  zone: string
}

type Params = Pick<ReportParams<'before-after'>, 'date' | 'from' | 'to'> & { withinDays: number }

const day = 86_400_000

/** Throws USAGE where the date or the data leave one of them empty. */
export function findPeriods(params: Params, { firstLanding, lastPage, dataEnd, endsBy, zone }: Data): Periods {
  // The last instant of landing from which there are `withinDays` of data.
  const lastLanding = Math.min(lastPage, dataEnd - params.withinDays * day)
  const given = (text: string | null): number | null => (text === null ? null : instant(text, zone))
  const dayAt = (time: number): number => dayOf(time, zone)
  const beginAfter = (time: number, days = 0): number => beginOf(Math.floor(dayAt(time)) + days, zone)
  const daysFrom = (start: number, end: number): number => dayAt(end) - dayAt(start)
  const name = (time: number): string => dateOf(dayAt(time))
  const days = `${params.withinDays} ${params.withinDays === 1 ? 'day' : 'days'}`
  if (firstLanding > lastLanding)
    throw new AppError(
      'USAGE',
      `The data are shorter than ${days}, so nobody has had so long since they landed; count conversions within fewer days.`,
    )
  const start = beginAfter(firstLanding)
  // People who land on a day that is not over by then have not all had the time.
  const end = beginAfter(lastLanding)
  // What reaches beyond the data is cut, so that the lengths said are those there are.
  const wantedFrom = given(params.from)
  const wantedTo = given(params.to)
  const givenFrom = wantedFrom === null ? null : Math.max(wantedFrom, start)
  const givenTo = wantedTo === null ? null : Math.min(wantedTo, end)
  const first = givenFrom ?? start
  const last = givenTo ?? end
  const middleOf = (from: number, to: number): number => beginAfter(from, Math.floor(daysFrom(from, to) / 2))
  const date = given(params.date) ?? middleOf(first, last)
  const before = Math.floor(daysFrom(start, date))
  const after = Math.floor(daysFrom(date, end))
  if (after < 1)
    throw new AppError(
      'USAGE',
      lastLanding === lastPage
        ? `Page views end on ${name(lastPage)}, so nobody can be seen to land on ${name(date)} or later; name an earlier date.`
        : `${endsBy === 'last day of the goal' ? 'The goal is not reached any more from' : 'The data end on'} ${name(dataEnd)}${endsBy === 'last day of the goal' ? ' on' : ''}, so nobody who landed on ${name(date)} or later has had ${days}; name an earlier date, or count conversions within fewer days.`,
    )
  if (before < 1)
    throw new AppError(
      'USAGE',
      `Nobody landed before ${name(date)}: the first did on ${name(start)}; name a later date.`,
    )
  const lengthBefore = givenTo === null ? after : Math.ceil(daysFrom(date, givenTo))
  const from = givenFrom ?? beginAfter(date, -Math.min(before, lengthBefore))
  const lengthAfter = Math.ceil(daysFrom(from, date))
  const to = givenTo ?? beginAfter(date, Math.min(after, lengthAfter))
  if (!(from < date && date < to))
    throw new AppError(
      'USAGE',
      `The date ${name(date)} is not between the first day before it, ${name(from)}, and the end of the days after it, ${name(to)}.`,
    )
  const said = (text: string | null, wanted: number | null, used: number): string =>
    text !== null && wanted === used ? text : name(used)
  return {
    from: said(params.from, wantedFrom, from),
    date: name(date),
    to: said(params.to, wantedTo, to),
    bounds: { from, date, to },
    daysBefore: daysFrom(from, date),
    daysAfter: daysFrom(date, to),
    furtherDaysBefore: Math.floor(daysFrom(start, from)),
    furtherDaysAfter: Math.floor(daysFrom(to, end)),
    middle: name(middleOf(start, end)),
  }
}
