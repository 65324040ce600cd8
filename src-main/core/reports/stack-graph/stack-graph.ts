/** How active tools are connected, and what would come apart without each of them. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { toDay } from '../../stack/cost.ts'
import { betweenness, components, connect, nameKey, pairsLost } from '../../stack/graph.ts'
import { compareText, isInUse } from '../../stack/in-use.ts'
import { readTools } from '../../stack/left-out.ts'
import { type RunReport, today } from '../report-context.ts'

type Row = ReportRow<'stack-graph'>

export const stackGraph: RunReport<'stack-graph'> = (context, params) => {
  const asOf = params.asOf ?? today(context)
  const tools = readTools(context.db, context.config)
  const active = tools.filter((tool) => isInUse(tool, toDay(asOf)))
  const stack = connect(active)
  const { graph, strangers } = stack
  const central = betweenness(stack)
  const lost = pairsLost(stack)
  const parts = components(stack)
  const component = new Map(parts.flatMap((part, index) => part.map((node) => [node, index + 1])))
  const rows = graph.mapNodes((node, { name, category }): Row => ({
    tool: name,
    category,
    degree: graph.degree(node),
    betweenness: central[node]!,
    pairsLost: lost.get(node)!,
    component: component.get(node)!,
    neighbours: graph.mapNeighbors(node, (_, other) => other.name).sort(compareText),
  }))
  rows.sort((a, b) => b.betweenness - a.betweenness || b.degree - a.degree || compareText(a.tool, b.tool))
  const known = new Set(tools.map((tool) => nameKey(tool.name)))
  const listed = (isKnown: boolean) =>
    [...strangers]
      .filter(([key]) => known.has(key) === isKnown)
      .map(([, { name, by }]) => ({ name, by: [...by].sort(compareText) }))
      .sort((a, b) => compareText(a.name, b.name))
  return {
    params: { asOf },
    rows,
    totals: {
      tools: graph.order,
      sameName: active.length - graph.order,
      connections: graph.size,
      components: parts.length,
      isolated: rows.filter(({ degree }) => degree === 0).length,
      hub: rows[0] && rows[0].degree > 0 ? rows[0].tool : null,
      notInInventory: listed(false),
      notActive: listed(true),
    },
  }
}
