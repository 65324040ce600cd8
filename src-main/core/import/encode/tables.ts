/** Open-addressing tables over typed arrays: the look-ups an import does several times a row. */

const maxLoad = 0.65

/** Gives the memory of a large array back now; the collector, which sees only a small object, would take its time. */
export function release(array: Int32Array | Uint32Array | Float64Array): void {
  ;(array.buffer as ArrayBuffer).transfer(0)
}

/** `list` where it holds `size` numbers, else a copy that does and is twice as long at least. */
export function withRoom(list: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (size <= list.length) return list
  const grown = new Int32Array(Math.max(list.length * 2, size))
  grown.set(list)
  return grown
}

/** (a, b) → id, given one after the other; (0, 0) is 0. */
export class PairTable {
  /** Four numbers a slot, in one cache line: a, b, id, nothing. */
  private slots = new Int32Array(4 * 1024)
  private size = 0
  /** Id of the next new pair. */
  next: number

  constructor(first = 1) {
    this.next = first
  }

  /** A pair that has an id already. */
  put(a: number, b: number, id: number): void {
    const { next } = this
    this.next = id
    this.get(a, b, () => undefined)
    this.next = next
  }

  /** Calls `added` once for every new pair, in id order. */
  get(a: number, b: number, added: (a: number, b: number) => void): number {
    if (a === 0 && b === 0) return 0
    const { slots } = this
    const mask = slots.length - 1
    let slot = (mixPair(a, b) << 2) & mask
    let id: number
    while ((id = slots[slot + 2]!) !== 0) {
      if (slots[slot] === a && slots[slot + 1] === b) return id
      slot = (slot + 4) & mask
    }
    slots[slot] = a
    slots[slot + 1] = b
    id = this.next++
    slots[slot + 2] = id
    if (++this.size * 4 > slots.length * maxLoad) this.grow()
    added(a, b)
    return id
  }

  private grow(): void {
    const old = this.slots
    const slots = new Int32Array(old.length * 2)
    const mask = slots.length - 1
    for (let from = 0; from < old.length; from += 4) {
      if (old[from + 2] === 0) continue
      let slot = (mixPair(old[from]!, old[from + 1]!) << 2) & mask
      while (slots[slot + 2] !== 0) slot = (slot + 4) & mask
      for (let i = 0; i < 3; i++) slots[slot + i] = old[from + i]!
    }
    this.slots = slots
    release(old)
  }
}

function mixPair(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  return h ^ (h >>> 12)
}

/** 64-bit keys → slot number. (0, 0) is stored as (1, 0), one more collision in 2⁶⁴. */
export class KeyTable {
  private keys: Int32Array<ArrayBuffer>
  private counts: Uint32Array | null
  size = 0

  /** `counted` keeps a number per key; without it the table is a set at two thirds of the memory. */
  constructor(expected: number, counted: boolean) {
    let capacity = 1024
    while (capacity * maxLoad < expected) capacity *= 2
    this.keys = new Int32Array(capacity * 2)
    this.counts = counted ? new Uint32Array(capacity) : null
  }

  /** Reads the slot a key leads to, so that it is in the cache when the key is added; returns something of it. */
  touch(lo: number, hi: number): number {
    const { keys } = this
    return keys[((lo ^ (hi >>> 7)) & (keys.length / 2 - 1)) * 2]!
  }

  /** Adds the key; true when it was new. */
  add(lo: number, hi: number): boolean {
    const before = this.size
    this.slotOf(lo, hi)
    return this.size > before
  }

  /** Adds one to the key's number and returns it. */
  increment(lo: number, hi: number): number {
    const slot = this.slotOf(lo, hi)
    return ++this.counts![slot]!
  }

  /** Of a counted table: makes the key's number at least `count`. */
  raise(lo: number, hi: number, count: number): void {
    const slot = this.slotOf(lo, hi)
    if (this.counts![slot]! < count) this.counts![slot] = count
  }

  /** Of a counted table. */
  each(visit: (lo: number, hi: number, count: number) => void): void {
    if (this.size === 0) return
    for (let slot = 0; slot < this.counts!.length; slot++)
      if (this.counts![slot] !== 0) visit(this.keys[slot * 2]!, this.keys[slot * 2 + 1]!, this.counts![slot]!)
  }

  /** Forgets all keys, and keeps the memory. */
  clear(): void {
    if (this.size === 0) return
    this.keys.fill(0)
    this.counts?.fill(0)
    this.size = 0
  }

  count(lo: number, hi: number): number {
    if (lo === 0 && hi === 0) lo = 1
    const mask = this.keys.length / 2 - 1
    let slot = (lo ^ (hi >>> 7)) & mask
    for (;;) {
      const a = this.keys[slot * 2]!
      const b = this.keys[slot * 2 + 1]!
      if (a === lo && b === hi) return this.counts ? this.counts[slot]! : 1
      if (a === 0 && b === 0) return 0
      slot = (slot + 1) & mask
    }
  }

  /** How often a key came again, over all keys. */
  repeated(): number {
    let repeated = 0
    const { counts, size } = this
    if (counts === null || size === 0) return 0
    for (let slot = 0; slot < counts.length; slot++) repeated += counts[slot]!
    return repeated - size
  }

  get bytes(): number {
    return this.keys.byteLength
  }

  release(): void {
    release(this.keys)
    if (this.counts) release(this.counts)
  }

  /** Its memory; the table is of no use afterwards. */
  leave(): Int32Array<ArrayBuffer> {
    if (this.counts) release(this.counts)
    return this.keys
  }

  private slotOf(lo: number, hi: number): number {
    if (lo === 0 && hi === 0) lo = 1
    const { keys } = this
    const mask = keys.length / 2 - 1
    let slot = (lo ^ (hi >>> 7)) & mask
    for (;;) {
      const a = keys[slot * 2]!
      const b = keys[slot * 2 + 1]!
      if (a === lo && b === hi) return slot
      if (a === 0 && b === 0) break
      slot = (slot + 1) & mask
    }
    if (this.size >= (mask + 1) * maxLoad) {
      this.grow()
      return this.slotOf(lo, hi)
    }
    this.size++
    keys[slot * 2] = lo
    keys[slot * 2 + 1] = hi
    return slot
  }

  private grow(): void {
    const { keys, counts } = this
    const capacity = keys.length
    this.keys = new Int32Array(capacity * 2)
    this.counts = counts ? new Uint32Array(capacity) : null
    for (let i = 0; i < keys.length / 2; i++) {
      const lo = keys[i * 2]!
      const hi = keys[i * 2 + 1]!
      if (lo === 0 && hi === 0) continue
      let slot = (lo ^ (hi >>> 7)) & (capacity - 1)
      while (this.keys[slot * 2] !== 0 || this.keys[slot * 2 + 1] !== 0) slot = (slot + 1) & (capacity - 1)
      this.keys[slot * 2] = lo
      this.keys[slot * 2 + 1] = hi
      if (counts) this.counts![slot] = counts[i]!
    }
    release(keys)
    if (counts) release(counts)
  }
}
