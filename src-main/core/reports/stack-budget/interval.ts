import { gapOf } from '../../stack/payments/rhythm.ts'
import type { Tool } from '../../stack/tool.ts'

export const daysInMonth = 365.25 / 12
const intervals = [1, 2, 3, 6, 12]

/** Months from one bill to the next: by its payments where they are known, else by its contract. */
export function intervalOf(tool: Pick<Tool, 'custom' | 'billingPeriod'>): number {
  const gap = gapOf(tool)
  if (gap === null) return { month: 1, quarter: 3, year: 12, once: 12 }[tool.billingPeriod]
  const distance = (months: number): number => Math.abs(gap - months * daysInMonth)
  return intervals.reduce((a, b) => (distance(b) < distance(a) ? b : a))
}
