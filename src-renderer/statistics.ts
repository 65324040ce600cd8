/** The small sums that screens do themselves, on figures the engine has already counted. */
import { wilson } from '../shared/statistics/stats.ts'

export interface Rate {
  rate: number
  low: number
  high: number
}

/** A rate with its 95 % Wilson interval; null where nobody is counted. */
export function rateOf(converted: number, people: number): Rate | null {
  if (people <= 0) return null
  const [low, high] = wilson(converted, people)
  return { rate: converted / people, low, high }
}
