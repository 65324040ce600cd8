/** SHA-256 of a file's bytes, while others are at work on it: a small file's between calls, a large one's by a worker. */
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { AppError, fromWireError, type WireError } from '../../../../shared/errors.ts'
import { stampOf, statSource } from './source.ts'

/** For the parse worker's script. */
export interface HashWorkerData {
  /** Path of the file. */
  hash: string
}

export type HashMessage = { sha256: string } | { error: WireError }

const streamChunk = 1024 * 1024
/** Read at once by a worker: still in its core's cache when it is hashed, which saves a third of the processor time. */
const workerChunk = 128 * 1024
/** A worker takes longer to start than to hash less. */
const worthAWorker = 64 * 1024 * 1024

/** Rejects as the reading does, also when `signal` aborts it. `script` is the parse worker's. */
export async function hashFile(path: string, bytes: number, script: URL, signal: AbortSignal): Promise<string> {
  if (bytes >= worthAWorker) return hashApart(path, script, signal)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: streamChunk, signal }) as AsyncIterable<Uint8Array>)
    hash.update(chunk)
  return hash.digest('hex')
}

/** Hashes of chosen files, each worked out once while the file stays as it is. */
export class FileHashes {
  private readonly known = new Map<string, { stamp: string; sha256: Promise<string> }>()
  private readonly script: URL

  constructor(script: URL) {
    this.script = script
  }

  /** null where the file cannot be read. */
  bytes(path: string): number | null {
    try {
      return statSource(path).size
    } catch {
      return null
    }
  }

  async of(path: string): Promise<string> {
    const stamp = stampOf(path)
    const known = this.known.get(path)
    if (known?.stamp === stamp) return known.sha256
    const { size } = statSource(path)
    const sha256 = hashFile(path, size, this.script, new AbortController().signal)
    this.known.set(path, { stamp, sha256 })
    // Asked for again, it is tried again.
    sha256.catch(() => this.known.delete(path))
    return sha256
  }
}

async function hashApart(path: string, script: URL, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  const worker = new Worker(script, { workerData: { hash: path } satisfies HashWorkerData })
  let stop = (): void => undefined
  try {
    return await new Promise<string>((resolve, reject) => {
      stop = () => reject(signal.reason as Error)
      signal.addEventListener('abort', stop, { once: true })
      worker.on('message', (message: HashMessage) => {
        if ('sha256' in message) resolve(message.sha256)
        else reject(fromWireError(message.error))
      })
      worker.on('error', reject)
      worker.on('exit', (code) =>
        reject(new AppError('FAILED', `Hashing ${path} stopped unexpectedly (code ${code}).`)),
      )
    })
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

/** What the worker does. */
export function hashNow(path: string): string {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(workerChunk)
  const file = openSync(path, 'r')
  try {
    for (let read: number; (read = readSync(file, buffer, 0, workerChunk, null)) > 0;)
      hash.update(read === workerChunk ? buffer : buffer.subarray(0, read))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
