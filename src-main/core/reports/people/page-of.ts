/**
 * Places offset … offset + limit − 1 of the falling order of `keys`, ties by `compare`. Only the keys are sorted, as
 * numbers, so that one page of a million takes no longer than finding its bounds.
 */
export function pageOf(
  keys: Float64Array,
  offset: number,
  limit: number,
  compare: (a: number, b: number) => number,
): number[] {
  const n = keys.length
  if (offset >= n) return []
  const rising = keys.slice().sort()
  const highest = rising[n - 1 - offset]!
  const lowest = rising[n - Math.min(n, offset + limit)]!
  let above = 0
  const band: number[] = []
  for (let i = 0; i < n; i++) {
    if (keys[i]! > highest) above++
    else if (keys[i]! >= lowest) band.push(i)
  }
  band.sort((a, b) => keys[b]! - keys[a]! || compare(a, b))
  return band.slice(offset - above, offset - above + limit)
}
