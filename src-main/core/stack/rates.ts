import type { WorkspaceConfig } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { mixedCurrencies } from '../../../shared/notes/no-rate.ts'
import type { Tool } from './tool.ts'

/** What amounts are converted with. */
export type RatesOf = Pick<WorkspaceConfig, 'currency' | 'rates'>

/** null = the workspace currency. */
export const hasRate = (code: string | null, { currency, rates }: RatesOf): boolean =>
  code === null || code === currency || Object.hasOwn(rates, code)

/** A sentence that names every currency that has no rate; null = all have. */
export function missingRatesSentence(currencies: Iterable<string | null>, config: RatesOf): string | null {
  const missing = new Set<string>()
  const priced = new Map<string, number>()
  for (const code of currencies) {
    if (code !== null) priced.set(code, (priced.get(code) ?? 0) + 1)
    if (code !== null && !hasRate(code, config)) missing.add(code)
  }
  if (missing.size === 0) return null
  const names = [...missing].sort()
  return `A tool is priced in ${names.join(', ')}, and the workspace has no rate from ${names.join(', ')} to ${config.currency}. Set it under Settings (Exchange rates) or in the configuration: "rates": {${names.map((name) => `"${name}": …`).join(', ')}}.${mixedCurrencies(priced, 'prices')}`
}

/** Fails, naming every currency that has no rate. */
export function requireRates(currencies: Iterable<string | null>, config: RatesOf): void {
  const sentence = missingRatesSentence(currencies, config)
  if (sentence !== null) throw new AppError('FAILED', sentence)
}

/** In workspace currency. The rate must exist: call `requireRates` first. */
export function convert(amount: number, code: string | null, { currency, rates }: RatesOf): number {
  return code === null || code === currency ? amount : amount * rates[code]!
}

/** What one of a currency is in another; null = the workspace has no rate. */
export function courseBetween(from: string, to: string, { currency, rates }: RatesOf): number | null {
  if (from === to) return 1
  const rate = (code: string): number | undefined => (code === currency ? 1 : rates[code])
  const [of, into] = [rate(from), rate(to)]
  return of === undefined || into === undefined ? null : of / into
}

/** What adding or dropping a tool costs once, in workspace currency; null = unknown. Throws FAILED for a missing rate. */
export function switchingCostIn(tool: Tool, config: RatesOf): number | null {
  if (tool.switchingCost === null) return null
  requireRates([tool.currency], config)
  return convert(tool.switchingCost, tool.currency, config)
}
