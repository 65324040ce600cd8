/** What was charged before it was converted into the currency of the account, where the statement says it. */
import { inCents } from '../../../../shared/text/csv.ts'
import { parseCurrency, parseMoney } from '../../../../shared/text/money-text.ts'
import { remembered } from '../../../../shared/text/remembered.ts'
import { columnKey } from './ledger.ts'

/** What was charged before it was converted. */
export interface Foreign {
  amount: number
  /** As the statement writes it, or its code. */
  currency: string
}

/** Of a payment: the other columns, and the currency it was paid in. */
interface Converted {
  extra: Record<string, string>
  currency: string
  amount?: number
  vat?: { rate: number }
}

/** American Express, Extended Details: `Foreign Spend Amount: 103.50 UNITED STATES DOLLAR Commission Amount: 2.41 …`. */
const foreignSpend =
  /\bForeign Spend Amount:?\s*([\d.,]*\d)\s+(\p{L}[\p{L} .'-]*?)\s*(?=Commission Amount|Currency Exchange|Exchange Rate|$)/iu

const codes: Readonly<Record<string, string>> = {
  'UNITED STATES DOLLAR': 'USD', 'US DOLLAR': 'USD', 'U.S. DOLLARS': 'USD', 'EUROPEAN UNION EURO': 'EUR', EURO: 'EUR',
  'UK POUND STERLING': 'GBP', 'POUND STERLING': 'GBP', 'SWISS FRANC': 'CHF', 'SWISS FRANCS': 'CHF', 'CANADIAN DOLLAR': 'CAD',
  'AUSTRALIAN DOLLAR': 'AUD', 'JAPANESE YEN': 'JPY', 'SWEDISH KRONA': 'SEK', 'NORWEGIAN KRONE': 'NOK', 'DANISH KRONE': 'DKK',
} // prettier-ignore

/** What a payment keeps of it, under the names Revolut has. */
export const foreignColumns = { amount: 'Orig amount', currency: 'Orig currency' }

/** Thousands of payments have the same few columns. */
const keyOf = remembered(columnKey)

function foreignOfOne(payment: Converted): Foreign | null {
  const found = writtenForeign(payment)
  return found && { ...found, amount: inCents(found.amount / (1 + (payment.vat?.rate ?? 0) / 100)) }
}

function writtenForeign({ extra, currency: paidIn, amount, vat }: Converted): Foreign | null {
  const cells = Object.entries(extra)
  const valueOf = (key: string): string => cells.find(([column]) => keyOf(column) === key)?.[1] ?? ''
  const original = parseMoney(valueOf(keyOf(foreignColumns.amount)))
  const code = parseCurrency(valueOf(keyOf(foreignColumns.currency)))
  // What was charged in the currency it was paid in was not converted.
  if (code !== null && code !== paidIn && original.ok && original.money)
    return { amount: Math.abs(original.money.amount), currency: code }
  for (const text of Object.values(extra)) {
    const found = foreignSpend.exec(text)
    if (!found) continue
    // The last mark before two digits separates decimals.
    const [, digits, name] = found as unknown as [string, string, string]
    const decimal = /[.,](?=\d{2}$)/.exec(digits)
    const whole = (decimal ? digits.slice(0, decimal.index) : digits).replaceAll(/[.,]/g, '')
    const spent = Number(decimal ? `${whole}.${digits.slice(decimal.index + 1)}` : whole)
    const currency = name.trim().toUpperCase()
    return { amount: spent, currency: codes[currency] ?? currency }
  }
  return foreignInMemo(extra, paidIn, amount, vat)
}

const memoColumn = /^(memo|description|memo\/description|line description|notes?)$/i

/** Of a memo: `USD 738.40`, and of seats `32 x USD 29.00`; `9,240.00 USD`. */
const moneys = [
  /(?<![\p{L}\d])(?:(\d{1,6}) ?[x×@] ?)?(?<code>[A-Z]{3}) ?(?<amount>\d[\d.,]*\d|\d)(?![\p{L}\d])/gu,
  /(?<![\p{L}\d.,])(?:(\d{1,6}) ?[x×@] ?)?(?<amount>\d[\d.,]*\d|\d) ?(?<code>[A-Z]{3})(?![\p{L}\d])/gu,
]
/** The course beside it: `@ 1.3690`. */
const course = /@ ?(\d{1,3}[.,]\d{3,6})(?!\d)/

/** About what one US dollar is in others: enough to tell an amount that was converted from any other number. */
const perDollar: Readonly<Record<string, number>> = { USD: 1, EUR: 0.9, GBP: 0.78, CHF: 0.88, CAD: 1.37, AUD: 1.52, NZD: 1.67, SGD: 1.34, HKD: 7.8, SEK: 10.4, NOK: 10.6, DKK: 6.8, PLN: 3.9, CZK: 22.5, INR: 84, JPY: 148 } // prettier-ignore
/** Courses of ten years lie within. */
const mostOff = 1.3

/**
 * As books in one currency write it in the memo, where it comes to what was booked: by the course beside it, else by about the course
 * of those years.
 */
function foreignInMemo(
  extra: Record<string, string>,
  paidIn: string,
  paid: number | undefined,
  vat: Converted['vat'],
): Foreign | null {
  if (paid === undefined || paid === 0 || vat !== undefined) return null
  for (const [column, text] of Object.entries(extra)) {
    if (text.length > 500 || !memoColumn.test(column.trim())) continue
    const stated = course.exec(text)?.[1]
    const found = moneys
      .flatMap((form) => [...text.matchAll(form)])
      .flatMap(({ 1: times, groups }): Foreign[] => {
        const code = parseCurrency(groups!['code']!)
        const read = parseMoney(groups!['amount']!)
        if (code === null || code === paidIn || !read.ok || !read.money) return []
        return [{ currency: code, amount: read.money.amount * (times === undefined ? 1 : Number(times)) }]
      })
    const isPaid = (each: Foreign): boolean => {
      const is = Math.abs(paid) / each.amount
      const [of, to] = [perDollar[each.currency], perDollar[paidIn]]
      const usual = of === undefined || to === undefined ? null : to / of
      const isByCourse = stated !== undefined && Math.abs(is / Number(stated.replace(',', '.')) - 1) < 0.005
      return isByCourse || (usual !== null && is < usual * mostOff && is > usual / mostOff)
    }
    const [most, ...others] = found.filter((each) => each.amount > 0 && isPaid(each))
    if (most && others.every(({ currency }) => currency === most.currency)) return most
  }
  return null
}

/** Of the charges of a day together; null where one does not say it, or they differ in currency. */
export function foreignOf(charges: readonly Converted[]): Foreign | null {
  const all = charges.map(foreignOfOne)
  const [first] = all
  if (!first || !all.every((each) => each?.currency === first.currency)) return null
  return { currency: first.currency, amount: inCents(all.reduce((sum, each) => sum + each!.amount, 0)) }
}
