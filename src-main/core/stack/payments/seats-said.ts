/**
 * The seats that the text of a charge says it is for (`27 seats @ 21.00`, `118 x 29.80`, `52 users USD 738.40`), where they and their
 * price are what was charged, be it before it was converted.
 */
import { parseMoney } from '../../../../shared/text/money-text.ts'
import { type Foreign, foreignOf } from '../../import/spend/foreign.ts'
import type { Payment } from '../../import/spend/read-payments.ts'

const words = '(?:seats?|users?|employees?|agents?|licen[cs]es?|members?|editors?|Lizenzen|Nutzer|Plätze|utilisateurs?)'
const amount = "(?:[A-Z]{3} ?)?(\\d[\\d.,'’]*)"
const perSeat = new RegExp(`(?<![\\d.,])(\\d{1,6}) ?(?:${words} ?(?:@|x|×|à|at|zu)|(?<= )[x×]) ?${amount}`, 'iu')
/** What all of them come to, which has to name its currency. */
const together = new RegExp(`(?<![\\d.,])(\\d{1,6}) ?${words},? ?(?:[A-Z]{3}) ?(\\d[\\d.,’]*)`, 'iu')

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
      if (isSplit && isNear(paid, first.seats * first.price, foreignOf(bill))) return bill.map((each): [Payment, number] => [each, first.seats * (each.amount / paid)]) // prettier-ignore
      return bill.flatMap((each, at): [Payment, number][] => {
        const own = read[at]
        return own && isNear(each.amount, own.seats * own.price, foreignOf([each])) ? [[each, own.seats]] : []
      })
    }),
  )
}

const isNear = (paid: number, worth: number, foreign: Foreign | null): boolean =>
  worth > 0 && [paid, foreign?.amount].some((each) => each !== undefined && Math.abs(each / worth - 1) <= tolerance)

function seatsOf({ extra }: Payment): { seats: number; price: number } | null {
  for (const text of Object.values(extra)) {
    if (text.length > 500) continue
    const each = perSeat.exec(text)
    const [, seats, money] = each ?? together.exec(text) ?? []
    const price = money === undefined ? null : parseMoney(money.replace(/[.,]$/, ''))
    if (!price?.ok || !price.money || !(Number(seats) > 0)) continue
    return { seats: Number(seats), price: price.money.amount / (each ? 1 : Number(seats)) }
  }
  return null
}
