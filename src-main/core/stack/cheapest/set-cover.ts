/**
 * The cheapest set of options that together have every required capability: weighted set cover, solved exactly by
 * mixed-integer programming (HiGHS). Greedy choices are only within a factor of ln n of it (Chvátal 1979).
 *
 * Weights are whole numbers, so that "equally cheap" is exact: of the cheapest sets the one with the fewest changes is
 * taken, and of those the one whose list of options, in the order given, comes first.
 */
import highsModule, { type Highs } from 'highs'
import { AppError } from '../../../../shared/errors.ts'
import { decideByBound } from './bound-cover.ts'
import { type CoverOption, reduceCover, type ReducedCover } from './reduce-cover.ts'

export interface Cover {
  /** For each option. */
  taken: boolean[]
  /** Proven: no other set that covers costs less. */
  optimal: boolean
}

/** Every one of the capabilities must be held by an option that may be taken. */
export async function cheapestCover(options: readonly CoverOption[], capabilities: number): Promise<Cover> {
  const { taken, parts } = reduceCover(options, capabilities)
  if (parts.length === 0) return { taken: taken.map((isTaken) => isTaken === true), optimal: true }
  const highs = await solverOnce()
  return inParts(options, { taken, parts }, (part, held) => {
    const prices = new Solver(highs, part, held).prices()
    const decided = decideByBound(part, prices)
    const fewer = part.map((option, index) => ({ ...option, fixed: decided[index]! }))
    return inParts(fewer, reduceCover(fewer, held), (left, needed) => cheapestOf(highs, left, needed))
  })
}

/** Answers the parts one by one, and puts the answers together. */
function inParts(
  options: readonly CoverOption[],
  { taken, parts }: ReducedCover,
  answer: (part: readonly CoverOption[], capabilities: number) => Cover,
): Cover {
  const all = taken.map((isTaken) => isTaken === true)
  let optimal = true
  for (const part of parts) {
    const ofPart = part.options.map((index, at) => ({ ...options[index]!, has: part.has[at]! }))
    const cover = answer(ofPart, part.capabilities)
    part.options.forEach((index, at) => (all[index] = cover.taken[at]!))
    optimal &&= cover.optimal
  }
  return { taken: all, optimal }
}

function cheapestOf(highs: Highs, options: readonly CoverOption[], capabilities: number): Cover {
  const solver = new Solver(highs, options, capabilities)
  const cheapest = solver.minimise(solver.weights, [])
  // Everything that may stay: dear, and as much as can be said without an answer of the solver.
  if (!cheapest) return { taken: options.map(({ fixed }) => fixed !== false), optimal: false }
  if (!cheapest.optimal) return cheapest
  const price = solver.value(solver.weights, cheapest.taken)

  // Most often nothing else is as cheap, and one question settles it.
  const equals = [solver.atMost(solver.weights, price)]
  const other = solver.minimise(solver.weights, [solver.notThis(cheapest.taken)])
  if (!other || solver.value(solver.weights, other.taken) > price) return cheapest

  const changes = options.map(({ isOwned }) => (isOwned ? -1 : 1))
  let best = cheapest
  const prefer = (order: readonly number[]): boolean => {
    const found = solver.minimise(order, equals)
    if (!found?.optimal) return false
    best = found
    equals.push(solver.atMost(order, solver.value(order, found.taken)))
    return true
  }
  if (!prefer(changes)) return best
  // Earlier options count more than all later ones together; a few at a time, so that the numbers stay small.
  for (let start = 0; start < options.length; start += atOnce) {
    const order = options.map((_, index) =>
      index >= start && index < start + atOnce ? -(2 ** (atOnce - 1 - (index - start))) : 0,
    )
    if (!prefer(order)) return best
  }
  return best
}

const atOnce = 12

// Its types describe a CommonJS module; what is imported is the function itself.
const loadHighs = highsModule as unknown as typeof highsModule.default

let loading: Promise<Highs> | undefined
const solverOnce = (): Promise<Highs> => (loading ??= loadHighs())

/** Long enough for any stack people have; then the answer is the best one found, and says that it is not proven. */
const secondsPerQuestion = 10

type Row = string

class Solver {
  readonly weights: number[]
  private readonly highs: Highs
  private readonly options: readonly CoverOption[]
  private readonly capabilities: number
  private readonly rows: Row[]

  constructor(highs: Highs, options: readonly CoverOption[], capabilities: number) {
    this.highs = highs
    this.options = options
    this.capabilities = capabilities
    this.weights = options.map(({ weight }) => weight)
    const holders = Array.from({ length: capabilities }, (): number[] => [])
    options.forEach(({ has, fixed }, index) => {
      if (fixed !== false) for (const capability of has) holders[capability]!.push(index)
    })
    this.rows = holders.map((held) => `${terms(held.map((index) => [1, index]))} >= 1`)
    options.forEach(({ fixed }, index) => {
      if (fixed !== null) this.rows.push(`x${index} = ${fixed ? 1 : 0}`)
    })
  }

  value(coefficients: readonly number[], taken: readonly boolean[]): number {
    return coefficients.reduce((sum, coefficient, index) => (taken[index]! ? sum + coefficient : sum), 0)
  }

  /** Values are whole numbers: half a unit of room keeps rounding out. */
  atMost(coefficients: readonly number[], limit: number): Row {
    return `${terms(coefficients.map((coefficient, index) => [coefficient, index]))} <= ${limit + 0.5}`
  }

  notThis(taken: readonly boolean[]): Row {
    const flips = taken.map((isTaken, index): [number, number] => [isTaken ? -1 : 1, index])
    return `${terms(flips)} >= ${1 - taken.filter((isTaken) => isTaken).length}`
  }

  /** Of the capabilities: the dual values of the linear program in which tools can be had in part. */
  prices(): number[] {
    const { Rows: rows } = this.solve(this.program(this.weights, this.rows, false))
    const duals = new Map(
      rows.flatMap((row) => ('Name' in row && 'Dual' in row ? [[row.Name, row.Dual] as const] : [])),
    )
    return Array.from({ length: this.capabilities }, (_, index) => duals.get(`c${index}`) ?? 0)
  }

  /** `optimal` false with the best that was found where the time ran out; null where nothing fits or was found. */
  minimise(coefficients: readonly number[], more: readonly Row[]): Cover | null {
    const { Status: status, Columns: columns } = this.solve(this.program(coefficients, [...this.rows, ...more], true))
    if (status !== 'Optimal' && status !== 'Time limit reached') return null
    const taken = this.options.map((_, index) => primal(columns[`x${index}`]) > 0.5)
    return this.covers(taken) ? { taken, optimal: status === 'Optimal' } : null
  }

  private program(coefficients: readonly number[], rows: readonly Row[], isWhole: boolean): string {
    const all = this.options.map((_, index): [number, number] => [1, index])
    return [
      'Minimize',
      ` cost: ${terms(coefficients.map((coefficient, index) => [coefficient, index]))}`,
      'Subject To',
      ...[...rows, `${terms(all)} >= 0`].map((row, index) => ` c${index}: ${row}`),
      ...(isWhole ? ['Binary', ...all.map(([, index]) => ` x${index}`)] : []),
      'End',
    ].join('\n')
  }

  private covers(taken: readonly boolean[]): boolean {
    const held = new Set(this.options.flatMap(({ has }, index) => (taken[index]! ? has : [])))
    return (
      held.size === this.capabilities &&
      this.options.every(({ fixed }, index) => fixed === null || fixed === taken[index])
    )
  }

  private solve(program: string) {
    try {
      return this.highs.solve(program, {
        time_limit: secondsPerQuestion,
        mip_rel_gap: 0,
        // Whole numbers less than 1 apart are equal.
        mip_abs_gap: 0.99,
        output_flag: false,
        // What it would look for first has been found already; on 50 hard instances this took a third of the time.
        presolve: 'off',
        mip_heuristic_effort: 0,
        mip_detect_symmetry: false,
        mip_pool_soft_limit: 100,
      })
    } catch (error) {
      throw new AppError('FAILED', `The solver gave up: ${(error as Error).message}.`, { cause: error })
    }
  }
}

/** Missing where the solver found nothing. */
const primal = (column: object | undefined): number =>
  column !== undefined && 'Primal' in column ? Number(column.Primal) : 0

/** `+ 3 x0 - 2 x4`, broken into short lines; zeros are left out. */
function terms(parts: readonly (readonly [number, number])[]): string {
  const written = parts
    .filter(([coefficient]) => coefficient !== 0)
    .map(([coefficient, index]) => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} x${index}`)
  return written.length === 0
    ? '0 x0'
    : written.reduce((text, term, at) => text + (at % 10 === 0 ? '\n  ' : ' ') + term, '')
}
