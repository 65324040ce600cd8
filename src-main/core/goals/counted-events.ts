/** The events that a goal counts, whatever they are worth. */
import type { Goal } from '../../../shared/config.ts'
import { always } from '../journeys/scan.ts'
import type { ReportContext } from '../reports/report-context.ts'

/** Without those of people who are left out. */
export function countedEvents({ config, journeys }: ReportContext, goal: Goal): Set<number> {
  const { conversions } = journeys.scan(config, { ...goal, count: 'every', value: null }, always)
  const event = journeys.column('event')
  return new Set(Array.from({ length: conversions.count }, (_, c) => event[conversions.row[c]!]!))
}
