/**
 * What happens without one tool: capabilities nobody else has, integrations that are cut, touches that go dark, and what
 * is saved. A scenario: nothing is changed.
 */
import { AppError } from '../../../../shared/errors.ts'
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { contentAttribution as shape } from '../../../../shared/reports/content-attribution.ts'
import { toDay } from '../../stack/cost.ts'
import { connect, nameKey, pairsLost } from '../../stack/graph.ts'
import { compareText, type Holding, holdingsOn, sum, sumUnlessUnknown } from '../../stack/in-use.ts'
import { redundancies } from '../../stack/overlap.ts'
import { switchingCostIn } from '../../stack/rates.ts'
import { exitOf, renewalOf, renewsByItself, savedOfFirstYear } from '../../stack/renewal.ts'
import { capabilitiesOf } from '../../../../shared/statistics/shares.ts'
import { readRenewedTools } from '../../stack/renewed-tools.ts'
import { creditByKey } from '../content-attribution/content-attribution.ts'
import { type ReportContext, type RunReport, today } from '../report-context.ts'

type Row = ReportRow<'stack-removal'>

/** Throws USAGE without a tool, NOT_FOUND for one that is not in use that day. */
export const stackRemoval: RunReport<'stack-removal'> = (context, params) => {
  const asOf = params.asOf ?? today(context)
  const day = toDay(asOf)
  const holdings = holdingsOn(readRenewedTools(context.db, context.config, day), context.config, day)
  const removed = findTool(holdings, params.tool, asOf)
  const { tool } = removed[0]!
  const others = holdings.filter((holding) => !removed.includes(holding))

  const capabilities = [...new Set(removed.flatMap((holding) => capabilitiesOf(holding.tool)))].sort(compareText)
  const rows = capabilities.map((name) => {
    const by = others.filter((other) => capabilitiesOf(other.tool).includes(name)).map((other) => other.tool.name)
    return row(by.length === 0 ? 'capability lost' : 'capability kept', name, by.sort(compareText))
  })
  const stack = connect(holdings.map((holding) => holding.tool))
  const node = nameKey(tool.name)
  const cut = stack.graph.mapNeighbors(node, (_, { name }) => name).sort(compareText)
  rows.push(...cut.map((name) => row('integration cut', name, [])))
  const touches = darkTouches(context, tool.name, params.goal)
  rows.push(...(touches?.rows ?? []))

  const annual = sumUnlessUnknown(removed.map(({ annualCost }) => annualCost))
  const switching = removed.map((holding) => switchingCostIn(holding.tool, context.config))
  const switchingCost = switching.every((cost) => cost === null) ? null : sum(switching.map((cost) => cost ?? 0))
  const first = removed
    .flatMap((holding) => {
      const renewal = renewalOf(holding.tool, day)
      return renewal === null ? [] : [{ renewal, tool: holding.tool }]
    })
    .sort((a, b) => compareText(a.renewal.cancelBy, b.renewal.cancelBy))[0]
  const next = first?.renewal
  const saved = sumUnlessUnknown(
    removed.map((holding) => {
      const part = savedOfFirstYear(holding.tool, day)
      return holding.annualCost === null || part === null ? null : holding.annualCost * part
    }),
  )
  const count = (effect: Row['effect']): number => rows.filter((each) => each.effect === effect).length
  return {
    params: { ...params, tool: tool.name, asOf, goal: touches?.goal ?? params.goal },
    rows,
    totals: {
      tool: tool.name,
      annualCost: annual,
      switchingCost,
      savingFirstYear: saved === null ? null : saved - (switchingCost ?? 0),
      renewalDate: next?.renewalDate ?? null,
      cancelBy: next?.cancelBy ?? null,
      noticeDays: next?.noticeDays ?? null,
      daysLeft: next?.daysLeft ?? null,
      autoRenew: renewsByItself(first?.tool ?? tool),
      capabilitiesLost: count('capability lost'),
      capabilitiesKept: count('capability kept'),
      integrationsCut: count('integration cut'),
      pairsLost: pairsLost(stack).get(node)!,
      redundantSpend: sumUnlessUnknown(
        redundancies(holdings).flatMap((found) =>
          found.others.flatMap(({ holding, amount }) => (removed.includes(holding) ? [amount] : [])),
        ),
      ),
      goal: touches?.goal ?? null,
      by: touches?.by ?? null,
      firstTouch: touches ? sum(touches.rows.map(({ firstTouch }) => firstTouch ?? 0)) : null,
      lastTouch: touches ? sum(touches.rows.map(({ lastTouch }) => lastTouch ?? 0)) : null,
      conversions: touches?.conversions ?? null,
      exit: exitOf(first?.tool ?? tool, day),
    },
  }
}

const row = (effect: Row['effect'], name: string, by: string[]): Row => ({
  effect,
  name,
  by,
  firstTouch: null,
  lastTouch: null,
})

/** Every contract of that name. */
function findTool(holdings: readonly Holding[], name: string | null, asOf: string): Holding[] {
  if (name === null) throw new AppError('USAGE', 'stack-removal needs the name of a tool ("tool").')
  const found = holdings.filter(({ tool }) => nameKey(tool.name) === nameKey(name))
  if (found.length === 0) throw new AppError('NOT_FOUND', `No tool called "${name}" is in use on ${asOf}.`)
  return found
}

/** null = the tool has no channel (`toolChannels`), or no goal counts conversions. Throws NOT_FOUND for an unknown goal. */
function darkTouches(context: ReportContext, tool: string, goal: string | null) {
  const { config } = context
  const channel = config.toolChannels.find((each) => nameKey(each.tool) === nameKey(tool))
  if (!channel || (goal === null && config.goals.length === 0)) return null
  const attributed = (model: 'first' | 'last') =>
    creditByKey(context, shape.params.parse({ goal, model, by: channel.by }))
  const [first, last] = [attributed('first'), attributed('last')]
  const names = new Set(first.rows.map(({ key }) => key))
  const conversions = ({ rows }: typeof first, key: string): number =>
    rows.find((each) => each.key === key)?.conversions ?? 0
  return {
    goal: first.params.goal,
    by: channel.by,
    conversions: first.totals.conversions,
    // Of a name that is written down in two spellings the touches go dark once.
    rows: [...new Set(channel.keys.map((key) => context.journeys.countedKey(channel.by, key, names)))].map(
      (key): Row => ({
        effect: 'touches dark',
        name: key,
        by: [channel.by],
        firstTouch: conversions(first, key),
        lastTouch: conversions(last, key),
      }),
    ),
  }
}
