/** Credit of the n touches of one conversion, n ≥ 1: filled into `into[0 … n − 1]`, summing to 1. */
import type { EndWeights } from '../../../../shared/reports/content-attribution.ts'

export function linear(into: Float64Array, n: number): void {
  into.fill(1 / n, 0, n)
}

/** One touch has it all; two share by the weights of first and last alone. */
export function byPosition(into: Float64Array, n: number, [first, middle, last]: EndWeights): void {
  if (n === 1) into[0] = 1
  else if (n === 2) {
    const ends = first + last
    into[0] = ends === 0 ? 0.5 : first / ends
    into[1] = ends === 0 ? 0.5 : last / ends
  } else {
    const all = first + middle + last
    into[0] = first / all
    into.fill(middle / all / (n - 2), 1, n - 1)
    into[n - 1] = last / all
  }
}

/** 2^(−age ÷ half-life), in shares; `times` of the touches, rising, in the unit of the half-life. */
export function timeDecay(into: Float64Array, n: number, timeOf: (touch: number) => number, halfLife: number): void {
  // Ages from the last touch instead of the conversion: the same shares, and no age is too old to have one.
  const youngest = timeOf(n - 1)
  let sum = 0
  for (let i = 0; i < n; i++) sum += into[i] = 2 ** ((timeOf(i) - youngest) / halfLife)
  for (let i = 0; i < n; i++) into[i]! /= sum
}
