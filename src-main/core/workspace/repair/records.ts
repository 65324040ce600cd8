/** Cells of SQLite's B-tree pages: what a page is, and the rows on it. Formats: sqlite.org/fileformat2.html. */
import { headerBytes, type Pages } from './pages.ts'

export type Value = null | number | bigint | string | Buffer
/** `rowid` is null on the pages of a table WITHOUT ROWID. */
export interface Row {
  rowid: number | null
  values: Value[]
}

export type PageKind = 'table' | 'table-inner' | 'index' | 'index-inner'
const kinds: Record<number, PageKind> = { 0x0d: 'table', 0x05: 'table-inner', 0x0a: 'index', 0x02: 'index-inner' }

export interface BTreePage {
  kind: PageKind
  number: number
  /** A copy, so that other pages may be read meanwhile. */
  bytes: Buffer
  /** Offsets of its cells. */
  cells: number[]
  /** Of an inner page. */
  right: number
}

/** Thrown where bytes make no sense. */
class Damage extends Error {}

/** The page, where it is one of a B-tree and its parts lie within it; null where it is missing or damaged. */
export function readBTreePage(pages: Pages, number: number): BTreePage | null {
  const read = pages.read(number)
  if (!read) return null
  const start = number === 1 ? headerBytes : 0
  const kind = kinds[read[start]!]
  if (!kind) return null
  const isInner = kind.endsWith('inner')
  const count = read.readUInt16BE(start + 3)
  const pointers = start + (isInner ? 12 : 8)
  if (pointers + count * 2 > read.length) return null
  const bytes = Buffer.from(read)
  const cells = Array.from({ length: count }, (_, at) => bytes.readUInt16BE(pointers + at * 2))
  if (cells.some((cell) => cell < pointers + count * 2 || cell > bytes.length - 4)) return null
  return { kind, number, bytes, cells, right: isInner ? bytes.readUInt32BE(start + 8) : 0 }
}

/** A SQLite varint: up to nine bytes, the ninth with all of its bits. */
function varint(bytes: Buffer, at: number): { value: bigint; end: number } {
  let value = 0n
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i]
    if (byte === undefined) throw new Damage()
    if (i === 8) return { value: BigInt.asIntN(64, (value << 8n) | BigInt(byte)), end: at + 9 }
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return { value, end: at + i + 1 }
  }
  throw new Damage()
}

function smallVarint(bytes: Buffer, at: number): { value: number; end: number } {
  const first = bytes[at]
  if (first !== undefined && first < 0x80) return { value: first, end: at + 1 }
  const { value, end } = varint(bytes, at)
  if (value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Damage()
  return { value: Number(value), end }
}

/** Child of an inner page's cell, and the highest rowid under it (0 on the pages of an index). */
export function innerCell(page: BTreePage, cell: number): { child: number; key: number } | null {
  try {
    const child = page.bytes.readUInt32BE(cell)
    return { child, key: page.kind === 'table-inner' ? smallVarint(page.bytes, cell + 4).value : 0 }
  } catch {
    return null
  }
}

/** The row of a cell, its overflow pages included; null where any of it is missing. */
export function readRow(pages: Pages, page: BTreePage, cell: number): Row | null {
  try {
    const { bytes, kind } = page
    const size = smallVarint(bytes, kind === 'index-inner' ? cell + 4 : cell)
    const rowid = kind === 'table' ? smallVarint(bytes, size.end) : { value: null, end: size.end }
    const payload = readPayload(pages, bytes, rowid.end, size.value, kind === 'table')
    return { rowid: rowid.value, values: readRecord(payload) }
  } catch {
    // Out of range, a negative length, a page that is not there: the row is lost, its neighbours are not.
    return null
  }
}

export function rowidOf(page: BTreePage, cell: number): number | null {
  try {
    return smallVarint(page.bytes, smallVarint(page.bytes, cell).end).value
  } catch {
    return null
  }
}

function readPayload(pages: Pages, bytes: Buffer, at: number, size: number, isTable: boolean): Buffer {
  const usable = pages.pageSize
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const fitting = least + ((size - least) % (usable - 4))
  const local = size <= most ? size : fitting <= most ? fitting : least
  if (at + local > bytes.length || size > pages.count * usable) throw new Damage()
  if (local === size) return bytes.subarray(at, at + size)
  const payload = Buffer.alloc(size)
  bytes.copy(payload, 0, at, at + local)
  let next = bytes.readUInt32BE(at + local)
  for (let done = local; done < size;) {
    const page = pages.read(next)
    if (!page) throw new Damage()
    done += page.copy(payload, done, 4, Math.min(usable, 4 + size - done))
    next = page.readUInt32BE(0)
  }
  return payload
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8]

function readRecord(payload: Buffer): Value[] {
  const header = smallVarint(payload, 0)
  if (header.value > payload.length) throw new Damage()
  const values: Value[] = []
  let body = header.value
  for (let at = header.end; at < header.value;) {
    const type = smallVarint(payload, at)
    at = type.end
    const { value, length } = readValue(payload, body, type.value)
    values.push(value)
    body += length
  }
  if (body > payload.length) throw new Damage()
  return values
}

function readValue(payload: Buffer, at: number, type: number): { value: Value; length: number } {
  if (type === 0) return { value: null, length: 0 }
  if (type === 8 || type === 9) return { value: type - 8, length: 0 }
  if (type === 7) return { value: payload.readDoubleBE(at), length: 8 }
  if (type < 7) {
    const length = integerBytes[type]!
    if (length < 8) return { value: payload.readIntBE(at, length), length }
    const value = payload.readBigInt64BE(at)
    return { value: Number.isSafeInteger(Number(value)) ? Number(value) : value, length }
  }
  if (type < 12) throw new Damage()
  const length = (type - (type % 2 === 0 ? 12 : 13)) / 2
  if (at + length > payload.length) throw new Damage()
  const bytes = payload.subarray(at, at + length)
  return { value: type % 2 === 0 ? Buffer.from(bytes) : bytes.toString('utf8'), length }
}
