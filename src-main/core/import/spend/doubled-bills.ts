/**
 * One bill that was entered twice: the same number and amount of one payee on two days. It is a price once, and what the other
 * came to is to be claimed back.
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
  return [...byNumber].flatMap(([number, bills]) => {
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
}

/** `bill INV-1 of 90.00 USD twice, on 2026-05-01 and 2026-05-04`, and what to do about it. */
export const doubledText = ({ number, first, again }: DoubledBill<Bill>): string => {
  const sum = `${first.amount.toFixed(2)} ${first.currency}`
  return `bill ${number} of ${sum} twice, on ${first.date} and ${again.date}: likely a double charge, of which ${sum} of ${again.date.slice(0, 7)} is to be claimed back. It counts once towards its price.`
}
