/**
 * Ten thousand draws of what could happen. Every input is drawn from the triangle of its estimate, on its own, from a
 * stream of its own: xoroshiro128+ started from the seed, each stream 2⁶⁴ numbers after the one before, in the order rate,
 * build, buy, alternatives. So the same seed gives the same draws, the hourly rate of a draw is the same for all options,
 * and changing one estimate or adding an alternative leaves the draws of the others as they were.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { skipN } from 'pure-rand/utils/skipN'
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator'
import type { CostField } from '../../../../shared/decision-fields.ts'
import type { Estimate } from '../../../../shared/decision.ts'
import {
  type CostInputs,
  costsByYear,
  type DecisionInput,
  type DecisionOption,
  noCosts,
  presentValue,
  type Terms,
} from './cost.ts'

export const drawCount = 10_000

/** Numbers of the generator until a small seed has spread over its whole state. */
const warmUp = 64

/** Present value of every option in every draw. */
export function simulate(
  options: readonly DecisionOption[],
  rate: DecisionInput,
  terms: Terms,
  seed: number,
  draws = drawCount,
): Float64Array[] {
  const generator = xoroshiro128plus(seed)
  skipN(generator, warmUp)
  const stream = (): JumpableRandomGenerator => {
    const mine = generator.clone()
    generator.jump()
    return mine
  }
  const rates = draw(rate, stream(), draws)
  // An input that several options share is drawn once.
  const drawn = new Map<string, Column>()
  const columnOf = (input: DecisionInput): Column => {
    const known = drawn.get(input.path)
    if (known) return known
    const column = draw(input, stream(), draws)
    drawn.set(input.path, column)
    return column
  }
  return options.map(({ inputs }) => {
    const columns = [rates, ...inputs.map(columnOf)]
    return presentValues(columns, terms, draws)
  })
}

interface Column {
  field: CostField
  /** One number where the estimate has no spread. */
  values: number | Float64Array
}

function draw({ field, estimate }: DecisionInput, stream: JumpableRandomGenerator, draws: number): Column {
  const [low, likely, high] = estimate
  if (low === high) return { field, values: likely }
  const values = new Float64Array(draws)
  for (let index = 0; index < draws; index++) values[index] = triangular(estimate, uniformFloat64(stream))
  return { field, values }
}

/** Inverse of the triangle's distribution function. */
export function triangular([low, likely, high]: Estimate, u: number): number {
  const spread = high - low
  return u * spread < likely - low
    ? low + Math.sqrt(u * spread * (likely - low))
    : high - Math.sqrt((1 - u) * spread * (high - likely))
}

function presentValues(columns: readonly Column[], terms: Terms, draws: number): Float64Array {
  const inputs: CostInputs = noCosts()
  const drawn: { field: CostField; values: Float64Array }[] = []
  for (const { field, values } of columns)
    if (typeof values === 'number') inputs[field] = values
    else drawn.push({ field, values })
  const costs: number[] = []
  const result = new Float64Array(draws)
  if (drawn.length === 0) return result.fill(presentValue(costsByYear(inputs, terms), terms))
  for (let index = 0; index < draws; index++) {
    for (const { field, values } of drawn) inputs[field] = values[index]!
    result[index] = presentValue(costsByYear(inputs, terms, costs), terms)
  }
  return result
}

/** Linear percentile (of sorted values): position p·(n − 1), between neighbours in a straight line. */
export function percentile(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1)
  const below = Math.floor(position)
  const value = sorted[below]!
  return value + (position - below) * ((sorted[below + 1] ?? value) - value)
}
