/** The tool × capability matrix: who does what, and who alone does it. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { toDay } from '../../stack/cost.ts'
import { compareText, type Holding, holdingsOn, sumUnlessUnknown, totalCost } from '../../stack/in-use.ts'
import { redundancies, redundantSpend, uniqueCapabilities } from '../../stack/overlap.ts'
import { capabilitiesOf, capabilityParts } from '../../../../shared/statistics/shares.ts'
import { readTools } from '../../stack/left-out.ts'
import { type RunReport, today } from '../report-context.ts'

export const stackCapabilities: RunReport<'stack-capabilities'> = (context, params) => {
  const asOf = params.asOf ?? today(context)
  const holdings = holdingsOn(readTools(context.db, context.config), context.config, toDay(asOf))
  const unique = uniqueCapabilities(holdings)
  const found = redundancies(holdings)
  const redundant = Map.groupBy(
    found.flatMap(({ others }) => others),
    ({ holding }) => holding,
  )
  const rows = holdings.map((holding): ReportRow<'stack-capabilities'> => ({
    tool: holding.tool.name,
    vendor: holding.tool.vendor,
    category: holding.tool.category,
    team: holding.tool.team,
    annualCost: holding.annualCost,
    capabilities: capabilitiesOf(holding.tool),
    unique: unique.get(holding)!,
    redundantSpend: sumUnlessUnknown((redundant.get(holding) ?? []).map(({ amount }) => amount)),
  }))
  return {
    params: { asOf },
    rows: rows.sort((a, b) => (b.annualCost ?? -1) - (a.annualCost ?? -1) || compareText(a.tool, b.tool)),
    totals: {
      tools: holdings.length,
      annualCost: totalCost(holdings),
      redundantSpend: redundantSpend(found),
      withoutCapabilities: holdings.filter(({ tool }) => tool.capabilities.length === 0).length,
      capabilities: byCapability(holdings),
    },
  }
}

function byCapability(holdings: readonly Holding[]) {
  const held = new Map<string, { capability: string; tools: number; annualCost: number | null }>()
  for (const { tool, annualCost } of holdings)
    for (const { name, weight } of capabilityParts(tool)) {
      const entry = held.get(name) ?? { capability: name, tools: 0, annualCost: null }
      entry.tools++
      if (annualCost !== null) entry.annualCost = (entry.annualCost ?? 0) + annualCost * weight
      held.set(name, entry)
    }
  return [...held.values()].sort((a, b) => b.tools - a.tools || compareText(a.capability, b.capability))
}
