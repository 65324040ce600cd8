import type { ReportRow } from '../../../shared/reports/index.ts'
import type { stackDimensions } from '../../../shared/reports/stack-cost.ts'

export type CostRow = ReportRow<'stack-cost'>
export type CostDimension = (typeof stackDimensions)[number]

/** What the groups of each dimension are called. */
export const dimensionWords: Record<CostDimension, { one: string; many: string }> = {
  tool: { one: 'tool', many: 'tools' },
  category: { one: 'category', many: 'categories' },
  team: { one: 'team', many: 'teams' },
  owner: { one: 'owner', many: 'owners' },
  vendor: { one: 'vendor', many: 'vendors' },
  tier: { one: 'tier', many: 'tiers' },
  capability: { one: 'capability', many: 'capabilities' },
}

/** Key of what belongs to no group. */
export const none = '(none)'
