/**
 * Payees that a card calls otherwise than the books do, which keep the card's own text as the memo: `GORGIAS HELPDESK` of the card,
 * and `Gorgias` of the books with that memo. They are one payee where every charge of the days that both have is in both, of one
 * amount and within a week. An amount alone says nothing. Where the books have several payees of the card as one, as `Google` for
 * ads and for Workspace, each of theirs is that of the card which its memo names. What the books have by the card's own number is
 * the card's too: `names-by-number.ts`.
 */
import { inCents } from '../../../../shared/text/csv.ts'
import type { NameOfPayee } from '../../stack/names/also-called.ts'
import { sameCharges } from '../../stack/payments/same-charge.ts'
import { productWords, severalProducts } from '../../stack/names/payee-words.ts'
import { vendorKey } from '../../stack/names/vendor.ts'
import { memoTexts } from './memo.ts'
import { hasNumber, namesByNumber } from './names-by-number.ts'
import type { Payment } from './read-payments.ts'
import { dayNumber, type PaidFile, together } from './together.ts'

/** By payee and currency, as `keyOf` has them. */
export interface NamesByMemo {
  /** Of the card: what the books call it. */
  called: ReadonlyMap<string, string>
  /** Of the books: several of the card, by the payee that the memo names. */
  within: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const noNamesByMemo: NamesByMemo = { called: new Map(), within: new Map() }

export const isEmpty = ({ called, within }: NamesByMemo): boolean => called.size + within.size === 0

const keyOf = (payee: string, currency: string): string => `${vendorKey(payee)} ${currency}`

/** The payees that its memo may name, where they are others than the books'. */
function memoKeys(payment: Payment): string[] {
  const { vendor, currency } = payment
  const keys = new Set(memoTexts(payment).flatMap((text) => [vendorKey(text), productIn(vendorKey(text)) ?? []].flat()))
  return [...keys].flatMap((key) => (key === vendorKey(vendor) ? [] : [`${key} ${currency}`]))
}

/** `google workspace` of `google workspace business standard`: its edition is no payee. */
function productIn(key: string): string | null {
  const [brand = '', product = '', ...more] = key.split(' ')
  return severalProducts.has(brand) && productWords.has(product) && more.length > 0 ? `${brand} ${product}` : null
}

interface Said {
  /** Whether an entry that payments did not make is called so. */
  isNamed: (payee: string) => boolean
  areApart: (payee: string, booked: string) => boolean
}

/** `files` by kind of export. */
export function namesByMemo(files: ReadonlyMap<string, readonly PaidFile[]>, { isNamed, areApart }: Said): NamesByMemo {
  const kinds = [...files.values()].filter((own) => own.length > 0)
  if (kinds.length < 2 || !kinds.some((own) => own.some(({ payments }) => payments.some((each) => memoKeys(each).length > 0 || hasNumber(each))))) return noNamesByMemo // prettier-ignore
  const charges = kinds.map((own) => Map.groupBy(together(own).payments.filter(({ amount }) => amount > 0), ({ vendor, currency }) => keyOf(vendor, currency))) // prettier-ignore
  const found = new Map<string, Set<string>>()
  const parts = new Map<string, Map<string, string>>()
  for (const books of charges)
    for (const card of charges.filter((each) => each !== books))
      for (const { key, booked } of namesByNumber(books, card)) {
        const [payee, name] = [card.get(key)!, books.get(booked)!].map(([first]) => first!.vendor) as [string, string]
        const isOther = books.has(key) || card.has(booked) || isNamed(payee) || areApart(payee, name)
        if (!isOther) found.set(key, new Set([...(found.get(key) ?? []), booked]))
      }
  for (const books of charges)
    for (const [booked, own] of books)
      for (const key of new Set(own.flatMap(memoKeys)))
        for (const card of charges) {
          const theirs = card === books || books.has(key) || card.has(booked) ? undefined : card.get(key)
          if (!theirs || areApart(theirs[0]!.vendor, own[0]!.vendor)) continue
          const named = own.filter((each) => memoKeys(each).includes(key))
          if (named.length < own.length && areSame(named, theirs, key)) parts.set(booked, new Map([...(parts.get(booked) ?? []), [key, theirs.at(-1)!.vendor]])) // prettier-ignore
          if (areSame(own, theirs, key) && !isNamed(theirs[0]!.vendor)) found.set(key, new Set([...(found.get(key) ?? []), booked])) // prettier-ignore
        }
  const pairs = [...found].flatMap(([key, [booked, ...others]]) =>
    others.length > 0 ? [] : [{ key, booked: booked! }],
  )
  // Two payees of a card that the books have as one may be two tools of one vendor.
  const isOnly = ({ booked }: (typeof pairs)[number]): boolean => pairs.filter((each) => each.booked === booked).length === 1 // prettier-ignore
  const nameOf = (booked: string): string => charges.flatMap((each) => each.get(booked) ?? []).at(-1)!.vendor
  return {
    called: new Map(pairs.filter(isOnly).map(({ key, booked }) => [key, nameOf(booked)])),
    // One of them beside other charges may be anything.
    within: new Map([...parts].filter(([, own]) => own.size > 1)),
  }
}

/** The same files, what is of several payees of a card as of each. */
export function asNamedWithin(files: readonly PaidFile[], { within }: NamesByMemo): readonly PaidFile[] {
  if (within.size === 0) return files
  return files.map((file) => ({
    ...file,
    payments: file.payments.map((payment) => {
      const names = within.get(keyOf(payment.vendor, payment.currency))
      const key = names && memoKeys(payment).find((each) => names.has(each))
      return key === undefined ? payment : { ...payment, vendor: names!.get(key)! }
    }),
  }))
}

/** Whether each charge of the days that both have is one of the other's, with the card's text as its memo. */
function areSame(books: readonly Payment[], card: readonly Payment[], key: string): boolean {
  const paired = pairedIn(
    books.filter((each) => memoKeys(each).includes(key)),
    card,
  )
  if (paired.size === 0) return false
  const days = [books, card].map((own) => own.map(({ date }) => dayNumber(date)))
  const from = Math.max(...days.map((own) => Math.min(...own)))
  const to = Math.min(...days.map((own) => Math.max(...own)))
  const isShared = ({ date }: Payment): boolean => dayNumber(date) >= from && dayNumber(date) <= to
  return [...books, ...card].every((each) => paired.has(each) || !isShared(each))
}

/** Charges of one amount, or those of a day that come to it together, as where the books split a bill by team. */
function pairedIn(books: readonly Payment[], card: readonly Payment[]): Set<Payment> {
  const alone = sameCharges(books, card)
  const paired = new Set([...alone.keys(), ...alone.values()])
  const left = (all: readonly Payment[]): Payment[] => all.filter((each) => !paired.has(each))
  const parts = new Map([...Map.groupBy(left(books), ({ date }) => date).values()].flatMap((own) => {
    const amount = inCents(own.reduce((sum, each) => sum + each.amount, 0))
    return own.length < 2 ? [] : [[{ ...own[0]!, extra: {}, amount }, own] as const]
  })) // prettier-ignore
  for (const [whole, charge] of sameCharges([...parts.keys()], left(card)))
    for (const each of [...parts.get(whole)!, charge]) paired.add(each)
  return paired
}

/** What a person calls a payee, else what the books do. */
export const withNamesByMemo =
  (ofPerson: NameOfPayee, byMemo: NamesByMemo): NameOfPayee =>
  (payee, currency) => {
    const said = ofPerson(payee, currency)
    if (said !== undefined || byMemo.called.size === 0) return said
    const booked = byMemo.called.get(keyOf(payee, currency))
    return booked === undefined ? undefined : (ofPerson(booked, currency) ?? booked)
  }
