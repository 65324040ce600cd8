/** What would change the answer: one input at a time, and one weight at a time. */
import type { Criterion, Decision } from '../../../../shared/decision.ts'
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { costsByYear, type DecisionOption, likely, presentValue, rateInput } from './cost.ts'

type Row = ReportRow<'build-vs-buy'>
type Verdict = ReportTotals<'build-vs-buy'>['verdict']
type Tipping = ReportTotals<'build-vs-buy'>['tipping']
export type Side = 'build' | 'buy' | null

/** buyPv − buildPv with each input of build and buy at its low and high value, the others likely; widest swing first. */
export function tornado(decision: Decision, [build, buy]: readonly DecisionOption[]): Row[] {
  const rate = rateInput(decision)
  const sides = [build!, buy!].map(({ inputs }) => [...inputs, rate])
  const saving = (path: string, value: number): number => {
    const [builds, buys] = sides.map((inputs) =>
      presentValue(costsByYear(likely(inputs, new Map([[path, value]])), decision), decision),
    )
    return buys! - builds!
  }
  const rows = [...new Map([...build!.inputs, ...buy!.inputs, rate].map((each) => [each.path, each])).values()].map(
    ({ path, estimate }): Row => {
      const [lowValue, likelyValue, highValue] = estimate
      const low = saving(path, lowValue)
      const high = saving(path, highValue)
      return { input: path, low, high, swing: Math.abs(high - low), lowValue, likelyValue, highValue }
    },
  )
  return rows.sort((a, b) => b.swing - a.swing || (a.input < b.input ? -1 : 1))
}

/**
 * The units a year at which building and buying cost the same, all else likely; what both charge by has one volume. Cost is a
 * straight line in it. null = nothing is charged by the unit.
 */
export function tippingOf(decision: Decision, [build, buy]: readonly DecisionOption[]): Tipping {
  const rate = rateInput(decision)
  const units = (option: DecisionOption) => option.inputs.find(({ field }) => field === 'unitsPerYear')
  const now = units(buy!) ?? units(build!)
  if (now === undefined) return null
  const saving = (volume: number): number => {
    const [builds, buys] = [build!, buy!].map((option) => {
      const values = likely([...option.inputs, rate])
      return presentValue(costsByYear(units(option) ? { ...values, unitsPerYear: volume } : values, decision), decision)
    })
    return buys! - builds!
  }
  const none = saving(0)
  const each = saving(1) - none
  const at = -none / each
  return { unitsPerYear: now.estimate[1], equalAt: Number.isFinite(at) && at >= 0 ? at : null }
}

/** Which of two is better; nearly equal floating-point numbers are equal. */
export function better(build: number, buy: number, better: 'lower' | 'higher'): Side {
  if (Math.abs(build - buy) <= 1e-9 * Math.max(1, Math.abs(build), Math.abs(buy))) return null
  return build < buy === (better === 'lower') ? 'build' : 'buy'
}

/** Veto: buy. Else the side that wins both. */
export function verdictOf(veto: boolean, cost: Side, score: Side): Verdict {
  if (veto) return 'buy'
  return cost !== null && cost === score ? cost : 'too close'
}

/** Σ weight × utility; null where a criterion says nothing about the option. */
export function scoreOf(criteria: readonly Criterion[], utilities: Record<string, number>): number | null {
  let score = 0
  for (const { name, weight } of criteria) {
    const utility = Object.hasOwn(utilities, name) ? utilities[name] : undefined
    if (utility === undefined) return null
    score += weight * utility
  }
  return score
}

/**
 * For each criterion the weight at which build and buy score the same while the others keep their proportions. With
 * weight w the difference is w·d + (1 − w)·R, where d is the criterion's own difference of utilities and R that of the
 * others, weighted among themselves; it is 0 at R/(R − d).
 */
export function weightSensitivity(
  { criteria, cannotBeRecreated }: Decision,
  cost: Side,
): ReportTotals<'build-vs-buy'>['criteria'] {
  const total = criteria.reduce((sum, { weight, build, buy }) => sum + weight * (build - buy), 0)
  const at = (difference: number): Verdict => verdictOf(cannotBeRecreated, cost, better(difference, 0, 'higher'))
  return criteria.map(({ name, weight, build, buy }) => {
    const own = build - buy
    const rest = 1 - weight
    const others = rest > 1e-12 ? (total - weight * own) / rest : null
    const crossing = others === null || others === own ? null : others / (others - own)
    const isWeight = crossing !== null && crossing >= 0 && crossing <= 1
    // On a straight line the ends tell what holds on either side of the crossing.
    return {
      name,
      weight,
      build,
      buy,
      difference: weight * own,
      equalAt: isWeight ? crossing : null,
      verdictBelow: at(isWeight ? others! : total),
      verdictAbove: at(isWeight ? own : total),
    }
  })
}
