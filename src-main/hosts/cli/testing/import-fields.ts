/** What each field of `--map` holds, by the kind of file: the compiler names one that is missing here. */
import {
  eventFields,
  type EventField,
  milestoneFields,
  type MilestoneField,
  paymentFields,
  type PaymentField,
  priceFields,
  type PriceField,
  toolFields,
  type ToolField,
} from '../../../../shared/import.ts'
import { adoptionReasons, billingPeriods, toolStatuses } from '../../../core/stack/tool.ts'

const tools: Record<ToolField, string> = {
  name: 'the tool; needed',
  vendor: 'who sells it',
  category: 'what kind of tool it is',
  capabilities: 'what it does, with semicolons between',
  team: 'whose it is',
  owner: 'who answers for it',
  owner_email: 'the owner’s email',
  status: toolStatuses.join(', '),
  cost: 'an amount for each billing period',
  currency: 'a code such as EUR',
  billing_period: `${billingPeriods.join(', ')}; a year where nothing says it`,
  seats_licensed: 'how many seats are paid for',
  seats_active: 'how many of them are in use',
  start_date: 'the day it came into use',
  end_date: 'the day it went out of use',
  renewal_date: 'the day its contract renews',
  notice_days: 'how long before that it has to be cancelled: days, or `3 months`',
  auto_renew: 'whether it renews by itself: yes or no',
  connected_to: 'tools it is connected to, with semicolons between',
  replaces: 'tools it took the place of, with semicolons between',
  reason: `why it was adopted: ${adoptionReasons.join(', ')}`,
  note: 'anything else',
  switching_cost: 'what leaving it costs, once',
  price_history: 'its dated prices: `2019-01-01 1200 USD year; 2020-01-01 1400 USD year`',
}

const payments: Record<PaymentField, string> = {
  name: 'who was paid; needed',
  start_date: 'the day of the payment; needed',
  cost: 'the amount; needed',
  currency: 'a code such as EUR',
  original_amount: 'the amount before it was converted',
  original_currency: 'its currency',
  direction: 'whether it was paid or came back: D or C, charge or refund',
  category: 'what it was spent on; no numbers of accounts',
  team: 'whose it is',
  owner: 'who paid',
  status: 'whether it was charged; declined and pending ones are rejected',
}

const prices: Record<PriceField, string> = {
  tool: 'the tool, by its name in the inventory; needed',
  from: 'the first day of the price; needed',
  cost: 'the price; needed, and blank where it is unknown',
  currency: 'a code such as EUR; that of the tool where nothing says it',
  billing_period: `${billingPeriods.join(', ')}; a year where nothing says it`,
}

const milestones: Record<MilestoneField, string> = {
  date: 'the day; needed',
  label: 'what happened; needed',
  headcount: 'how many people the company had',
  users: 'how many users or customers',
  funding: 'how much was raised',
}

const events: Record<EventField, string> = {
  time: 'when it happened; needed, unless rows are in order',
  visitor: 'an id of the browser; this or `user` is needed',
  user: 'an id of the person',
  previous: 'another id of the user, beside `user`',
  event: 'what happened; this, `url` or `path` is needed',
  url: 'the address of the page',
  path: 'the path of the page; `=/webinar` puts every row of a table on one',
  referrer: 'the address the visitor came from',
  source: 'utm_source',
  medium: 'utm_medium',
  campaign: 'utm_campaign',
  value: 'an amount of money',
  currency: 'its currency, a code such as EUR',
  messageId: 'an id of the row: of two rows with one, the earliest counts',
  session: 'an id of the visit',
  userAgent: 'the browser, by which robots can be left out',
  ip: 'the IP address, which is compared with `internalAddresses` and not kept',
  device: 'of events on a page: a category such as mobile, or the name of a device, a system or a browser',
  custom: 'the custom dimension: one more property of events on a page, whatever it holds',
  conversions: 'of tables of paths: how many converted',
  nulls: 'of tables of paths: how many did not',
  conversionValue: 'of tables of paths: what the conversions are worth',
}

const kinds: [title: string, fields: readonly string[], holds: Record<string, string>][] = [
  ['Tools (`--kind tools`)', toolFields, tools],
  ['Payments (`--format payments`, and every other format of payments)', paymentFields, payments],
  ['Prices of tools (`--kind tool-prices`)', priceFields, prices],
  ['Milestones (`--kind milestones`)', milestoneFields, milestones],
  ['Events (`--kind events`)', eventFields, events],
]

/** A table for each kind, aligned as the formatter wants it. */
export const importFieldTables = (): string[] =>
  kinds.flatMap(([title, fields, holds]) => {
    const rows = [['field', 'what its column holds'], ...fields.map((field) => [`\`${field}\``, holds[field]!])]
    const [first, second] = [0, 1].map((at) => Math.max(...rows.map((row) => row[at]!.length)))
    const lines = rows.map(([field, what]) => `| ${field!.padEnd(first!)} | ${what!.padEnd(second!)} |`)
    return ['', `### ${title}`, '', lines[0]!, `| ${'-'.repeat(first!)} | ${'-'.repeat(second!)} |`, ...lines.slice(1)]
  })
