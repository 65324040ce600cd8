/** Who shares what: capabilities grouped by exactly which tools have them, weighed by money. Pure. */
import type { MatrixTool } from './matrix.ts'

export interface Combination {
  /** In order of name. */
  tools: string[]
  capabilities: string[]
  /** Cost shares a year of these tools for these capabilities, each tool's cost spread equally over its own. */
  cost: number
  /** Some of it buys what the same team already has. */
  redundant: boolean
}

/** Of the capabilities two or more tools have, largest cost first. */
export function combinations(tools: readonly MatrixTool[]): Combination[] {
  const holders = new Map<string, MatrixTool[]>()
  for (const tool of tools)
    for (const capability of tool.capabilities) {
      const known = holders.get(capability)
      if (known) known.push(tool)
      else holders.set(capability, [tool])
    }
  const found = new Map<string, Combination>()
  for (const [capability, held] of holders) {
    if (held.length < 2) continue
    const names = held.map((tool) => tool.tool).toSorted()
    const key = names.join('\u0000')
    const combination = found.get(key) ?? { tools: names, capabilities: [], cost: 0, redundant: false }
    combination.capabilities.push(capability)
    for (const tool of held) {
      combination.cost += (tool.annualCost ?? 0) / tool.capabilities.length
      if (tool.redundant.has(capability)) combination.redundant = true
    }
    found.set(key, combination)
  }
  return [...found.values()].toSorted(
    (a, b) => b.cost - a.cost || b.tools.length - a.tools.length || (a.tools.join() < b.tools.join() ? -1 : 1),
  )
}

/** The first combinations whose tools together still fit into `mostTools` rows. */
export function drawnCombinations(
  all: readonly Combination[],
  mostTools: number,
  mostColumns: number,
): { drawn: Combination[]; tools: string[] } {
  const tools = new Set<string>()
  const drawn: Combination[] = []
  for (const combination of all) {
    if (drawn.length === mostColumns) break
    const more = combination.tools.filter((tool) => !tools.has(tool))
    if (tools.size + more.length > mostTools) continue
    for (const tool of more) tools.add(tool)
    drawn.push(combination)
  }
  const times = (tool: string): number => drawn.filter((combination) => combination.tools.includes(tool)).length
  return { drawn, tools: [...tools].toSorted((a, b) => times(b) - times(a) || (a < b ? -1 : 1)) }
}
