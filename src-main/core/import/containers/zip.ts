/**
 * Zip archives: what is in them, and the bytes of one member. Sizes are checked while unpacking, since an archive can
 * say anything about itself.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { inflateRawSync } from 'node:zlib'
import yauzl from 'yauzl'
import { AppError } from '../../../../shared/errors.ts'
import { fileStamp } from './file-stamp.ts'
import { bombSentence, isBomb } from './bomb.ts'

export interface ZipMember {
  name: string
  packed: number
  unpacked: number
}

/** An export has a file per day or hour; more than this is no export. */
const maxMembers = 20_000

/** Files of the archive by name; folders and what macOS adds for itself left out. Throws BAD_FILE. */
export async function listMembers(path: string): Promise<ZipMember[]> {
  const { bytes, entries } = await readList(path)
  refuseBomb(path, bytes, entries)
  return entries
    .map((entry) => ({ name: entry.fileName, packed: entry.compressedSize, unpacked: entry.uncompressedSize }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Members may be packed well one by one, and share their bytes: what they unpack to in all is what fills a disk. */
function refuseBomb(path: string, bytes: number, entries: yauzl.Entry[]): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (isBomb(unpacked, bytes)) throw new AppError('BAD_FILE', bombSentence(path))
}

/** The bytes of a member, unpacked; `onBytes` is told how many packed ones they come from. */
export async function* readMember(
  path: string,
  name: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const { byName } = await readList(path)
  const entry = byName.get(name)
  if (!entry) throw new AppError('BAD_FILE', `${path} no longer holds ${name}; it changed while it was read.`)
  const all = readAtOnce(path, entry)
  if (all !== null) {
    // Others are heard meanwhile, such as whoever cancels.
    if (++atOnce % together === 0) await setImmediate()
    onBytes(entry.compressedSize)
    yield all
    return
  }
  const zip = await open(path)
  try {
    const stream = await openEntry(path, zip, entry)
    const ratio = entry.uncompressedSize === 0 ? 0 : entry.compressedSize / entry.uncompressedSize
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      onBytes(chunk.length * ratio)
      yield chunk
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(path, error)
  } finally {
    zip.close()
  }
}

/** Of a member, packed and unpacked: a stream for each of thousands of small ones takes many times what is in them. */
const mostAtOnce = 1024 * 1024
/** Members read so, and how many of them without a pause. */
let atOnce = 0
const together = 16
const methods = { stored: 0, deflated: 8 }
const localHeader = { bytes: 30, signature: 0x04034b50, nameLength: 26, extraLength: 28 }

/** All of a small member; null where it is another, or anything is wrong with it, which the stream says. */
function readAtOnce(path: string, entry: yauzl.Entry): Uint8Array | null {
  const { compressedSize: packed, uncompressedSize: unpacked, compressionMethod: method } = entry
  if (packed > mostAtOnce || unpacked > mostAtOnce || entry.isEncrypted()) return null
  if (method !== methods.stored && method !== methods.deflated) return null
  try {
    const file = openSync(path, 'r')
    try {
      const header = readExactly(file, localHeader.bytes, entry.relativeOffsetOfLocalHeader)
      if (header.readUInt32LE(0) !== localHeader.signature) return null
      const before = header.readUInt16LE(localHeader.nameLength) + header.readUInt16LE(localHeader.extraLength)
      const bytes = readExactly(file, packed, entry.relativeOffsetOfLocalHeader + localHeader.bytes + before)
      const content = method === methods.stored ? bytes : inflateRawSync(bytes, { maxOutputLength: mostAtOnce })
      return content.length === unpacked ? content : null
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}

function readExactly(file: number, length: number, position: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  for (let read = 0; read < length;) {
    const got = readSync(file, bytes, read, length - read, position + read)
    if (got === 0) throw new Error('The file ends before.')
    read += got
  }
  return bytes
}

interface List {
  path: string
  /** Of the archive as it was listed. */
  stamp: string
  bytes: number
  entries: yauzl.Entry[]
  byName: ReadonlyMap<string, yauzl.Entry>
}

/** The last one: to list an archive anew for each of thousands of members takes longer than all of them. */
let last: List | null = null

async function readList(path: string): Promise<List> {
  const stats = statSync(path, { throwIfNoEntry: false })
  // Without one, whoever opens it says why.
  const stamp = stats ? fileStamp(stats) : ''
  if (last?.path === path && last.stamp === stamp && stamp !== '') return last
  const entries: yauzl.Entry[] = []
  const zip = await open(path)
  try {
    if (zip.entryCount > maxMembers)
      throw new AppError('BAD_FILE', `${path} holds ${zip.entryCount} files; unpack it and import them as a folder.`)
    await new Promise<void>((done, fail) => {
      zip.on('entry', (entry: yauzl.Entry) => {
        if (!isPlumbing(entry.fileName)) entries.push(entry)
        zip.readEntry()
      })
      zip.on('end', done)
      zip.on('error', (error) => fail(damaged(path, error)))
      zip.readEntry()
    })
    // Of several of a name the first.
    const byName = new Map(entries.toReversed().map((entry) => [entry.fileName, entry]))
    last = { path, stamp, bytes: zip.fileSize, entries, byName }
    return last
  } finally {
    zip.close()
  }
}

/** Reads its end alone. */
function open(path: string): Promise<yauzl.ZipFile> {
  return new Promise((done, fail) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, opened) => {
      if (error) fail(damaged(path, error))
      else done(opened)
    })
  })
}

const isPlumbing = (name: string): boolean => /(^|\/)(__MACOSX\/|\.)|\/$/.test(name)

function openEntry(path: string, zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  if (entry.isEncrypted())
    throw new AppError('BAD_FILE', `${path} is protected by a password; unpack it and import what is in it.`)
  return new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) fail(damaged(path, error))
      else done(stream)
    })
  })
}

function damaged(path: string, error: unknown): AppError {
  const why = error instanceof Error ? error.message : String(error)
  return new AppError(
    'BAD_FILE',
    `${path} cannot be unpacked; it is damaged or was not copied completely (${why.replace(/\.$/, '')}).`,
    { cause: error },
  )
}
