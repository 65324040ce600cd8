/** A tool as it is typed: every field a text, until it is saved. Pure. */
import { type PaidOtherwise, withPaidPrice } from '../notes/paid-otherwise.ts'
import { isEndedInUse } from '../notes/reopened.ts'
import { readEntries, writeEntries } from './capabilities.ts'
import { parseMoney } from '../text/money-text.ts'
import { doubt, echo, written } from '../text/typed-amount.ts'
import { type ToolFields, toolInput } from './stack.ts'

export interface PriceDraft {
  from: string
  cost: string
  currency: string
  billingPeriod: ToolFields['billingPeriod']
}

export interface ToolDraft {
  name: string
  vendor: string
  category: string
  /** Separated by semicolons, as in the file. */
  capabilities: string
  team: string
  owner: string
  ownerEmail: string
  status: ToolFields['status']
  cost: string
  currency: string
  billingPeriod: ToolFields['billingPeriod']
  seatsLicensed: string
  seatsActive: string
  startDate: string
  endDate: string
  renewalDate: string
  noticeDays: string
  autoRenew: 'yes' | 'no' | ''
  connectedTo: string
  replaces: string
  reason: NonNullable<ToolFields['reason']> | ''
  note: string
  switchingCost: string
  custom: { name: string; value: string }[]
  prices: PriceDraft[]
}

export const emptyTool: ToolDraft = {
  name: '',
  vendor: '',
  category: '',
  capabilities: '',
  team: '',
  owner: '',
  ownerEmail: '',
  status: 'active',
  cost: '',
  currency: '',
  billingPeriod: 'month',
  seatsLicensed: '',
  seatsActive: '',
  startDate: '',
  endDate: '',
  renewalDate: '',
  noticeDays: '',
  autoRenew: '',
  connectedTo: '',
  replaces: '',
  reason: '',
  note: '',
  switchingCost: '',
  custom: [],
  prices: [],
}

const shown = (value: number | null): string => (value === null ? '' : written(value))

export const fromTool = (tool: ToolFields): ToolDraft => ({
  name: tool.name,
  vendor: tool.vendor,
  category: tool.category,
  capabilities: writeEntries(tool.capabilities),
  team: tool.team,
  owner: tool.owner,
  ownerEmail: tool.ownerEmail,
  status: tool.status,
  cost: shown(tool.cost),
  currency: tool.currency ?? '',
  billingPeriod: tool.billingPeriod,
  seatsLicensed: shown(tool.seatsLicensed),
  seatsActive: shown(tool.seatsActive),
  startDate: tool.startDate ?? '',
  endDate: tool.endDate ?? '',
  renewalDate: tool.renewalDate ?? '',
  noticeDays: shown(tool.noticeDays),
  autoRenew: tool.autoRenew === null ? '' : tool.autoRenew ? 'yes' : 'no',
  connectedTo: tool.connectedTo.join('; '),
  replaces: tool.replaces.join('; '),
  reason: tool.reason ?? '',
  note: tool.note,
  switchingCost: shown(tool.switchingCost),
  custom: Object.entries(tool.custom).map(([name, value]) => ({ name, value })),
  prices: tool.prices.map(priceDraft),
})

const priceDraft = (price: ToolFields['prices'][number]): PriceDraft => ({
  from: price.from,
  cost: shown(price.cost),
  currency: price.currency ?? '',
  billingPeriod: price.billingPeriod,
})

/** With another status; one of being in use takes back the day on which it ended. */
export function withStatus(draft: ToolDraft, status: ToolDraft['status'], today: string): ToolDraft {
  const next = { ...draft, status }
  return isEndedInUse(next, today) ? { ...next, endDate: '' } : next
}

/** With what payments come to as a further dated price, in place of another of that day. */
export function withPaid(draft: ToolDraft, { price, earlier }: Pick<PaidOtherwise, 'price' | 'earlier'>): ToolDraft {
  const before = earlier ? { cost: shown(earlier.cost), prices: earlier.prices.map(priceDraft) } : draft
  return { ...draft, cost: before.cost, prices: withPaidPrice(before.prices, priceDraft(price)) }
}

/** Index of the dated price that holds on a day; null = none has begun, and the tool's own does. */
export function priceInForce({ prices }: Pick<ToolDraft, 'prices'>, day: string): number | null {
  const begun = prices.flatMap(({ from }, at) => (from !== '' && from <= day ? [{ from, at }] : []))
  return begun.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.at ?? null
}

/** The same with another price on that day, whichever holds then. */
export function withPriceOn(
  draft: ToolDraft,
  day: string,
  to: Partial<Pick<PriceDraft, 'cost' | 'currency' | 'billingPeriod'>>,
): ToolDraft {
  const at = priceInForce(draft, day)
  if (at !== null) return { ...draft, prices: draft.prices.with(at, { ...draft.prices[at]!, ...to }) }
  const { currency, ...rest } = to
  return { ...(currency === undefined ? draft : inCurrency(draft, currency)), ...rest }
}

/** In another currency, and with it the dated prices that name none or were in the same. */
export const inCurrency = (draft: ToolDraft, currency: string): ToolDraft => ({
  ...draft,
  currency,
  prices: draft.prices.map((price) =>
    price.currency === '' || price.currency === draft.currency ? { ...price, currency } : price,
  ),
})

/** Between semicolons, each once. */
export const entries = (text: string): string[] => [
  ...new Set(
    text
      .split(';')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  ),
]

/** `1,200.50` and `1.200,50` → 1200.5; blank → null; NaN for anything that is no amount, or names a currency. */
function amount(text: string): number | null {
  if (text.trim() === '') return null
  const cell = parseMoney(text)
  if (doubt(text) !== null) return Number.NaN
  return cell.ok && cell.money && cell.money.amount >= 0 && cell.money.currency === null
    ? cell.money.amount
    : Number.NaN
}

export type DraftResult =
  { ok: true; tool: ToolFields } | { ok: false; problems: Partial<Record<keyof ToolDraft, string>> }

const amounts = ['cost', 'switchingCost', 'seatsLicensed', 'seatsActive', 'noticeDays'] as const

/** What to type where an amount may be two; null where it is one. */
export const askedAgain = (text: string): string | null => {
  const problem = doubt(text)
  return problem === null ? null : `${problem}.`
}

/** The amount as it is read, where that cannot be seen from the digits: `= 13,000`. */
export const readAs = (text: string): string | null => echo(text, amount(text))

/** The tool that was typed, or what is wrong with it, by field. */
export function toTool(draft: ToolDraft): DraftResult {
  const problems: Partial<Record<keyof ToolDraft, string>> = {}
  for (const field of amounts)
    if (Number.isNaN(amount(draft[field])))
      problems[field] = askedAgain(draft[field]) ?? 'A number such as 1,200 or 99.50.'
  const wrong = draft.prices.find((price) => Number.isNaN(amount(price.cost)))
  if (wrong) problems.prices = askedAgain(wrong.cost) ?? 'Every price needs a number such as 1,200 or 99.50, or none.'
  const { startDate, endDate } = draft
  if (startDate !== '' && endDate !== '' && endDate < startDate) problems.endDate = 'Before the start date.'
  const day = (text: string): string | null => (text === '' ? null : text)
  const code = (text: string): string | null => (text.trim() === '' ? null : text.trim().toUpperCase())
  const parsed = toolInput.safeParse({
    ...draft,
    capabilities: readEntries(draft.capabilities),
    connectedTo: entries(draft.connectedTo),
    replaces: entries(draft.replaces),
    cost: amount(draft.cost),
    currency: code(draft.currency),
    seatsLicensed: amount(draft.seatsLicensed),
    seatsActive: amount(draft.seatsActive),
    noticeDays: amount(draft.noticeDays),
    switchingCost: amount(draft.switchingCost),
    startDate: day(startDate),
    endDate: day(endDate),
    renewalDate: day(draft.renewalDate),
    autoRenew: draft.autoRenew === '' ? null : draft.autoRenew === 'yes',
    reason: draft.reason === '' ? null : draft.reason,
    custom: Object.fromEntries(
      draft.custom.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value]),
    ),
    prices: draft.prices.map((price) => ({
      from: price.from,
      cost: amount(price.cost),
      currency: code(price.currency),
      billingPeriod: price.billingPeriod,
    })),
  })
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) {
      const field = path[0] as keyof ToolDraft
      problems[field] ??= `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`
    }
  return parsed.success && Object.keys(problems).length === 0
    ? { ok: true, tool: parsed.data }
    : { ok: false, problems }
}

/** The fields that differ, for `tools.edit`; null where nothing does. */
export function changedFields(before: ToolFields, after: ToolFields): Partial<ToolFields> | null {
  const changed = (Object.keys(after) as (keyof ToolFields)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  return changed.length === 0 ? null : Object.fromEntries(changed.map((field) => [field, after[field]]))
}
