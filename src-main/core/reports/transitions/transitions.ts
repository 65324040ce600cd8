/** From group to group, step by step, with the smaller groups folded: what a Sankey diagram shows. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { pathEnds } from '../../../../shared/reports/transitions.ts'
import { findGoal } from '../../journeys/model.ts'
import { forEachWalk, type WalkOptions } from '../../journeys/walks.ts'
import { type RunReport, window } from '../report-context.ts'

type Row = ReportRow<'transitions'>

export const transitions: RunReport<'transitions'> = (context, params) => {
  const goal = findGoal(context.config, params.goal)
  const options: WalkOptions = { goal, ...window(params, context.config), by: params.by, repeats: params.repeats }
  const { steps, top } = params
  // The keys most people come by within the steps shown.
  const seen = new Map<number, number>()
  const names = forEachWalk(context, options, ({ codes, length, isPerson }) => {
    if (isPerson) for (let i = 0; i < Math.min(length, steps); i++) seen.set(codes[i]!, (seen.get(codes[i]!) ?? 0) + 1)
  })
  const kept = [...seen]
    .toSorted((a, b) => b[1] - a[1] || (names[a[0]]! < names[b[0]]! ? -1 : 1))
    // One folded key would take as much room as the key it hides.
    .slice(0, seen.size <= top + 1 ? top + 1 : top)
    .map(([code]) => code)
  const rest = kept.length
  const [converted, left, more] = [rest + 1, rest + 2, rest + 3]
  const labels = [...kept.map((code) => names[code]!), pathEnds.rest, pathEnds.converted, pathEnds.left, pathEnds.more]
  const place = new Map(kept.map((code, index) => [code, index]))
  const size = labels.length
  const people = new Float64Array(steps * size * size)
  const conversions = new Float64Array(steps * size * size)
  const totals = { people: 0, conversions: 0, withoutPath: 0, keys: seen.size, restKeys: seen.size - rest }
  forEachWalk(context, options, ({ codes, length, converts, isPerson }) => {
    totals.people += Number(isPerson)
    totals.conversions += Number(converts)
    if (length === 0) {
      totals.withoutPath += Number(isPerson)
      return
    }
    let from = place.get(codes[0]!) ?? rest
    for (let step = 0; step < Math.min(steps, length); step++) {
      const isLast = step === length - 1
      const to = isLast
        ? converts
          ? converted
          : left
        : step === steps - 1
          ? more
          : (place.get(codes[step + 1]!) ?? rest)
      const cell = (step * size + from) * size + to
      people[cell]! += Number(isPerson)
      conversions[cell]! += Number(converts)
      from = to
    }
  })
  const rows: Row[] = []
  for (let step = 0; step < steps; step++)
    for (let from = 0; from <= rest; from++)
      for (let to = 0; to < size; to++) {
        const cell = (step * size + from) * size + to
        if (people[cell] === 0 && conversions[cell] === 0) continue
        rows.push({
          step: step + 1,
          from: labels[from]!,
          to: labels[to]!,
          people: people[cell]!,
          conversions: conversions[cell]!,
        })
      }
  rows.sort((a, b) => a.step - b.step || b.people - a.people || (a.from + a.to < b.from + b.to ? -1 : 1))
  return { params: { ...params, goal: goal.name }, rows, totals }
}
