/**
 * A rate over time and a rate before and after a date are two looks at one thing: from each to the other with the same
 * goal, people and time to convert. The date is marked over time as `date` of the address.
 */
import type { Report } from '../../shared/reports/index.ts'
import { landingDimensions } from '../../shared/reports/landing-trend.ts'
import { templateDimensions } from '../../shared/reports/template-comparison.ts'
import { isDate } from '../format.ts'
import { type QueryPatch, toHref } from '../route.ts'
import { daysBetween } from './trend-days.ts'

type Change = Report<'before-after'>['params']
type Trend = Report<'landing-trend'>['params']

/** Groups are what both screens show unless told otherwise. */
const byOf = (by: string, known: readonly string[]): string | null => (by !== 'group' && known.includes(by) ? by : null)

/** The days somebody chose, and intervals in which a few of them show more than one or two points. */
function chosenDays(query: URLSearchParams): QueryPatch {
  const [from, to] = [query.get('from'), query.get('to')]
  if (from === null || to === null || !isDate(from) || !isDate(to)) return { from, to }
  const days = daysBetween(from, to)
  return { from, to, interval: days <= 31 ? 'day' : days <= 92 ? 'week' : null }
}

export const trendHref = (
  query: URLSearchParams,
  { by, within, pages, channel, device, withinEach, withinDays, did, neverDid }: Change,
): string =>
  toHref('/landing-trend', {
    goal: query.get('goal'),
    by: byOf(by, landingDimensions),
    within,
    pages,
    channel,
    device,
    withinEach,
    did,
    neverDid,
    withinDays,
    // The middle of the data is none that anybody asked about.
    date: query.get('date'),
    ...chosenDays(query),
  })

/** `date`: the first day of what is chosen over time. */
export const changeHref = (
  query: URLSearchParams,
  { by, within, pages, channel, device, withinEach, withinDays, did, neverDid }: Trend,
  date: string | null,
): string =>
  toHref('/before-after', {
    goal: query.get('goal'),
    by: byOf(by, templateDimensions),
    within,
    pages,
    channel,
    device,
    withinEach,
    did,
    neverDid,
    withinDays,
    date: date ?? query.get('date'),
    from: query.get('from'),
    to: query.get('to'),
  })
