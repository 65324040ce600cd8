/** Payments of a category that a person left out of a payee which is paid for software and for more: `excludePayeeCategories`. */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { accountName } from '../../import/spend/accounts.ts'
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

/**
 * Which of these categories one is, as a file writes it: case and the number of an account do not count, and an account within others
 * (`Software:Hosting`) is known by its own name and by that of each it is in.
 */
export function entryOfCategory(entries: readonly string[]): (category: string) => string | undefined {
  const keyOf = (text: string): string => accountName(text.trim()).toLowerCase()
  const known = new Map(entries.map((each) => [keyOf(each), each]))
  return (category) => {
    const path = category.split(':')
    const names = [category, path.at(-1)!, ...path.map((_, at) => path.slice(0, at + 1).join(':'))]
    return names.map((each) => known.get(keyOf(each))).find((each) => each !== undefined)
  }
}

/**
 * Of a ledger by account, what leaves a payment out whose account is among `accounts`: one by one where its payee has payments on
 * other accounts too, as of a vendor of tools and of ads. Who has none but such is left out as a whole, by its category.
 */
export function leftOutByAccount(
  payments: readonly Payment[],
  accounts: readonly string[],
  nameOf: NameOfPayee,
): (payment: Payment) => PayeeCategory | null {
  if (accounts.length === 0) return () => null
  const entryOf = entryOfCategory(accounts)
  const accountOf = ({ category }: Payment): string | undefined => entryOf(category)
  const payeeOf = ({ vendor, currency }: Payment): string => vendorKey(nameOf(vendor, currency) ?? vendor)
  const counting = new Set(payments.flatMap((each) => (accountOf(each) === undefined ? [payeeOf(each)] : [])))
  return (payment) => {
    const category = accountOf(payment)
    return category === undefined || !counting.has(payeeOf(payment)) ? null : { payee: payment.vendor, category }
  }
}
