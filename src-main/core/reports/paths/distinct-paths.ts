/** Sequences of codes, numbered from 0 as they come; each distinct one is kept once. */
export class DistinctPaths {
  count = 0
  /** Per path, for whoever counts. */
  people = new Float64Array(1024)
  conversions = new Float64Array(1024)
  /** All codes after each other: path p has codes[starts[p] … starts[p + 1] − 1]. */
  private codes = new Int32Array(4096)
  private starts = new Uint32Array(1024)
  private hashes = new Int32Array(1024)
  /** Open addressing by hash: number of the path + 1, 0 where free. */
  private slots = new Int32Array(4096)

  /** Number of the path that the first `length` of `codes` are. */
  add(codes: Int32Array, length: number): number {
    let hash = length
    for (let i = 0; i < length; i++) {
      hash = Math.imul(hash ^ codes[i]!, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (let held: number; (held = this.slots[slot]!) !== 0; slot = (slot + 1) & mask)
      if (this.hashes[held - 1] === hash && this.isSame(held - 1, codes, length)) return held - 1
    return this.append(codes, length, hash, slot)
  }

  length(path: number): number {
    return this.starts[path + 1]! - this.starts[path]!
  }

  codesOf(path: number): Int32Array {
    return this.codes.subarray(this.starts[path], this.starts[path + 1])
  }

  private isSame(path: number, codes: Int32Array, length: number): boolean {
    const start = this.starts[path]!
    if (this.starts[path + 1]! - start !== length) return false
    for (let i = 0; i < length; i++) if (this.codes[start + i] !== codes[i]) return false
    return true
  }

  private append(codes: Int32Array, length: number, hash: number, slot: number): number {
    const path = this.count++
    const start = this.starts[path]!
    this.codes = withRoom(this.codes, start + length)
    for (let i = 0; i < length; i++) this.codes[start + i] = codes[i]!
    this.starts = withRoom(this.starts, path + 2)
    this.starts[path + 1] = start + length
    this.hashes = withRoom(this.hashes, path + 1)
    this.hashes[path] = hash
    this.people = withRoom(this.people, path + 1)
    this.conversions = withRoom(this.conversions, path + 1)
    this.slots[slot] = path + 1
    if (this.count * 2 > this.slots.length) this.grow()
    return path
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let path = 0; path < this.count; path++) {
      let slot = this.hashes[path]! & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = path + 1
    }
    this.slots = slots
  }
}

function withRoom<T extends Int32Array | Uint32Array | Float64Array>(list: T, size: number): T {
  if (size <= list.length) return list
  const grown = new (list.constructor as new (length: number) => T)(Math.max(size, list.length * 2))
  grown.set(list)
  return grown
}
