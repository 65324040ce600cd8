import type { Goal } from '../../../../shared/config.ts'
import { always } from '../../journeys/scan.ts'
import type { ReportContext } from '../report-context.ts'

/**
 * When somebody reached a goal, at whatever time: the first time of all, or `from` a time on; null = never. People are
 * to be asked for in their order.
 */
export function timesOf(
  { config, journeys }: Pick<ReportContext, 'config' | 'journeys'>,
  goal: Goal,
  which: 'ever' | 'from',
) {
  const { conversions } = journeys.scan(config, goal, always)
  const time = journeys.column('time')
  let c = 0
  return (person: number, from: number): number | null => {
    const isBefore = (): boolean =>
      conversions.person[c]! < person ||
      (which === 'from' && conversions.person[c] === person && time[conversions.row[c]!]! < from)
    while (c < conversions.count && isBefore()) c++
    return c < conversions.count && conversions.person[c] === person ? time[conversions.row[c]!]! : null
  }
}
