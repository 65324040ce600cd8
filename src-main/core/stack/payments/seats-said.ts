/** The seats that the text of a charge says it is for (`27 seats @ 21.00`), where they and their price are what was charged. */
import { parseMoney } from '../../../../shared/text/money-text.ts'
import type { Payment } from '../../import/spend/read-payments.ts'

const said =
  /(?<![\d.,])(\d{1,6}) ?(?:seats?|users?|licen[cs]es?|members?|editors?|Lizenzen|Nutzer|Plätze|utilisateurs?) ?(?:@|x|×|à|at|zu) ?([^\s;)]+)/iu

/** Prices of seats are rounded to cents, and so is each part of a bill that was split. */
const tolerance = 0.01

/** By charge of a day; those that split a bill have their part of its seats. Without those that say none. */
export function seatsSaid(charges: readonly Payment[]): ReadonlyMap<Payment, number> {
  return new Map(
    [...Map.groupBy(charges, ({ date }) => date).values()].flatMap((bill) => {
      const read = bill.map(seatsOf)
      const [first] = read
      const paid = bill.reduce((all, { amount }) => all + amount, 0)
      // Parts of one bill, each of which says what all of it is for.
      const isSplit = first && read.every((each) => each?.seats === first.seats && each.price === first.price)
      if (isSplit && isNear(paid, first.seats * first.price)) return bill.map((each): [Payment, number] => [each, (first.seats * each.amount) / paid]) // prettier-ignore
      return bill.flatMap((each, at): [Payment, number][] => {
        const own = read[at]
        return own && isNear(each.amount, own.seats * own.price) ? [[each, own.seats]] : []
      })
    }),
  )
}

const isNear = (paid: number, worth: number): boolean => worth > 0 && Math.abs(paid / worth - 1) <= tolerance

function seatsOf({ extra }: Payment): { seats: number; price: number } | null {
  for (const text of Object.values(extra)) {
    const [, seats, money] = text.length > 500 ? [] : (said.exec(text) ?? [])
    const price = money === undefined ? null : parseMoney(money)
    if (price?.ok && price.money && Number(seats) > 0) return { seats: Number(seats), price: price.money.amount }
  }
  return null
}
