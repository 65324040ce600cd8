/** How many pages and how much time lie between the first interaction and the conversion, by the first one's key. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { percentile } from '../../../../shared/statistics/stats.ts'
import { isInOrderOnly } from '../../import/events/order.ts'
import { findGoal } from '../../journeys/model.ts'
import { findPagesKnownFrom } from '../../journeys/pages-begin.ts'
import { scanOf } from '../../journeys/segment.ts'
import { codesOfRow } from '../../journeys/touch-keys.ts'
import { type RunReport, window } from '../report-context.ts'

const day = 86_400_000

export const journeyLength: RunReport<'journey-length'> = (context, params) => {
  const { config, db, journeys } = context
  const goal = findGoal(config, params.goal)
  const scan = scanOf(context, goal, window(params, config))
  const { touches, conversions } = scan
  const keys = journeys.keys(params.by, journeys.classes(config.contentGroups))
  const codesOf = codesOfRow(keys, journeys)
  const time = journeys.column('time')
  const byCode = new Map<number, { pages: number[]; days: number[] }>()
  const all = { pages: [] as number[], days: [] as number[] }
  for (let c = 0; c < conversions.count; c++) {
    const start = conversions.start[c]!
    const end = conversions.end[c]!
    if (start === end) continue
    const row = touches[start]!
    const days = (time[conversions.row[c]!]! - time[row]!) / day
    const codes = codesOf(row)
    for (let k = 0; k < codes.length; k++) {
      let lengths = byCode.get(codes[k]!)
      if (!lengths) byCode.set(codes[k]!, (lengths = { pages: [], days: [] }))
      lengths.pages.push(end - start)
      lengths.days.push(days)
    }
    all.pages.push(end - start)
    all.days.push(days)
  }
  const hasDays = !isInOrderOnly(db)
  const withinDay = (days: readonly number[]): number => days.filter((value) => value <= 1).length / days.length
  const sort = (values: number[]): Float64Array => Float64Array.from(values).sort()
  const ofDays = (days: readonly number[], share: number): number | null =>
    hasDays && days.length > 0 ? percentile(sort([...days]), share) : null
  const rows = [...byCode].map(([code, lengths]): ReportRow<'journey-length'> => {
    const pages = sort(lengths.pages)
    return {
      key: keys.names[code]!,
      conversions: pages.length,
      pagesLow: percentile(pages, 0.25),
      pagesMedian: percentile(pages, 0.5),
      pagesHigh: percentile(pages, 0.75),
      daysLow: ofDays(lengths.days, 0.25),
      daysMedian: ofDays(lengths.days, 0.5),
      daysHigh: ofDays(lengths.days, 0.75),
      dayShare: hasDays ? withinDay(lengths.days) : null,
    }
  })
  rows.sort((a, b) => b.conversions - a.conversions || (a.key < b.key ? -1 : 1))
  const attributed = all.pages.length
  return {
    params: { ...params, goal: goal.name },
    rows,
    totals: {
      conversions: conversions.count,
      pagesKnownFrom: findPagesKnownFrom(context, scan),
      attributed,
      pagesMedian: attributed === 0 ? null : percentile(sort(all.pages), 0.5),
      daysMedian: ofDays(all.days, 0.5),
      dayShare: attributed === 0 || !hasDays ? null : withinDay(all.days),
    },
  }
}
