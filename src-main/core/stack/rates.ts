import type { WorkspaceConfig } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { mixedCurrencies } from '../../../shared/no-rate.ts'
import type { Tool } from './tool.ts'

/** What amounts are converted with. */
export type RatesOf = Pick<WorkspaceConfig, 'currency' | 'rates'>

/** Fails, naming every currency that has no rate. null = the workspace currency. */
export function requireRates(currencies: Iterable<string | null>, { currency, rates }: RatesOf): void {
  const missing = new Set<string>()
  const priced = new Map<string, number>()
  for (const code of currencies) {
    if (code !== null) priced.set(code, (priced.get(code) ?? 0) + 1)
    if (code !== null && code !== currency && !Object.hasOwn(rates, code)) missing.add(code)
  }
  if (missing.size === 0) return
  const names = [...missing].sort()
  throw new AppError(
    'FAILED',
    `A tool is priced in ${names.join(', ')}, and the workspace has no rate from ${names.join(', ')} to ${currency}. Set it under Settings (Exchange rates) or in the configuration: "rates": {${names.map((name) => `"${name}": …`).join(', ')}}.${mixedCurrencies(priced, 'prices')}`,
  )
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
