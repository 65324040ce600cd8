/** VAT that a row says of its own amount, as expense tools export it beside the charge. */
import { parseMoney } from '../../../../shared/text/money-text.ts'
import { knownHeadingKey } from '../columns/heading-key.ts'

const names = /^(tax|vat|gst|hst|sales_tax|btw|mwst|ust|iva|tva|moms)(_(amount|value|total|sum|bedrag|betrag))?$|^(total_(tax|vat)|montant_(de_la_)?tva|importe_(del_)?iva|importo_iva|valor_do_iva|steuerbetrag|mehrwertsteuer|umsatzsteuer)$/ // prettier-ignore

export const isTaxColumn = (column: string): boolean => names.test(knownHeadingKey(column))

/** Without its sign, which some exports write and others do not; null = the row does not say it. */
export function taxOf({ extra }: { extra: Readonly<Record<string, string>> }, column?: string): number | null {
  const cell = Object.entries(extra).find(([each]) => (column === undefined ? isTaxColumn(each) : each === column))?.[1]
  const read = cell === undefined ? null : parseMoney(cell)
  return read?.ok && read.money !== null ? Math.abs(read.money.amount) : null
}

const rates = [0.05, 0.055, 0.06, 0.07, 0.077, 0.081, 0.09, 0.1, 0.12, 0.13, 0.14, 0.14975, 0.15, 0.16, 0.17, 0.18, 0.19, 0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.255, 0.27] // prettier-ignore

/** Whether most amounts have the VAT of their row in them, by the usual rates; beside net amounts it is what comes on top. */
export function includeTheirTax(
  payments: readonly { amount: number; extra: Readonly<Record<string, string>> }[],
  column: string,
): boolean {
  let within = 0
  let onTop = 0
  for (const payment of payments) {
    const tax = taxOf(payment, column) ?? 0
    if (tax === 0) continue
    const amount = Math.abs(payment.amount)
    if (rates.some((rate) => Math.abs(tax - (amount * rate) / (1 + rate)) <= 0.011)) within++
    if (rates.some((rate) => Math.abs(tax - amount * rate) <= 0.011)) onTop++
  }
  return within > 0 && within > 2 * onTop
}
