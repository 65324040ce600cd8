/** What contracts cost whose currency has no rate: each in its own, which nothing can be added to. */
import { inCents } from '../text/csv.ts'
import { listed } from '../text/figures.ts'

export interface OwnCosts {
  currency: string
  tools: number
  ownCost: number
}

/** By currency. */
export function sumsInOwn(rows: readonly { ownCost: number | null; ownCurrency: string | null }[]): OwnCosts[] {
  const sums = new Map<string, OwnCosts>()
  for (const { ownCost, ownCurrency: currency } of rows) {
    if (ownCost === null || currency === null) continue
    const { tools, ownCost: sum } = sums.get(currency) ?? { tools: 0, ownCost: 0 }
    sums.set(currency, { currency, tools: tools + 1, ownCost: inCents(sum + ownCost) })
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

interface Cost {
  annualCost: number | null
  ownCost: number | null
  ownCurrency: string | null
}

/** An amount in the workspace's currency, or in another one. */
export type WriteMoney = (amount: number, currency?: string) => string

/** `$1,200`, `£90`; null = not known. */
export function costWords({ annualCost, ownCost, ownCurrency }: Cost, money: WriteMoney): string | null {
  if (ownCost !== null && ownCurrency !== null) return money(ownCost, ownCurrency)
  return annualCost === null ? null : money(annualCost)
}

/** `$1,200, €300 and £90`: what can be added up, and beside it what cannot. */
export function sumWords(rows: readonly Cost[], money: WriteMoney): string {
  const own = sumsInOwn(rows).map(({ ownCost, currency }) => money(ownCost, currency))
  const known = rows.reduce((sum, { annualCost }) => sum + (annualCost ?? 0), 0)
  return listed([...(known === 0 && own.length > 0 ? [] : [money(known)]), ...own])
}
