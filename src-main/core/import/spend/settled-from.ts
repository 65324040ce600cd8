/** From which account a bill was paid, as the row beside it that settles it says. */
import { inCents } from '../../../../shared/text/csv.ts'
import { vendorKey } from '../../stack/names/vendor.ts'

/** What a payment keeps of it. */
export const paidFromColumn = 'Paid from'

export interface Settling {
  vendor: string
  date: string
  amount: number
  account: string
}

interface Bill {
  vendor: string
  date: string
  amount: number
  extra: Record<string, string>
}

const dayMs = 86_400_000

/** A bill is settled within so many days. */
const longestDue = 120

/** The same bills, each with the account that the next payment of its amount to its payee came from. */
export function withPaidFrom<B extends Bill>(bills: readonly B[], settling: readonly Settling[]): B[] {
  const left = Map.groupBy(settling.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)), ({ vendor, amount }) => keyOf(vendor, amount)) // prettier-ignore
  const found = new Map<B, string>()
  for (const bill of bills.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const own = left.get(keyOf(bill.vendor, bill.amount)) ?? []
    const at = own.findIndex(
      ({ date }) => date >= bill.date && Date.parse(date) - Date.parse(bill.date) <= longestDue * dayMs,
    )
    if (at >= 0) found.set(bill, own.splice(at, 1)[0]!.account)
  }
  return bills.map((bill) => {
    const account = found.get(bill)
    return account === undefined ? bill : { ...bill, extra: { ...bill.extra, [paidFromColumn]: account } }
  })
}

const keyOf = (vendor: string, amount: number): string => `${inCents(Math.abs(amount))} ${vendorKey(vendor)}`
