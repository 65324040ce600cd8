/** Opening an export file: what it is made of, and its bytes, unpacked. */
import { createReadStream, type Stats, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip, gunzipSync } from 'node:zlib'
import { AppError } from '../../../../shared/errors.ts'
import { bombSentence, isBomb } from './bomb.ts'
import { readSheetText } from './xlsx.ts'
import { readMember } from './zip.ts'
import { fileStamp } from './file-stamp.ts'

const largestPiece = 4 * 1024 * 1024
const smallestPiece = 64 * 1024
/** A file is rarely packed better. */
const usualPacking = 16
const sampleBytes = 1024 * 1024

export interface Source {
  path: string
  /** Name inside the zip archive at `path`, or of a sheet of the workbook there; null where the file itself is meant. */
  member: string | null
  compression: 'gzip' | 'xlsx' | null
}

export const sourceName = ({ path, member }: Pick<Source, 'path' | 'member'>): string =>
  member === null ? path : `${path}, ${member}`

/** Code that reads text knows no files: its errors are the ends of sentences, which begin with the file's name here. */
export function namedError(source: Pick<Source, 'path' | 'member'>, error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'BAD_FILE' || error.message.includes(source.path)) return error
  return new AppError(error.code, `${sourceName(source)}: ${error.message}.`, { cause: error })
}

/** Throws NOT_FOUND or BAD_FILE for what is no ordinary, non-empty file. */
export function statSource(path: string): Stats {
  let stats: Stats
  try {
    stats = statSync(path)
  } catch {
    throw new AppError('NOT_FOUND', `There is no file ${path}.`)
  }
  if (stats.isDirectory()) throw new AppError('BAD_FILE', `${path} is a folder; choose the files in it.`)
  if (!stats.isFile()) throw new AppError('BAD_FILE', `${path} is not an ordinary file.`)
  if (stats.size === 0) throw new AppError('BAD_FILE', `${path} is empty.`)
  return stats
}

/** See `fileStamp`. Throws as `statSource` does. */
export const stampOf = (path: string): string => fileStamp(statSource(path))

/** Whether the file is still where it was, and what it was when it had that stamp. */
export function isUnchanged(path: string, stamp: string): boolean {
  try {
    return stamp !== '' && stampOf(path) === stamp
  } catch {
    return false
  }
}

/** The first bytes of a file, which say what it is. */
export async function readMagic(path: string): Promise<{ bytes: number; magic: Uint8Array }> {
  const { size } = statSource(path)
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(16), position: 0 })
      return { bytes: size, magic: buffer.subarray(0, bytesRead) }
    } finally {
      await file.close()
    }
  } catch {
    throw new AppError('BAD_FILE', `${path} cannot be read; check its permissions.`)
  }
}

export const isGzip = (magic: Uint8Array): boolean => magic[0] === 0x1f && magic[1] === 0x8b
export const isZip = (magic: Uint8Array): boolean =>
  magic[0] === 0x50 && magic[1] === 0x4b && (magic[2] === 3 || magic[2] === 5)

const foreign: [magic: string, what: string][] = [
  ['PAR1', 'a Parquet file; export CSV or JSON instead'],
  ['Obj\u0001', 'an Avro file; export CSV or JSON instead'],
  ['ORC', 'an ORC file; export CSV or JSON instead'],
  ['ARROW1', 'an Arrow file; export CSV or JSON instead'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel file (.xls); save it as .xlsx or CSV'],
  ['SQLite format 3', 'a SQLite database; export its tables as CSV, or open it if it is a workspace'],
  ['%PDF', 'a PDF; export CSV instead'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['BZh', 'a bzip2 file; unpack it first'],
  ['\u00fd7zXZ', 'an xz file; unpack it first'],
  ['\u0028\u00b5\u002f\u00fd', 'a Zstandard file; unpack it first'],
  ['7z\u00bc\u00af', 'a 7-Zip archive; unpack it first'],
  ['Rar!', 'a RAR archive; unpack it first'],
]

/** Throws UNSUPPORTED for formats that are known by their first bytes and not read. */
export function refuseForeign(name: string, magic: Uint8Array): void {
  const start = String.fromCharCode(...magic)
  const found = foreign.find(([bytes]) => start.startsWith(bytes))
  if (found) throw new AppError('UNSUPPORTED', `${name} is ${found[1]}.`)
}

export interface Sample {
  /** The first megabyte, unpacked. */
  head: Uint8Array
  /** True when `head` is all there is. */
  whole: boolean
  /** Packed bytes `head` came from. */
  packed: number
}

/** For a source of so many bytes, as packed: memory for pieces of large files, taken for thousands of small ones, costs more than they. */
export const pieceFor = (bytes: number): number => Math.min(Math.max(bytes * usualPacking, smallestPiece), largestPiece)

/** The beginning of a source. Half a gzip gives what is there: its end is missed when it is read. */
export async function readSample(source: Source): Promise<Sample> {
  const parts: Uint8Array[] = []
  let length = 0
  let packed = 0
  let whole = true
  try {
    for await (const chunk of readChunks(source, (bytes) => (packed += bytes), smallestPiece)) {
      parts.push(chunk)
      length += chunk.length
      if (length > sampleBytes) {
        whole = false
        break
      }
    }
  } catch (error) {
    if (length === 0 || !(error instanceof AppError)) throw error
    whole = false
  }
  const name = sourceName(source)
  if (length === 0)
    throw new AppError('BAD_FILE', source.compression ? `${name} is empty once unpacked.` : `${name} is empty.`)
  return { head: new Uint8Array(Buffer.concat(parts)).subarray(0, sampleBytes), whole, packed }
}

/** Up to this, in packed bytes, all of a file is read to count its lines; what takes longer is estimated. */
const countedBytes = { plain: 32 << 20, packed: 2 << 20 }

/** Line feeds of all of a source; null where it is large, or damaged further down. */
export async function countLineFeeds(source: Source, bytes: number): Promise<number | null> {
  if (bytes > (source.compression === null && source.member === null ? countedBytes.plain : countedBytes.packed))
    return null
  let feeds = 0
  try {
    for await (const chunk of readChunks(source, () => undefined, pieceFor(bytes)))
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) feeds++
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
  return feeds
}

/** The source's bytes, unpacked, in pieces of at most so many; `onBytes` is told how many packed ones were read. */
export async function* readChunks(
  source: Source,
  onBytes: (bytes: number) => void,
  pieceBytes = largestPiece,
): AsyncGenerator<Uint8Array> {
  if (source.compression === 'xlsx') {
    yield* readSheetText(source.path, source.member ?? '')
    onBytes(statSource(source.path).size)
    return
  }
  let read = 0
  const counted = (bytes: number): void => {
    read += bytes
    onBytes(bytes)
  }
  const packed = source.member === null ? readFile(source.path, counted, pieceBytes) : inPieces(readMember(source.path, source.member, counted), pieceBytes / 4) // prettier-ignore
  let unpacked = 0
  for await (const chunk of source.compression === null ? packed : unzip(source, packed, pieceBytes / 4)) {
    unpacked += chunk.length
    if (isBomb(unpacked, read)) throw new AppError('BAD_FILE', bombSentence(sourceName(source)))
    yield chunk
  }
}

/** Inflating gives small pieces; every piece costs whoever reads it. */
async function* inPieces(chunks: AsyncIterable<Uint8Array>, size: number) {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length < size) continue
    yield new Uint8Array(Buffer.concat(parts))
    parts = []
    length = 0
  }
  if (length > 0) yield new Uint8Array(Buffer.concat(parts))
}

async function* readFile(path: string, onBytes: (bytes: number) => void, highWaterMark: number) {
  const file = createReadStream(path, { highWaterMark })
  try {
    for await (const chunk of file as AsyncIterable<Uint8Array>) {
      onBytes(chunk.length)
      yield chunk
    }
  } catch (error) {
    throw error instanceof AppError || !(error instanceof Error) || !('code' in error)
      ? error
      : new AppError('BAD_FILE', `${path} could not be read to its end: the disk reported ${String(error.code)}.`)
  }
}

/** A small file that is whole; null of another. A stream for each of thousands takes many times as long. */
function unzipAtOnce(packed: Uint8Array): Uint8Array | null {
  try {
    return packed.length > sampleBytes ? null : gunzipSync(packed, { maxOutputLength: sampleBytes })
  } catch {
    return null
  }
}

async function* unzip(source: Source, packed: AsyncIterable<Uint8Array>, chunkSize: number) {
  const pieces = packed[Symbol.asyncIterator]()
  const unpacked = createGunzip({ chunkSize })
  try {
    const first = await pieces.next()
    // Of a file in several pieces there is more than can be unpacked at once.
    const second = first.done ? first : await pieces.next()
    const all = !first.done && second.done ? unzipAtOnce(first.value) : null
    if (all !== null) {
      yield all
      return
    }
    const again = (async function* () {
      if (!first.done) yield first.value
      if (!second.done) yield second.value
      yield* { [Symbol.asyncIterator]: () => pieces }
    })()
    pipeline(Readable.from(again, { objectMode: false }), unpacked, () => undefined)
    yield* unpacked as AsyncIterable<Uint8Array>
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      'BAD_FILE',
      (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR'
        ? `${sourceName(source)} ends in the middle of its compressed data; it was probably not copied completely.`
        : `${sourceName(source)} cannot be unpacked: its compressed data is damaged.`,
    )
  } finally {
    unpacked.destroy()
    // Who has seen enough leaves the file open otherwise.
    await pieces.return?.(undefined)
  }
}
