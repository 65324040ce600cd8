import type { ContentCostsRead } from '../api.ts'
import { type ContentCost, costBy, costKey } from '../config.ts'
import { addDays } from '../text/figures.ts'

/**
 * All costs once a table was read. One of groups takes the place of all costs of groups. Ads are paid in several places and months,
 * each with an export of its own, so another one takes the place of the costs of its own campaigns on its own days; of a cost that
 * says nothing of single days, of the whole.
 */
export function costsAfterRead(
  before: readonly ContentCost[],
  { by, costs }: Pick<ContentCostsRead, 'by' | 'costs'>,
): ContentCost[] {
  const read = Map.groupBy(costs, costKey)
  const kept = (old: ContentCost): ContentCost[] => {
    if (costBy(old) !== by) return [old]
    const over = (read.get(costKey(old)) ?? []).filter((cost) => overlap(cost, old))
    return by === 'group' ? [] : over.length === 0 ? [old] : daysWithout(old, over)
  }
  return [...before.flatMap(kept), ...costs]
}

/** What is left of a cost on the days that no other has. */
function daysWithout({ days, ...cost }: ContentCost, others: readonly ContentCost[]): ContentCost[] {
  if (days === undefined || others.some(({ from }) => from === undefined)) return []
  const total = days.reduce((sum, part) => sum + part, 0)
  const runs: { from: string; to: string; days: number[] }[] = []
  for (const [at, part] of days.entries()) {
    const day = addDays(cost.from!, at)
    if (others.some(({ from, to }) => from! <= day && day < to!)) continue
    const last = runs.at(-1)
    if (last?.to === day) last.days.push(part)
    else runs.push({ from: day, to: day, days: [part] })
    runs.at(-1)!.to = addDays(day, 1)
  }
  return runs.flatMap((run) => {
    const share = run.days.reduce((sum, part) => sum + part, 0) / total
    return share === 0 ? [] : [{ ...cost, ...run, amount: cost.amount * share, hours: cost.hours * share }]
  })
}

/** A cost without a period is of any. */
const overlap = (a: ContentCost, b: ContentCost): boolean =>
  a.from === undefined || b.from === undefined || (a.from < b.to! && b.from < a.to!)
