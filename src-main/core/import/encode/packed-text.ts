/**
 * Many texts as one run of UTF-8 bytes: they cross from worker to engine without a copy, and into SQLite without
 * becoming strings on the way.
 */

/** Bytes [start, end) of `bytes`, which are UTF-8. */
export interface ByteRange {
  bytes: Uint8Array
  start: number
  end: number
}

export interface PackedText {
  bytes: Uint8Array
  /** Where each text ends and the next begins; an empty one is no text. */
  ends: number[]
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** `bytes` is room to write to; more is made where it is not enough. */
export const noTexts = (bytes: Uint8Array): PackedText => ({ bytes, ends: [] })

export function pack(texts: PackedText, text: string | ByteRange | null): void {
  const at = texts.ends.at(-1) ?? 0
  if (text === null) texts.ends.push(at)
  else if (typeof text === 'string') {
    // At most three bytes a UTF-16 unit.
    makeRoom(texts, at + text.length * 3)
    texts.ends.push(at + encoder.encodeInto(text, texts.bytes.subarray(at)).written)
  } else {
    const { bytes, start, end } = text
    makeRoom(texts, at + end - start)
    const to = texts.bytes
    for (let from = start, i = at; from < end; from++) to[i++] = bytes[from]!
    texts.ends.push(at + end - start)
  }
}

export function unpack({ bytes, ends }: PackedText, index: number): string | null {
  const start = index === 0 ? 0 : ends[index - 1]!
  return start === ends[index] ? null : decoder.decode(bytes.subarray(start, ends[index]))
}

function makeRoom(texts: PackedText, bytes: number): void {
  if (bytes <= texts.bytes.length) return
  const grown = new Uint8Array(Math.max(bytes, texts.bytes.length * 2))
  grown.set(texts.bytes)
  texts.bytes = grown
}
