/**
 * Removal effects in a first-order Markov chain (Anderl et al. 2016), exactly: probabilities come from the fundamental
 * matrix by a linear solve, never from simulated walks.
 */
import { LuDecomposition, Matrix } from 'ml-matrix'

/** Transitions counted over all paths, between k states; row-major where there are k × k. */
export interface Chain {
  states: number
  /** start → i */
  starts: Float64Array
  /** i → j */
  between: Float64Array
  /** i → conversion, i → null */
  conversions: Float64Array
  nulls: Float64Array
}

export interface Removal {
  /** P(conversion | start). */
  probability: number
  /** Per state i: 1 − P₋ᵢ ÷ P, where P₋ᵢ is P with every transition into i going to null; 0 where P = 0. */
  effects: Float64Array
}

/**
 * With N = (I − Q)⁻¹, b = N·r the chance of converting from each state, and fᵢ = (s·N)ᵢ ÷ Nᵢᵢ the chance of ever
 * reaching i: walks that convert either never meet i or meet it a first time and convert from there, so
 * P − P₋ᵢ = fᵢ·bᵢ. One decomposition answers for all states.
 */
export function removalEffects({ states: k, starts, between, conversions, nulls }: Chain): Removal {
  const effects = new Float64Array(k)
  let started = 0
  for (let i = 0; i < k; i++) started += starts[i]!
  if (started === 0) return { probability: 0, effects }
  const system = Matrix.eye(k, k)
  const converts = Matrix.zeros(k, 1)
  for (let i = 0; i < k; i++) {
    // Staying where one is changes no chance of going anywhere else, only the accuracy of the solution.
    let left = conversions[i]! + nulls[i]!
    for (let j = 0; j < k; j++) if (j !== i) left += between[i * k + j]!
    if (left === 0) continue
    for (let j = 0; j < k; j++) if (j !== i) system.set(i, j, -between[i * k + j]! / left)
    converts.set(i, 0, conversions[i]! / left)
  }
  const fundamental = new LuDecomposition(system).solve(Matrix.eye(k, k))
  const chance = fundamental.mmul(converts)
  let probability = 0
  for (let i = 0; i < k; i++) probability += (starts[i]! / started) * chance.get(i, 0)
  if (probability === 0) return { probability, effects }
  for (let i = 0; i < k; i++) {
    let visits = 0
    for (let j = 0; j < k; j++) visits += (starts[j]! / started) * fundamental.get(j, i)
    effects[i] = ((visits / fundamental.get(i, i)) * chance.get(i, 0)) / probability
  }
  return { probability, effects }
}
