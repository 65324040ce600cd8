/**
 * Whether payments to a payee are for the contract of that name. A subsidiary's own account, or a second card, pays the same
 * payee another amount in another currency: taken for one, that money would be in no report. So two entries stay where
 * nothing shows that they are one, for a person to decide.
 */
import { annualCost } from '../cost.ts'
import { isOfPayments, originOf, type Origins } from '../merge-import.ts'
import { courseBetween, type RatesOf } from '../rates.ts'
import type { Price, Tool } from '../tool.ts'

/** Up to here a contract and what is paid for it differ by seats, discounts and courses of exchange. */
const nearUpTo = 1.5

interface Known {
  tool: Tool
  origins: Origins
}

/** Where one of them has no amount, or none that recurs, nothing speaks against it. */
export function isSamePurchase(a: Known, b: Known, config: RatesOf): boolean {
  const [paidA, paidB] = [isOfPayments(a.origins), isOfPayments(b.origins)]
  const [first, second] = [amounts(a.tool), amounts(b.tool)]
  if (!paidA && !paidB) return true
  // One payer: what it is charged may change, and what a person corrected stays the same purchase.
  if (paidA && paidB) return currencyOf(a.tool, config) === currencyOf(b.tool, config) || isByHand(a) || isByHand(b) // prettier-ignore
  if (first.length === 0 || second.length === 0) return true
  return first.some((one) => second.some((other) => isNear(one, other, config)))
}

const isByHand = ({ origins }: Known): boolean => originOf(origins, 'cost') === 'hand'

const currencyOf = (tool: Tool, { currency }: RatesOf): string => tool.currency ?? currency

interface Amount {
  perYear: number
  currency: string | null
}

const amounts = (tool: Tool): Amount[] =>
  [tool, ...tool.prices].flatMap((price: Price) => {
    const perYear = annualCost(price)
    return perYear === null || perYear === 0 ? [] : [{ perYear, currency: price.currency ?? tool.currency }]
  })

/** Without a rate between two currencies nothing shows that they are one. */
function isNear(a: Amount, b: Amount, config: RatesOf): boolean {
  const course = courseBetween(a.currency ?? config.currency, b.currency ?? config.currency, config)
  if (course === null) return false
  const ratio = (a.perYear * course) / b.perYear
  return ratio <= nearUpTo && ratio >= 1 / nearUpTo
}
