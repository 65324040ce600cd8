/**
 * Events that another shape of the same source's export brought: Google Analytics 4 as JSON and flattened to columns. Their
 * ids differ, because not every shape has all that an id is made of, so they are told by visitor, time and name.
 */
import { type Hash64, type HashList, mixInto } from './hash.ts'
import { KeyTable } from './tables.ts'

/** Writes what an event is told by into `key`. */
export function twinKey(
  key: Hash64,
  time: number,
  [visitors, visitor]: [HashList, number],
  [names, name]: [HashList, number],
): void {
  key.lo = 0x27d4eb2f
  key.hi = 0x165667b1
  mixInto(key, time | 0)
  mixInto(key, Math.floor(time / 0x1_0000_0000))
  visitors.mixInto(key, visitor)
  names.mixInto(key, name)
}

/** Such an event is kept as many times as the shape that holds it most often. */
export class Twins {
  private readonly stored: KeyTable
  private readonly ofFile = new KeyTable(0, true)

  /** `keys`: of what the other shapes brought, two numbers each. */
  constructor(keys: Int32Array) {
    this.stored = new KeyTable(keys.length / 2, true)
    for (let i = 0; i < keys.length; i += 2) this.stored.increment(keys[i]!, keys[i + 1]!)
  }

  /** Counts an event of the file in; true where another shape brought it. */
  has(lo: number, hi: number): boolean {
    return this.ofFile.increment(lo, hi) <= this.stored.count(lo, hi)
  }
}
