/**
 * 64-bit hashes of UTF-8 bytes as two 32-bit lanes. Any two of n distinct texts share a hash with a chance of about
 * n² / 2⁶⁵: 3 in a million for 10 M message ids, 3 in 100 million for 1 M visitor ids.
 */

/** Two signed 32-bit numbers: unsigned ones would be boxed at every step. */
export interface Hash64 {
  lo: number
  hi: number
}

/**
 * Writes the hash of the bytes [start, end) into `out`. Four bytes are read at a time, also at the end, so three more
 * than `end` must be there; what they are does not matter.
 */
export function hashBytes(bytes: DataView, start: number, end: number, out: Hash64): void {
  let a = 0x9e3779b9 ^ (end - start)
  let b = 0x85ebca6b ^ (end - start)
  let i = start
  for (; i + 4 <= end; i += 4) {
    const word = bytes.getInt32(i, true)
    a = Math.imul(a ^ word, 0xcc9e2d51)
    a = (a << 15) | (a >>> 17)
    b = Math.imul(b + word, 0x1b873593)
    b ^= b >>> 13
  }
  const tail = i === end ? 0 : bytes.getInt32(i, true) & ((1 << ((end - i) << 3)) - 1)
  a = Math.imul(a ^ tail, 0xcc9e2d51)
  b = Math.imul(b + tail, 0x1b873593)
  out.lo = finish(a ^ (b >>> 7))
  out.hi = finish(b ^ Math.imul(a, 0x9e3779b1))
}

/** Folds another number into a hash. */
export function mixInto(out: Hash64, value: number): void {
  out.lo = finish(Math.imul(out.lo ^ value, 0xcc9e2d51) + 0x9e3779b9)
  out.hi = finish(Math.imul(out.hi + value, 0x1b873593) ^ 0x85ebca6b)
}

function finish(h: number): number {
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const encoder = new TextEncoder()
let scratch = new Uint8Array(4096)
let view = new DataView(scratch.buffer)

/** The same hash of the UTF-8 bytes of a string. */
export function hashText(text: string, out: Hash64): void {
  if (text.length * 3 + 3 > scratch.length) {
    scratch = new Uint8Array(text.length * 3 + 3)
    view = new DataView(scratch.buffer)
  }
  hashBytes(view, 0, encoder.encodeInto(text, scratch).written, out)
}

/** Hashes by number, from 1; a list of objects would take five times the memory, and the collector's time. */
export class HashList {
  private values = new Int32Array(1024)
  /** Number of the last one. */
  last = 0

  add(lo: number, hi: number): number {
    const at = ++this.last * 2
    if (at === this.values.length) {
      const grown = new Int32Array(at * 2)
      grown.set(this.values)
      this.values = grown
    }
    this.values[at] = lo
    this.values[at + 1] = hi
    return this.last
  }

  addText(text: string): number {
    hashText(text, ownHash)
    return this.add(ownHash.lo, ownHash.hi)
  }

  /** Folds the hash of that number into `out`; number 0 is nothing, and has the hash 0. */
  mixInto(out: Hash64, number: number): void {
    mixInto(out, this.values[number * 2]!)
    mixInto(out, this.values[number * 2 + 1]!)
  }
}

const ownHash: Hash64 = { lo: 0, hi: 0 }
