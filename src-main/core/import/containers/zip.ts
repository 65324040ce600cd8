/**
 * Zip archives: what is in them, and the bytes of one member. Sizes are checked while unpacking, since an archive can
 * say anything about itself.
 */
import { statSync } from 'node:fs'
import type { Readable } from 'node:stream'
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
  const { entries } = await readList(path)
  const zip = await open(path)
  try {
    const entry = entries.find((each) => each.fileName === name)
    if (!entry) throw new AppError('BAD_FILE', `${path} no longer holds ${name}; it changed while it was read.`)
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

interface List {
  path: string
  /** Of the archive as it was listed. */
  stamp: string
  bytes: number
  entries: yauzl.Entry[]
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
    last = { path, stamp, bytes: zip.fileSize, entries }
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
