import { parseMoney } from '../../../../shared/money-text.ts'

/** A plain number as exports write values: `12.5`, `1,234.50`, `$9.99`, `1e3`; NaN for what is none. */
export function parseNumber(text: string): number {
  const bare = text.trim().replace(/^[^\d.+-]{1,3}(?=[\d.])/, '')
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(bare)) return Number(bare)
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) return Number(bare.replaceAll(',', ''))
  // As other places write it: 1.234,50 or 12,5 or 1 234,50 €.
  const cell = /\d/.test(bare) ? parseMoney(text) : null
  return cell?.ok && cell.money ? cell.money.amount : NaN
}
