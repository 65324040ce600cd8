/** Pairs of active tools that do the same, and what the doubles cost. */
import { toDay } from '../../stack/cost.ts'
import { holdingsOn } from '../../stack/in-use.ts'
import {
  amountOf,
  isUpperBound,
  overlaps,
  redundancies,
  redundantSpend,
  sameCategory,
  withoutCapabilities,
} from '../../stack/overlap.ts'
import { readTools } from '../../stack/left-out.ts'
import { type RunReport, today } from '../report-context.ts'

export const stackOverlap: RunReport<'stack-overlap'> = (context, params) => {
  const asOf = params.asOf ?? today(context)
  const holdings = holdingsOn(readTools(context.db, context.config), context.config, toDay(asOf))
  const rows = overlaps(holdings)
  const found = redundancies(holdings)
  return {
    params: { asOf },
    rows,
    totals: {
      tools: holdings.length,
      pairs: rows.length,
      redundantPairs: rows.filter(({ kind }) => kind === 'redundant').length,
      redundantSpend: redundantSpend(found),
      upperBound: isUpperBound(found),
      redundancies: found.map((redundancy) => ({
        capability: redundancy.capability,
        team: redundancy.team,
        kept: redundancy.kept.tool.name,
        keptBy: redundancy.keptBy,
        seatsUnknown: redundancy.seatsUnknown,
        amount: amountOf(redundancy),
        others: redundancy.others.map(({ holding, amount }) => ({ tool: holding.tool.name, amount })),
      })),
      withoutCapabilities: withoutCapabilities(holdings).length,
      sameCategory: sameCategory(holdings),
    },
  }
}
