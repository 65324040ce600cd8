/** What a set of rules would do to all history, before it is applied. */
import type { ContentGroupsPreview } from '../../../shared/api.ts'
import type { ContentGroupRule } from '../../../shared/config.ts'
import { findGoal } from '../journeys/model.ts'
import { always } from '../journeys/scan.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { classify, type Classification, type Pages } from './classify.ts'
import { isPage, viewsByPage } from './views.ts'

const listed = 200

export function previewContentGroups(
  context: ReportContext,
  { contentGroups, goal }: { contentGroups: ContentGroupRule[]; goal: string | null },
): ContentGroupsPreview {
  const { config, journeys } = context
  const { pages } = journeys
  const drafted = classify(contentGroups, pages)
  const views = viewsByPage(context)
  const ends = config.goals.length === 0 ? null : conversionEnds(context, drafted, goal)
  const firstTouches = new Float64Array(pages.count)
  const pageAt = pageOfRow(context)
  ends?.first.forEach((row) => {
    if (row >= 0) firstTouches[pageAt(row)]!++
  })

  const blank = () => ({ seen: new Set<string>(), views: 0, conversions: ends ? 0 : null })
  const rules = contentGroups.map(blank)
  const other = blank()
  const totals = blank()
  // Under one path stand the pages of several hosts, and those whose paths are one in this workspace.
  const unmatched = new Map<string, number>()
  for (let page = 1; page < pages.count; page++) {
    const rule = drafted.rule[page]!
    const path = pages.path[page]!
    if (!isPage(path, views[page]!)) continue
    // The page of a goal, say, which nobody needs a rule for.
    if (rule < 0 && views[page] === 0) continue
    for (const counted of [rule < 0 ? other : rules[rule]!, totals]) {
      counted.seen.add(path)
      counted.views += views[page]!
      if (counted.conversions !== null) counted.conversions += firstTouches[page]!
    }
    if (rule < 0) unmatched.set(path, (unmatched.get(path) ?? 0) + views[page]!)
  }
  const counts = ({ seen, ...rest }: ReturnType<typeof blank>) => ({ paths: seen.size, ...rest })
  const changed =
    ends && countChanges(context, drafted, conversionEnds(context, journeys.classes(config.contentGroups), goal), ends)
  return {
    rules: rules.map((each, index) => ({
      ...counts(each),
      taken: each.seen.size > 0 ? 0 : countFitting(contentGroups[index]!, pages, views),
    })),
    other: counts(other),
    totals: counts(totals),
    unmatched: [...unmatched]
      .map(([path, seen]) => ({ path, views: seen }))
      .sort((a, b) => b.views - a.views || (a.path < b.path ? -1 : 1))
      .slice(0, listed),
    changedFirst: changed?.first ?? null,
    changedLast: changed?.last ?? null,
  }
}

/** Paths that a rule would have if it were alone. */
function countFitting(rule: ContentGroupRule, pages: Pages, views: Float64Array): number {
  const alone = classify([rule], pages)
  const fitting = new Set<string>()
  alone.rule.forEach((found, page) => {
    if (found === 0 && isPage(pages.path[page]!, views[page]!)) fitting.add(pages.path[page]!)
  })
  return fitting.size
}

interface Ends {
  /** Row of the first and of the last eligible interaction of each conversion; −1 where it has none. */
  first: Int32Array
  last: Int32Array
}

function conversionEnds({ config, journeys }: ReportContext, classes: Classification, goal: string | null): Ends {
  const { touches, conversions } = journeys.scan(config, findGoal(config, goal), always, classes)
  const ends = { first: new Int32Array(conversions.count).fill(-1), last: new Int32Array(conversions.count).fill(-1) }
  for (let c = 0; c < conversions.count; c++) {
    if (conversions.start[c] === conversions.end[c]) continue
    ends.first[c] = touches[conversions.start[c]!]!
    ends.last[c] = touches[conversions.end[c]! - 1]!
  }
  return ends
}

/** Which conversions there are depends on the goal alone, so before and after stand in the same order. */
function countChanges(
  context: ReportContext,
  drafted: Classification,
  before: Ends,
  after: Ends,
): { first: number; last: number } {
  const current = context.journeys.classes(context.config.contentGroups)
  const pageAt = pageOfRow(context)
  const groupAt = (classes: Classification, row: number): string =>
    row < 0 ? '' : classes.groups[classes.group[pageAt(row)]!]!
  const changed = { first: 0, last: 0 }
  for (const end of ['first', 'last'] as const)
    before[end].forEach((row, c) => {
      if (groupAt(current, row) !== groupAt(drafted, after[end][c]!)) changed[end]++
    })
  return changed
}

function pageOfRow({ journeys }: ReportContext): (row: number) => number {
  const { page } = journeys.actions
  const action = journeys.column('action')
  return (row) => page[action[row]!]!
}
