/** What the overlap screens draw, out of two reports: who can do what, and what of it is redundant. Pure. */
import type { Report } from '../../../shared/reports/index.ts'
import { teamsOf } from '../../../shared/statistics/shares.ts'
import type { MatrixTool } from './matrix.ts'

/** Tools with their redundant cost shares, in the order of the report. */
export function matrixTools(
  capabilities: Pick<Report<'stack-capabilities'>, 'rows'>,
  overlap: Pick<Report<'stack-overlap'>, 'totals'>,
): MatrixTool[] {
  const redundant = new Map<string, Map<string, number>>()
  for (const { capability, team, others } of overlap.totals.redundancies)
    for (const { tool, amount } of others) {
      const key = JSON.stringify([tool, team])
      const known = redundant.get(key) ?? new Map<string, number>()
      known.set(capability, (known.get(capability) ?? 0) + (amount ?? 0))
      redundant.set(key, known)
    }
  return capabilities.rows.map((row) => {
    const teams = teamsOf(row)
    const own = new Map<string, number>()
    for (const team of teams)
      for (const [capability, amount] of redundant.get(JSON.stringify([row.tool, team])) ?? [])
        own.set(capability, (own.get(capability) ?? 0) + amount)
    return {
      tool: row.tool,
      team: row.team,
      teams,
      annualCost: row.annualCost,
      capabilities: row.capabilities,
      redundant: own,
    }
  })
}

/** Capability → active tools that have it, in order of name. */
export function holdersOf(tools: readonly Pick<MatrixTool, 'tool' | 'capabilities'>[]): Map<string, string[]> {
  const holders = new Map<string, string[]>()
  for (const { tool, capabilities } of tools.toSorted((a, b) => (a.tool < b.tool ? -1 : 1)))
    for (const capability of capabilities) holders.set(capability, [...(holders.get(capability) ?? []), tool])
  return holders
}
