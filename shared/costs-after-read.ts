import type { ContentCostsRead } from './api.ts'
import { type ContentCost, costBy, costKey } from './config.ts'

/**
 * All costs once a table was read. One of groups takes the place of all costs of groups. Ads are paid in several places and months,
 * each with an export of its own, so another one takes the place of the costs of its own campaigns on its own days.
 */
export function costsAfterRead(
  before: readonly ContentCost[],
  { by, costs }: Pick<ContentCostsRead, 'by' | 'costs'>,
): ContentCost[] {
  const replaces = (old: ContentCost): boolean =>
    by === 'group' || costs.some((cost) => costKey(cost) === costKey(old) && overlap(cost, old))
  return [...before.filter((old) => costBy(old) !== by || !replaces(old)), ...costs]
}

/** A cost without a period is of any. */
const overlap = (a: ContentCost, b: ContentCost): boolean =>
  a.from === undefined || b.from === undefined || (a.from < b.to! && b.from < a.to!)
