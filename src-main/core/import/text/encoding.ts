/**
 * Which encoding a file is in: its byte-order mark, else UTF-16 by its zeros, else strict UTF-8, else what jschardet
 * makes of it. A guess is never final: the preview shows it and every import takes another.
 */
import { AppError } from '../../../../shared/errors.ts'

export interface Encoding {
  /** Label for TextDecoder, lower case. */
  label: string
  /** `guess`: from the frequencies of its bytes, which short texts have too few of. */
  by: 'mark' | 'bytes' | 'guess' | 'choice'
}

/** What Windows, Excel and browsers write where nothing better is known. */
const fallback = 'windows-1252'
/** Below this jschardet has seen too few letters to tell one single-byte encoding from another. */
const leastConfidence = 0.05
/** More text does not make the guess better, only slower. */
const guessedBytes = 64 * 1024

/** Throws USAGE where `chosen` is no encoding. */
export async function detectEncoding(head: Uint8Array, chosen?: string): Promise<Encoding> {
  if (chosen !== undefined) return { label: knownLabel(chosen), by: 'choice' }
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: 'utf-8', by: 'mark' }
  if (head[0] === 0xff && head[1] === 0xfe) return { label: 'utf-16le', by: 'mark' }
  if (head[0] === 0xfe && head[1] === 0xff) return { label: 'utf-16be', by: 'mark' }
  const wide = utf16WithoutMark(head)
  if (wide !== null) return { label: wide, by: 'bytes' }
  if (isUtf8(head)) return { label: 'utf-8', by: 'bytes' }
  return { label: await guess(head), by: 'guess' }
}

/** The label as TextDecoder spells it (`latin1` → `windows-1252`). Throws USAGE. */
function knownLabel(name: string): string {
  try {
    return new TextDecoder(name.trim()).encoding
  } catch {
    throw new AppError(
      'USAGE',
      `"${name}" is not an encoding; write for example utf-8, utf-16le, windows-1252 or shift_jis.`,
    )
  }
}

/** Text in a Latin script, as every delimiter and digit is, has a zero in every second byte. */
function utf16WithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(head.length, 2_000) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  if (odd > pairs * 0.2 && even < odd / 4) return 'utf-16le'
  return even > pairs * 0.2 && odd < even / 4 ? 'utf-16be' : null
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // `stream` forgives a character cut off at the end of the sample.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

async function guess(head: Uint8Array): Promise<string> {
  // Its tables take a while to load, which few files need.
  const { chardet } = await import('jschardet')
  const bytes = aroundTheFirstForeignByte(head)
  const candidates = chardet.detectAll(bytes, { encodingEra: chardet.EncodingEra.MODERN_WEB })
  for (const { encoding, confidence } of candidates) {
    if (encoding === null || confidence < leastConfidence) continue
    const label = readable(encoding, bytes)
    if (label === null || label.startsWith('utf-16')) continue
    // Where the two do not differ for this text, the name people know.
    return new TextDecoder(label).decode(bytes) === new TextDecoder(fallback).decode(bytes) ? fallback : label
  }
  return fallback
}

/** A part of the file that holds what there is to guess from: the beginning may be ASCII alone. */
function aroundTheFirstForeignByte(head: Uint8Array): Uint8Array {
  const first = head.findIndex((byte) => byte >= 0x80)
  const start = Math.max(0, head.lastIndexOf(0x0a, first) + 1)
  return head.subarray(start, start + guessedBytes)
}

/** TextDecoder's label, or null where it knows none or the bytes are not of that encoding. */
function readable(encoding: string, bytes: Uint8Array): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    decoder.decode(bytes, { stream: true })
    return decoder.encoding
  } catch {
    return null
  }
}
