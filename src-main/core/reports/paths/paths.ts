/** Whole paths, the most travelled first. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { findGoal } from '../../journeys/model.ts'
import { forEachWalk } from '../../journeys/walks.ts'
import { type RunReport, window } from '../report-context.ts'

type Row = ReportRow<'paths'>

/** Order: conversions, then people, descending; then the shorter path; then by its keys. */
export const paths: RunReport<'paths'> = (context, params) => {
  const goal = findGoal(context.config, params.goal)
  // A tree of keys: every path is a node, so that a step costs one look-up and no text is built.
  const next = new Map<number, number>()
  const parent = [-1]
  const code = [-1]
  const people = [0]
  const conversions = [0]
  /** More keys than any dimension has. */
  const most = 2 ** 26
  const names = forEachWalk(
    context,
    { goal, ...window(params, context.config), by: params.by, repeats: params.repeats },
    (walk) => {
      let node = 0
      for (let i = 0; i < walk.length; i++) {
        const step = node * most + walk.codes[i]!
        let child = next.get(step)
        if (child === undefined) {
          child = parent.push(node) - 1
          code.push(walk.codes[i]!)
          people.push(0)
          conversions.push(0)
          next.set(step, child)
        }
        node = child
      }
      if (walk.isPerson) people[node]!++
      if (walk.converts) conversions[node]!++
    },
  )
  const used: number[] = []
  for (let node = 0; node < parent.length; node++) if (people[node]! > 0 || conversions[node]! > 0) used.push(node)
  const pathOf = (node: number): string[] => {
    const path: string[] = []
    for (let at = node; at > 0; at = parent[at]!) path.push(names[code[at]!]!)
    return path.reverse()
  }
  const all = used
    .map((node) => ({ node, people: people[node]!, conversions: conversions[node]! }))
    .toSorted((a, b) => b.conversions - a.conversions || b.people - a.people || compare(pathOf(a.node), pathOf(b.node)))
  const rows = all
    .slice(0, params.top)
    .map((row): Row => ({ path: pathOf(row.node), people: row.people, conversions: row.conversions }))
  const sum = (of: 'people' | 'conversions', list: readonly Record<typeof of, number>[]): number =>
    list.reduce((total, row) => total + row[of], 0)
  const rest = all.slice(params.top)
  return {
    params: { ...params, goal: goal.name },
    rows,
    totals: {
      people: sum('people', all),
      conversions: sum('conversions', all),
      paths: all.length,
      restPaths: rest.length,
      restPeople: sum('people', rest),
      restConversions: sum('conversions', rest),
    },
  }
}

function compare(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length) return a.length - b.length
  const at = a.findIndex((key, index) => key !== b[index])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}
