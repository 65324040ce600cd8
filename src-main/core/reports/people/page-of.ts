/**
 * Places offset … offset + limit − 1 of the falling order of the first `keys`, ties by that of the next, the last ones by
 * `compare`. Nothing is sorted but the page, so that one page of a million takes no longer than finding its bounds.
 */
export function pageOf(
  [keys, ...next]: readonly [Float64Array, ...Float64Array[]],
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
  const atHighest: number[] = []
  const between: number[] = []
  const atLowest: number[] = []
  for (let i = 0; i < n; i++) {
    const key = keys[i]!
    if (key > highest) above++
    else if (key === highest) atHighest.push(i)
    else if (key > lowest) between.push(i)
    else if (key === lowest) atLowest.push(i)
  }
  const [second, ...further] = next
  // Few values have many ties, of which a page needs no more than its own.
  const pick = (tied: readonly number[], from: number, many: number): number[] => {
    if (second === undefined) return tied.toSorted(compare).slice(from, from + many)
    const of = (column: Float64Array): Float64Array => Float64Array.from(tied, (i) => column[i]!)
    const byNext = [of(second), ...further.map(of)] as const
    return pageOf(byNext, from, many, (a, b) => compare(tied[a]!, tied[b]!)).map((place) => tied[place]!)
  }
  const page = pick(atHighest, offset - above, limit)
  between.sort(
    (a, b) => keys[b]! - keys[a]! || next.reduce((sum, column) => sum || column[b]! - column[a]!, 0) || compare(a, b),
  )
  page.push(...between)
  if (page.length < limit) page.push(...pick(atLowest, 0, limit - page.length))
  return page
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
