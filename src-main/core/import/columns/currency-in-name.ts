/** Which currency the name of a column says its amounts are in: `amount_eur`, `revenueUSD`, `Betrag (€)`. */
import { parseCurrency } from '../../../../shared/text/money-text.ts'

const codes = new Set(Intl.supportedValuesOf('currency'))
/** Codes that are words, short for something, or names of people too: only in capitals they say a currency. */
const words = new Set([
  'ALL',
  'AMD',
  'ANG',
  'BAM',
  'BOB',
  'CHE',
  'COP',
  'CUP',
  'ERN',
  'GEL',
  'IRR',
  'MAD',
  'MOP',
  'PEN',
  'RON',
  'SDG',
  'SOS',
  'STD',
  'SVC',
  'TOP',
  'TRY',
  'VES',
  'XXX',
])

/** A sign at the end of a column's name, as the commonest currency that writes it; it may be that of others too. */
export function signInName(column: string): string | null {
  const sign = /([A-Za-z]{0,3}[$£])[)\]\s]*$/u.exec(column.trim())?.[1]
  return sign === undefined ? null : parseCurrency(sign)
}

/** The code at the end of a column's name, and the name before it; null where there is none. */
export function currencyInName(column: string): { code: string; rest: string } | null {
  const match = /^(.*?)[\s_\-.([]*(?<![A-Za-z])([A-Za-z]{3}|€|zł)[)\]\s]*$|^(.*[a-z])([A-Z]{3})$/u.exec(column.trim())
  const rest = match?.[1] ?? match?.[3] ?? ''
  const last = match?.[2] ?? match?.[4] ?? ''
  const code = last === '' ? null : parseCurrency(last)
  if (code === null || rest === '' || !codes.has(code) || (words.has(code) && last !== code)) return null
  return { code, rest }
}
