/** Which sign is that of what was paid: some exports write payments as negative amounts, and a bank's has receipts beside them. */
import type { PaidIs } from '../../../../shared/import.ts'
import { inCents } from '../../../../shared/text/csv.ts'
import { listed, listedUpTo } from '../../../../shared/text/figures.ts'
import { knownVendors } from '../../stack/names/payee-words.ts'
import { payeeName } from '../../stack/names/names.ts'
import { vendorKey } from '../../stack/names/vendor.ts'
import { headingKey } from '../columns/headings.ts'
import type { LedgerFormat } from './ledger.ts'
import type { Direction } from './settle.ts'

interface Signed {
  vendor: string
  amount: number
  currency: string
  date: string
  /** As a column says it; null = the sign does. */
  direction: Direction | null
}

export interface Sign {
  is: PaidIs
  /** `payees`: both signs have payees of their own, or are many, so that it had to be told by them. */
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

/** So many of the rows may have the other sign, and the one that most rows have is still that of what was paid. */
const mostOthers = 1 / 3

export function signOf(payments: readonly Signed[], { paidIs }: LedgerFormat, known: Known): Sign {
  const out = payments.filter(({ direction, amount }) => direction !== 'in' && amount !== 0)
  const negative = out.filter(({ amount }) => amount < 0)
  const [minus, plus] = [ownOf(out, (amount) => amount < 0), ownOf(out, (amount) => amount > 0)]
  const most: PaidIs = negative.length * 2 > out.length ? 'negative' : 'positive'
  const others = Math.min(negative.length, out.length - negative.length)
  const isOpen = (minus.size > 0 && plus.size > 0) || others > out.length * mostOthers
  if (paidIs !== undefined && known.chosen === undefined) return { is: paidIs, by: 'format', note: null }
  if (known.chosen === undefined && !isOpen) return { is: most, by: 'rows', note: null }
  const is = known.chosen ?? byPayees(out, minus, plus, known, most)
  const other = is === 'negative' ? 'positive' : 'negative'
  const figures = (sign: PaidIs): string => {
    const own = listedUpTo(mostNamed, [...(sign === 'negative' ? minus : plus).values()])
    const rows = out.filter(({ amount }) => amount < 0 === (sign === 'negative'))
    return [...(own === '' ? [] : [own]), `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`, sumsOf(rows)].join(
      '; ',
    )
  }
  const note = isOpen ? `Both signs are many or have payees of their own: ${is} amounts (${figures(is)}) are taken as paid, and ${other} ones (${figures(other)}) as money that came in or back${known.chosen === undefined ? `. If it is the other way round, say so (--paid-is ${other})` : ', as was chosen'}.` : null // prettier-ignore
  return { is, by: known.chosen === undefined ? 'payees' : 'chosen', note }
}

/** `-150 USD and -20 EUR`. */
const sumsOf = (rows: readonly Signed[]): string =>
  listed([...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => `${inCents(own.reduce((sum, { amount }) => sum + amount, 0))} ${currency}`)) // prettier-ignore

/** By `vendorKey`: names of payees all of whose amounts have that sign. */
function ownOf(payments: readonly Signed[], has: (amount: number) => boolean): Map<string, string> {
  const others = new Set(payments.filter(({ amount }) => !has(amount)).map(({ vendor }) => vendorKey(vendor)))
  return new Map(payments.flatMap(({ vendor }) => (others.has(vendorKey(vendor)) ? [] : [[vendorKey(vendor), vendor] as const]))) // prettier-ignore
}

/**
 * A balance is a bank's, which takes off what is paid. Else payees that are known to be paid say it, and else that somebody has
 * a sign again and again: what came back does so once or twice; and else who has both was paid first. Only what is in the file counts, so that files of one account
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
  if (taken.length > 0) return 'negative'
  const [minusFirst, plusFirst] = [firstSigns(rows, 'negative'), firstSigns(rows, 'positive')]
  return minusFirst === plusFirst ? most : minusFirst > plusFirst ? 'negative' : 'positive'
}

/** How many payees with both signs had that one on an earlier day: what came back was paid before. */
function firstSigns(rows: readonly Signed[], is: PaidIs): number {
  const dayOf = (own: readonly Signed[], sign: PaidIs): string | undefined =>
    own.filter(({ amount }) => amount < 0 === (sign === 'negative')).map(({ date }) => date).sort()[0] // prettier-ignore
  const other = is === 'negative' ? 'positive' : 'negative'
  return [...Map.groupBy(rows, ({ vendor }) => vendorKey(vendor)).values()].filter((own) => {
    const [day, after] = [dayOf(own, is), dayOf(own, other)]
    return day !== undefined && after !== undefined && day < after
  }).length
}
