/** That what was paid is what the contract states with VAT, which ledgers of bill totals have in their amounts. */
import { percent } from '../../../shared/figures.ts'

/** Standard rates of VAT in Europe. */
const rates = [0.081, 0.17, 0.19, 0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.255, 0.27]

/** Of what is stated: cents that are rounded at each charge. */
const near = 0.0002

/** A sentence; null = it is no rate of VAT more. */
export function likelyVat(paid: number, stated: number): string | null {
  if (stated <= 0) return null
  const rate = rates.find((each) => Math.abs(paid / stated - 1 - each) <= near)
  return rate === undefined ? null : `That is exactly ${percent(rate)} more: likely VAT, which the contract leaves out.`
}
