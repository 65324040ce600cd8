/**
 * Payees of a card whose charges the books have by the card's own number of each, all of it or its first part, under another name.
 * Whatever else the books have of that payee, those charges are the same, so that amounts may differ by the VAT.
 */
import type { Payment } from './read-payments.ts'
import { dayNumber } from './together.ts'

/** By payee and currency. */
type Charges = ReadonlyMap<string, readonly Payment[]>

const numberColumn = /^(num|number|no\.?|(ref|reference|doc|document)( (no\.?|num|number))?|(transaction|expense|external) (id|no\.?|number))$/i // prettier-ignore
const idColumn = /^((card )?(transaction|payment|charge|expense|purchase) )?(id|uuid)$/i

/** Shorter ones, and those without a digit, may be of anything. */
const isNumber = (text: string): boolean => text.length >= 6 && /\d/.test(text)

const cellsOf = ({ extra }: Payment, column: RegExp): string[] =>
  Object.entries(extra).flatMap(([name, text]) => (column.test(name.trim()) ? [text.trim().toLowerCase()] : [])).filter(isNumber) // prettier-ignore

export const hasNumber = (payment: Payment): boolean => cellsOf(payment, numberColumn).length > 0

/** All of its number, and what stands before the first hyphen, as books keep of a long one. */
const idsOf = (payment: Payment): string[] =>
  cellsOf(payment, idColumn).flatMap((id) => [...new Set([id, id.split('-')[0]!])].filter(isNumber))

/** The books may leave out the VAT, of which nobody takes more than 27 %. */
const nearUpTo = 1.27
const week = 7

const isOneCharge = (a: Payment, b: Payment): boolean =>
  Math.max(a.amount, b.amount) <= Math.min(a.amount, b.amount) * nearUpTo + 0.005 &&
  Math.abs(dayNumber(a.date) - dayNumber(b.date)) <= week

/** By payee of the card: what the books call it. */
export function namesByNumber(books: Charges, card: Charges): { key: string; booked: string }[] {
  const ids = new Map<string, { key: string; charge: Payment }[]>()
  for (const [key, own] of card)
    for (const charge of own) for (const id of idsOf(charge)) ids.set(id, [...(ids.get(id) ?? []), { key, charge }])
  const found = new Map<string, Map<string, Set<Payment>>>()
  if (ids.size === 0) return []
  for (const [booked, own] of books)
    for (const payment of own)
      for (const number of cellsOf(payment, numberColumn))
        for (const { key, charge } of ids.get(number) ?? []) {
          if (key === booked || !isOneCharge(payment, charge)) continue
          const names = found.get(key) ?? new Map<string, Set<Payment>>()
          found.set(key, names.set(booked, (names.get(booked) ?? new Set()).add(charge)))
        }
  return [...found].flatMap(([key, names]) =>
    [...names].flatMap(([booked, numbered]) =>
      isBooked(card.get(key)!, books.get(booked)!, numbered) ? [{ key, booked }] : [],
    ),
  )
}

/** Whether most of its charges of the days that both have are in the books by its number: the last may not be booked yet. */
function isBooked(card: readonly Payment[], books: readonly Payment[], numbered: ReadonlySet<Payment>): boolean {
  const days = books.map(({ date }) => dayNumber(date))
  const [from, to] = [Math.min(...days), Math.max(...days)]
  const shared = card.filter(({ date }) => dayNumber(date) >= from && dayNumber(date) <= to)
  return shared.filter((each) => numbered.has(each)).length * 2 > shared.length
}
