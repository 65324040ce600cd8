/** Median of numbers in rising order; null of none. */
export function median(rising: Float64Array): number | null {
  const middle = rising.length / 2
  return rising.length === 0 ? null : (rising[Math.ceil(middle) - 1]! + rising[Math.floor(middle)]!) / 2
}

/** null of none. */
export function mean(numbers: Float64Array): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0) / numbers.length
}
