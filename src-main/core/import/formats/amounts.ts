/** Amounts of money as payment exports write them, as text for the event's value. */
import { parseNumber } from '../cells/number.ts'
import { minorPerUnit } from '../columns/minor-units.ts'

/** A plain number, or "" for none. */
export const amount = (text: string): string => {
  const value = parseNumber(text)
  return Number.isNaN(value) ? '' : String(value)
}

/** What is left of an amount after refunds, to the hundredth of its smallest unit. */
export function minus(whole: string, refunded: string): string {
  const value = parseNumber(whole)
  if (Number.isNaN(value)) return ''
  const back = parseNumber(refunded)
  return String(Number((value - (Number.isNaN(back) ? 0 : back)).toFixed(4)))
}

/** Cents and the like in units of the currency. */
export function fromMinorUnits(text: string, currency: string): string {
  const value = parseNumber(text)
  if (Number.isNaN(value)) return ''
  return String(value / minorPerUnit(currency))
}
