/**
 * What a conversion costs, channel by channel, with all of the stack's cost in it.
 *
 * Ledger = what the tools cost in the period: as `stack-cost` says it, or of a tool that payments alone speak of what was paid in
 * it, where that is known of all of its days. A tool with a channel of the dimension asked for (`toolChannels`)
 * is direct cost of the channel's keys, by the conversions attributed to them (equally where there are none). Every other
 * tool is shared infrastructure, spread over all conversions, unattributed ones included. So the rows always sum to the
 * ledger; the band of a row runs from direct cost alone to the full load. Attribution is association, not causation.
 */
import { AppError } from '../../../../shared/errors.ts'
import { contentAttribution as shape } from '../../../../shared/reports/content-attribution.ts'
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { type Day, type Span, toDate, toDay } from '../../stack/cost.ts'
import { nameKey } from '../../stack/graph.ts'
import { compareText, holdingsIn, type PeriodHolding, sum } from '../../stack/in-use.ts'
import { compared, readCountedTools } from '../../stack/left-out.ts'
import { readPaidEntries } from '../../stack/payments/paid-entry.ts'
import { type PaidIn, paidIn } from '../../stack/payments/paid-in.ts'
import { findPagesKnownFrom } from '../../journeys/pages-begin.ts'
import { creditByKey } from '../content-attribution/content-attribution.ts'
import type { Tool } from '../../stack/tool.ts'
import { type ReportContext, type RunReport, today } from '../report-context.ts'
import { conversionsKnown, costsKnown, mostDays, usualPeriod } from './known-days.ts'

type Row = ReportRow<'cost-per-conversion'>

/** Where shared cost stands when there is no conversion to spread it over. */
const sharedKey = '(shared)'

export const costPerConversion: RunReport<'cost-per-conversion'> = (context, params) => {
  const { goal, model, by, lookbackDays } = params
  const { tools, paidOf } = readSpend(context)
  const conversions = conversionsKnown(context, goal) ?? { from: -Infinity, to: Infinity }
  const last = Number.isFinite(conversions.to) ? conversions.to : toDay(today(context)) + 1
  const costs = costsOf(context, tools, paidOf, { from: last - mostDays, to: last })
  const { from, to } = periodOf(params, usualPeriod({ ...conversions, to: last }, costs))
  if (to < from) throw new AppError('USAGE', `The period from ${from} to ${to} ends before it starts.`)
  const attributed = creditByKey(context, shape.params.parse({ goal, model, by, lookbackDays, from, to }))
  const names = new Set(attributed.rows.map(({ key }) => key))
  const period = { from: toDay(from), to: toDay(to) }
  const holdings = holdingsIn(tools, context.config, period).map((holding): PeriodHolding => {
    const paid = paidOf.get(holding.tool)?.costIn(period) ?? null
    return paid === null ? holding : { ...holding, periodCost: paid, isKnown: true }
  })
  const result = allocate(
    holdings,
    context.config.toolChannels
      .filter((channel) => channel.by === by)
      .map(({ tool, keys }) => ({ tool, keys: keys.map((key) => context.journeys.countedKey(by, key, names)) })),
    attributed.rows,
  )
  const pagesKnownFrom = findPagesKnownFrom(context, attributed.eligible.scan)
  return {
    params: { ...params, goal: attributed.params.goal, from, to },
    rows: result.rows,
    totals: {
      ...result.totals,
      pagesKnownFrom,
      costsFrom: dateOrOpen(costs.from),
      costsTo: dateOrOpen(costs.to),
      conversionsFrom: dateOrOpen(conversions.from),
      conversionsTo: dateOrOpen(conversions.to),
    },
  }
}

const dateOrOpen = (day: Day): string | null => (Number.isFinite(day) ? toDate(day) : null)

/** A bound that was not asked for is that of the days of which all is known, or a year from the other. */
function periodOf(asked: { from: string | null; to: string | null }, usual: Span): { from: string; to: string } {
  const to = asked.to ?? toDate(usual.to)
  const from =
    asked.from ?? toDate(usual.from < toDay(to) ? Math.max(usual.from, toDay(to) - mostDays) : toDay(to) - mostDays)
  return { from, to }
}

type PaidOf = ReadonlyMap<Tool, PaidIn>

/** The tools that count, and of those that payments alone speak of what was paid. */
function readSpend({ db, config }: ReportContext): { tools: Tool[]; paidOf: PaidOf } {
  const counted = readCountedTools(db, config)
  const tools = compared(counted)
  const byId = new Map(counted.map(({ id }, at) => [id, tools[at]!]))
  const paid = readPaidEntries(db, config).entries.flatMap((each) => {
    const [tool, own] = [byId.get(each.entry.id), paidIn(each, config)]
    return tool && own ? [[tool, own] as const] : []
  })
  return { tools, paidOf: new Map(paid) }
}

function costsOf({ config }: ReportContext, tools: readonly Tool[], paidOf: PaidOf, period: Span): Span {
  const holdings = holdingsIn(tools, config, period)
  const paidTools = holdings.flatMap(({ tool, annualCost }) => {
    const paid = paidOf.get(tool)
    return paid ? [{ paid, annualCost: annualCost ?? 0, startDate: tool.startDate, endDate: tool.endDate }] : []
  })
  return costsKnown(paidTools, sum(holdings.map(({ annualCost }) => annualCost ?? 0)))
}

/** Spreads the cost of the tools over the keys. Pure. */
export function allocate(
  holdings: readonly PeriodHolding[],
  channels: readonly { tool: string; keys: readonly string[] }[],
  credits: readonly { key: string; conversions: number }[],
) {
  const conversions = new Map(credits.map(({ key, conversions: credit }) => [key, credit]))
  const direct = new Map<string, { cost: number; tools: Set<string>; unknown: Set<string> }>()
  const shared: PeriodHolding[] = []
  for (const holding of holdings) {
    const channel = channels.find(({ tool }) => nameKey(tool) === nameKey(holding.tool.name))
    if (!channel) {
      shared.push(holding)
      continue
    }
    const keys = [...new Set(channel.keys)]
    const credit = sum(keys.map((key) => conversions.get(key) ?? 0))
    for (const key of keys) {
      const share = credit === 0 ? 1 / keys.length : (conversions.get(key) ?? 0) / credit
      const entry = direct.get(key) ?? { cost: 0, tools: new Set(), unknown: new Set() }
      entry.cost += share * (holding.periodCost ?? 0)
      entry.tools.add(holding.tool.name)
      if (!holding.isKnown) entry.unknown.add(holding.tool.name)
      direct.set(key, entry)
    }
  }
  const ledger = sum(holdings.map(({ periodCost }) => periodCost ?? 0))
  const sharedTotal = sum(shared.map(({ periodCost }) => periodCost ?? 0))
  const all = sum([...conversions.values()])
  const keys = new Set([...conversions.keys(), ...direct.keys()])
  // Without a tool nothing is known of what the stack costs, which is not nothing.
  const perConversion = (cost: number, credit: number): number | null =>
    credit === 0 || holdings.length === 0 ? null : cost / credit
  const toRow = (key: string, sharedCost: number): Row => {
    const credit = conversions.get(key) ?? 0
    const own = direct.get(key)
    const directCost = own?.cost ?? 0
    const cost = directCost + sharedCost
    return {
      key,
      conversions: credit,
      directCost,
      sharedCost,
      cost,
      costShare: ledger === 0 ? 0 : cost / ledger,
      directCostPerConversion: perConversion(directCost, credit),
      costPerConversion: perConversion(cost, credit),
      tools: [...(own?.tools ?? [])].sort(compareText),
      unknownCosts: own?.unknown.size ?? 0,
    }
  }
  const rows = [...keys].map((key) => toRow(key, all === 0 ? 0 : (sharedTotal * (conversions.get(key) ?? 0)) / all))
  if (all === 0 && sharedTotal > 0) rows.push(toRow(sharedKey, sharedTotal))
  return {
    rows: rows.sort((a, b) => b.conversions - a.conversions || b.cost - a.cost || compareText(a.key, b.key)),
    totals: {
      conversions: all,
      ledger,
      directCost: ledger - sharedTotal,
      sharedCost: sharedTotal,
      costPerConversion: perConversion(ledger, all),
      shared: shared
        .flatMap(({ tool, periodCost }) =>
          periodCost === null || periodCost === 0 ? [] : [{ tool: tool.name, cost: periodCost }],
        )
        .sort((a, b) => b.cost - a.cost || compareText(a.tool, b.tool)),
      unknownCosts: holdings.filter(({ isKnown }) => !isKnown).length,
    },
  }
}
