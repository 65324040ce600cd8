/** The first lines of a dropped file, as text, for showing where reading failed. */

const enough = 128 * 1024

/** Up to `lines` lines; empty when the file cannot be read any more (moved, or changed since it was chosen). */
export async function readHead(file: Blob & { name?: string }, lines: number, encoding = 'utf-8'): Promise<string[]> {
  try {
    const gzip = file.name?.toLowerCase().endsWith('.gz')
    const bytes = gzip ? await unpack(file) : new Uint8Array(await file.slice(0, enough).arrayBuffer())
    return withoutFewNuls(decoder(encoding).decode(bytes))
      .split(/\r\n|\n|\r/)
      .slice(0, lines)
  } catch {
    return []
  }
}

/** Some text has a NUL here and there, which is left out when it is read; what has many is no text. */
function withoutFewNuls(text: string): string {
  const plain = text.replaceAll('\u0000', '')
  return plain.length >= text.length * 0.9 ? plain : text
}

function decoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding)
  } catch {
    return new TextDecoder()
  }
}

async function unpack(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  while (size < enough) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    size += value.length
  }
  await reader.cancel()
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** The line a sentence speaks of ("… at line 1,022 …"), or null. */
export function lineNamed(sentence: string): number | null {
  const match = /\bline (\d[\d,]*)/i.exec(sentence)
  return match ? Number(match[1]!.replaceAll(',', '')) : null
}
