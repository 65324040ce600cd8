/**
 * The stack-cost table from tools alone.
 *
 * - asOf: the tools in use that day at that day's price; `share` is of the annual cost.
 * - from, to: the tools in use on at least one of these days; `periodCost` is what fell due in them, `annualCost` the
 *   price on the tool's last day of use among them, `share` is of the period cost.
 * - by capability, a tool's money is split equally over its capabilities; its seats, like the tool itself, are counted
 *   whole in each row, since a seat serves all of them. Totals count every tool once.
 * - A tool of unknown cost adds 0. Seats and unused-seat costs are sums over the tools for which they are known, null
 *   where there is none.
 */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams, ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import {
  activeSpan,
  annualCost,
  charges,
  intersect,
  priceOn,
  type Span,
  tierNames,
  tierOf,
  toDay,
  unusedSeatCost,
} from '../../stack/cost.ts'
import { convert, requireRates } from '../../stack/rates.ts'
import type { IsoDate, Price, Tool } from '../../stack/tool.ts'

type Params = ReportParams<'stack-cost'>
type Row = ReportRow<'stack-cost'>
type Totals = ReportTotals<'stack-cost'>
type Config = Pick<WorkspaceConfig, 'currency' | 'rates' | 'tiers'>

/** `today` stands in for an asOf that is not given. Throws FAILED for a missing rate, USAGE for a period that ends before it starts. */
export function costTable(
  tools: readonly Tool[],
  config: Config,
  params: Params,
  today: IsoDate,
): { params: Params; rows: Row[]; totals: Totals } {
  const { from, to } = params
  if (from !== null && to !== null) {
    if (to < from) throw new AppError('USAGE', `The period from ${from} to ${to} ends before it starts.`)
    const entries = inPeriod(tools, config, { from: toDay(from), to: toDay(to) })
    return { params, ...tabulate(entries, config, params) }
  }
  const asOf = params.asOf ?? today
  return { params: { ...params, asOf }, ...tabulate(onDay(tools, config, toDay(asOf)), config, params) }
}

/** One tool's part of the table, in workspace currency. */
interface Entry {
  tool: Tool
  /** null = unknown. */
  annualCost: number | null
  /** null = the table is of one day. */
  periodCost: number | null
  unusedSeatCost: number | null
}

function onDay(tools: readonly Tool[], config: Config, day: number): Entry[] {
  const inUse = tools.filter((tool) => daysOfUse(tool, { from: day, to: day + 1 }))
  requireRates(
    inUse.map((tool) => neededCurrency(priceOn(tool, day))),
    config,
  )
  return inUse.map((tool) => ({ ...yearly(tool, day, config), periodCost: null }))
}

function inPeriod(tools: readonly Tool[], config: Config, period: Span): Entry[] {
  const inUse = tools.flatMap((tool) => {
    const days = daysOfUse(tool, period)
    return days ? [{ tool, lastDay: days.to - 1, due: charges(tool, period) }] : []
  })
  requireRates(
    inUse.flatMap(({ tool, lastDay, due }) => [
      neededCurrency(priceOn(tool, lastDay)),
      ...due.map((charge) => charge.currency),
    ]),
    config,
  )
  return inUse.map(({ tool, lastDay, due }) => ({
    ...yearly(tool, lastDay, config),
    periodCost: sum(due.map(({ amount, currency }) => convert(amount, currency, config))),
  }))
}

function daysOfUse(tool: Tool, period: Span): Span | null {
  const active = activeSpan(tool)
  return active && intersect(active, period)
}

/** An unknown cost needs no rate. */
const neededCurrency = (price: Price): string | null => (price.cost === null ? null : price.currency)

function yearly(tool: Tool, day: number, config: Config): Omit<Entry, 'periodCost'> {
  const price = priceOn(tool, day)
  const own = annualCost(price)
  const annual = own === null ? null : convert(own, price.currency, config)
  return {
    tool,
    annualCost: annual,
    unusedSeatCost: unusedSeatCost(annual, tool.seatsLicensed, tool.seatsActive),
  }
}

/** A tool's part of one row: `weight` of its money, all of its seats. */
interface Share {
  entry: Entry
  weight: number
}

function tabulate(entries: Entry[], config: Config, { by, from }: Params): { rows: Row[]; totals: Totals } {
  // Sums of floating-point numbers depend on their order; the figures must not depend on the order of the inventory.
  const ordered = [...entries].sort(compareEntries)
  const groups = new Map<string, Share[]>()
  for (const entry of ordered) {
    const keys = keysOf(entry, by, config)
    for (const key of keys) {
      const group = groups.get(key) ?? []
      group.push({ entry, weight: 1 / keys.length })
      groups.set(key, group)
    }
  }
  const totals = summarise(
    ordered.map((entry) => ({ entry, weight: 1 })),
    from !== null,
  )
  const rows = [...groups].map(([key, shares]): Row => {
    const figures = summarise(shares, from !== null)
    return { key, ...figures, share: costOf(totals) === 0 ? 0 : costOf(figures) / costOf(totals) }
  })
  return { rows: rows.sort(by === 'tier' ? byTier : byCost), totals }
}

function keysOf({ tool, annualCost }: Entry, by: Params['by'], { tiers }: Config): string[] {
  if (by === 'capability') return tool.capabilities.length === 0 ? ['(none)'] : tool.capabilities
  const key = by === 'tool' ? tool.name : by === 'tier' ? tierOf(annualCost ?? 0, tiers) : tool[by]
  return [key === '' ? '(not set)' : key]
}

function summarise(shares: Share[], isPeriod: boolean): Totals {
  const money = (field: 'annualCost' | 'periodCost' | 'unusedSeatCost') =>
    shares.map(({ entry, weight }) => (entry[field] === null ? null : entry[field] * weight))
  return {
    tools: shares.length,
    annualCost: sumOfKnown(money('annualCost')) ?? 0,
    periodCost: isPeriod ? (sumOfKnown(money('periodCost')) ?? 0) : null,
    seatsLicensed: sumOfKnown(shares.map(({ entry }) => entry.tool.seatsLicensed)),
    seatsActive: sumOfKnown(shares.map(({ entry }) => entry.tool.seatsActive)),
    unusedSeatCost: sumOfKnown(money('unusedSeatCost')),
    unknownCosts: shares.filter(({ entry }) => entry.annualCost === null).length,
  }
}

/** What a row is ordered and shared by. */
const costOf = (figures: Totals): number => figures.periodCost ?? figures.annualCost

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : sum(known)
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byCost = (a: Row, b: Row): number => costOf(b) - costOf(a) || compareText(a.key, b.key)
const byTier = (a: Row, b: Row): number => tierIndex(a) - tierIndex(b)
const tierIndex = ({ key }: Row): number => tierNames.findIndex((name) => name === key)

/** Any order that ties only entries with equal figures. */
function compareEntries(a: Entry, b: Entry): number {
  return (
    compareText(a.tool.name, b.tool.name) ||
    (a.annualCost ?? -1) - (b.annualCost ?? -1) ||
    (a.periodCost ?? -1) - (b.periodCost ?? -1) ||
    (a.unusedSeatCost ?? -1) - (b.unusedSeatCost ?? -1) ||
    a.tool.capabilities.length - b.tool.capabilities.length
  )
}
