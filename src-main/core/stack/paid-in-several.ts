/**
 * Tools that two exports charge at the same time, as a card and a ledger: either it is paid twice, or both write down the same
 * payments. Only one of them counts, so that this has to be said.
 */
import { annualCost, toDay } from './cost.ts'
import { chargedOnceColumn, firstChargeColumn, lastChargeColumn, readFromColumn } from './merge-import.ts'
import type { Tool } from './tool.ts'

const year = 365

/** What payments come to in each export that charges it by now, where several do, the one that counts last; else none. */
export function chargedAtOnce(paid: readonly Tool[]): Tool[] {
  const charged = paid.filter(({ custom }) => custom[lastChargeColumn] !== undefined)
  const last = (tool: Tool): number => toDay(tool.custom[lastChargeColumn]!)
  const newest = Math.max(...charged.map(last))
  // Who went from one way of paying to the other has no charge in the one after the first in the other.
  const began = Math.max(
    ...charged.map((tool) => toDay(tool.custom[firstChargeColumn] ?? tool.custom[lastChargeColumn]!)),
  )
  const current = charged.filter((tool) => newest - last(tool) < year && last(tool) >= began)
  return current.length < 2 ? [] : current
}

/** The same as a sentence; null where one export alone charges it. */
export function paidInSeveral(paid: readonly Tool[]): string | null {
  const current = chargedAtOnce(paid)
  if (current.length === 0) return null
  const exports = current.map((tool) => `${tool.custom[readFromColumn] ?? ''}, last on ${tool.custom[lastChargeColumn]!}: ${amountOf(tool)}`) // prettier-ignore
  return `Charged in ${current.length} exports at once (${exports.join('; ')}): paid twice, or the same payments written down twice. The one charged last counts.` // prettier-ignore
}

function amountOf(tool: Tool): string {
  const unit = tool.currency === null ? '' : ` ${tool.currency}`
  const perYear = annualCost(tool.prices.at(-1) ?? tool)
  const once = tool.custom[chargedOnceColumn]
  if (perYear !== null && perYear > 0) return `${perYear.toFixed(2)}${unit} a year`
  return once === undefined ? 'a cost a year that is not known' : `${Number(once).toFixed(2)}${unit}, charged once`
}
