/** The stack period by period: what came, what went, what it cost, and when it grew more than usual. */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams, ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { activeSpan, type Span, toDate, toDay } from '../../stack/cost.ts'
import { compareText, type Holding, holdingsOn, isInUse, sum, totalCost, unknownCosts } from '../../stack/in-use.ts'
import { inflections, meanAndSd } from '../../stack/names/inflection.ts'
import { type Milestone, plannedHeadcount, readMilestones } from '../../stack/milestones.ts'
import { periodsOf } from '../../stack/periods.ts'
import { type Replacement, replacements } from '../../stack/replacements.ts'
import { compared, endUnknown, readCountedTools } from '../../stack/left-out.ts'
import { startSources } from '../../stack/start-sources.ts'
import { undatedPrices } from '../../stack/undated-prices.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import { type RunReport, today } from '../report-context.ts'

type Params = ReportParams<'stack-evolution'>
type Row = ReportRow<'stack-evolution'>
type Totals = ReportTotals<'stack-evolution'>

export const stackEvolution: RunReport<'stack-evolution'> = (context, params) => {
  const counted = readCountedTools(context.db, context.config)
  const now = today(context)
  const outcome = evolution(compared(counted), readMilestones(context.db), context.config, params, now)
  const { rows, totals } = outcome
  const last = toDay(outcome.params.to ?? now) - 1
  const active = counted.filter(({ tool }) => isInUse(tool, last))
  return {
    params: outcome.params,
    rows,
    totals: {
      ...totals,
      starts: startSources(context.db, active),
      undatedPrices: undatedPrices(context.db, active),
      endUnknown: endUnknown(counted, { from: outcome.params.from ?? now, to: toDate(last + 1) }, now),
    },
  }
}

/** Throws USAGE for a period that ends before it starts, FAILED for a missing rate. */
export function evolution(
  tools: readonly Tool[],
  milestones: readonly Milestone[],
  config: Pick<WorkspaceConfig, 'currency' | 'rates'> & Partial<Pick<WorkspaceConfig, 'fiscalYearStart'>>,
  params: Params,
  now: IsoDate,
): { params: Params; rows: Row[]; totals: Omit<Totals, 'starts' | 'undatedPrices' | 'endUnknown'> } {
  const to = params.to ?? toDate(toDay(now) + 1)
  const from = params.from ?? firstDayKnown(tools) ?? now
  if (to < from) throw new AppError('USAGE', `The period from ${from} to ${to} ends before it starts.`)
  const periods = periodsOf({ from: toDay(from), to: toDay(to) }, params.interval, config.fiscalYearStart)
  const changes = replacements(tools)
  const before = periods.map(({ name, span }) => onePeriod(name, span, tools, milestones, config, changes))
  const net = before.map(({ added, removed }) => added.length - removed.length)
  const isInflection = inflections(net)
  const spread = meanAndSd(net)
  const rows = before.map((row, index): Row => ({ ...row, inflection: isInflection[index]! }))
  const lastDay = toDay(to) - 1
  const last = holdingsOn(tools, config, lastDay)
  return {
    params: { ...params, from, to },
    rows,
    totals: {
      periods: rows.length,
      added: sum(rows.map(({ added }) => added.length)),
      removed: sum(rows.map(({ removed }) => removed.length)),
      replaced: sum(rows.map(({ replaced }) => replaced.length)),
      meanNet: spread?.mean ?? null,
      sdNet: spread?.sd ?? null,
      startUnknown: tools.filter((tool) => tool.startDate === null && isInUse(tool, lastDay)).length,
      unknownCosts: unknownCosts(last),
    },
  }
}

/** The first start or end of a tool that was ever in use. */
function firstDayKnown(tools: readonly Tool[]): IsoDate | null {
  const days = tools.flatMap((tool) => {
    const span = activeSpan(tool)
    return span ? [span.from, span.to].filter((day) => Number.isFinite(day)) : []
  })
  return days.length === 0 ? null : toDate(Math.min(...days))
}

function onePeriod(
  period: string,
  span: Span,
  tools: readonly Tool[],
  milestones: readonly Milestone[],
  config: Pick<WorkspaceConfig, 'currency' | 'rates'>,
  changes: readonly Replacement[],
): Omit<Row, 'inflection'> {
  const within = (day: number): boolean => span.from <= day && day < span.to
  const named = (edge: 'from' | 'to'): string[] =>
    tools
      .filter((tool) => within(activeSpan(tool)?.[edge] ?? NaN))
      .map((tool) => tool.name)
      .sort(compareText)
  const holdings = holdingsOn(tools, config, span.to - 1)
  const annualCost = totalCost(holdings)
  const past = milestones.filter(({ date }) => toDay(date) < span.to)
  const latest = (field: 'headcount' | 'users' | 'funding'): number | null =>
    past.findLast((milestone) => milestone[field] !== null && milestone.label !== plannedHeadcount)?.[field] ?? null
  const headcount = latest('headcount')
  return {
    period,
    firstDay: toDate(span.from),
    lastDay: toDate(span.to - 1),
    tools: holdings.length,
    added: named('from'),
    removed: named('to'),
    replaced: changes
      .filter(({ day }) => within(day))
      .map(({ from, to }) => ({ from: from.name, to: to.name, reason: to.reason })),
    annualCost,
    headcount,
    users: latest('users'),
    funding: latest('funding'),
    costPerHead: headcount === null || headcount === 0 ? null : annualCost / headcount,
    milestones: namedOnce(past.filter(({ date }) => within(toDay(date))).map(({ label }) => label)),
    categories: byCategory(holdings),
  }
}

/** Each label once, where the last of them stands, as a figure of every month that is called “Headcount” each time. */
const namedOnce = (labels: readonly string[]): string[] => {
  const keys = labels.map((label) => label.trim().toLowerCase())
  return labels.filter((_, at) => keys.lastIndexOf(keys[at]!) === at)
}

function byCategory(holdings: readonly Holding[]): Row['categories'] {
  const groups = Map.groupBy(holdings, ({ tool }) => (tool.category === '' ? '(not set)' : tool.category))
  return [...groups]
    .map(([category, members]) => ({ category, tools: members.length, annualCost: totalCost(members) }))
    .sort((a, b) => b.tools - a.tools || compareText(a.category, b.category))
}
