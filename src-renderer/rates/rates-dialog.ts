import { create } from 'zustand'
import type { InventoryTool } from '../../shared/stack/stack.ts'

/** The one place where the workspace's currency and exchange rates are set; null = closed. */
export const useRatesDialog = create<{ asked: readonly string[] | null }>(() => ({ asked: null }))

/** `missing`: currencies that are asked for and have no rate yet. */
export const openRates = (missing: readonly string[] = []): void => useRatesDialog.setState({ asked: missing })
export const closeRates = (): void => useRatesDialog.setState({ asked: null })

export interface NeededRate {
  code: string
  tools: number
  payments: number
}

/** Currencies that tools are priced in and that have no rate, with how many tools, and payments for them, need one: most first. */
export function neededRates(
  tools: readonly Pick<InventoryTool, 'cost' | 'currency' | 'prices' | 'custom'>[],
  { currency, rates }: { currency: string; rates: Readonly<Record<string, number>> },
): NeededRate[] {
  const needed = new Map<string, NeededRate>()
  for (const tool of tools) {
    const priced = [tool, ...tool.prices].filter(({ cost }) => cost !== null)
    for (const code of new Set(priced.map((price) => price.currency ?? tool.currency ?? currency))) {
      if (code === currency || code in rates) continue
      const { tools: many, payments } = needed.get(code) ?? { tools: 0, payments: 0 }
      needed.set(code, { code, tools: many + 1, payments: payments + Number(tool.custom['Charges'] ?? 0) })
    }
  }
  return [...needed.values()].sort((a, b) => b.tools - a.tools || (a.code < b.code ? -1 : 1))
}
