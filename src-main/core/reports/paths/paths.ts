/** Whole paths, the most travelled first. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { findGoal } from '../../journeys/model.ts'
import { findPagesKnownFrom } from '../../journeys/pages-begin.ts'
import { scanOf } from '../../journeys/segment.ts'
import { forEachWalk } from '../../journeys/walks.ts'
import { type RunReport, window } from '../report-context.ts'
import { DistinctPaths } from './distinct-paths.ts'
import { firstOf } from './first-of.ts'

type Row = ReportRow<'paths'>

/** Order: conversions, then people, descending; then the shorter path; then by its keys. */
export const paths: RunReport<'paths'> = (context, params) => {
  const { config } = context
  const goal = findGoal(config, params.goal)
  const range = window(params, config)
  const found = new DistinctPaths()
  const names = forEachWalk(context, { goal, ...range, by: params.by, repeats: params.repeats }, (walk) => {
    const path = found.add(walk.codes, walk.length)
    if (walk.isPerson) found.people[path]!++
    if (walk.converts) found.conversions[path]!++
  })
  const { count, people, conversions } = found
  const keysOf = (path: number): string[] => Array.from(found.codesOf(path), (code) => names[code]!)
  const isBefore = (a: number, b: number): boolean => {
    const by =
      conversions[b]! - conversions[a]! ||
      people[b]! - people[a]! ||
      found.length(a) - found.length(b) ||
      compare(keysOf(a), keysOf(b))
    return by < 0
  }
  const shown = firstOf(count, params.top, isBefore)
  const sum = (of: Float64Array): number => of.subarray(0, count).reduce((total, each) => total + each, 0)
  const shownSum = (of: Float64Array): number => shown.reduce((total, path) => total + of[path]!, 0)
  return {
    params: { ...params, goal: goal.name },
    rows: shown.map((path): Row => ({ path: keysOf(path), people: people[path]!, conversions: conversions[path]! })),
    totals: {
      people: sum(people),
      conversions: sum(conversions),
      pagesKnownFrom: findPagesKnownFrom(context, scanOf(context, goal, range)),
      paths: count,
      restPaths: count - shown.length,
      restPeople: sum(people) - shownSum(people),
      restConversions: sum(conversions) - shownSum(conversions),
    },
  }
}

function compare(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length) return a.length - b.length
  const at = a.findIndex((key, index) => key !== b[index])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}
