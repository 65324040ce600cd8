import { type ToolField, toolFields } from '../../../../shared/import.ts'
import type { Tool } from '../../stack/tool.ts'

/** As it will be stored; blank = unknown. */
export function toolTexts(tool: Tool): Record<ToolField, string> {
  const blank = Object.fromEntries(toolFields.map((field) => [field, ''])) as Record<ToolField, string>
  const text = (value: string | number | null): string => (value === null ? '' : String(value))
  return {
    ...blank,
    name: tool.name,
    vendor: tool.vendor,
    category: tool.category,
    capabilities: tool.capabilities.join('; '),
    team: tool.team,
    owner: tool.owner,
    owner_email: tool.ownerEmail,
    status: tool.status,
    cost: text(tool.prices.at(-1)?.cost ?? tool.cost),
    currency: tool.currency ?? '',
    billing_period: tool.cost === null ? '' : tool.billingPeriod,
    seats_licensed: text(tool.seatsLicensed),
    seats_active: text(tool.seatsActive),
    start_date: text(tool.startDate),
    end_date: text(tool.endDate),
    renewal_date: text(tool.renewalDate),
    notice_days: text(tool.noticeDays),
    auto_renew: tool.autoRenew === null ? '' : tool.autoRenew ? 'yes' : 'no',
    connected_to: tool.connectedTo.join('; '),
    replaces: tool.replaces.join('; '),
    reason: text(tool.reason),
    note: tool.note,
    switching_cost: text(tool.switchingCost),
  }
}
