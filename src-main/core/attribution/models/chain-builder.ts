/** Counts the transitions of paths over keys, each path one at a time. */
import type { Chain } from './markov.ts'

export class ChainBuilder {
  private readonly limit: number
  private readonly refuse: () => never
  /** State per key, −1 for none yet. */
  private readonly state: Int32Array
  private readonly keys: number[] = []
  private readonly starts: Float64Array
  private readonly between: Float64Array
  private readonly conversions: Float64Array
  private readonly nulls: Float64Array

  /** `refuse` is called for a key beyond the limit. */
  constructor(keyCount: number, limit: number, refuse: () => never) {
    this.limit = limit
    this.refuse = refuse
    this.state = new Int32Array(keyCount).fill(-1)
    this.starts = new Float64Array(limit)
    this.between = new Float64Array(limit * limit)
    this.conversions = new Float64Array(limit)
    this.nulls = new Float64Array(limit)
  }

  private stateOf(key: number): number {
    let state = this.state[key]!
    if (state >= 0) return state
    if (this.keys.length === this.limit) this.refuse()
    state = this.keys.push(key) - 1
    this.state[key] = state
    return state
  }

  /** A path of n ≥ 1 touches with one key each: the first n of `path`. */
  add(path: ArrayLike<number>, n: number, converted: boolean): void {
    const { state, between, limit } = this
    let at = state[path[0]!]!
    if (at < 0) at = this.stateOf(path[0]!)
    this.starts[at]!++
    for (let i = 1; i < n; i++) {
      let next = state[path[i]!]!
      if (next < 0) next = this.stateOf(path[i]!)
      between[at * limit + next]!++
      at = next
    }
    const ends = converted ? this.conversions : this.nulls
    ends[at]!++
  }

  /** Touches with several keys go each way in equal parts, as if one of the keys had been drawn. */
  addSets(n: number, keysOf: (touch: number) => Int32Array, converted: boolean): void {
    let at = keysOf(0)
    for (const key of at) this.starts[this.stateOf(key)]! += 1 / at.length
    for (let i = 1; i < n; i++) {
      const next = keysOf(i)
      const part = 1 / (at.length * next.length)
      for (const from of at)
        for (const to of next) this.between[this.stateOf(from) * this.limit + this.stateOf(to)]! += part
      at = next
    }
    const ends = converted ? this.conversions : this.nulls
    for (const key of at) ends[this.stateOf(key)]! += 1 / at.length
  }

  /** `keys[i]` is the key of state i; by name, so that the last digits do not depend on what was met first. */
  build(names: readonly string[]): { chain: Chain; keys: number[] } {
    const keys = this.keys.toSorted((a, b) => (names[a]! < names[b]! ? -1 : 1))
    const old = keys.map((key) => this.state[key]!)
    const k = keys.length
    const pick = (from: Float64Array): Float64Array => Float64Array.from(old, (state) => from[state]!)
    const between = new Float64Array(k * k)
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) between[i * k + j] = this.between[old[i]! * this.limit + old[j]!]!
    const chain = {
      states: k,
      starts: pick(this.starts),
      between,
      conversions: pick(this.conversions),
      nulls: pick(this.nulls),
    }
    return { chain, keys }
  }
}
