import type { ContentCost, WorkspaceConfig } from '../config.ts'

interface Counted {
  config: Pick<WorkspaceConfig, 'currency' | 'rates' | 'goals' | 'contentCosts'>
  tools: number
  entered: readonly ContentCost[]
}

/**
 * The one currency all costs are in, where it is not the workspace's and nothing else has an amount: tools, values of goals, or rates, which
 * say that a currency was chosen. null = there is none.
 */
export function onlyCurrency({ config, tools, entered }: Counted): string | null {
  const { currency, rates, goals, contentCosts } = config
  const isElsewhere = tools > 0 || Object.keys(rates).length > 0 || goals.some(({ value }) => value !== null)
  const codes = new Set([...contentCosts, ...entered].map((cost) => cost.currency ?? currency))
  const [only] = codes
  return isElsewhere || codes.size !== 1 || only === undefined || only === currency ? null : only
}
