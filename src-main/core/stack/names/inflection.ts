/**
 * Which of the numbers exceed mean + 1 population standard deviation; none of fewer than three. Over whole numbers x of
 * n, the test n·x − Σx > √(n·Σx² − (Σx)²) is exact, where means and roots would round.
 */
export function inflections(net: readonly number[]): boolean[] {
  const n = net.length
  const total = net.reduce((sum, x) => sum + x, 0)
  const spread = n * net.reduce((sum, x) => sum + x * x, 0) - total * total
  return net.map((x) => {
    const distance = n * x - total
    return n >= 3 && distance > 0 && distance * distance > spread
  })
}

/** null without numbers. */
export function meanAndSd(numbers: readonly number[]): { mean: number; sd: number } | null {
  if (numbers.length === 0) return null
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length
  return { mean, sd: Math.sqrt(variance) }
}
