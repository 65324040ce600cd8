/** The cheapest stack that still has what is required: an exact answer, or an honest no. */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReportParams, ReportRow } from '../../../../shared/reports/index.ts'
import { isPastExit } from '../../../../shared/reports/report.ts'
import { type Day, priceOn, toDay } from '../../stack/cost.ts'
import { nameKey } from '../../stack/graph.ts'
import {
  annualIn,
  compareText,
  type Holding,
  holdingsOn,
  neededCurrency,
  sum,
  sumUnlessUnknown,
  totalCost,
} from '../../stack/in-use.ts'
import { readCountedTools } from '../../stack/left-out.ts'
import { redundancies } from '../../stack/overlap.ts'
import { requireRates, switchingCostIn } from '../../stack/rates.ts'
import { exitOf, renewalOf, savedOfFirstYear } from '../../stack/renewal.ts'
import { cheapestCover } from '../../stack/cheapest/set-cover.ts'
import { capabilityKey } from '../../../../shared/stack/capabilities.ts'
import { capabilitiesOf } from '../../../../shared/statistics/shares.ts'
import { withNextRenewal } from '../../stack/renewed-tools.ts'
import { seatedTools, seatsKnownOn } from '../../stack/seats.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import { type ReportOutcome, type RunReport, today } from '../report-context.ts'
import { costOfSeats, enoughSeats, type Option as SeatedOption, seatsToBuy, tooFewSeats } from './short-seats.ts'

type Params = ReportParams<'stack-consolidation'>
type Row = ReportRow<'stack-consolidation'>
type Config = Pick<WorkspaceConfig, 'currency' | 'rates'>

export const stackConsolidation: RunReport<'stack-consolidation'> = (context, params) => {
  const asOf = params.asOf ?? today(context)
  const seated = seatedTools(context.db, readCountedTools(context.db, context.config))
  const { tools } = seatsKnownOn(withNextRenewal(seated, toDay(asOf)), toDay(asOf))
  return consolidate(tools, context.config, params, asOf)
}

/** A tool that may be in the resulting stack. */
interface Option extends SeatedOption {
  isOwned: boolean
  /** Adding or dropping it, in workspace currency; null where nobody wrote it down. */
  switchingCost: number | null
  capabilities: string[]
  /** By the params. */
  locked: boolean
  fixed: boolean | null
}

/**
 * Throws NOT_FOUND for a name that is no active tool or candidate, USAGE for one that shall both stay and go, FAILED for
 * a missing rate.
 */
export async function consolidate(
  tools: readonly Tool[],
  config: Config,
  params: Params,
  asOf: IsoDate,
): Promise<ReportOutcome<'stack-consolidation'>> {
  const day = toDay(asOf)
  const options = findOptions(tools, config, params, day)
  const before = options.filter(({ isOwned }) => isOwned)
  const held = new Set(before.flatMap(({ capabilities }) => capabilities))
  const required = [...new Set(params.required?.map(spellingOf(options)) ?? held)].sort(compareText)
  const reachable = new Set(options.flatMap(({ fixed, capabilities }) => (fixed === false ? [] : capabilities)))
  const coverable = new Map(required.filter((name) => reachable.has(name)).map((name, index) => [name, index]))

  const cover = await cheapestCover(
    options.map(({ annualCost, switchingCost, isOwned, capabilities, fixed }) => ({
      has: capabilities.flatMap((name) => coverable.get(name) ?? []),
      // In hundredths, so that equal means equal: having it costs the horizon's years, and switching if it is new;
      // not having it costs switching if it is here.
      weight: Math.round(100 * (params.horizonYears * (annualCost ?? 0) + (isOwned ? -1 : 1) * (switchingCost ?? 0))),
      isOwned,
      fixed,
    })),
    coverable.size,
  )
  const taken = new Set(options.filter((_, index) => cover.taken[index]))
  const changed = options.filter((option) => option.isOwned !== taken.has(option))
  const holders = countHolders(taken)
  const toBuy = seatsToBuy(
    changed.filter(({ isOwned }) => isOwned),
    taken,
  )
  const rows = options
    .filter((option) => option.isOwned || taken.has(option))
    .map((option): Row => {
      const decision = !taken.has(option) ? 'drop' : option.isOwned ? 'keep' : 'add'
      const seatsShort = toBuy.get(option) ?? null
      const renewal = decision === 'drop' ? renewalOf(option.tool, day) : null
      return {
        tool: option.tool.name,
        decision,
        annualCost: option.annualCost,
        switchingCost: decision === 'keep' ? 0 : option.switchingCost,
        locked: option.locked,
        category: option.tool.category,
        team: option.tool.team,
        capabilities: option.capabilities,
        onlyHere:
          decision === 'drop'
            ? []
            : option.capabilities.filter((name) => required.includes(name) && holders.get(name) === 1),
        cancelBy: renewal?.cancelBy ?? null,
        noticeDays: renewal?.noticeDays ?? null,
        renewalDate: renewal?.renewalDate ?? null,
        exit: decision === 'drop' ? exitOf(option.tool, day) : null,
        ...(decision === 'drop' ? tooFewSeats(option, taken) : enoughSeats),
        seatsShort,
        seatsShortCost: seatsShort === null ? null : costOfSeats(option, seatsShort),
      }
    })
  const late = rows.filter((row) => isPastExit(row.exit))
  const [costBefore, costAfter] = [totalCost(before), totalCost([...taken])]
  const saving = costBefore - costAfter
  const seatsShortCost = sumUnlessUnknown([...toBuy].map(([option, seats]) => costOfSeats(option, seats)))
  return {
    params: {
      ...params,
      asOf,
      required,
      candidates: params.candidates ?? options.filter(({ isOwned }) => !isOwned).map(({ tool }) => tool.name),
    },
    rows: rows.sort(byDecision),
    totals: {
      costBefore,
      costAfter,
      saving,
      seatsShort: sum([...toBuy.values()]),
      seatsShortCost,
      savingAfterSeats: seatsShortCost === null ? null : saving - seatsShortCost,
      usersOnly: changed.flatMap(({ isOwned, tool: { name, seatsActive, seatsLicensed } }) =>
        isOwned && seatsActive !== null && seatsLicensed !== null && seatsActive < seatsLicensed
          ? [{ tool: name, seatsActive, seatsLicensed }]
          : [],
      ),
      savingFirstYear: firstYear(changed, day),
      switchingCost: sum(changed.map(({ switchingCost }) => switchingCost ?? 0)),
      toolsBefore: before.length,
      toolsAfter: taken.size,
      changes: changed.length,
      optimal: cover.optimal,
      uncovered: required.filter((name) => !coverable.has(name)),
      lost: [...held].filter((name) => !holders.has(name)).sort(compareText),
      notAdded: options.filter((option) => !option.isOwned && !taken.has(option)).map(({ tool }) => tool.name),
      unknownCosts: options.filter(({ annualCost }) => annualCost === null).length,
      withoutCapabilities: before.filter(({ capabilities }) => capabilities.length === 0).length,
      tooLate: late.length,
      costTooLate: sum(late.map((row) => row.annualCost ?? 0)),
      ...againstOverlap(before, taken),
    },
  }
}

/** Where the overlap report, which asks of one capability and team at a time, says something else of a tool. */
function againstOverlap(before: readonly Option[], taken: ReadonlySet<Option>) {
  const found = redundancies(before)
  const keptThere = new Set(found.map(({ kept }) => kept))
  const redundant = new Set(found.flatMap(({ others }) => others.map(({ holding }) => holding)))
  const names = (options: readonly Option[]): string[] => [...new Set(options.map(({ tool }) => tool.name))].sort(compareText) // prettier-ignore
  return {
    keptRedundant: names(before.filter((option) => taken.has(option) && redundant.has(option))),
    droppedKept: names(before.filter((option) => !taken.has(option) && keptThere.has(option))),
  }
}

function firstYear(changed: readonly Option[], day: Day): number | null {
  const parts = changed.map(({ tool, annualCost, isOwned, switchingCost }) => {
    const part = isOwned ? savedOfFirstYear(tool, day) : -1
    return annualCost === null || part === null ? null : annualCost * part - (switchingCost ?? 0)
  })
  return sumUnlessUnknown(parts)
}

/** Active tools and the candidates that may be added, by name. */
function findOptions(tools: readonly Tool[], config: Config, params: Params, day: Day): Option[] {
  const chosen = params.candidates?.map(nameKey)
  const candidates = tools.filter(
    (tool) => tool.status === 'candidate' && (chosen === undefined || chosen.includes(nameKey(tool.name))),
  )
  requireRates(
    candidates.map((tool) => neededCurrency(priceOn(tool, day))),
    config,
  )
  const owned = holdingsOn(tools, config, day)
  const added = candidates.map((tool): Holding => ({ tool, annualCost: annualIn(priceOn(tool, day), config) }))
  const { keep, drop } = checkNames(params, owned, added)
  const option =
    (isOwned: boolean) =>
    (holding: Holding): Option => {
      const key = nameKey(holding.tool.name)
      const capabilities = capabilitiesOf(holding.tool)
      const chosen = keep.has(key) ? true : drop.has(key) ? false : null
      return {
        ...holding,
        isOwned,
        switchingCost: switchingCostIn(holding.tool, config),
        capabilities,
        locked: chosen !== null,
        // Not that it does nothing: nobody wrote down what it does, so nothing says that the others do it too.
        fixed: chosen ?? (isOwned && capabilities.length === 0 ? true : null),
      }
    }
  return [...owned.map(option(true)), ...added.map(option(false))].sort((a, b) => compareText(a.tool.name, b.tool.name))
}

function checkNames({ keep, drop, candidates }: Params, owned: readonly Holding[], added: readonly Holding[]) {
  const keysOf = (holdings: readonly Holding[]) => new Set(holdings.map(({ tool }) => nameKey(tool.name)))
  const known = keysOf([...owned, ...added])
  const unknown = [...keep, ...drop].find((name) => !known.has(nameKey(name)))
  if (unknown !== undefined)
    throw new AppError('NOT_FOUND', `"${unknown}" is neither a tool in use that day nor a candidate that may be added.`)
  const possible = keysOf(added)
  const noCandidate = candidates?.find((name) => !possible.has(nameKey(name)))
  if (noCandidate !== undefined)
    throw new AppError('NOT_FOUND', `There is no tool "${noCandidate}" of status candidate in the inventory.`)
  const keys = { keep: new Set(keep.map(nameKey)), drop: new Set(drop.map(nameKey)) }
  const torn = keep.find((name) => keys.drop.has(nameKey(name)))
  if (torn !== undefined) throw new AppError('USAGE', `"${torn}" cannot be both kept and dropped.`)
  return keys
}

/** As the tools spell a capability; one that none of them has stays as it was asked for. */
function spellingOf(options: readonly Option[]): (name: string) => string {
  const spelling = new Map(
    options.flatMap(({ capabilities }) => capabilities.map((name) => [capabilityKey(name), name])),
  )
  return (name) => spelling.get(capabilityKey(name)) ?? name.trim()
}

function countHolders(options: Iterable<Option>): Map<string, number> {
  const holders = new Map<string, number>()
  for (const { capabilities } of options)
    for (const name of capabilities) holders.set(name, (holders.get(name) ?? 0) + 1)
  return holders
}

const decisions = ['drop', 'add', 'keep']
const byDecision = (a: Row, b: Row): number =>
  decisions.indexOf(a.decision) - decisions.indexOf(b.decision) ||
  (b.annualCost ?? -1) - (a.annualCost ?? -1) ||
  compareText(a.tool, b.tool)
