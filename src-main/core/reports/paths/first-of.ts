/** The first `most` of 0 … count − 1 in the order of `isBefore`. The rest, which may be a million, is never sorted. */
export function firstOf(count: number, most: number, isBefore: (a: number, b: number) => boolean): number[] {
  const compareBy = (a: number, b: number): number => (isBefore(a, b) ? -1 : 1)
  let kept: number[] = []
  let worst = -1
  for (let each = 0; each < count; each++) {
    if (worst >= 0 && !isBefore(each, worst)) continue
    kept.push(each)
    if (kept.length < most * 2) continue
    kept = kept.sort(compareBy).slice(0, most)
    worst = kept.at(-1)!
  }
  return kept.sort(compareBy).slice(0, most)
}
