/** What a set of rules would do to all history, before it is applied. */
import type { ContentGroupsPreview } from '../../../shared/api.ts'
import type { ContentGroupRule } from '../../../shared/config.ts'
import { findGoal } from '../journeys/model.ts'
import { scanJourneys } from '../journeys/scan.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { classify, type Classification } from './classify.ts'

const listed = 200

export function previewContentGroups(
  context: ReportContext,
  { contentGroups, goal }: { contentGroups: ContentGroupRule[]; goal: string | null },
): ContentGroupsPreview {
  const { config, journeys } = context
  const { pages } = journeys
  const drafted = classify(contentGroups, pages)
  const views = viewsByPage(context)
  const hasGoal = config.goals.length > 0
  const credit = hasGoal ? creditByPage(context, drafted, goal) : null

  const blank = () => ({ paths: 0, views: 0, conversions: credit ? 0 : null })
  const rules = contentGroups.map(blank)
  const other = blank()
  const totals = blank()
  const unmatched: { path: string; views: number }[] = []
  for (let page = 1; page < pages.count; page++) {
    const rule = drafted.rule[page]!
    for (const counted of [rule < 0 ? other : rules[rule]!, totals]) {
      counted.paths++
      counted.views += views[page]!
      if (counted.conversions !== null) counted.conversions += credit!.first[page]!
    }
    if (rule < 0) unmatched.push({ path: pages.path[page]!, views: views[page]! })
  }
  unmatched.sort((a, b) => b.views - a.views || (a.path < b.path ? -1 : 1))
  const changed = credit ? changes(context, drafted, goal) : null
  return {
    rules,
    other,
    totals,
    unmatched: unmatched.slice(0, listed),
    changedFirst: changed?.first ?? null,
    changedLast: changed?.last ?? null,
  }
}

function viewsByPage({ config, journeys }: ReportContext): Float64Array {
  const views = new Float64Array(journeys.pages.count)
  const pageViews = journeys.pageViews(config)
  const { page } = journeys.actions
  const action = journeys.column('action')
  for (let row = 0; row < action.length; row++) if (pageViews[action[row]!] === 1) views[page[action[row]!]!]!++
  return views
}

/** Conversions per page of their first and last interaction, were these the rules. */
function creditByPage(context: ReportContext, classes: Classification, goal: string | null) {
  const first = new Float64Array(context.journeys.pages.count)
  const pageAt = pageOfRow(context)
  eachConversion(context, classes, goal, (_, touches, start, end) => {
    if (start < end) first[pageAt(touches[start]!)]!++
  })
  return { first }
}

function changes(context: ReportContext, drafted: Classification, goal: string | null): { first: number; last: number } {
  const current = context.journeys.classes(context.config.contentGroups)
  const pageAt = pageOfRow(context)
  const groupAt = (classes: Classification, row: number): string => (row < 0 ? '' : classes.groups[classes.group[pageAt(row)]!]!)
  const before = new Map<number, [string, string]>()
  const ends = (touches: Int32Array, start: number, end: number): [number, number] =>
    start < end ? [touches[start]!, touches[end - 1]!] : [-1, -1]
  eachConversion(context, current, goal, (row, touches, start, end) => {
    const [first, last] = ends(touches, start, end)
    before.set(row, [groupAt(current, first), groupAt(current, last)])
  })
  const changed = { first: 0, last: 0 }
  eachConversion(context, drafted, goal, (row, touches, start, end) => {
    const [first, last] = ends(touches, start, end)
    const [wasFirst, wasLast] = before.get(row)!
    if (groupAt(drafted, first) !== wasFirst) changed.first++
    if (groupAt(drafted, last) !== wasLast) changed.last++
  })
  return changed
}

function pageOfRow({ journeys }: ReportContext): (row: number) => number {
  const { page } = journeys.actions
  const action = journeys.column('action')
  return (row) => page[action[row]!]!
}

function eachConversion(
  { config, journeys }: ReportContext,
  classes: Classification,
  goal: string | null,
  visit: (row: number, touches: Int32Array, start: number, end: number) => void,
): void {
  const open = { from: -Infinity, to: Infinity, lookback: Infinity }
  const options = { ...journeys.scanOptions(config, findGoal(config, goal), open), interactions: journeys.interactions(config, classes) }
  scanJourneys(journeys.scanColumns, options, {
    conversion: (_, row, touches, start, end) => visit(row, touches, start, end),
    nonConverter: () => undefined,
  })
}
