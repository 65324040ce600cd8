/** What the fields of a tool are called on screen, and in what is said of their cells. */
import type { ToolField } from '../import.ts'

export const toolFieldLabels: Record<ToolField, string> = {
  name: 'Tool',
  vendor: 'Vendor',
  category: 'Category',
  capabilities: 'Capabilities',
  team: 'Team',
  owner: 'Owner',
  owner_email: 'Owner’s email',
  status: 'Status',
  cost: 'Cost',
  currency: 'Currency',
  billing_period: 'Billing period',
  seats_licensed: 'Seats licensed',
  seats_active: 'Seats in use',
  start_date: 'Start date',
  end_date: 'End date',
  renewal_date: 'Renewal date',
  notice_days: 'Notice, days',
  auto_renew: 'Renews by itself',
  connected_to: 'Connected to',
  replaces: 'Replaces',
  reason: 'Reason',
  note: 'Note',
  switching_cost: 'Switching cost',
  price_history: 'Price history',
}
