/**
 * The stack-cost table from tools alone.
 *
 * - asOf: the tools in use that day at that day's price; `share` is of the annual cost.
 * - from, to: the tools in use on at least one of these days; `periodCost` is what fell due in them, `annualCost` the
 *   price on the tool's last day of use among them, `share` is of the period cost.
 * - by capability and by team, a tool's money is split over its capabilities or teams (equally, unless they say their
 *   parts); its seats, like the tool itself, are counted whole in each row, since a seat serves all of them. Totals count every tool once.
 * - Seats that were only given out, and those of a contract that is likely over, are no known waste: they cost null.
 * - Of a tool that ended in the period no seats are paid for any more.
 * - A tool of unknown cost is in no tier but `(cost unknown)`. Costs, seats and unused-seat costs are sums over the tools for
 *   which they are known, null where there is none; without tools the totals' costs are 0, the sum of nothing. A sum of
 *   unused-seat costs that is 0 while some are not known is null too: "at least 0" says nothing.
 */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams, ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { carriedBackIn, carriedBackOn } from '../../stack/carried-back.ts'
import { activeSpan, type Span, tierNames, tierOf, toDay, unusedSeatCost } from '../../stack/cost.ts'
import { compareText, type Holding, holdingsIn, holdingsOn, sumOfKnown } from '../../stack/in-use.ts'
import { capabilityParts, type Part, teamParts } from '../../../../shared/statistics/shares.ts'
import { idleAccounts, seatsTaken } from '../../stack/idle-accounts.ts'
import type { SeatsNotKnown } from '../../stack/seats.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'

type Params = ReportParams<'stack-cost'>
type Row = ReportRow<'stack-cost'>
/** What is known from tools alone. */
type Totals = Omit<ReportTotals<'stack-cost'>, 'chargedAfterEnd' | 'endUnknown' | 'headcount' | 'costPerPerson'>
type Config = Pick<WorkspaceConfig, 'currency' | 'rates' | 'tiers'> & Partial<Pick<WorkspaceConfig, 'heads'>>

/**
 * `today` stands in for an asOf that is not given. Throws FAILED for a missing rate, USAGE for a period that ends before it
 * starts.
 */
export function costTable(
  tools: readonly Tool[],
  config: Config,
  params: Params,
  today: IsoDate,
  seats: SeatsNotKnown = { later: new Set(), assigned: new Set(), unpaid: new Set() },
): { params: Params; rows: Row[]; totals: Totals } {
  const { from, to } = params
  if (from !== null && to !== null) {
    if (to < from) throw new AppError('USAGE', `The period from ${from} to ${to} ends before it starts.`)
    const entries = inPeriod(tools, config, { from: toDay(from), to: toDay(to) })
    const period = { from: toDay(from), to: toDay(to) }
    return { params, ...tabulate(entries, config, params, seats, carriedBackIn(tools, config, period)) }
  }
  const asOf = params.asOf ?? today
  const day = toDay(asOf)
  const back = carriedBackOn(tools, config, day)
  return { params: { ...params, asOf }, ...tabulate(onDay(tools, config, day), config, params, seats, back) }
}

/** One tool's part of the table, in workspace currency. */
interface Entry {
  tool: Tool
  /** null = unknown. */
  annualCost: number | null
  /** null = unknown on all of its days, or the table is of one day. */
  periodCost: number | null
  /** Whether the cost is known on every day that counts. */
  isKnown: boolean
  unusedSeatCost: number | null
}

function onDay(tools: readonly Tool[], config: Config, day: number): Entry[] {
  return holdingsOn(tools, config, day).map((holding) => ({
    ...withSeats(holding),
    periodCost: null,
    isKnown: holding.annualCost !== null,
  }))
}

const inPeriod = (tools: readonly Tool[], config: Config, period: Span): Entry[] =>
  holdingsIn(tools, config, period).map((holding) => ({
    ...withSeats(holding),
    // Of a tool that ended before the period did nothing is paid a year any more, for seats neither.
    ...((activeSpan(holding.tool)?.to ?? -Infinity) < period.to && { unusedSeatCost: 0 }),
    periodCost: holding.periodCost,
    isKnown: holding.isKnown,
  }))

const withSeats = ({ tool, annualCost }: Holding): Omit<Entry, 'periodCost' | 'isKnown'> => ({
  tool,
  annualCost,
  unusedSeatCost: unusedSeatCost(annualCost, tool.seatsLicensed, seatsTaken(tool)),
})

function unusedSeats(tool: Tool): number | null {
  const taken = seatsTaken(tool)
  return tool.seatsLicensed === null || taken === null ? null : Math.max(0, tool.seatsLicensed - taken)
}

/** A tool's part of one row: `weight` of its money, all of its seats. */
interface Share {
  entry: Entry
  weight: number
}

function tabulate(
  entries: Entry[],
  config: Config,
  { by, from }: Params,
  { later, assigned, unpaid }: SeatsNotKnown,
  carriedBack: number,
): { rows: Row[]; totals: Totals } {
  // Sums of floating-point numbers depend on their order; the figures must not depend on the order of the inventory.
  const notWaste = (tool: Tool): boolean => assigned.has(tool) || unpaid.has(tool)
  const ordered = entries.map((each) => (notWaste(each.tool) && each.unusedSeatCost !== 0 ? { ...each, unusedSeatCost: null } : each)).sort(compareEntries) // prettier-ignore
  const groups = new Map<string, Share[]>()
  for (const entry of ordered) {
    for (const { name, weight } of partsOf(entry, by, config)) {
      const group = groups.get(name) ?? []
      group.push({ entry, weight })
      groups.set(name, group)
    }
  }
  const isPeriod = from !== null
  const whole = summarise(ordered.map((entry) => ({ entry, weight: 1 })))
  const orNothing = (cost: number | null): number | null => (ordered.length === 0 ? 0 : cost)
  const heads = by === 'team' ? headsOf(config) : () => null
  const perHead = (figures: Pick<Figures, 'annualCost' | 'periodCost'>, of: number | null): number | null => {
    const cost = costOf(figures, isPeriod)
    return of === null || cost === null ? null : cost / of
  }
  const ofHeads = [...groups].filter(([key]) => heads(key) !== null)
  const allHeads = ofHeads.length === 0 ? null : ofHeads.reduce((sum, [key]) => sum + heads(key)!, 0)
  const totals: Totals = {
    ...whole,
    heads: allHeads,
    costPerHead: perHead(summarise(ofHeads.flatMap(([, shares]) => shares)), allHeads),
    annualCost: orNothing(whole.annualCost),
    periodCost: isPeriod ? orNothing(whole.periodCost) : null,
    carriedBack,
    seatsKnownLater: ordered.filter(({ tool }) => later.has(tool)).length,
    unusedSeats: sumOfKnown(ordered.map(({ tool, unusedSeatCost }) => (notWaste(tool) || (unusedSeatCost === 0 && isPeriod) ? null : unusedSeats(tool)))), // prettier-ignore
    unusedLeftOut: ordered
      .filter(({ tool }) => notWaste(tool) && (unusedSeats(tool) ?? 0) > 0)
      .map(({ tool }) => ({
        tool: tool.name,
        why: assigned.has(tool) ? ('assigned' as const) : ('not paid' as const),
      })),
    idleAccounts: ordered.flatMap((entry) => idleAccountsOf(entry)),
    seatsAssigned: ordered.filter(({ tool }) => assigned.has(tool)).length,
  }
  const rows = [...groups].map(([key, shares]): Row => {
    const figures = summarise(shares)
    const [part, all] = [costOf(figures, isPeriod), costOf(totals, isPeriod) ?? 0]
    const people = heads(key)
    return {
      key,
      ...figures,
      share: part === null ? null : all === 0 ? 0 : part / all,
      heads: people,
      costPerHead: perHead(figures, people),
    }
  })
  return { rows: rows.sort(by === 'tier' ? byTier : byCost(isPeriod)), totals }
}

/** Of the seats that are not used, those of rooms and services, which are paid for all the same. */
function idleAccountsOf({ tool, annualCost }: Entry): Totals['idleAccounts'] {
  const { name, seatsLicensed, seatsActive } = tool
  const names = idleAccounts(tool)
  if (names.length === 0 || seatsActive === null) return []
  return [{ tool: name, names, annualCost: annualCost === null || !seatsLicensed ? null : (annualCost * names.length) / seatsLicensed }] // prettier-ignore
}

function headsOf({ heads = {} }: Config): (team: string) => number | null {
  const byName = new Map(Object.entries(heads).map(([team, people]) => [team.toLowerCase(), people]))
  return (team) => byName.get(team.toLowerCase()) ?? null
}

const unknownTier = '(cost unknown)'

function partsOf({ tool, annualCost }: Entry, by: Params['by'], { tiers }: Config): Part[] {
  const parts = by === 'capability' ? capabilityParts(tool) : by === 'team' ? teamParts(tool) : null
  if (parts !== null && parts.length > 0) return parts
  if (by === 'capability') return [{ name: '(none)', weight: 1 }]
  // What nobody knows is not small.
  const tier = annualCost === null ? unknownTier : tierOf(annualCost, tiers)
  const key = by === 'tool' ? tool.name : by === 'tier' ? tier : tool[by]
  return [{ name: key === '' ? '(not set)' : key, weight: 1 }]
}

type Figures = Omit<Row, 'key' | 'share' | 'heads' | 'costPerHead'>

function summarise(shares: Share[]): Figures {
  const money = (field: 'annualCost' | 'periodCost' | 'unusedSeatCost') =>
    shares.map(({ entry, weight }) => (entry[field] === null ? null : entry[field] * weight))
  const unusedSeatCost = sumOfKnown(money('unusedSeatCost'))
  const unknownUnusedSeatCosts = shares.filter(({ entry }) => entry.unusedSeatCost === null).length
  return {
    tools: shares.length,
    annualCost: sumOfKnown(money('annualCost')),
    periodCost: sumOfKnown(money('periodCost')),
    seatsLicensed: sumOfKnown(shares.map(({ entry }) => entry.tool.seatsLicensed)),
    seatsActive: sumOfKnown(shares.map(({ entry }) => entry.tool.seatsActive)),
    unusedSeatCost: unusedSeatCost === 0 && unknownUnusedSeatCosts > 0 ? null : unusedSeatCost,
    unknownCosts: shares.filter(({ entry }) => !entry.isKnown).length,
    unknownUnusedSeatCosts,
  }
}

/** What a row is ordered and shared by. */
const costOf = (figures: Pick<Figures, 'annualCost' | 'periodCost'>, isPeriod: boolean): number | null =>
  isPeriod ? figures.periodCost : figures.annualCost

/** What is not known comes last, after what costs nothing. */
const byCost =
  (isPeriod: boolean) =>
  (a: Row, b: Row): number =>
    (costOf(b, isPeriod) ?? -1) - (costOf(a, isPeriod) ?? -1) || compareText(a.key, b.key)
const byTier = (a: Row, b: Row): number => tierIndex(a) - tierIndex(b)
const tierIndex = ({ key }: Row): number => [...tierNames, unknownTier].findIndex((name) => name === key)

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
