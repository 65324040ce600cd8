/** What an entry of the inventory says of itself, in words. Pure. */
import { annualCost, priceOn, statedCost } from '../../../shared/stack/price-on.ts'
import { type InventoryTool, knownForCost } from '../../../shared/stack/stack.ts'
import { statusOn } from '../../../shared/stack/status-on.ts'
import { count, date, money } from '../../format.ts'

const paid = { month: 'a month', quarter: 'a quarter', year: 'a year', once: 'once' } as const

type Priced = Pick<InventoryTool, 'cost' | 'currency' | 'billingPeriod' | 'prices'>

/** `€1,180 a month`; null where it is not known. `currency`: of an amount that says none. */
export function priceText(tool: Priced, day: string, currency: string): string | null {
  const price = priceOn(tool, day)
  return price.cost === null ? null : `${money(price.cost, price.currency ?? currency)} ${paid[price.billingPeriod]}`
}

/** `12 of 20`, `12 of 20 assigned`; null where neither is known. */
export function seatsText({
  seatsActive,
  seatsLicensed,
  seatsAssigned,
}: Pick<InventoryTool, 'seatsActive' | 'seatsLicensed' | 'seatsAssigned'>) {
  const known = (seats: number | null): string => (seats === null ? '?' : count(seats))
  return seatsActive === null && seatsLicensed === null
    ? null
    : `${known(seatsActive)} of ${known(seatsLicensed)}${seatsAssigned ? ' assigned' : ''}`
}

export interface EntryFacts {
  cost: string
  seats: string
  inUse: string
  renews: string
  /** How often and when it was paid, of what payments tell. */
  charged: string
  /** The file that wrote it last, or that it was typed; for one of payments with the kind of the file. */
  from: string
}

/** `18 times, 2 Jun 2025 to 2 Nov 2026`. */
export function chargedText(custom: InventoryTool['custom']): string {
  const [times, first, last] = ['Charges', 'First charge', 'Last charge'].map((column) => custom[column] ?? '')
  const paidTo = custom['Paid to'] ?? ''
  if (!times || !first) return paidTo === '' ? 'no payments' : `by its share of payments to ${paidTo}`
  return `${times} ${times === '1' ? 'time' : 'times'}, ${date(first)}${last && last !== first ? ` to ${date(last)}` : ''}`
}

/** Of entries that are in use at the same time, whether each has a cost that counts then, whoever says it. */
export const sameTimeSentence = (tools: readonly InventoryTool[], day: string): string =>
  `Both are in use at the same time${tools.every((tool) => (priceOn(tool, day).cost ?? 0) > 0) ? ', and what each costs is counted' : ''}.`

/** The chosen entries as a payee and the tools its payments are for: one of them has payments, and the others have none; null = they are not. */
export function splitOf(tools: readonly InventoryTool[]): { payee: number; among: number[] } | null {
  const [payee, ...more] = tools.filter(({ knownBy }) => knownBy !== 'list')
  if (!payee || more.length > 0 || tools.length < (knownForCost(payee) === 'payments' ? 3 : 2)) return null
  return { payee: payee.id, among: tools.flatMap(({ id }) => (id === payee.id ? [] : [id])) }
}

export interface ShareLine {
  id: number
  name: string
  /** A year, in workspace currency; null = none stated, or in a currency without a rate. */
  states: number | null
  /** Of the payments; null where one of the tools states nothing. */
  share: number | null
}

/** What each of the tools would have of the payments, by what they state a year. */
export function splitShares(
  tools: readonly InventoryTool[],
  { payee, among }: { payee: number; among: readonly number[] },
  config: { currency: string; rates: Readonly<Record<string, number>> },
): ShareLine[] {
  const isIn = (tool: InventoryTool): boolean => among.includes(tool.id) || (tool.id === payee && knownForCost(tool) !== 'payments') // prettier-ignore
  const stated = tools.filter(isIn).map((tool) => {
    const states = statedCost(tool, config)
    return { id: tool.id, name: tool.name, states: states === null || states <= 0 ? null : states }
  })
  const sum = stated.reduce<number | null>((all, { states }) => (all === null || states === null ? null : all + states), 0) // prettier-ignore
  return stated.map((each) => ({ ...each, share: sum === null ? null : each.states! / sum }))
}

/** Files of the payments behind an entry, each once. */
export const paymentFiles = (payments: readonly { file: string }[]): string[] => [...new Set(payments.map(({ file }) => file))] // prettier-ignore

/** What two entries of one name are told apart by. */
export function entryFacts(tool: InventoryTool, day: string, currency: string): EntryFacts {
  const price = priceOn(tool, day)
  const yearly = annualCost(price) ?? 0
  const perYear = price.billingPeriod === 'year' || yearly === 0 ? '' : ` (${money(yearly, price.currency ?? currency)} a year)` // prettier-ignore
  const text = priceText(tool, day, currency)
  const since = tool.startDate === null ? '' : `since ${date(tool.startDate)}`
  const until = tool.endDate === null ? '' : `until ${date(tool.endDate)}`
  const kind = tool.custom['Read from']
  const file = tool.importedFrom?.split(/[\\/]/).at(-1)
  return {
    cost: text === null ? 'not known' : text + perYear,
    seats: seatsText(tool) ?? 'not known',
    inUse: [statusOn(tool, day), since, until].filter((part) => part !== '').join(' '),
    renews: tool.renewalDate === null ? 'not known' : date(tool.renewalDate),
    charged: chargedText(tool.custom),
    from: file === undefined ? 'entered by hand' : tool.knownBy === 'payments' && kind ? `${file} (${kind})` : file,
  }
}
