/**
 * One bill that was entered twice: the same number and amount of one payee on two days, or the number in the text of a charge
 * that has another, as what a card paid of the bill has. It is a price once, and what the other came to is to be claimed back.
 */
import { headingKey } from '../columns/heading-key.ts'
import { dayNumber } from './together.ts'

interface Bill {
  date: string
  amount: number
  currency: string
  extra: Readonly<Record<string, string>>
}

export interface DoubledBill<P> {
  number: string
  first: P
  again: P
}

const numberNames = new Set(
  [
    'num', 'number', 'bill number', 'bill no', 'bill no.', 'bill #', 'invoice', 'invoice number', 'invoice no', 'invoice no.', 'invoice #', 'invoicenumber', 'invoice id',
    'document number', 'document no', 'doc number', 'doc num', 'numéro de facture', 'n° facture', 'n° de facture', 'rechnungsnummer', 'rechnungsnr', 'rechnungsnr.', 'belegnummer',
    'factuurnummer', 'factuurnr', 'número de factura', 'nº factura', 'numero fattura', 'n. fattura', 'número da fatura', 'número da nota',
  ].map(headingKey),
) // prettier-ignore

/** What is charged each month under one number is no bill but a contract. */
const leastMonth = 25
/** So far apart, and only of a payee whose bills have numbers of their own. */
const longestApart = 100

/** The number of the bill a row is of; null = it says none that tells bills apart. */
function billNumber({ extra }: Bill): string | null {
  const found =
    Object.entries(extra)
      .find(([column]) => numberNames.has(headingKey(column)))?.[1]
      .trim() ?? ''
  return found.length >= 3 && /\d/.test(found) ? found : null
}

/** Among the charges of one payee. */
export function doubledBills<P extends Bill>(charges: readonly P[]): DoubledBill<P>[] {
  const byNumber = Map.groupBy(charges, billNumber)
  const isNumbered = byNumber.size - (byNumber.has(null) ? 1 : 0) > 1
  const inNumbers = [...byNumber].flatMap(([number, bills]) => {
    if (number === null) return []
    const days = [...new Set(bills.map(({ date }) => date))].sort()
    const [day, other] = days
    // More often it is paid in parts, or the number of a contract.
    if (days.length !== 2) return []
    const apart = dayNumber(other!) - dayNumber(day!)
    if (apart >= leastMonth && !(isNumbered && apart <= longestApart)) return []
    const left = bills.filter(({ date }) => date === day)
    return bills.flatMap((again) => {
      const at = again.date === day ? -1 : left.findIndex(({ amount }) => amount === again.amount)
      return at < 0 ? [] : [{ number, first: left.splice(at, 1)[0]!, again }]
    })
  })
  const known = new Set(inNumbers.flatMap(({ first, again }) => [first, again]))
  return [...inNumbers, ...namedInText(charges.filter((each) => !known.has(each)))]
}

/** Shorter numbers may be of anything in a text. */
const shortestInText = 5

/** A bill, and a charge of its amount whose text has its number. */
function namedInText<P extends Bill>(charges: readonly P[]): DoubledBill<P>[] {
  const used = new Set<P>()
  return [...Map.groupBy(charges, ({ amount }) => amount).values()].flatMap((alike) =>
    alike.flatMap((bill) => {
      const number = alike.length < 2 ? null : billNumber(bill)
      if (number === null || number.length < shortestInText) return []
      const other = alike.find((each) => each !== bill && !used.has(each) && !used.has(bill) && billNumber(each) !== number && each.date !== bill.date && Math.abs(dayNumber(each.date) - dayNumber(bill.date)) <= longestApart && isNamed(each, number)) // prettier-ignore
      if (!other) return []
      used.add(bill).add(other)
      const [first, again] = other.date < bill.date ? [other, bill] : [bill, other]
      return [{ number, first, again }]
    }),
  )
}

/** Whether a text of it has the number as a word. */
const isNamed = ({ extra }: Bill, number: string): boolean =>
  Object.values(extra).some((text) => text.includes(number) && text.split(/[^\p{L}\p{N}_/.-]+/u).some((word) => word.replace(/[.,]$/, '') === number)) // prettier-ignore

/** `bill INV-1 of 90.00 USD twice, on 2026-05-01 and 2026-05-04`, and what to do about it. */
export const doubledText = ({ number, first, again }: DoubledBill<Bill>): string => {
  const sum = `${first.amount.toFixed(2)} ${first.currency}`
  return `bill ${number} of ${sum} twice, on ${first.date} and ${again.date}: likely a double charge, of which ${sum} of ${again.date.slice(0, 7)} is to be claimed back. It counts once towards its price.`
}
