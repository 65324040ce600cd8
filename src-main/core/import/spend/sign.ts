/** Which sign is that of what was paid: some exports write payments as negative amounts, and a bank's has receipts beside them. */
import type { PaidIs } from '../../../../shared/import.ts'
import { listedUpTo } from '../../../../shared/figures.ts'
import { knownVendors } from '../../stack/payee-words.ts'
import { payeeName } from '../../stack/names.ts'
import { vendorKey } from '../../stack/vendor.ts'
import { headingKey } from '../headings.ts'
import type { LedgerFormat } from './ledger.ts'
import type { Direction } from './settle.ts'

interface Signed {
  vendor: string
  amount: number
  /** As a column says it; null = the sign does. */
  direction: Direction | null
}

export interface Sign {
  is: PaidIs
  /** `payees`: both signs have payees of their own, so that it had to be told by them. */
  by: 'chosen' | 'format' | 'rows' | 'payees'
  /** A sentence where it could be the other one; null = it could not. */
  note: string | null
}

interface Known {
  columns: readonly string[]
  chosen: PaidIs | undefined
}

const balance = /(^|_)(balance|saldo|solde|kontostand)(_|$)/

/** Money that came back from who has no charge in the file does so once or twice. */
const fewestPaid = 3

/** How many payees are named in a sentence. */
const mostNamed = 3

export function signOf(payments: readonly Signed[], { paidIs }: LedgerFormat, known: Known): Sign {
  const out = payments.filter(({ direction, amount }) => direction !== 'in' && amount !== 0)
  const negative = out.filter(({ amount }) => amount < 0)
  const [minus, plus] = [ownOf(out, (amount) => amount < 0), ownOf(out, (amount) => amount > 0)]
  const most: PaidIs = negative.length * 2 > out.length ? 'negative' : 'positive'
  const isOpen = minus.size > 0 && plus.size > 0
  if (paidIs !== undefined && known.chosen === undefined) return { is: paidIs, by: 'format', note: null }
  if (known.chosen === undefined && !isOpen) return { is: most, by: 'rows', note: null }
  const is = known.chosen ?? byPayees(out, minus, plus, known, most)
  const [paid, came] = is === 'negative' ? [minus, plus] : [plus, minus]
  const other = is === 'negative' ? 'positive' : 'negative'
  const names = (own: ReadonlyMap<string, string>): string => listedUpTo(mostNamed, [...own.values()])
  const note = isOpen ? `Both signs have payees of their own: ${is} amounts (${names(paid)}) are taken as paid, and ${other} ones (${names(came)}) as money that came in${known.chosen === undefined ? `. If it is the other way round, say so (--paid-is ${other})` : ', as was chosen'}.` : null // prettier-ignore
  return { is, by: known.chosen === undefined ? 'payees' : 'chosen', note }
}

/** By `vendorKey`: names of payees all of whose amounts have that sign. */
function ownOf(payments: readonly Signed[], has: (amount: number) => boolean): Map<string, string> {
  const others = new Set(payments.filter(({ amount }) => !has(amount)).map(({ vendor }) => vendorKey(vendor)))
  return new Map(payments.flatMap(({ vendor }) => (others.has(vendorKey(vendor)) ? [] : [[vendorKey(vendor), vendor] as const]))) // prettier-ignore
}

/**
 * A balance is a bank's, which takes off what is paid. Else payees that are known to be paid say it, and else that somebody has
 * a sign again and again: what came back does so once or twice. Only what is in the file counts, so that files of one account
 * are read alike in any order.
 */
function byPayees(
  rows: readonly Signed[],
  minus: ReadonlyMap<string, string>,
  plus: ReadonlyMap<string, string>,
  { columns }: Known,
  most: PaidIs,
): PaidIs {
  if (columns.some((column) => balance.test(headingKey(column)))) return 'negative'
  const times = new Map<string, number>()
  for (const { vendor } of rows) times.set(vendorKey(vendor), (times.get(vendorKey(vendor)) ?? 0) + 1)
  const [taken, given] = [minus, plus].map((own) => [...own].filter(([key]) => times.get(key)! >= fewestPaid)) as [[string, string][], [string, string][]] // prettier-ignore
  const known = (own: readonly [string, string][]): number =>
    own.filter(([, name]) => knownVendors.has(payeeName(name))).length
  if (known(taken) !== known(given)) return known(taken) > known(given) ? 'negative' : 'positive'
  return taken.length > 0 ? 'negative' : most
}
