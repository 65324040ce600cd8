import { parseMoney } from '../../../../shared/text/money-text.ts'

const codes = new Set(Intl.supportedValuesOf('currency'))

/** The currency that an amount's own sign or code says, `R$ 10` or `10 CHF`; null for none, and for `$` and `¥`, which several have. */
export function currencyOfAmount(text: string): string | null {
  if (/^[\d.,\s+-]*$/.test(text)) return null
  const cell = parseMoney(text)
  const money = cell.ok ? cell.money : null
  if (!money?.currency || !codes.has(money.currency) || (money.shared && money.currency !== 'GBP')) return null
  return money.currency
}

/** The currency that all amounts of a column say; null where one says none, or they are in several. */
export function currencyOfAmounts(cells: readonly string[]): string | null {
  const said = new Set(cells.filter((cell) => cell.trim() !== '').map(currencyOfAmount))
  const [code = null] = said
  return said.size === 1 ? code : null
}

/** A plain number as exports write values: `12.5`, `1,234.50`, `$9.99`, `1e3`; NaN for what is none. */
export function parseNumber(text: string): number {
  const bare = text.trim().replace(/^[^\d.+-]{1,3}(?=[\d.])/, '')
  const isPlain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(bare)
  // `R$ 1.234` is as its country writes it.
  if (isPlain && currencyOfAmount(text) === null) return Number(bare)
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) return Number(bare.replaceAll(',', ''))
  // As other places write it: 1.234,50 or 12,5 or 1 234,50 €.
  const cell = /\d/.test(bare) ? parseMoney(text) : null
  return cell?.ok && cell.money ? cell.money.amount : NaN
}
