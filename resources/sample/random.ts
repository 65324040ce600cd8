/** Seeded chance: the same seed gives the same numbers on every machine, so that the sample is the same everywhere. */

export interface Random {
  /** [0, 1). */
  next(): number
  /** 0 … below − 1. */
  integer(below: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** Weights need not add up to anything. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T
  /** Waiting time with this mean. */
  exponential(mean: number): number
  shuffle<T>(items: readonly T[]): T[]
  hex(digits: number): string
  /** A generator of its own, so that drawing more of one thing leaves the others as they were. */
  fork(): Random
}

/** mulberry32: 32 bits of state, good enough for invented data. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (below: number): number => Math.floor(next() * below)
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (items) => items[integer(items.length)]!,
    weighted(entries) {
      let left = next() * entries.reduce((total, [, weight]) => total + weight, 0)
      for (const [item, weight] of entries) {
        left -= weight
        if (left < 0) return item
      }
      return entries.at(-1)![0]
    },
    exponential: (mean) => -Math.log(1 - next()) * mean,
    shuffle(items) {
      const shuffled = [...items]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = integer(i + 1)
        ;[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!]
      }
      return shuffled
    },
    hex: (digits) => Array.from({ length: digits }, () => integer(16).toString(16)).join(''),
    fork: () => seeded(integer(2 ** 32)),
  }
}
