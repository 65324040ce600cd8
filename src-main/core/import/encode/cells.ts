/**
 * Cell dictionaries: every distinct cell of a column is read once, by `register`, which gives it a number; later
 * rows with the same cell get that number by a look-up. One for bytes, one for strings; both trim ASCII blanks and
 * read the usual spellings of nothing as 0.
 */
import { type Hash64, hashBytes } from './hash.ts'

/** Number of a distinct cell; 0 means nothing. Its hash (see hash.ts) is given where it is known. */
export type Register = (text: string, lo?: number, hi?: number) => number

const nothing = new Set(['', '\\N', 'NULL'])
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export type Irregularity = 'quotes' | 'encoding' | 'newlines' | 'nuls'

/** A file that the byte lane cannot read exactly; the text lane takes over from its first byte. */
export class Irregular extends Error {
  readonly what: Irregularity
  constructor(what: Irregularity) {
    super(what)
    this.what = what
  }
}

export function decodeBytes(bytes: Buffer, start: number, end: number): string {
  // Most new cells are ASCII, where this beats the decoder's fixed cost.
  let i = start
  while (i < end && bytes[i]! < 0x80) i++
  if (i === end) return bytes.toString('latin1', start, end)
  try {
    return decoder.decode(bytes.subarray(start, end))
  } catch {
    throw new Irregular('encoding')
  }
}

/**
 * Keyed by 64-bit hash alone: one cache line a look-up instead of four. Two of a million distinct cells would share a
 * hash once in 30 million files (see hash.ts).
 */
export class ByteCells {
  /** Four numbers a slot: hash lo, hash hi, value, 1 where taken. */
  private slots = new Int32Array(4 * 1024)
  private size = 0
  private readonly register: Register
  private readonly hash: Hash64 = { lo: 0, hi: 0 }

  constructor(register: Register) {
    this.register = register
  }

  /** `view` is of the same bytes as `bytes`; see `hashBytes` for what must follow `end`. */
  lookup(bytes: Buffer, view: DataView, start: number, end: number): number {
    while (start < end && bytes[start]! <= 0x20) start++
    while (end > start && bytes[end - 1]! <= 0x20) end--
    if (start === end) return 0
    hashBytes(view, start, end, this.hash)
    return this.find(this.hash.lo, this.hash.hi, bytes, start, end)
  }

  /** Reads the slot a hash leads to, so that it is in the cache when `find` comes; returns something of it. */
  touch(lo: number): number {
    return this.slots[(lo << 2) & (this.slots.length - 1)]!
  }

  /** `lookup` of a cell whose hash is known: bytes[start, end) trimmed, and not empty. */
  find(lo: number, hi: number, bytes: Buffer, start: number, end: number): number {
    const { slots } = this
    const mask = slots.length - 1
    let slot = (lo << 2) & mask
    while (slots[slot + 3] === 1) {
      if (slots[slot] === lo && slots[slot + 1] === hi) return slots[slot + 2]!
      slot = (slot + 4) & mask
    }
    const text = decodeBytes(bytes, start, end)
    const value = nothing.has(text) ? 0 : this.register(text, lo, hi)
    slots[slot] = lo
    slots[slot + 1] = hi
    slots[slot + 2] = value
    slots[slot + 3] = 1
    if (++this.size * 8 > slots.length) this.grow()
    return value
  }

  private grow(): void {
    const old = this.slots
    const slots = new Int32Array(old.length * 2)
    const mask = slots.length - 1
    for (let from = 0; from < old.length; from += 4) {
      if (old[from + 3] === 0) continue
      let slot = (old[from]! << 2) & mask
      while (slots[slot + 3] === 1) slot = (slot + 4) & mask
      for (let i = 0; i < 4; i++) slots[slot + i] = old[from + i]!
    }
    this.slots = slots
  }
}

class TextCells {
  private readonly values = new Map<string, number>()
  private readonly register: Register

  constructor(register: Register) {
    this.register = register
  }

  lookup(cell: string): number {
    const known = this.values.get(cell)
    if (known !== undefined) return known
    const text = trimAscii(cell)
    let value = text === cell ? undefined : this.values.get(text)
    value ??= nothing.has(text) ? 0 : this.register(text)
    this.values.set(cell, value)
    if (text !== cell) this.values.set(text, value)
    return value
  }
}

/** One of each register, for lanes that have their cells as text. */
export const textCells = <Of extends string>(registers: Readonly<Record<Of, Register>>): Record<Of, TextCells> =>
  Object.fromEntries(Object.entries<Register>(registers).map(([of, register]) => [of, new TextCells(register)])) as Record<Of, TextCells> // prettier-ignore

/** Trims what the byte lane trims: control characters and blanks up to U+0020. */
export function trimAscii(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= 0x20) start++
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--
  return start === 0 && end === text.length ? text : text.slice(start, end)
}
