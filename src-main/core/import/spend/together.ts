/**
 * Payments of several files of one kind as one export of them: what stands in several files counts as often as in the file
 * that has it most, as everywhere. Which days the files cover is known of the cards that are in them: a file of one card says
 * nothing of how long another was paid for.
 */
import { vendorKey } from '../../stack/names/vendor.ts'
import { dueOf, withDue } from './due.ts'
import type { Payment } from './read-payments.ts'

/** The payments of one file, refunds without a charge included: the charge may be in another file. */
export interface PaidFile {
  importId: number
  payments: readonly Payment[]
}

/** Days since 1970, both included. */
export interface Stretch {
  from: number
  to: number
}

export interface Together {
  payments: Payment[]
  /** By payment: the import that brought it. */
  importIds: ReadonlyMap<Payment, number>
  /** Of the others, which are in a file before theirs: the payment there, which counts. */
  repeats: ReadonlyMap<Payment, Payment>
  /** Unbroken stretches of days that the files with the cards of these payments cover, by rising date. */
  covered: (own: readonly Payment[]) => Stretch[]
}

const dayMs = 86_400_000
export const dayNumber = (date: string): number => Date.parse(date) / dayMs

/** Files of one account follow one another: so many days without a payment between two of them are a quiet time. */
export const quietDays = 14

export function together(files: readonly PaidFile[]): Together {
  const filled = files.filter(({ payments }) => payments.length > 0)
  const repeats = repeatsIn(filled)
  const importIds = new Map(filled.flatMap(({ importId, payments }) => payments.flatMap((each) => (repeats.has(each) ? [] : [[each, importId] as const])))) // prettier-ignore
  const groups = groupsByCard(filled)
  const periods = new Map(filled.map((file) => [file, periodOf(file)]))
  const covered = (own: readonly Payment[]): Stretch[] =>
    joinStretches([...new Set(own.flatMap((payment) => groups.get(cardOf(payment)) ?? []))].map((file) => periods.get(file)!)) // prettier-ignore
  return { payments: inOrder([...importIds.keys()]), importIds, repeats, covered }
}

/** By payment that a file before its own has too: that one. Each time that a file has a payment is another one. */
function repeatsIn(files: readonly PaidFile[]): Map<Payment, Payment> {
  const repeats = new Map<Payment, Payment>()
  /** Those that count, by what they are; those with a moment under their day in UTC as well. */
  const counting = new Map<string, Payment[]>()
  const put = (key: string, payment: Payment): void => {
    const own = counting.get(key)
    if (own) own.push(payment)
    else counting.set(key, [payment])
  }
  for (const { payments } of files) {
    const taken = new Set<Payment>()
    /** How many from the beginning of a list are not open to any that follows: a file may have thousands of the same. */
    const passed = new Map<string, number>()
    const open = (key: string, which: 'any' | 'without moment'): Payment | undefined => {
      const own = counting.get(key) ?? []
      const place = JSON.stringify([which, key])
      let at = passed.get(place) ?? 0
      while (at < own.length && (taken.has(own[at]!) || (which !== 'any' && own[at]!.moment !== undefined))) at++
      passed.set(place, at)
      return own[at]
    }
    for (const payment of payments) {
      const onDay = contentOf(payment, payment.date)
      const inUtc = payment.moment === undefined ? null : contentOf(payment, `${payment.moment.slice(0, 10)} UTC`)
      // The same file may have been read in another zone. Earlier versions kept no moments.
      const same = inUtc === null ? open(onDay, 'any') : (open(inUtc, 'any') ?? open(onDay, 'without moment'))
      taken.add(same ?? payment)
      if (same !== undefined) repeats.set(payment, same)
      else for (const key of [onDay, ...(inUtc === null ? [] : [inUtc])]) put(key, payment)
    }
  }
  return repeats
}

/**
 * The files with the bills that count as they were paid since: of a bill in several, what is least due, whichever file came
 * first, since what is due of it only falls.
 */
export function withLeastDue(files: readonly PaidFile[]): readonly PaidFile[] {
  if (!files.some(({ payments }) => payments.some((payment) => dueOf(payment) !== 0))) return files
  const least = new Map<Payment, number>()
  for (const [payment, first] of repeatsIn(files)) {
    const known = least.get(first) ?? dueOf(first)
    if (Math.abs(dueOf(payment)) < Math.abs(known)) least.set(first, dueOf(payment))
  }
  return files.map((file) => ({
    ...file,
    payments: file.payments.map((payment) => {
      const due = least.get(payment)
      return due === undefined ? payment : withDue(payment, due)
    }),
  }))
}

/** Refunds of who was never paid are income, and no payee. */
export function withoutIncome<P extends Payment>(payments: readonly P[]): P[] {
  const paid = new Set(payments.flatMap(({ amount, vendor }) => (amount > 0 ? [vendorKey(vendor)] : [])))
  return payments.filter(({ vendor }) => paid.has(vendorKey(vendor)))
}

/** One order, whichever file they came in; of a day, what was charged before what came back. */
export function inOrder(payments: readonly Payment[]): Payment[] {
  // Written only of those that nothing else tells apart: it takes longer than all the rest.
  const texts = new Map<Payment, string>()
  const text = (payment: Payment): string => {
    const { vendor, currency, category, team, owner, extra } = payment
    const written = texts.get(payment) ?? JSON.stringify([vendor, currency, category, team, owner, Object.entries(extra).toSorted()]) // prettier-ignore
    texts.set(payment, written)
    return written
  }
  return payments.toSorted((a, b) => order(a.date, b.date) || b.amount - a.amount || order(text(a), text(b)))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const contentOf = (payment: Payment, day: string): string =>
  JSON.stringify([
    payment.vendor.trim().toLowerCase().replace(/\s+/g, ' '),
    day,
    payment.amount,
    payment.currency,
    cardOf(payment),
  ])

const cardName = /^(account|card|konto|iban|rekening|compte)\b(?!.*\b(type|name|balance|holder|member)\b)/i

/** The card or account that a payment says it was made with, and who has it; "" = it does not say. */
export function cardOf({ owner, extra }: Payment): string {
  const account = Object.entries(extra).find(([column]) => cardName.test(column.trim()))?.[1] ?? ''
  return account === '' && owner === '' ? '' : JSON.stringify([account, owner])
}

/** By card: the files of its account, those that share a card with one of them included. */
function groupsByCard(files: readonly PaidFile[]): Map<string, PaidFile[]> {
  const groups = new Map<string, PaidFile[]>()
  for (const file of files) {
    const cards = new Set(file.payments.map(cardOf))
    const joined = [...new Set([...cards].flatMap((card) => (groups.has(card) ? [groups.get(card)!] : [])))]
    const all = [...joined.flat(), file]
    for (const [card, group] of groups) if (joined.includes(group)) groups.set(card, all)
    for (const card of cards) groups.set(card, all)
  }
  return groups
}

function periodOf({ payments }: PaidFile): Stretch {
  const dates = payments.map(({ date }) => date).sort()
  return { from: dayNumber(dates[0]!), to: dayNumber(dates.at(-1)!) }
}

/** Periods as unbroken stretches, a quiet time between two of them left out of account. */
export function joinStretches(periods: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (const { from, to } of periods.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from - last.to <= quietDays) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}
