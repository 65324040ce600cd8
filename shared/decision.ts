/**
 * A decision as people enter it and files carry it (Decision JSON). Amounts are in workspace currency, shares are
 * fractions (0.3 = 30 %). An estimate is `[low, likely, high]`; a number stands for three equal ones.
 */
import { z } from 'zod'
import { ahp } from './statistics/ahp.ts'

const estimateShape = 'must be a number or [low, likely, high]'

/** Triangular: never below low, never above high, most often likely. */
export type Estimate = [low: number, likely: number, high: number]

const text = z.string().trim().max(20_000)
const name = z.string().trim().min(1, 'must not be empty').max(200)
const share = z.number().min(0, 'must be between 0 and 1').max(1, 'must be between 0 and 1')

function estimate({ min = 0, max = 1e12 }: { min?: number; max?: number } = {}) {
  return z
    .union([z.number(), z.tuple([z.number(), z.number(), z.number()])], { error: estimateShape })
    .transform((value): Estimate => (typeof value === 'number' ? [value, value, value] : value))
    .refine(([low, likely, high]) => low <= likely && likely <= high, {
      message: 'must rise: low ≤ likely ≤ high',
    })
    .refine(([low, , high]) => low >= min && high <= max, { message: `must be between ${min} and ${max}` })
}

const always = (value: number): Estimate => [value, value, value]

/** Where a figure comes from, by field, as typed. */
const sources = z.record(z.string(), text).default({})

/** Everything of an option but its costs. */
const about = {
  /** Its tool in the inventory, where there is one. */
  tool: text.default(''),
  note: text.default(''),
  sources,
}

/** Part of an engineer that looks after it from the month on in which it goes live; of the cost of a month, that of `build`. */
const oversight = {
  oversightShare: estimate({ max: 100 }).default(always(0)),
  goLiveMonth: estimate({ max: 120 }).default(always(0)),
  /** Months until what it costs each year begins, and what a month of going on as today costs until then. */
  runsFromMonth: estimate({ max: 120 }).default(always(0)),
  untilThenPerMonth: estimate().default(always(0)),
}

const required = {
  engineerMonths: estimate(),
  loadedMonthlyCost: estimate(),
  seats: estimate(),
  pricePerSeatYear: estimate(),
}
const buildOptional = {
  scopeContingency: estimate({ max: 5 }).default(always(0.3)),
  technicalContingency: estimate({ max: 5 }).default(always(0.2)),
  maintenanceRate: estimate({ max: 5 }).default(always(0.2)),
  runningPerYear: estimate().default(always(0)),
  oversightHoursPerWeek: estimate({ max: 1e4 }).default(always(0)),
  ...oversight,
}
const buyOptional = {
  seatGrowth: estimate({ min: -1, max: 10 }).default(always(0)),
  priceUplift: estimate({ min: -1, max: 10 }).default(always(0)),
  /** What the vendor charges by use: returns, transactions. */
  unitsPerYear: estimate().default(always(0)),
  pricePerUnit: estimate().default(always(0)),
  implementation: estimate().default(always(0)),
  integration: estimate().default(always(0)),
  oversightHoursPerWeek: estimate({ max: 1e4 }).default(always(0)),
  ...oversight,
  exit: estimate().default(always(0)),
}
const build = {
  engineerMonths: required.engineerMonths,
  loadedMonthlyCost: required.loadedMonthlyCost,
  ...buildOptional,
}
const buy = { seats: required.seats, pricePerSeatYear: required.pricePerSeatYear, ...buyOptional }
/** Doing nothing and using what is owned may cost work, licences, both or neither. */
const either = {
  engineerMonths: required.engineerMonths.default(always(0)),
  loadedMonthlyCost: required.loadedMonthlyCost.default(always(0)),
  ...buildOptional,
  seats: required.seats.default(always(0)),
  pricePerSeatYear: required.pricePerSeatYear.default(always(0)),
  ...buyOptional,
}

const alternative = {
  name,
  /** Utility by criterion, 0 to 1; what is missing is taken from build or buy, and leaves the others without a score. */
  utilities: z.record(z.string(), share).default({}),
  /** Why it is out whatever it costs; "" = it is not. */
  veto: text.default(''),
  ...about,
}

export const optionKinds = ['build', 'buy', 'nothing', 'own'] as const
export type OptionKind = (typeof optionKinds)[number]

const alternativeSchema = z.preprocess(
  flatten,
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('build'), ...alternative, ...build }),
    z.strictObject({ kind: z.literal('buy'), ...alternative, ...buy }),
    z.strictObject({ kind: z.literal('nothing'), ...alternative, ...either }),
    z.strictObject({ kind: z.literal('own'), ...alternative, ...either }),
  ]),
)

/** The costs of an alternative may stand in an object of their own, as those of build and buy do. */
function flatten(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { kind, ...rest } = value as Record<string, unknown>
  const own = typeof kind === 'string' ? rest[kind] : undefined
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return value
  return { ...Object.fromEntries(Object.entries(rest).filter(([key]) => key !== kind)), kind, ...own }
}

const criterion = z.strictObject({
  name,
  /** May be left out of all criteria where `ahp` gives them. */
  weight: share.optional(),
  /** Utility of each side, 0 (worst) to 1 (best). */
  build: share,
  buy: share,
  note: text.default(''),
})

const decided = z.strictObject({
  /** What was chosen, by whom and why, as typed. */
  choice: name,
  by: text.default(''),
  on: z.iso.date().nullable().default(null),
  because: text.default(''),
})

const body = z.strictObject({
  name,
  /** What is asked, in the words of whoever asks. */
  question: text.default(''),
  horizonYears: z.int('must be a whole number of years').min(1).max(10).default(3),
  discountRate: share.default(0.1),
  capabilities: z.array(name).max(200).default([]),
  build: z.strictObject({ name: text.default(''), ...about, ...build }),
  buy: z.strictObject({ name: text.default(''), ...about, ...buy }),
  loadedHourlyRate: estimate().optional(),
  criteria: z.array(criterion).max(50),
  cannotBeRecreated: z.boolean().default(false),
  cannotBeRecreatedBecause: text.default(''),
  alternatives: z.array(alternativeSchema).max(50).default([]),
  /** Pairwise comparisons of the criteria, in their order. */
  ahp: z.array(z.array(z.number().positive().max(1e3))).nullish(),
  /** Where figures come from that belong to no option, by field. */
  sources,
  notes: text.default(''),
  decided: decided.nullable().default(null),
  revisitOn: z.iso.date().nullable().default(null),
})

type Body = z.output<typeof body>

/** Weights sum to 1 where they are given to six digits or more. */
const weightTolerance = 1e-6
/** 3 and 0.333 are meant as reciprocals. */
const reciprocalTolerance = 0.02

export const decision = body.superRefine(check).transform((value) => {
  const weights = value.ahp ? ahp(value.ahp).weights : []
  return {
    ...value,
    ahp: value.ahp ?? null,
    loadedHourlyRate: value.loadedHourlyRate ?? always(0),
    criteria: value.criteria.map((each, index) => ({ ...each, weight: each.weight ?? weights[index]! })),
  }
})

export type Decision = z.output<typeof decision>
export type DecisionInput = z.input<typeof decision>
export type Criterion = Decision['criteria'][number]

function check(value: Body, context: z.core.$RefinementCtx<Body>): void {
  const issue = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message })
  }
  unique(value.criteria, 'criteria', issue)
  unique(value.alternatives, 'alternatives', issue)
  checkPairs(value, issue)
  checkWeights(value, issue)
  const names = new Set(value.criteria.map((each) => each.name))
  value.alternatives.forEach(({ utilities }, index) => {
    for (const key of Object.keys(utilities))
      if (!names.has(key)) issue(['alternatives', index, 'utilities'], `there is no criterion "${key}"`)
  })
  const hours = [value.build, value.buy, ...value.alternatives].some((each) => each.oversightHoursPerWeek[2] > 0)
  if (hours && value.loadedHourlyRate === undefined)
    issue(['loadedHourlyRate'], 'is needed, because oversight is given in hours')
}

type Report = (path: (string | number)[], message: string) => void

function unique(items: readonly { name: string }[], where: string, issue: Report): void {
  const seen = new Set<string>()
  items.forEach((item, index) => {
    const key = item.name.toLowerCase()
    if (seen.has(key)) issue([where, index, 'name'], `two ${where} are called "${item.name}"`)
    seen.add(key)
  })
}

function checkPairs({ ahp: matrix, criteria }: Body, issue: Report): void {
  if (!matrix) return
  const order = criteria.length
  if (matrix.length !== order || matrix.some((row) => row.length !== order))
    return issue(['ahp'], `must have ${order} rows of ${order} numbers, one for each criterion`)
  if (order > 15) return issue(['ahp'], 'compares at most 15 criteria')
  for (let row = 0; row < order; row++)
    for (let column = row; column < order; column++)
      if (Math.abs(matrix[row]![column]! * matrix[column]![row]! - 1) > reciprocalTolerance)
        return row === column
          ? issue(['ahp', row, column], 'must be 1: a criterion is as important as itself')
          : issue(['ahp', column, row], `must be 1 ÷ ${matrix[row]![column]!}, its mirror image`)
}

function checkWeights({ ahp: matrix, criteria }: Body, issue: Report): void {
  const missing = criteria.findIndex((each) => each.weight === undefined)
  if (missing >= 0) {
    const all = criteria.every((each) => each.weight === undefined)
    if (!matrix || !all) issue(['criteria', missing, 'weight'], 'is missing')
    return
  }
  const sum = criteria.reduce((total, each) => total + each.weight!, 0)
  if (Math.abs(sum - 1) > weightTolerance)
    issue(['criteria'], `the weights add up to ${Number(sum.toFixed(6))}, and must add up to 1`)
}

/** Decision JSON as it is written: estimates without a spread are one number. What is written reads back the same. */
export function toDecisionJson(value: Decision): Record<string, unknown> {
  const collapse = (each: unknown): unknown => {
    if (Array.isArray(each)) {
      const isFixed = each.length === 3 && each.every((part) => typeof part === 'number' && part === each[0])
      return isFixed ? each[0] : each
    }
    return each
  }
  const option = (each: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(each).map(([key, part]) => [key, collapse(part)]))
  // Spelled out, so that equal decisions are equal texts.
  return {
    name: value.name,
    question: value.question,
    horizonYears: value.horizonYears,
    discountRate: value.discountRate,
    capabilities: value.capabilities,
    build: option(value.build),
    buy: option(value.buy),
    loadedHourlyRate: collapse(value.loadedHourlyRate),
    criteria: value.criteria,
    cannotBeRecreated: value.cannotBeRecreated,
    cannotBeRecreatedBecause: value.cannotBeRecreatedBecause,
    alternatives: value.alternatives.map(option),
    ...(value.ahp && { ahp: value.ahp }),
    sources: value.sources,
    notes: value.notes,
    decided: value.decided,
    revisitOn: value.revisitOn,
  } satisfies Partial<Record<keyof Decision, unknown>>
}

/** Names of tools the options of a decision point at. */
export function toolsOf(value: Decision): string[] {
  const names = [value.build, value.buy, ...value.alternatives].map((each) => each.tool)
  return [...new Set(names.filter((each) => each !== ''))]
}
