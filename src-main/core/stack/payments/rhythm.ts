/** How often a tool was charged, as the payments say that made it. */
import { medianGapColumn } from '../merge-import.ts'
import type { Tool } from '../tool.ts'

/** Days between two charges, the longest where it has several rhythms; null = it was charged on one day. */
export function gapOf({ custom }: Pick<Tool, 'custom'>): number | null {
  const gaps = (custom[medianGapColumn] ?? '').split('; ').map(Number).filter((gap) => gap > 0) // prettier-ignore
  return gaps.length === 0 ? null : Math.max(...gaps)
}

/** Of what was charged once: nothing is billed less often. */
export const longestInterval = 365

/** A charge may come later than its rhythm says by a quarter of it, two weeks at most, and was one all the same. */
export const withLateness = (interval: number): number => Math.min(interval * 1.25, interval + 14)
