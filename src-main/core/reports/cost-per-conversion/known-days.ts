/** The days of which both what the stack cost and who converted are known: costs of some days say nothing of conversions of others. */
import { findGoal } from '../../journeys/model.ts'
import { findPageTimes } from '../../journeys/pages-begin.ts'
import { type Day, intersect, type Span } from '../../stack/cost.ts'
import type { PaidIn } from '../../stack/payments/paid-in.ts'
import type { IsoDate } from '../../stack/tool.ts'
import { dayOf } from '../../zone-days.ts'
import type { ReportContext } from '../report-context.ts'

/** So many conversions say how often there is one. */
const fewest = 5
/** As long without one as chance hardly is: e⁻⁵, less than once in a hundred. */
const usualGaps = 5
/** Days that are quiet in any case. */
const quiet = 14

/**
 * From the first to the last page view or conversion, without a time before or after all conversions that is too long for none.
 * Infinite where too few conversions and no page view say since when; null without either.
 */
export function conversionsKnown(context: ReportContext, goal: string | null): Span | null {
  const { config, journeys } = context
  const { row } = journeys.reachedGoal(config, findGoal(config, goal))
  const time = journeys.column('time')
  const own = daysBetween(
    row.reduce((least, at) => Math.min(least, time[at]!), Infinity),
    row.reduce((most, at) => Math.max(most, time[at]!), -Infinity),
    config.timeZone,
  )
  const pages = findPageTimes(context)
  const views = pages && daysBetween(pages.first, pages.last, config.timeZone)
  if (own === null || views === null) return views ?? (own && row.length < fewest ? { ...own, from: -Infinity } : own)
  const known = { from: Math.min(own.from, views.from), to: Math.max(own.to, views.to) }
  if (row.length < fewest) return known
  const longest = Math.max(quiet, (usualGaps * (own.to - own.from)) / row.length)
  return {
    from: own.from - known.from > longest ? own.from : known.from,
    to: known.to - own.to > longest ? own.to : known.to,
  }
}

const daysBetween = (first: number, last: number, zone: string): Span | null =>
  Number.isFinite(first) ? { from: Math.floor(dayOf(first, zone)), to: Math.floor(dayOf(last, zone)) + 1 } : null

/** What is paid for a tool, and how much it weighs among all. */
export interface PaidTool {
  paid: PaidIn
  annualCost: number
  startDate: IsoDate | null
  endDate: IsoDate | null
}

/** Tools of so little of the cost do not say since when costs are known. */
const little = 0.01

/**
 * Since and until when payments say what those tools cost that nothing else does: a tool that began or ended within them
 * cost nothing before or after. Infinite where no tool is known by payments alone. `total`: annual cost of all tools.
 */
export function costsKnown(tools: readonly PaidTool[], total: number): Span {
  const bound = (of: readonly (readonly [Day, number])[], otherwise: Day): Day => {
    let passed = 0
    return of.find(([, annualCost]) => (passed += annualCost) > little * total)?.[0] ?? otherwise
  }
  const open = (date: 'startDate' | 'endDate') => tools.filter((tool) => tool[date] === null && tool.paid.known.length > 0) // prettier-ignore
  const starts = open('startDate').map(({ paid, annualCost }) => [paid.known.at(-1)!.from, annualCost] as const)
  const ends = open('endDate').map(({ paid, annualCost }) => [paid.known.at(-1)!.to, annualCost] as const)
  return {
    from: bound(starts.toSorted(([a], [b]) => b - a), -Infinity), // prettier-ignore
    to: bound(ends.toSorted(([a], [b]) => a - b), Infinity), // prettier-ignore
  }
}

/** So many days at most, where nobody chose them. */
export const mostDays = 365

/** Of those of which both are known the last year; of those of which conversions are where there are none. */
export function usualPeriod(conversions: Span, costs: Span): Span {
  const both = intersect(conversions, costs) ?? conversions
  return { from: Math.max(both.from, both.to - mostDays), to: both.to }
}
