/** SHA-256 of a file's bytes, while others are at work on it: the reading is the system's, and a chunk takes milliseconds. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

const chunkBytes = 1024 * 1024

/** Rejects as the reading does, also when `signal` aborts it. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes, signal }) as AsyncIterable<Uint8Array>)
    hash.update(chunk)
  return hash.digest('hex')
}
