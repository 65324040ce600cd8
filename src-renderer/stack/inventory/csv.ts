/** The inventory in the columns that are read back without loss; own fields follow under their own names. Pure. */
import { toolFields } from '../../../shared/import.ts'
import type { ToolFields } from '../../../shared/stack.ts'

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no')

export function inventoryCsv(tools: readonly ToolFields[]): (string | number | null)[][] {
  const own = [...new Set(tools.flatMap((tool) => Object.keys(tool.custom)))]
  return [
    [...toolFields, ...own],
    ...tools.map((tool) => [
      tool.name,
      tool.vendor,
      tool.category,
      tool.capabilities.join(';'),
      tool.team,
      tool.owner,
      tool.ownerEmail,
      tool.status,
      tool.cost,
      tool.currency,
      tool.billingPeriod,
      tool.seatsLicensed,
      tool.seatsActive,
      tool.startDate,
      tool.endDate,
      tool.renewalDate,
      tool.noticeDays,
      yesNo(tool.autoRenew),
      tool.connectedTo.join(';'),
      tool.replaces.join(';'),
      tool.reason,
      tool.note,
      tool.switchingCost,
      ...own.map((name) => tool.custom[name] ?? null),
    ]),
  ]
}
