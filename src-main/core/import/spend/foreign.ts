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

function writtenForeign({ extra, currency: paidIn }: Converted): Foreign | null {
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
    const amount = Number(decimal ? `${whole}.${digits.slice(decimal.index + 1)}` : whole)
    const currency = name.trim().toUpperCase()
    return { amount, currency: codes[currency] ?? currency }
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
