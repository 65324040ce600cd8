/**
 * The pages of a SQLite file and of the log beside it, read without SQLite, which refuses a file as a whole where its
 * first page or its end is missing. The file is opened for reading only. Formats: sqlite.org/fileformat2.html.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

export interface Pages {
  /** All of SQLite's own files begin with these words; false where they are overwritten. */
  hasHeader: boolean
  applicationId: number
  userVersion: number
  pageSize: number
  /** Pages there should be, by what the header or the log's last commit says; at least those there are. */
  count: number
  /** Pages that are there. */
  present: number
  /** 1-based; null where it is missing. Valid until the next call. */
  read: (page: number) => Buffer | null
  close: () => void
}

const magic = 'SQLite format 3\0'
/** What Touchstack makes; SQLite's own default. */
const usualPageSize = 4096
export const headerBytes = 100

export function openPages(path: string): Pages {
  const file = openSync(path, 'r')
  let log: number | null = null
  try {
    const { size } = fstatSync(file)
    const header = Buffer.alloc(headerBytes)
    readSync(file, header, 0, headerBytes, 0)
    const hasHeader = header.toString('latin1', 0, 16) === magic
    const told = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
    const isSize = hasHeader && told >= 512 && (told & (told - 1)) === 0
    const pageSize = isSize ? told : usualPageSize
    if (existsSync(`${path}-wal`)) log = openSync(`${path}-wal`, 'r')
    const committed = log === null ? null : readLog(log, pageSize)
    const offsets = committed?.offsets ?? new Map<number, number>()
    const inFile = Math.floor(size / pageSize)
    const present = Math.max(inFile, ...(offsets.size > 0 ? [maximum(offsets.keys())] : []))
    // The header's own count holds only where it was written by the last change.
    const counted = hasHeader && header.readUInt32BE(24) === header.readUInt32BE(92) ? header.readUInt32BE(28) : 0
    const buffer = Buffer.alloc(pageSize)
    const readAt = (from: number, at: number): Buffer | null =>
      readSync(from, buffer, 0, pageSize, at) === pageSize ? buffer : null
    const read = (page: number): Buffer | null => {
      if (page < 1 || page > present) return null
      const offset = offsets.get(page)
      return offset === undefined ? readAt(file, (page - 1) * pageSize) : readAt(log!, offset)
    }
    const first = read(1)
    return {
      hasHeader,
      applicationId: first?.readUInt32BE(68) ?? 0,
      userVersion: first?.readUInt32BE(60) ?? 0,
      pageSize,
      count: Math.max(present, committed?.count ?? Math.min(counted, mostPages(inFile))),
      present,
      read,
      close: () => {
        closeSync(file)
        if (log !== null) closeSync(log)
      },
    }
  } catch (error) {
    closeSync(file)
    if (log !== null) closeSync(log)
    throw error
  }
}

/** A count beyond this is damage itself rather than a file cut off. */
const mostPages = (inFile: number): number => 1000 * (inFile + 1)

function maximum(numbers: Iterable<number>): number {
  let most = 0
  for (const number of numbers) if (number > most) most = number
  return most
}

const logHeaderBytes = 32
const frameHeaderBytes = 24

/** Where the newest committed state of each page stands in the log; a frame that fails its checksum ends it. */
function readLog(log: number, pageSize: number): { offsets: Map<number, number>; count: number } | null {
  const header = Buffer.alloc(logHeaderBytes)
  if (readSync(log, header, 0, logHeaderBytes, 0) < logHeaderBytes) return null
  const kind = header.readUInt32BE(0)
  if (kind >>> 1 !== 0x377f0682 >>> 1 || header.readUInt32BE(8) !== pageSize) return null
  const isBigEndian = (kind & 1) === 1
  const sum = { a: 0, b: 0 }
  addToSum(sum, header.subarray(0, 24), isBigEndian)
  if (sum.a !== header.readUInt32BE(24) || sum.b !== header.readUInt32BE(28)) return null
  const offsets = new Map<number, number>()
  let open = new Map<number, number>()
  let count: number | null = null
  const frame = Buffer.alloc(frameHeaderBytes + pageSize)
  for (let at = logHeaderBytes; readSync(log, frame, 0, frame.length, at) === frame.length; at += frame.length) {
    if (frame.compare(header, 16, 24, 8, 16) !== 0) break
    addToSum(sum, frame.subarray(0, 8), isBigEndian)
    addToSum(sum, frame.subarray(frameHeaderBytes), isBigEndian)
    if (sum.a !== frame.readUInt32BE(16) || sum.b !== frame.readUInt32BE(20)) break
    open.set(frame.readUInt32BE(0), at + frameHeaderBytes)
    const pages = frame.readUInt32BE(4)
    if (pages === 0) continue
    for (const [page, offset] of open) offsets.set(page, offset)
    open = new Map()
    count = pages
  }
  return count === null ? null : { offsets, count }
}

function addToSum(sum: { a: number; b: number }, bytes: Buffer, isBigEndian: boolean): void {
  for (let at = 0; at < bytes.length; at += 8) {
    sum.a = (sum.a + (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + sum.b) >>> 0
    sum.b = (sum.b + (isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + sum.a) >>> 0
  }
}
