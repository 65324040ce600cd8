/** From when to when each tool was in use, what it replaced, and how its price moved. */
import { AppError } from '../../../../shared/errors.ts'
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { isByUse } from '../../stack/payments/by-use.ts'
import { activeSpan, intersect, type Span, toDate, toDay } from '../../stack/cost.ts'
import { nameKey } from '../../stack/graph.ts'
import { annualIn, compareText, isInUse, neededCurrency, sum } from '../../stack/in-use.ts'
import { requireRates } from '../../stack/rates.ts'
import { compared, endUnknown, readCountedTools } from '../../stack/left-out.ts'
import { type RunReport, today } from '../report-context.ts'

type Row = ReportRow<'stack-lifelines'>

/** Without those that come to as much a year as the one before: the same, billed in another period. */
function changesOf(prices: Row['prices']): Row['prices'] {
  const isSame = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : Math.abs(a - b) < 0.005) // prettier-ignore
  return prices.filter(({ annualCost }, at) => at === 0 || !isSame(annualCost, prices[at - 1]!.annualCost))
}

export const stackLifelines: RunReport<'stack-lifelines'> = ({ db, config, now }, params) => {
  const to = params.to ?? toDate(toDay(today({ now, config })) + 1)
  const period: Span = { from: params.from === null ? -Infinity : toDay(params.from), to: toDay(to) }
  if (period.to < period.from)
    throw new AppError('USAGE', `The period from ${params.from} to ${to} ends before it starts.`)
  const counted = readCountedTools(db, config)
  const tools = compared(counted)
  const whys = new Map(tools.map((tool, at) => [tool, counted[at]!.startWhy]))
  const shown = tools.filter((tool) => {
    const active = activeSpan(tool)
    return active !== null && intersect(active, period) !== null
  })
  requireRates(
    shown.flatMap((tool) => [tool, ...tool.prices].map(neededCurrency)),
    config,
  )
  const rows = shown.map((tool): Row => {
    // Prices that hold on no day of use are no part of the tool's life.
    const active = activeSpan(tool)!
    const held = tool.prices.filter(({ from }) => toDay(from) < active.to)
    const first = held.findLastIndex(({ from }) => toDay(from) <= active.from)
    const opening = first < 0 ? tool : held[first]!
    return {
      tool: tool.name,
      category: tool.category,
      team: tool.team,
      status: tool.status,
      startDate: tool.startDate,
      startWhy: whys.get(tool)!,
      endDate: tool.endDate,
      reason: tool.reason,
      note: tool.note,
      replaces: tool.replaces,
      replacedBy: tools
        .filter((other) => other.replaces.some((name) => nameKey(name) === nameKey(tool.name)))
        .map(({ name }) => name),
      prices: changesOf([
        { from: null, annualCost: annualIn(opening, config) },
        ...held.slice(first + 1).map((price) => ({ from: price.from, annualCost: annualIn(price, config) })),
      ]),
      byUse: isByUse(tool),
    }
  })
  rows.sort(
    (a, b) =>
      compareText(a.category, b.category) ||
      compareText(a.startDate ?? '', b.startDate ?? '') ||
      compareText(a.tool, b.tool),
  )
  return {
    params: { ...params, to },
    rows,
    totals: {
      tools: rows.length,
      active: shown.filter((tool) => isInUse(tool, period.to - 1)).length,
      ended: shown.filter((tool) => !isInUse(tool, period.to - 1)).length,
      priceChanges: sum(rows.map(({ prices, byUse }) => (byUse ? 0 : prices.length - 1))),
      endUnknown: endUnknown(counted, { from: params.from ?? '0001-01-01', to }, today({ now, config })),
    },
  }
}
