/**
 * Analytic hierarchy process: weights from pairwise comparisons, and how far the comparisons contradict each other.
 *
 * matrix[i][j] says how many times as important criterion i is as criterion j, on Saaty's scale of 1/9 to 9. Weights are
 * the principal right eigenvector; consistency index CI = (λmax − n)/(n − 1), consistency ratio CR = CI/RI.
 */

/**
 * Mean consistency index of random reciprocal matrices of order 1, 2, 3 …: Alonso & Lamata, "Consistency in the
 * analytic hierarchy process: a new approach", Int. J. Uncertainty, Fuzziness and Knowledge-Based Systems 14 (2006).
 */
export const randomIndex: readonly number[] = [
  0, 0, 0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5141, 1.5365, 1.5551, 1.5713, 1.5838,
]

/** Saaty's customary limit. */
export const consistencyLimit = 0.1

export interface Ahp {
  /** In the order of the matrix; they add up to 1. */
  weights: number[]
  lambdaMax: number
  consistencyIndex: number
  /** Of a matrix of this order. */
  randomIndex: number
  /** 0 = no contradiction; up to two criteria cannot contradict each other. */
  consistencyRatio: number
}

/** A positive square matrix of order 1 to 15. By power iteration, which converges for every positive matrix. */
export function ahp(matrix: readonly (readonly number[])[]): Ahp {
  const order = matrix.length
  let weights = matrix.map(() => 1 / order)
  let lambdaMax = order
  for (let step = 0; step < 10_000; step++) {
    const product = matrix.map((row) => row.reduce((sum, cell, column) => sum + cell * weights[column]!, 0))
    // The weights add up to 1, so their image adds up to λ once they are the eigenvector.
    lambdaMax = product.reduce((sum, value) => sum + value, 0)
    const next = product.map((value) => value / lambdaMax)
    const moved = Math.max(...next.map((value, index) => Math.abs(value - weights[index]!)))
    weights = next
    if (moved < 1e-15) break
  }
  const index = order > 2 ? Math.max(0, (lambdaMax - order) / (order - 1)) : 0
  const random = randomIndex[order - 1] ?? randomIndex.at(-1)!
  return {
    weights,
    lambdaMax,
    consistencyIndex: index,
    randomIndex: random,
    consistencyRatio: random === 0 ? 0 : index / random,
  }
}
