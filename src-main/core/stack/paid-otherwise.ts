/**
 * Costs that a list or a person says and payments contradict. What was said holds; that a card has charged another amount since
 * is named, with the dated price that would take it over.
 */
import type { PaidOtherwise } from '../../../shared/paid-otherwise.ts'
import { annualCost } from './cost.ts'
import { lastChargeColumn, originOf } from './merge-import.ts'
import type { PaidTool } from './paid-tools.ts'
import type { RatesOf } from './rates.ts'
import { originsOf, type StoredTool } from './store.ts'
import type { DatedPrice, Price, Tool } from './tool.ts'

/** Less is rounding. */
const leastDifference = 0.01

/** By id of the entry, as `byEntry`. */
export function findPaidOtherwise(
  stored: readonly StoredTool[],
  byEntry: ReadonlyMap<number, readonly PaidTool[]>,
  config: RatesOf,
): Map<number, PaidOtherwise> {
  return new Map(
    stored.flatMap((entry) => {
      const last = byEntry.get(entry.id)?.at(-1)?.tool
      const found = last && compare(entry, last, config)
      return found ? [[entry.id, found] as const] : []
    }),
  )
}

function compare({ tool, ...entry }: StoredTool, paid: Tool, { currency }: RatesOf): PaidOtherwise | null {
  const by = originOf(originsOf({ tool, ...entry }), 'cost')
  if (by === 'payments' || tool.status === 'retired' || paid.status === 'retired') return null
  const stated: Price & { from?: string } = tool.prices.at(-1) ?? tool
  const charged: Price & { from?: string } = paid.prices.at(-1) ?? paid
  const since = charged.from ?? paid.custom['First charge'] ?? ''
  // A price from after the last charge is news that payments cannot have.
  if ((stated.from ?? '') > (paid.custom[lastChargeColumn] ?? '')) return null
  const [said, is] = [annualCost(stated), annualCost(charged)]
  if (said === null || is === null || said === 0 || is === 0 || since === '') return null
  const unit = stated.currency ?? tool.currency ?? currency
  if (unit !== (paid.currency ?? currency) || Math.abs(is - said) <= said * leastDifference) return null
  const perYear = annualCost({ cost: 1, billingPeriod: stated.billingPeriod }) ?? 1
  const price: DatedPrice = {
    from: since,
    cost: Math.round((is / perYear) * 100) / 100,
    currency: stated.currency ?? tool.currency,
    billingPeriod: stated.billingPeriod,
  }
  return { since, annualCost: is, said, by, currency: unit, price }
}
