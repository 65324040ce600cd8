/**
 * What an option costs: pure arithmetic.
 *
 * Every option is the same sum with other parts at 0. Building costs B = engineerMonths × loadedMonthlyCost ×
 * (1 + scope + technical contingency) at the start and maintenanceRate·B + runningPerYear a year; buying costs
 * implementation + integration at the start, seats·(1 + seatGrowth)ᵗ⁻¹ × pricePerSeatYear·(1 + priceUplift)ᵗ⁻¹ in year t,
 * and exit in the last; oversight is hours a week × 52 × loaded hourly rate on either side, and share × loaded monthly cost
 * in each month after it went live. Fees are unitsPerYear × pricePerUnit·(1 + priceUplift)ᵗ⁻¹. All that it costs each year but
 * that share counts in the months after runsFromMonth, and untilThenPerMonth in those before.
 * PV = C₀ + Σ Cₜ/(1+r)ᵗ, flows at the end of a year.
 */
import type { CostField } from '../../../../shared/decision-fields.ts'
import { fieldsOf, isOptional } from '../../../../shared/decision-fields.ts'
import type { Decision, Estimate, OptionKind } from '../../../../shared/decision.ts'

/** One value for every field; what a kind of option does not have is 0. */
export type CostInputs = Record<CostField, number>

export interface Terms {
  horizonYears: number
  discountRate: number
}

const weeksPerYear = 52

/** C₀ … C_H, written into `into` where given (the draws ask ten thousand times). */
export function costsByYear(
  i: CostInputs,
  { horizonYears }: Pick<Terms, 'horizonYears'>,
  into: number[] = [],
): number[] {
  const built = i.engineerMonths * i.loadedMonthlyCost * (1 + i.scopeContingency + i.technicalContingency)
  const everyYear =
    i.maintenanceRate * built + i.runningPerYear + i.oversightHoursPerWeek * weeksPerYear * i.loadedHourlyRate
  const overseer = i.oversightShare * i.loadedMonthlyCost
  const growth = (1 + i.seatGrowth) * (1 + i.priceUplift)
  let licence = i.seats * i.pricePerSeatYear
  let fees = i.unitsPerYear * i.pricePerUnit
  into[0] = built + i.implementation + i.integration
  for (let year = 1; year <= horizonYears; year++) {
    const runs = liveMonths(year, i.runsFromMonth)
    into[year] =
      (everyYear + licence + fees) * (runs / 12) +
      i.untilThenPerMonth * (12 - runs) +
      overseer * liveMonths(year, i.goLiveMonth) +
      (year === horizonYears ? i.exit : 0)
    licence *= growth
    fees *= 1 + i.priceUplift
  }
  return into
}

/** Months of a year in which it is live, parts of one too. */
const liveMonths = (year: number, goLiveMonth: number): number => Math.min(12, Math.max(0, 12 * year - goLiveMonth))

/** C₀ … C_H at the value of today. */
export function discounted(costs: readonly number[], { discountRate }: Pick<Terms, 'discountRate'>): number[] {
  return costs.map((cost, year) => cost / (1 + discountRate) ** year)
}

/** Σ of the above, by Horner's rule. */
export function presentValue(costs: readonly number[], { discountRate }: Pick<Terms, 'discountRate'>): number {
  let value = 0
  for (let year = costs.length - 1; year >= 0; year--) value = value / (1 + discountRate) + costs[year]!
  return value
}

/** Present value spent after 0, 1 … 12·H months: whole years exactly, between them in a straight line. */
export function cumulativeByMonth(byYear: readonly number[]): number[] {
  const months = [byYear[0]!]
  for (let year = 1; year < byYear.length; year++) {
    const before = months.at(-1)!
    for (let month = 1; month <= 12; month++) months.push(before + (byYear[year]! * month) / 12)
  }
  return months
}

/** First month m ≥ 1 in which building has cost no more than buying; null = never. A cent in ten billion is no more. */
export function breakEvenMonth(build: readonly number[], buy: readonly number[]): number | null {
  for (let month = 1; month < build.length; month++)
    if (build[month]! - buy[month]! <= 1e-12 * Math.max(1, Math.abs(buy[month]!))) return month
  return null
}

export interface DecisionInput {
  /** `build.engineerMonths`, `loadedHourlyRate`, `Vendor B.seats`. */
  path: string
  field: CostField
  estimate: Estimate
}

export interface DecisionOption {
  name: string
  kind: OptionKind
  tool: string
  veto: string | null
  utilities: Record<string, number>
  inputs: DecisionInput[]
}

/** Build, buy, then the alternatives in their order. */
export function optionsOf(decision: Decision): DecisionOption[] {
  const inputs = (kind: OptionKind, prefix: string, costs: object): DecisionInput[] =>
    withEngineer(
      decision,
      fieldsOf[kind]
        .map((field) => ({
          path: `${prefix}.${field}`,
          field,
          estimate: (costs as Record<CostField, Estimate>)[field],
        }))
        // What no share is said of has no input more.
        .filter(({ field, estimate }) => !isOptional(field) || estimate[2] > 0),
    )
  const side = (kind: 'build' | 'buy'): Record<string, number> =>
    Object.fromEntries(decision.criteria.map((each) => [each.name, each[kind]]))
  const { build, buy } = decision
  const outOfReach = decision.cannotBeRecreated ? decision.cannotBeRecreatedBecause || 'It cannot be recreated.' : null
  return [
    {
      name: build.name || 'Build',
      kind: 'build',
      tool: build.tool,
      veto: outOfReach,
      utilities: side('build'),
      inputs: inputs('build', 'build', build),
    },
    {
      name: buy.name || 'Buy',
      kind: 'buy',
      tool: buy.tool,
      veto: null,
      utilities: side('buy'),
      inputs: inputs('buy', 'buy', buy),
    },
    ...decision.alternatives.map((each): DecisionOption => {
      const { kind, name, tool, utilities } = each
      return {
        name,
        kind,
        tool,
        veto: each.veto || (kind === 'build' ? outOfReach : null),
        utilities: { ...(kind === 'build' || kind === 'buy' ? side(kind) : {}), ...utilities },
        inputs: inputs(kind, name, each),
      }
    }),
  ]
}

/** A share of an engineer costs what one costs who builds, where the option does not say it itself. */
function withEngineer({ build }: Decision, inputs: DecisionInput[]): DecisionInput[] {
  const isShared = inputs.some(({ field }) => field === 'oversightShare')
  if (!isShared || inputs.some(({ field, estimate }) => field === 'loadedMonthlyCost' && estimate[2] > 0)) return inputs
  const engineer = { path: 'build.loadedMonthlyCost', field: 'loadedMonthlyCost' as const, estimate: build.loadedMonthlyCost } // prettier-ignore
  return [...inputs.filter(({ field }) => field !== 'loadedMonthlyCost'), engineer]
}

export const rateInput = (decision: Decision): DecisionInput => ({
  path: 'loadedHourlyRate',
  field: 'loadedHourlyRate',
  estimate: decision.loadedHourlyRate,
})

export function noCosts(): CostInputs {
  return {
    engineerMonths: 0,
    loadedMonthlyCost: 0,
    scopeContingency: 0,
    technicalContingency: 0,
    maintenanceRate: 0,
    runningPerYear: 0,
    seats: 0,
    pricePerSeatYear: 0,
    seatGrowth: 0,
    priceUplift: 0,
    implementation: 0,
    integration: 0,
    oversightHoursPerWeek: 0,
    oversightShare: 0,
    goLiveMonth: 0,
    runsFromMonth: 0,
    untilThenPerMonth: 0,
    unitsPerYear: 0,
    pricePerUnit: 0,
    exit: 0,
    loadedHourlyRate: 0,
  }
}

/** Every input at its likely value, but for those named in `instead`. */
export function likely(inputs: readonly DecisionInput[], instead: ReadonlyMap<string, number> = new Map()): CostInputs {
  const values = noCosts()
  for (const { path, field, estimate } of inputs) values[field] = instead.get(path) ?? estimate[1]
  return values
}
