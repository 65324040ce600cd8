/** Bytes to text, without the NULs that some dumps write inside cells, counting what could not be read. */

/** What was not text in a file: NUL characters left out, and characters that stand as � because they were unreadable. */
export interface Damage {
  nuls: number
  unreadable: number
}

const written = Buffer.from('\ufffd')

export class TextReader {
  readonly damage: Damage = { nuls: 0, unreadable: 0 }
  private readonly decoder: InstanceType<typeof TextDecoder>

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding)
  }

  push(bytes: Uint8Array): string {
    const text = this.clean(this.decoder.decode(bytes, { stream: true }))
    // Written as such by whoever made the file, and as readable as anything.
    if (this.decoder.encoding === 'utf-8') this.damage.unreadable -= countBytes(bytes, written)
    return text
  }

  end(): string {
    return this.clean(this.decoder.decode())
  }

  private clean(text: string): string {
    this.damage.unreadable += count(text, '\ufffd')
    if (!text.includes('\u0000')) return text
    this.damage.nuls += count(text, '\u0000')
    return text.replaceAll('\u0000', '')
  }
}

/** The same for bytes of an encoding that has no zeros in it; `bytes` itself where there are none. */
export function withoutNuls(bytes: Uint8Array, damage: Damage): Uint8Array {
  if (!bytes.includes(0)) return bytes
  const kept = bytes.filter((byte) => byte !== 0)
  damage.nuls += bytes.length - kept.length
  return kept
}

/** A whole text at once; `isCut` forgives half a character at its end. */
export function decodeText(bytes: Uint8Array, encoding: string, isCut = false): { text: string; damage: Damage } {
  const reader = new TextReader(encoding)
  const text = reader.push(bytes)
  return { text: isCut ? text : text + reader.end(), damage: reader.damage }
}

/** The chunks after the first `lines` lines; CR, LF and CRLF each end one, also in UTF-16. */
export async function* skipLines(
  chunks: AsyncIterable<Uint8Array>,
  lines: number,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  const width = encoding.startsWith('utf-16') ? 2 : 1
  const low = encoding === 'utf-16be' ? 1 : 0
  let left = lines
  let half: number[] = []
  let afterReturn = false
  for await (let chunk of chunks) {
    if (left === 0 && !afterReturn && half.length === 0) {
      yield chunk
      continue
    }
    if (half.length > 0) chunk = Uint8Array.from([...half, ...chunk])
    let at = 0
    for (; at + width <= chunk.length; at += width) {
      const unit = width === 1 || chunk[at + 1 - low] === 0 ? chunk[at + low]! : -1
      if (afterReturn && unit === 0x0a) {
        afterReturn = false
        continue
      }
      afterReturn = false
      if (left === 0) break
      if (unit === 0x0a || unit === 0x0d) left--
      afterReturn = unit === 0x0d
    }
    half = left > 0 || afterReturn ? [...chunk.subarray(at)] : []
    if (left === 0 && !afterReturn && at < chunk.length) yield chunk.subarray(at)
  }
  if (half.length > 0) yield Uint8Array.from(half)
}

function countBytes(bytes: Uint8Array, wanted: Buffer): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let found = 0
  for (let at = buffer.indexOf(wanted); at >= 0; at = buffer.indexOf(wanted, at + wanted.length)) found++
  return found
}

function count(text: string, char: string): number {
  let found = 0
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++
  return found
}
