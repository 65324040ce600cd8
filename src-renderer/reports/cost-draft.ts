/** What a content group or a campaign cost, as it is typed: read as amounts are read elsewhere, but what may mean two things is asked. */
import type { ContentCostsRead } from '../../shared/api.ts'
import { type ContentCost, costBy, costKey } from '../../shared/config.ts'
import type { CostDimension } from '../../shared/pages/cost-dimensions.ts'
import { currencyFits, parseMoney } from '../../shared/text/money-text.ts'
import { decimals, moneyToTheCent } from '../format.ts'
import { readings, written } from '../../shared/text/typed-amount.ts'

export interface CostDraft {
  by: CostDimension
  /** Name of the group, or of the campaign and so on. */
  name: string
  /** Of a group: by which channel the visits came that it paid for; null = it is of all. */
  channel: string | null
  amount: string
  hours: string
  hourlyRate: string
  /** ISO 4217 code, also of the workspace. */
  currency: string
  /** How many pages it is the cost of; null = the group as a whole, as what is typed is. */
  pages: number | null
  /** The period it is the cost of; empty = of all time. */
  period: Pick<ContentCost, 'from' | 'to' | 'days'>
}

export type CostField = 'amount' | 'hours' | 'hourlyRate'
export const costFields: readonly { id: CostField; label: string }[] = [
  { id: 'amount', label: 'Money' },
  { id: 'hours', label: 'Hours' },
  { id: 'hourlyRate', label: 'Hourly rate' },
]

export interface TypedAmount {
  /** 0 where nothing is typed or nothing can be read. */
  value: number
  /** Named in the text itself; null = none is. */
  currency: string | null
  /** Why it cannot be used. */
  problem: string | null
  /** The amount as it was read, where that cannot be seen from the digits typed. */
  echo: string | null
}

const plain = /^\d{0,3}$/

/** What may be chosen, and named in a field. */
export const currencies: readonly string[] = Intl.supportedValuesOf('currency')

/** `9000 EUR`, `€3,000`, `4.500,00`, `9k`. `currency` is the row's, in which an amount that names none is. */
export function readTyped(text: string, field: CostField, currency: string): TypedAmount {
  const typed = text.trim()
  const wrong = (problem: string): TypedAmount => ({ value: 0, currency: null, problem, echo: null })
  const both = readings(typed)
  if (both !== null) return wrong(`${both[0]} or ${decimals(both[1], 2)}?`)
  const read = parseMoney(typed)
  if (!read.ok) return wrong(read.problem.startsWith('has "') ? 'currency not known' : 'not a number')
  if (read.money === null) return { value: 0, currency: null, problem: null, echo: null }
  const { amount } = read.money
  if (amount < 0) return wrong('below 0')
  if (field === 'hours' && read.money.currency !== null) return wrong('hours, no money')
  // A shared sign, as $ in a workspace in CAD, is the row's own dollar.
  const named = currencyFits(read.money, currency) ? null : read.money.currency
  if (named !== null && !currencies.includes(named)) return wrong('currency not known')
  const said =
    field === 'hours' ? decimals(amount, Number.isInteger(amount) ? 0 : 2) : moneyToTheCent(amount, named ?? currency)
  return { value: amount, currency: named, problem: null, echo: plain.test(typed) ? null : `= ${said}` }
}

/** As stored, written so that it reads back as it is: 83.333 would be asked about. */
const textOf = (value: number | undefined): string => (value ? written(value) : '')

const draftOf = (by: CostDimension, name: string, cost: ContentCost | undefined, currency: string): CostDraft => ({
  by,
  name,
  channel: (by === 'group' && cost?.channel) || null,
  amount: textOf(cost?.amount),
  hours: textOf(cost?.hours),
  hourlyRate: textOf(cost?.hourlyRate),
  currency: cost?.currency ?? currency,
  pages: cost?.pages ?? null,
  period: cost?.from && cost.to ? { from: cost.from, to: cost.to, ...(cost.days && { days: cost.days }) } : {},
})

/** Names of the report to which no cost counts that is entered in another spelling. */
export function withoutCosts(
  names: readonly string[],
  costs: readonly ContentCost[],
  countsAs: ContentCostsRead['countsAs'],
): string[] {
  const known = new Set(names)
  const others = new Set(costs.map(costKey).flatMap((name) => (known.has(name) ? [] : (countsAs[name] ?? []))))
  return names.filter((name) => !others.has(name))
}

/** One for each cost, and for each group (or campaign, …) without one. A table takes the place of all costs there were, here as on the command line. */
export const draftsOf = (
  by: CostDimension,
  names: readonly string[],
  costs: readonly ContentCost[],
  currency: string,
): CostDraft[] =>
  [...new Set([...names, ...costs.map(costKey)])].flatMap((name) => {
    const own = costs.filter((cost) => costKey(cost) === name)
    return (own.length === 0 ? [undefined] : own).map((cost) => draftOf(by, name, cost, currency))
  })

/** After a field was typed in: a currency named in it becomes the row's. */
export function typedIn(draft: CostDraft, field: CostField, text: string): CostDraft {
  const { currency } = readTyped(text, field, draft.currency)
  return { ...draft, [field]: text, pages: null, ...(currency !== null && { currency }) }
}

/** A field's problem, that of two fields in different currencies included. */
export function checkField(draft: CostDraft, field: CostField): TypedAmount {
  const read = readTyped(draft[field], field, draft.currency)
  return read.currency !== null && read.currency !== draft.currency
    ? { ...read, problem: `not in ${draft.currency}`, echo: null }
    : read
}

/** null where nothing was spent. A currency that is the workspace's is left to follow it. */
export function costOf(draft: CostDraft, workspaceCurrency: string): ContentCost | null {
  const value = (field: CostField): number => checkField(draft, field).value
  const cost = {
    ...(draft.channel !== null && { channel: draft.channel }),
    [draft.by]: draft.name,
    amount: value('amount'),
    currency: draft.currency === workspaceCurrency ? null : draft.currency,
    hours: value('hours'),
    hourlyRate: value('hourlyRate'),
    pages: draft.pages,
    ...draft.period,
  }
  return cost.amount > 0 || cost.hours > 0 ? cost : null
}

/** All costs as they stand in the dialog: a table that is read next finds what was read and typed before it, saved or not. */
export const costsTyped = (
  all: readonly ContentCost[],
  by: CostDimension,
  drafts: readonly CostDraft[],
  workspaceCurrency: string,
): ContentCost[] => [
  ...all.filter((cost) => costBy(cost) !== by),
  ...drafts.flatMap((draft) => costOf(draft, workspaceCurrency) ?? []),
]
