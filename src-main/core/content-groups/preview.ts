/** What a set of rules would do to all history, before it is applied. */
import type { ContentGroupsPreview } from '../../../shared/api.ts'
import type { ContentGroupRule } from '../../../shared/config.ts'
import { findGoal } from '../journeys/model.ts'
import { always } from '../journeys/scan.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { classify, type Classification, type Pages } from './classify.ts'
import { pagesThere, viewsByPage } from './views.ts'

const listed = 200

export function previewContentGroups(
  context: ReportContext,
  { contentGroups, goal }: { contentGroups: ContentGroupRule[]; goal: string | null },
): ContentGroupsPreview {
  const { config } = context
  const draft = { ...context, journeys: context.journeys.under(contentGroups) }
  const { pages } = draft.journeys
  const drafted = classify(contentGroups, pages)
  const views = viewsByPage(draft)
  const isThere = pagesThere(draft, views)
  const ends = config.goals.length === 0 ? null : conversionEnds(draft, drafted, goal)
  const firstTouches = new Float64Array(pages.count)
  const pageAt = pageOfRow(draft)
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
    if (!isThere(page)) continue
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
  const current = context.journeys.classes(config.contentGroups)
  const changed =
    ends &&
    countChanges(
      { ends: conversionEnds(context, current, goal), groupAt: groupOfRow(context, current) },
      { ends, groupAt: groupOfRow(draft, drafted) },
    )
  return {
    rules: rules.map((each, index) => ({
      ...counts(each),
      taken: each.seen.size > 0 ? 0 : countFitting(contentGroups[index]!, pages, isThere),
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
function countFitting(rule: ContentGroupRule, pages: Pages, isThere: (page: number) => boolean): number {
  const alone = classify([rule], pages)
  const fitting = new Set<string>()
  alone.rule.forEach((found, page) => {
    if (found === 0 && isThere(page)) fitting.add(pages.path[page]!)
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

interface Side {
  ends: Ends
  /** The group of a row; '' where there is none. */
  groupAt: (row: number) => string
}

/** Which conversions there are depends on the goal alone, so before and after stand in the same order. */
function countChanges(before: Side, after: Side): { first: number; last: number } {
  const changed = { first: 0, last: 0 }
  for (const end of ['first', 'last'] as const)
    before.ends[end].forEach((row, c) => {
      if (before.groupAt(row) !== after.groupAt(after.ends[end][c]!)) changed[end]++
    })
  return changed
}

function groupOfRow(context: ReportContext, { groups, group }: Classification): (row: number) => string {
  const pageAt = pageOfRow(context)
  return (row) => (row < 0 ? '' : groups[group[pageAt(row)]!]!)
}

function pageOfRow({ journeys }: ReportContext): (row: number) => number {
  const { page } = journeys.actions
  const action = journeys.column('action')
  return (row) => page[action[row]!]!
}
