/** Payments of a category that a person left out of a payee which is paid for software and for more: `excludePayeeCategories`. */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { NameOfPayee } from '../names/also-called.ts'
import { vendorKey } from '../names/vendor.ts'

export type LeavesOutPayments = Pick<WorkspaceConfig, 'excludePayeeCategories'>
export type PayeeCategory = LeavesOutPayments['excludePayeeCategories'][number]

const keyOf = (payee: string, category: string): string => `${category.trim().toLowerCase()}\n${vendorKey(payee)}`

/** Which entry leaves a payment out; null = it counts. A payee is known by its name and by the one that a person gave it. */
export function paymentLeftOutBy(
  { excludePayeeCategories }: LeavesOutPayments,
  nameOf: NameOfPayee,
): (payment: Payment) => PayeeCategory | null {
  if (excludePayeeCategories.length === 0) return () => null
  const entries = new Map(excludePayeeCategories.map((each) => [keyOf(each.payee, each.category), each]))
  return ({ vendor, currency, category }) => {
    const named = nameOf(vendor, currency)
    return entries.get(keyOf(vendor, category)) ?? (named === undefined ? null : (entries.get(keyOf(named, category)) ?? null)) // prettier-ignore
  }
}
