/**
 * Payees that a card calls otherwise than the books do, which keep the card's own text as the memo: `GORGIAS HELPDESK` of the card,
 * and `Gorgias` of the books with that memo. They are one payee where every charge of the days that both have is in both, of one
 * amount and within a week. An amount alone says nothing.
 */
import type { NameOfPayee } from '../../stack/names/also-called.ts'
import { sameCharges } from '../../stack/payments/same-charge.ts'
import { vendorKey } from '../../stack/names/vendor.ts'
import type { Payment } from './read-payments.ts'
import { dayNumber, type PaidFile, together } from './together.ts'

/** By payee and currency, as `keyOf` has them: what the books call it. */
export type NamesByMemo = ReadonlyMap<string, string>

const memoColumn = /^(memo|description|memo\/description)$/i

const keyOf = (payee: string, currency: string): string => `${vendorKey(payee)} ${currency}`

/** The payees that its memo may name, where they are others than the books': all of it, or what stands before `- 10 seats @ 30.00`. */
function memoKeys({ vendor, currency, extra }: Payment): string[] {
  const memo = Object.entries(extra).find(([column]) => memoColumn.test(column.trim()))?.[1] ?? ''
  const texts = new Set([memo.trim(), memo.split(/\s-\s/)[0]!.trim()])
  return [...texts].flatMap((text) => (text === '' || vendorKey(text) === vendorKey(vendor) ? [] : [keyOf(text, currency)])) // prettier-ignore
}

/** `files` by kind of export. `isKept`: whether an entry is called so, or a person said that the two are apart. */
export function namesByMemo(
  files: ReadonlyMap<string, readonly PaidFile[]>,
  isKept: (payee: string, booked: string) => boolean,
): NamesByMemo {
  const kinds = [...files.values()].filter((own) => own.length > 0)
  if (kinds.length < 2 || !kinds.some((own) => own.some(({ payments }) => payments.some((each) => memoKeys(each).length > 0)))) return new Map() // prettier-ignore
  const charges = kinds.map((own) => Map.groupBy(together(own).payments.filter(({ amount }) => amount > 0), ({ vendor, currency }) => keyOf(vendor, currency))) // prettier-ignore
  const found = new Map<string, Set<string>>()
  for (const books of charges)
    for (const [booked, own] of books)
      for (const key of new Set(own.flatMap(memoKeys)))
        for (const card of charges) {
          const theirs = card === books || books.has(key) || card.has(booked) ? undefined : card.get(key)
          if (theirs && areSame(own, theirs, key) && !isKept(theirs[0]!.vendor, own[0]!.vendor)) found.set(key, new Set([...(found.get(key) ?? []), booked])) // prettier-ignore
        }
  const pairs = [...found].flatMap(([key, [booked, ...others]]) =>
    others.length > 0 ? [] : [{ key, booked: booked! }],
  )
  // Two payees of a card that the books have as one may be two tools of one vendor.
  const isOnly = ({ booked }: (typeof pairs)[number]): boolean => pairs.filter((each) => each.booked === booked).length === 1 // prettier-ignore
  const nameOf = (booked: string): string => charges.flatMap((each) => each.get(booked) ?? []).at(-1)!.vendor
  return new Map(pairs.filter(isOnly).map(({ key, booked }) => [key, nameOf(booked)]))
}

/** Whether each charge of the days that both have is one of the other's, with the card's text as its memo. */
function areSame(books: readonly Payment[], card: readonly Payment[], key: string): boolean {
  const same = sameCharges(
    books.filter((each) => memoKeys(each).includes(key)),
    card,
  )
  if (same.size === 0) return false
  const paired = new Set([...same.keys(), ...same.values()])
  const days = [books, card].map((own) => own.map(({ date }) => dayNumber(date)))
  const from = Math.max(...days.map((own) => Math.min(...own)))
  const to = Math.min(...days.map((own) => Math.max(...own)))
  const isShared = ({ date }: Payment): boolean => dayNumber(date) >= from && dayNumber(date) <= to
  return [...books, ...card].every((each) => paired.has(each) || !isShared(each))
}

/** What a person calls a payee, else what the books do. */
export const withNamesByMemo =
  (ofPerson: NameOfPayee, byMemo: NamesByMemo): NameOfPayee =>
  (payee, currency) => {
    const said = ofPerson(payee, currency)
    if (said !== undefined || byMemo.size === 0) return said
    const booked = byMemo.get(keyOf(payee, currency))
    return booked === undefined ? undefined : (ofPerson(booked, currency) ?? booked)
  }
