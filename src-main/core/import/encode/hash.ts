/**
 * 64-bit hashes of UTF-8 bytes as two 32-bit lanes. Any two of n distinct texts share a hash with a chance of about
 * n² / 2⁶⁵: 3 in a million for 10 M message ids, 3 in 100 million for 1 M visitor ids.
 */

/** Two signed 32-bit numbers: unsigned ones would be boxed at every step. */
export interface Hash64 {
  lo: number
  hi: number
}

/** Writes the hash of bytes[start, end) into `out`. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, out: Hash64): void {
  let a = 0x9e3779b9 ^ (end - start)
  let b = 0x85ebca6b ^ (end - start)
  let i = start
  for (; i + 4 <= end; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    a = Math.imul(a ^ word, 0xcc9e2d51)
    a = (a << 15) | (a >>> 17)
    b = Math.imul(b + word, 0x1b873593)
    b ^= b >>> 13
  }
  let tail = 0
  for (let shift = 0; i < end; i++, shift += 8) tail |= bytes[i]! << shift
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

/** The same hash of the UTF-8 bytes of a string. */
export function hashText(text: string, out: Hash64): void {
  if (text.length * 3 > scratch.length) scratch = new Uint8Array(text.length * 3)
  hashBytes(scratch, 0, encoder.encodeInto(text, scratch).written, out)
}
