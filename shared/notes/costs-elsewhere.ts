/** Costs that are known by something else than what a report asks about. */
import { type ContentCost, costBy } from '../config.ts'
import { type CostDimension, sharedCostDimensions } from '../pages/cost-dimensions.ts'
import { listed } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

interface Elsewhere {
  sentence: string
  /** Parameters that take them, each with what it is called. */
  ways: { name: string; params: { by: CostDimension; shareCostsOf: CostDimension | null } }[]
}

/** null where some are entered by what is asked about, or none at all. */
export function costsElsewhere(
  { params: { by, shareCostsOf } }: Pick<Report<'content-return'>, 'params'>,
  costs: readonly ContentCost[],
): Elsewhere | null {
  const known = [...new Set(costs.map(costBy))]
  if (known.length === 0 || known.includes(shareCostsOf ?? by)) return null
  const isShareable = (of: CostDimension): boolean => (sharedCostDimensions as readonly string[]).includes(of)
  const shared = by === 'group' && shareCostsOf === null ? known.filter(isShareable) : []
  return {
    sentence: `Costs are known by ${listed(known.map((of) => (of === 'group' ? 'content group' : of)))}.`,
    ways: [
      ...known.map((of) => ({ name: `By ${of}`, params: { by: of, shareCostsOf: null } })),
      ...shared.map((of) => ({ name: `Those of ${of}s, shared over groups`, params: { by, shareCostsOf: of } })),
    ],
  }
}
