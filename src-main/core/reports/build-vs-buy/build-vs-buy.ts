/** Build or buy: cost over time, score, doubt, and what would change the answer. */
import { DateTime } from 'luxon'
import { ahp, consistencyLimit } from '../../../../shared/statistics/ahp.ts'
import { capabilityKey } from '../../../../shared/stack/capabilities.ts'
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import type { Decision } from '../../../../shared/decision.ts'
import { isScored, placeholdersOf } from '../../../../shared/decision-fields.ts'
import type { ReportParams, ReportTotals } from '../../../../shared/reports/index.ts'
import { capabilitiesOf } from '../../../../shared/statistics/shares.ts'
import { findDecision } from '../../decisions/store.ts'
import { activeSpan, tierOf, toDay } from '../../stack/cost.ts'
import { readTools } from '../../stack/left-out.ts'
import type { Tool } from '../../stack/tool.ts'
import type { ReportContext, ReportOutcome, RunReport } from '../report-context.ts'
import {
  breakEvenMonth,
  costsByYear,
  cumulativeByMonth,
  discounted,
  likely,
  optionsOf,
  presentValue,
  rateInput,
} from './cost.ts'
import { better, scoreOf, tippingOf, tornado, verdictOf, weightSensitivity } from './sensitivity.ts'
import { drawCount, percentile, simulate } from './simulate.ts'
import { explainVerdict } from './words.ts'

type Totals = ReportTotals<'build-vs-buy'>
type Params = ReportParams<'build-vs-buy'>

export const buildVsBuy: RunReport<'build-vs-buy'> = (context, params) => {
  const { version, decision } = findDecision(context.db, params.decision, params.version)
  const result = evaluateDecision(decision, context, params)
  return {
    params: { ...result.params, decision: decision.name, version },
    rows: result.rows,
    totals: { ...result.totals, version },
  }
}

/** The report of a decision that need not be stored. */
export function evaluateDecision(
  decision: Decision,
  { db, config, now }: Pick<ReportContext, 'db' | 'config' | 'now'>,
  { seed, asOf }: Pick<Params, 'seed' | 'asOf'>,
  draws = drawCount,
): ReportOutcome<'build-vs-buy'> {
  const today = asOf ?? DateTime.fromJSDate(now(), { zone: config.timeZone }).toFormat('yyyy-MM-dd')
  const options = optionsOf(decision)
  const rate = rateInput(decision)
  const drawn = simulate(options, rate, decision, seed, draws)
  const cheapest = sharesCheapest(drawn)
  const measured = options.map(({ name, kind, tool, veto, utilities, inputs }, index) => {
    const costs = costsByYear(likely([...inputs, rate]), decision)
    const pvByYear = discounted(costs, decision)
    const quantiles = quantilesOf(drawn[index]!)
    return {
      name,
      kind,
      pv: presentValue(costs, decision),
      p50: quantiles[50]!,
      p80: quantiles[80]!,
      score: scoreOf(decision.criteria, utilities),
      pCheapest: cheapest[index]!,
      veto,
      tool,
      costs,
      pvByYear,
      cumulative: cumulativeByMonth(pvByYear),
      quantiles,
    }
  })
  const [build, buy] = measured
  const difference = drawn[1]!.map((value, index) => value - drawn[0]![index]!)
  const totals: Totals = {
    decision: decision.name,
    version: null,
    ...judge(decision, build!, buy!, config.currency),
    pBuildCheaper: difference.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) / draws,
    buildP50: build!.p50,
    buildP80: build!.p80,
    buyP50: buy!.p50,
    buyP80: buy!.p80,
    draws,
    horizonYears: decision.horizonYears,
    discountRate: decision.discountRate,
    alternatives: measured.slice(2).map(({ name, kind, pv, p50, p80, score: own, pCheapest, veto: out }) => ({
      name,
      kind,
      pv,
      p50,
      p80,
      score: own,
      pCheapest,
      veto: out,
    })),
    options: measured,
    criteria: weightSensitivity(decision, better(build!.pv, buy!.pv, 'lower')),
    ahp: pairwise(decision),
    ...capabilities(decision, readTools(db, config), today),
    price: priceOf(decision, config),
    difference: histogram(difference),
    tipping: tippingOf(decision, options),
    placeholders: placeholdersOf(decision),
  }
  return {
    params: { decision: decision.name, version: null, seed, asOf: today },
    rows: tornado(decision, options),
    totals,
  }
}

/** Verdict and likely figures, without the draws: for lists. */
export function judgeDecision(
  decision: Decision,
  currency: string,
): Pick<Totals, 'verdict' | 'reason' | 'buildPv' | 'buyPv' | 'scoreBuild' | 'scoreBuy' | 'scored'> {
  const rate = rateInput(decision)
  const [build, buy] = optionsOf(decision)
    .slice(0, 2)
    .map(({ inputs, utilities, veto }) => {
      const pvByYear = discounted(costsByYear(likely([...inputs, rate]), decision), decision)
      const score = scoreOf(decision.criteria, utilities)!
      return { pv: pvByYear.reduce((sum, each) => sum + each, 0), score, veto, cumulative: cumulativeByMonth(pvByYear) }
    })
  return { ...judge(decision, build!, buy!, currency) }
}

interface Measured {
  pv: number
  score: number | null
  veto: string | null
  cumulative: readonly number[]
}

function judge(
  { cannotBeRecreated: veto, horizonYears, criteria }: Decision,
  build: Measured,
  buy: Measured,
  currency: string,
) {
  const cost = better(build.pv, buy.pv, 'lower')
  const score = better(build.score ?? 0, buy.score ?? 0, 'higher')
  const scored = isScored(criteria)
  const breakEven = breakEvenMonth(build.cumulative, buy.cumulative)
  return {
    verdict: verdictOf(veto, cost, score),
    reason: explainVerdict({ veto, cost, score, scored, build, buy, breakEven, horizonYears }, currency),
    veto,
    buildPv: build.pv,
    buyPv: buy.pv,
    breakEvenMonth: breakEven,
    scoreBuild: build.score ?? 0,
    scoreBuy: buy.score ?? 0,
    scored,
  }
}

/** Share of draws in which each option costs strictly less than every other. */
function sharesCheapest(drawn: readonly Float64Array[]): number[] {
  const wins = drawn.map(() => 0)
  const draws = drawn[0]!.length
  for (let draw = 0; draw < draws; draw++) {
    let best = 0
    let alone = true
    for (let option = 1; option < drawn.length; option++) {
      const gap = drawn[option]![draw]! - drawn[best]![draw]!
      if (gap < 0) {
        best = option
        alone = true
      } else if (gap === 0) alone = false
    }
    if (alone) wins[best]!++
  }
  return wins.map((count) => count / draws)
}

function quantilesOf(values: Float64Array): number[] {
  const sorted = Float64Array.from(values).sort()
  return Array.from({ length: 101 }, (_, percent) => percentile(sorted, percent / 100))
}

const wantedBins = 36

/** Bins of a round width, one of which begins at 0, so that no bin holds draws of both signs. */
function histogram(values: Float64Array): Totals['difference'] {
  const quantiles = quantilesOf(values)
  const low = quantiles[0]!
  const high = quantiles[100]!
  const binWidth = roundWidth((high - low) / wantedBins)
  const first = Math.floor(low / binWidth)
  const bins = new Array<number>(Math.floor(high / binWidth) - first + 1).fill(0)
  for (const value of values) bins[Math.floor(value / binWidth) - first]!++
  return { quantiles, binFrom: first * binWidth, binWidth, bins }
}

/** 1, 2, 2.5 or 5 times a power of ten, at least `least`. */
function roundWidth(least: number): number {
  if (least <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 2.5, 5].find((step) => step * power >= least) ?? 10)
}

function pairwise({ ahp: matrix, criteria }: Decision): Totals['ahp'] {
  if (!matrix) return null
  const found = ahp(matrix)
  return {
    ...found,
    consistent: found.consistencyRatio <= consistencyLimit,
    used: criteria.every(({ weight }, index) => Math.abs(weight - found.weights[index]!) < 1e-3),
  }
}

function capabilities(
  { capabilities: sought }: Decision,
  tools: readonly Tool[],
  today: string,
): Pick<Totals, 'owned' | 'residue'> {
  const day = toDay(today)
  const active = tools.filter((tool) => {
    const span = activeSpan(tool)
    return span !== null && span.from <= day && day < span.to
  })
  // Asked for twice in two spellings is asked for once.
  const holders = [...Map.groupBy(sought, capabilityKey)].map(([key, [capability]]) => ({
    capability: capability!,
    tools: active
      .filter((tool) => capabilitiesOf(tool).some((own) => capabilityKey(own) === key))
      .map((tool) => tool.name),
  }))
  return {
    owned: holders.filter((each) => each.tools.length > 0),
    residue: holders.filter((each) => each.tools.length === 0).map((each) => each.capability),
  }
}

/** How much diligence a price deserves: what stack-cost calls the tier of a tool, and what to do about it. */
const diligence = {
  'below attention': 'Decide and write down why; nobody needs to be asked.',
  'compare with stack': 'Compare it with the tools already paid for before signing.',
  review: 'Have it reviewed: a second quote, an owner, and how to leave again.',
  'due diligence': 'Do due diligence: references, security, contract and exit, with finance at the table.',
} as const

function priceOf({ buy }: Decision, { tiers }: WorkspaceConfig): Totals['price'] {
  const annual = buy.seats[1] * buy.pricePerSeatYear[1] + buy.unitsPerYear[1] * buy.pricePerUnit[1]
  const tier = tierOf(annual, tiers)
  return { annual, tier, diligence: diligence[tier] }
}
