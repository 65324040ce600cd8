/** Opening an export file: what it is made of, and its bytes, unpacked. */
import { createReadStream, openSync, closeSync, readSync, statSync, type Stats } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip, gunzipSync, constants } from 'node:zlib'
import { AppError } from '../../../shared/errors.ts'

const chunkBytes = 4 * 1024 * 1024
const sampleBytes = 1024 * 1024

/** Throws NOT_FOUND or BAD_FILE for what is no ordinary, non-empty file. */
function statSource(path: string): Stats {
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

export interface Sample {
  bytes: number
  compression: 'gzip' | null
  /** The first megabyte, unpacked. */
  head: Uint8Array
  /** True when `head` is all there is. */
  whole: boolean
  /** Unpacked size; estimated for gzip. */
  unpackedBytes: number
}

export function readSample(path: string): Sample {
  const { size } = statSource(path)
  const raw = new Uint8Array(Math.min(size, sampleBytes))
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    throw new AppError('BAD_FILE', `${path} cannot be read; check its permissions.`)
  }
  let read = 0
  try {
    for (let got = 1; got > 0 && read < raw.length; read += got)
      got = readSync(file, raw, read, raw.length - read, read)
  } finally {
    closeSync(file)
  }
  const start = raw.subarray(0, read)
  refuseContainers(path, start)
  if (!(start[0] === 0x1f && start[1] === 0x8b))
    return { bytes: size, compression: null, head: start, whole: read === size, unpackedBytes: size }
  let head: Uint8Array
  try {
    head = new Uint8Array(gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * sampleBytes }))
  } catch {
    throw new AppError('BAD_FILE', `${path} looks like gzip but cannot be unpacked.`)
  }
  if (head.length === 0) throw new AppError('BAD_FILE', `${path} is empty once unpacked.`)
  return {
    bytes: size,
    compression: 'gzip',
    head: head.subarray(0, sampleBytes),
    whole: read === size && head.length <= sampleBytes,
    unpackedBytes: Math.round((size * head.length) / Math.max(1, read)),
  }
}

function refuseContainers(path: string, head: Uint8Array): void {
  const magic = String.fromCharCode(...head.subarray(0, 4))
  if (magic.startsWith('PK'))
    throw new AppError(
      'UNSUPPORTED',
      `${path} is a zip or Excel file, which this version cannot read yet; save it as CSV.`,
    )
  if (magic === 'PAR1') throw new AppError('UNSUPPORTED', `${path} is a Parquet file; export CSV or JSON instead.`)
  if (magic.startsWith('Obj\u0001'))
    throw new AppError('UNSUPPORTED', `${path} is an Avro file; export CSV or JSON instead.`)
}

/** The file's bytes, unpacked; `onBytes` is told how many packed ones were read. */
export async function* readChunks(
  path: string,
  compression: 'gzip' | null,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  file.on('data', (chunk) => onBytes(chunk.length))
  if (compression === null) {
    yield* file as AsyncIterable<Uint8Array>
    return
  }
  const unpacked = createGunzip({ chunkSize: 1024 * 1024 })
  pipeline(file, unpacked, () => undefined)
  try {
    yield* unpacked as AsyncIterable<Uint8Array>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR')
      throw new AppError(
        'BAD_FILE',
        `${path} ends in the middle of its compressed data; it was probably not copied completely.`,
      )
    throw new AppError('BAD_FILE', `${path} cannot be unpacked: its compressed data is damaged.`)
  }
}
