/**
 * Places offset … offset + limit − 1 of the falling order of `keys`, ties by `compare`. Nothing is sorted but the page,
 * so that one page of a million takes no longer than finding its bounds.
 */
export function pageOf(
  keys: Float64Array,
  offset: number,
  limit: number,
  compare: (a: number, b: number) => number,
): number[] {
  const n = keys.length
  if (offset >= n || limit === 0) return []
  const rising = keys.slice()
  const highest = nth(rising, n - 1 - offset)
  const lowest = nth(rising, n - Math.min(n, offset + limit))
  let above = 0
  const band: number[] = []
  for (let i = 0; i < n; i++) {
    if (keys[i]! > highest) above++
    else if (keys[i]! >= lowest) band.push(i)
  }
  band.sort((a, b) => keys[b]! - keys[a]! || compare(a, b))
  return band.slice(offset - above, offset - above + limit)
}

/** The k-th smallest, from 0; puts the list into another order (Hoare's selection, the pivot a median of three). */
function nth(list: Float64Array, k: number): number {
  let low = 0
  let high = list.length - 1
  while (low < high) {
    const [a, b, c] = [list[low]!, list[(low + high) >>> 1]!, list[high]!]
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
    let left = low
    let right = high
    while (left <= right) {
      while (list[left]! < pivot) left++
      while (list[right]! > pivot) right--
      if (left > right) break
      const moved = list[left]!
      list[left++] = list[right]!
      list[right--] = moved
    }
    if (k <= right) high = right
    else if (k >= left) low = left
    else break
  }
  return list[k]!
}
