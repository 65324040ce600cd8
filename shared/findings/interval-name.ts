/** What the interval beside a p is called: where the two do not agree, why. */

/**
 * p decides (`isTold`). Newcombe's interval and the pooled z test are two methods, which part near the limit; and where p allows for all rows,
 * its interval is of the one.
 */
export function intervalName(low: number | null, high: number | null, isTold: boolean, isAdjusted = false): string {
  const leavesOutZero = (low ?? 0) > 0 || (high ?? 0) < 0
  if (leavesOutZero === isTold) return '95\u00a0%\u00a0interval'
  return `95\u00a0%\u00a0interval ${isAdjusted && leavesOutZero ? 'of it alone' : 'by another method'}`
}
