import fc from 'fast-check'
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { ahp, randomIndex } from './ahp.ts'

const scale = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Reciprocal, its upper triangle drawn from Saaty's 17 values. */
function reciprocal(order: number, draw: () => number): number[][] {
  const matrix = Array.from({ length: order }, () => new Array<number>(order).fill(1))
  for (let row = 0; row < order; row++)
    for (let column = row + 1; column < order; column++) {
      const step = Math.floor(draw() * 17) - 8
      const value = step >= 0 ? scale[step]! : 1 / scale[-step]!
      matrix[row]![column] = value
      matrix[column]![row] = 1 / value
    }
  return matrix
}

describe('pairwise comparisons', () => {
  it('that agree give back the weights they came from', () => {
    const weights = [0.5, 0.3, 0.2]
    const found = ahp(weights.map((a) => weights.map((b) => a / b)))
    found.weights.forEach((weight, index) => expect(weight).toBeCloseTo(weights[index]!, 12))
    expect(found).toMatchObject({ randomIndex: 0.5247 })
    expect(found.lambdaMax).toBeCloseTo(3, 12)
    expect(found.consistencyRatio).toBeCloseTo(0, 9)
  })

  it('of two criteria cannot contradict each other', () => {
    expect(ahp([[1, 4], [0.25, 1]])).toMatchObject({ weights: [0.8, 0.2], consistencyRatio: 0 }) // prettier-ignore
    expect(ahp([[1]])).toMatchObject({ weights: [1], consistencyRatio: 0 })
  })

  it('that contradict: by hand, a > b twice, b > c twice, c > a twice', () => {
    // Every row sums to 1 + 2 + ½ = 3.5, so that is the eigenvalue: CI = 0.5 ÷ 2, CR = 0.25 ÷ 0.5247.
    const found = ahp([[1, 2, 0.5], [0.5, 1, 2], [2, 0.5, 1]]) // prettier-ignore
    expect(found.lambdaMax).toBeCloseTo(3.5, 12)
    expect(found.consistencyIndex).toBeCloseTo(0.25, 12)
    expect(found.consistencyRatio).toBeCloseTo(0.25 / 0.5247, 12)
    found.weights.forEach((weight) => expect(weight).toBeCloseTo(1 / 3, 12))
  })

  it('have the eigenvalue and eigenvector a library finds', () => {
    const seeds = fc.tuple(
      fc.integer({ min: 2, max: 15 }),
      fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true })),
    )
    fc.assert(
      fc.property(seeds, ([order, stream]) => {
        const matrix = reciprocal(order, () => stream.next().value as number)
        const library = new EigenvalueDecomposition(new Matrix(matrix))
        const at = library.realEigenvalues.indexOf(Math.max(...library.realEigenvalues))
        const vector = library.eigenvectorMatrix.getColumn(at)
        const sum = vector.reduce((total, each) => total + each, 0)
        const found = ahp(matrix)
        expect(found.lambdaMax).toBeCloseTo(library.realEigenvalues[at]!, 7)
        found.weights.forEach((weight, index) => expect(weight).toBeCloseTo(vector[index]! / sum, 7))
        expect(found.weights.reduce((total, each) => total + each, 0)).toBeCloseTo(1, 12)
        expect(found.consistencyRatio).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 100 },
    )
  })

  it('at random contradict each other as much as the published random indices say', () => {
    // mulberry32, so that the test is the same every time.
    let state = 2006
    const draw = (): number => {
      state = (state + 0x6d2b79f5) | 0
      let t = Math.imul(state ^ (state >>> 15), 1 | state)
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
    }
    for (let order = 3; order <= 15; order++) {
      const indices = Array.from({ length: 1_500 }, () => ahp(reciprocal(order, draw)).consistencyIndex)
      const mean = indices.reduce((sum, each) => sum + each, 0) / indices.length
      const variance = indices.reduce((sum, each) => sum + (each - mean) ** 2, 0) / indices.length
      const error = Math.sqrt(variance / indices.length)
      expect(Math.abs(mean - randomIndex[order - 1]!), `order ${order}`).toBeLessThan(4 * error)
    }
  }, 60_000)
})
