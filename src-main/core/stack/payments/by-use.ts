/** Bills by use, whose every charge is another amount: what a year costs more or less is use, and no change of price. */
import { annualCost } from '../cost.ts'
import { annualCostColumn, byUseColumn } from '../merge-import.ts'
import type { Tool } from '../tool.ts'

/** Whether what it costs is what its bills by use come to; what a contract states beside them is a price. */
export function isByUse({ custom, ...tool }: Tool): boolean {
  if (custom[byUseColumn] === undefined) return false
  const annual = annualCost(tool.prices.at(-1) ?? tool)
  return annual !== null && Math.abs(annual - Number(custom[annualCostColumn])) < 0.005
}
