/**
 * The fast lane: well-formed UTF-8 CSV read byte by byte, without making strings of cells seen before. Anything it
 * cannot read exactly (text after a closing quote, a bare CR, bytes that are not UTF-8) throws `Irregular`, and the
 * file is read again by the text lane; both give the same events, which a property test holds them to.
 */
import { AppError } from '../../../../shared/errors.ts'
import { civilMs, type LocalToUtc, parseTime, timeReason, zoneClock } from '../cells/time.ts'
import { currencyOfAmount, parseNumber } from '../cells/number.ts'
import { ByteCells, decodeBytes, Irregular, trimAscii } from '../encode/cells.ts'
import { afterPrefix } from '../encode/client-id.ts'
import type { EventEncoder } from '../encode/event-encoder.ts'
import { type Hash64, hashBytes, hashText } from '../encode/hash.ts'
import type { ByteRange } from '../encode/packed-text.ts'
import type { EventPlan } from '../events/plan.ts'
import { maxRowBytes } from '../text/records.ts'
import { type Lane, propertiesJson, propertyBag } from './row-reader.ts'
import { raggedReason } from '../text/ragged.ts'

/** Rows scanned before they are read, so that the memory their look-ups need is fetched together. */
const blockRows = 32
/** Columns whose dictionaries are too large for the cache. */
const hashedFields = ['visitor', 'path', 'messageId'] as const

const quote = 0x22
const lf = 0x0a
const cr = 0x0d

/** Bytes after the last one read that the buffer has room for: sentinels, and what hashing reads too far. */
const slack = 8

/** Bytes read beyond a segment for the row that goes on after it. */
const readAhead = 64 * 1024

const withView = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A part of a file; see `CsvBytesLane.readSegment`. */
export interface Segment {
  index: number
  /** Bytes of the file. */
  from: number
  to: number
  exact: boolean
}

export interface SegmentRead {
  /** Where its first row starts, and the first row after it. */
  start: number
  end: number
  /** Lines its rows take. */
  lines: number
}

const becameShorter = (path: string): string =>
  `${path} became shorter while it was read, so nothing of it was kept; import it again when it is complete.`

export interface FileBytes {
  size: number
  /** Reads up to `length` bytes at `position` of the file into `buffer` at `offset`; returns how many. */
  read: (buffer: Uint8Array, offset: number, length: number, position: number) => number
}

export class CsvBytesLane implements Lane {
  private readonly plan: EventPlan
  private readonly encoder: EventEncoder
  private readonly toUtc: LocalToUtc
  private readonly delimiter: number
  private readonly cells
  /** Four bytes, each one above the highest of delimiter and line ends. */
  private readonly belowEnds: number
  /** A `Buffer`, since its search and its way to a string are several times as fast as those of typed arrays. */
  private buffer = Buffer.alloc(slack)
  private view = withView(this.buffer)
  private filled = 0
  private started = false
  private line: number
  private toSkip: number
  private readonly propertyNames: string[]
  private readonly bag: ByteRange = { bytes: new Uint8Array(0), start: 0, end: 0 }

  /** Of the rows of a block, `stride` cells each: cell bounds, and whether a cell holds doubled quotes. */
  private stride: number
  private starts: Int32Array
  private ends: Int32Array
  private doubled: Uint8Array
  /** Per row of the block. */
  private readonly lines = new Float64Array(blockRows)
  private readonly counts = new Int32Array(blockRows)
  private readonly rowStarts = new Int32Array(blockRows)
  private readonly rowEnds = new Int32Array(blockRows)
  private block = 0
  /** (lo, hi) per row and hashed field; (0, 0) for a cell to be looked up the ordinary way. */
  private readonly hashes = new Int32Array(blockRows * hashedFields.length * 2)
  /** First cell of the current row. */
  private base = 0
  /** Keeps what is read ahead from being optimised away. */
  private touched = 0
  private scratch = Buffer.alloc(4096)
  private scratchView = withView(this.scratch)
  private readonly hash: Hash64 = { lo: 0, hi: 0 }
  /** The last `YYYY-MM-DDThh:mm` read, as four words, and its local ms: consecutive rows mostly share it. */
  private readonly minute = new Int32Array(4)
  private minuteMs = NaN

  constructor(plan: EventPlan, encoder: EventEncoder) {
    this.plan = plan
    this.encoder = encoder
    this.toUtc = zoneClock(plan.zone)
    this.delimiter = plan.delimiter.charCodeAt(0)
    this.belowEnds = Math.imul(Math.max(this.delimiter, cr) + 1, 0x01010101)
    this.toSkip = plan.skipRecords
    this.line = plan.skipLines + 1
    const { register } = encoder
    this.cells = {
      visitor: new ByteCells(register.visitor),
      user: new ByteCells(register.user),
      event: new ByteCells(register.event),
      path: new ByteCells(register.path),
      url: new ByteCells(register.url),
      query: new ByteCells(register.query),
      referrer: new ByteCells(register.text),
      source: new ByteCells(register.text),
      medium: new ByteCells(register.text),
      campaign: new ByteCells(register.text),
      device: new ByteCells(register.device),
      custom: new ByteCells(register.text),
      userAgent: new ByteCells(register.userAgent),
      ip: new ByteCells(register.ip),
    }
    this.stride = plan.columns.length + 8
    this.starts = new Int32Array(this.stride * blockRows)
    this.ends = new Int32Array(this.stride * blockRows)
    this.doubled = new Uint8Array(this.stride * blockRows)
    this.propertyNames = plan.properties.map((column) => plan.columns[column]!)
  }

  push(bytes: Uint8Array): void {
    if (!this.started && bytes.length > 0) {
      this.started = true
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
    }
    const needed = this.filled + bytes.length
    if (needed + slack > this.buffer.length) this.grow(needed + slack)
    this.buffer.set(bytes, this.filled)
    this.filled = needed
    this.scan(false)
    // Either no table at all or a quote that is never closed; the text lane knows what to say of both.
    if (this.filled > maxRowBytes) throw new Irregular('quotes')
  }

  end(): void {
    this.scan(true)
  }

  /**
   * Reads the rows that start in [from, to) of a file, instead of `push` and `end`. Unless `exact` says that a row starts
   * at `from`, the first one is looked for, and may be found wrongly where line breaks stand in quotes: whoever puts
   * the segments together compares where one ends with where the next starts.
   */
  readSegment({ read, size }: FileBytes, { from, to, exact }: Omit<Segment, 'index'>): SegmentRead {
    this.line = 1
    this.block = 0
    this.filled = 0
    const isFirst = from === 0
    if (!isFirst) this.toSkip = 0
    // One byte more, since a row starts at `from` when the byte before it ends a line.
    const base = exact ? from : from - 1
    const load = (upTo: number): void => {
      const length = Math.min(size, upTo) - base
      if (length + slack > this.buffer.length) this.grow(length + slack)
      while (this.filled < length) {
        const got = read(this.buffer, this.filled, length - this.filled, base + this.filled)
        if (got === 0) throw new AppError('BAD_FILE', becameShorter(this.plan.path))
        // Left out by the text lane, which counts them.
        if (this.buffer.subarray(this.filled, this.filled + got).includes(0)) throw new Irregular('nuls')
        this.filled += got
      }
      this.markEnd()
    }
    load(to + readAhead)
    const limit = Math.min(size, to) - base
    let at = exact ? 0 : this.findRow(limit)
    const start = base + at
    if (isFirst && this.buffer[0] === 0xef && this.buffer[1] === 0xbb && this.buffer[2] === 0xbf) at = 3
    while (at < limit) {
      const next = this.scanRow(at, this.filled, base + this.filled === size)
      if (next < 0) {
        if (this.filled - at > maxRowBytes) throw new Irregular('quotes')
        load(base + this.filled + readAhead)
        continue
      }
      at = next
      if (this.block === blockRows) this.readBlock()
    }
    this.readBlock()
    this.encoder.flush()
    return { start, end: base + at, lines: this.line - 1 }
  }

  /** Where, before `limit`, a row probably starts: after a line end, with as many cells as columns. Else `limit`. */
  private findRow(limit: number): number {
    for (let at = this.buffer.indexOf(lf) + 1; at > 0 && at < limit; at = this.buffer.indexOf(lf, at) + 1)
      if (this.looksLikeRow(at)) return at
    return limit
  }

  private looksLikeRow(at: number): boolean {
    try {
      const next = this.scanRow(at, this.filled, false)
      return next < 0 || (this.block === 1 && this.counts[0] === this.plan.columns.length)
    } catch (error) {
      if (error instanceof Irregular) return false
      throw error
    } finally {
      this.block = 0
      this.line = 1
    }
  }

  /** Cells outside quotes stop at the one, cells inside at the other, so that neither loop asks for the end. */
  private markEnd(): void {
    this.buffer[this.filled] = lf
    this.buffer[this.filled + 1] = quote
  }

  private grow(length: number): void {
    const grown = Buffer.alloc(Math.max(length, this.buffer.length * 2))
    grown.set(this.buffer.subarray(0, this.filled))
    this.buffer = grown
    this.view = withView(grown)
  }

  private scan(last: boolean): void {
    const { buffer } = this
    const end = this.filled
    this.markEnd()
    let at = 0
    while (at < end) {
      const next = this.scanRow(at, end, last)
      if (next < 0) break
      at = next
      if (this.block === blockRows) this.readBlock()
    }
    this.readBlock()
    buffer.copyWithin(0, at, end)
    this.filled = end - at
  }

  /** Reads the row at `from`; returns where the next one starts, or −1 when the row goes on after `end`. */
  private scanRow(from: number, end: number, last: boolean): number {
    const { buffer, view, delimiter, belowEnds } = this
    let count = 0
    let at = from
    let newlines = 0
    for (;;) {
      if (count === this.stride) this.growCells()
      const cell = this.block * this.stride + count
      let doubled = 0
      if (at < end && buffer[at] === quote) {
        this.starts[cell] = ++at
        for (;;) {
          let byte: number
          while ((byte = buffer[at]!) !== quote) {
            if (byte === lf) newlines++
            at++
          }
          if (at + 1 >= end && !last) return -1
          if (at >= end) throw new Irregular('quotes')
          if (buffer[at + 1] !== quote || at + 1 >= end) break
          doubled = 1
          at += 2
        }
        this.ends[cell] = at++
      } else {
        this.starts[cell] = at
        let byte = buffer[at]!
        if (byte !== delimiter && byte !== lf && byte !== cr)
          for (at++; ; at++) {
            // Four bytes at a time while none is as low as the ends are: `hasless` of Bit Twiddling Hacks.
            let low: number
            for (let word: number; (low = ((word = view.getInt32(at, true)) - belowEnds) & ~word & 0x80808080) === 0;)
              at += 4
            at += (31 - Math.clz32(low & -low)) >> 3
            byte = buffer[at]!
            if (byte === delimiter || byte === lf || byte === cr) break
          }
        this.ends[cell] = at
      }
      this.doubled[cell] = doubled
      count++
      if (at >= end) {
        if (!last) return -1
        break
      }
      const byte = buffer[at]!
      if (byte === delimiter) {
        at++
        continue
      }
      if (byte === cr) {
        if (at + 1 >= end && !last) return -1
        if (at + 1 < end && buffer[at + 1] !== lf) throw new Irregular(buffer[at - 1] === quote ? 'quotes' : 'newlines')
      } else if (byte !== lf) throw new Irregular('quotes')
      break
    }
    const rowEnd = at
    if (at < end && buffer[at] === cr) at++
    if (at < end && buffer[at] === lf) at++
    const line = this.line
    this.line += newlines + 1
    const first = this.block * this.stride
    if (this.toSkip > 0) this.toSkip--
    else if (count > 1 || this.starts[first] !== this.ends[first]) {
      this.lines[this.block] = line
      this.counts[this.block] = count
      this.rowStarts[this.block] = from
      this.rowEnds[this.block] = rowEnd
      this.block++
    }
    return at
  }

  private readBlock(): void {
    const rows = this.block
    this.hashBlock(rows)
    for (let row = 0; row < rows; row++) {
      this.base = row * this.stride
      this.readRow(row)
    }
    this.block = 0
  }

  /** Hashes the cells of the large dictionaries and reads their slots in loops of nothing else. */
  private hashBlock(rows: number): void {
    const { hashes, hash, buffer, view, starts, ends, doubled, plan } = this
    const width = hashedFields.length * 2
    for (let field = 0; field < hashedFields.length; field++) {
      const column = plan.fields[hashedFields[field]!]
      if (column === undefined) continue
      const isId = hashedFields[field] === 'visitor'
      for (let row = 0; row < rows; row++) {
        const at = row * width + field * 2
        hashes[at] = hashes[at + 1] = 0
        const cell = row * this.stride + column
        let start = starts[cell]!
        let end = ends[cell]!
        if (column >= this.counts[row]! || doubled[cell] !== 0) continue
        while (start < end && buffer[start]! <= 0x20) start++
        while (end > start && buffer[end - 1]! <= 0x20) end--
        if (start === end) continue
        starts[cell] = start
        ends[cell] = end
        hashBytes(view, isId ? afterPrefix(buffer, start, end) : start, end, hash)
        hashes[at] = hash.lo
        hashes[at + 1] = hash.hi
      }
    }
    let touched = 0
    for (let at = 0; at < rows * width; at += width) touched ^= this.cells.visitor.touch(hashes[at]!)
    for (let at = 2; at < rows * width; at += width) touched ^= this.cells.path.touch(hashes[at]!)
    for (let at = 4; at < rows * width; at += width)
      touched ^= this.encoder.touchMessageId(hashes[at]!, hashes[at + 1]!)
    this.touched ^= touched
  }

  private readRow(blockRow: number): void {
    const { encoder, plan, cells } = this
    const line = this.lines[blockRow]!
    const count = this.counts[blockRow]!
    const rowStart = this.rowStarts[blockRow]!
    const rowEnd = this.rowEnds[blockRow]!
    const { fields } = plan
    const { row } = encoder
    if (count !== plan.columns.length) {
      let blank = true
      for (let i = plan.columns.length; i < count; i++) blank &&= this.text(i) === ''
      const ragged = raggedReason(count, plan.columns.length, blank, plan.blankTails)
      if (ragged !== null) return encoder.reject(line, ragged, this.raw(rowStart, rowEnd))
    }
    row.line = line
    row.time = fields.time === undefined ? NaN : this.time(fields.time)
    if (Number.isNaN(row.time))
      return encoder.reject(
        line,
        timeReason(
          fields.time === undefined ? '' : this.text(fields.time),
          Array.from({ length: count }, (_, column) => this.text(column)),
        ),
        this.raw(rowStart, rowEnd),
      )
    row.visitor = this.lookupVisitor(blockRow)
    row.user = this.lookupId(cells.user, fields.user)
    row.event = this.lookup(cells.event, fields.event)
    row.path = this.lookupPath(blockRow)
    row.url = 0
    row.query = 0
    if (fields.url !== undefined) this.readUrl(fields.url)
    row.referrer = this.lookup(cells.referrer, fields.referrer)
    row.source = this.lookup(cells.source, fields.source)
    row.medium = this.lookup(cells.medium, fields.medium)
    row.campaign = this.lookup(cells.campaign, fields.campaign)
    row.device = this.lookup(cells.device, fields.device)
    row.custom = this.lookup(cells.custom, fields.custom)
    row.ip = this.lookup(cells.ip, fields.ip)
    const amount = this.isBlank(fields.value) ? '' : this.text(fields.value!)
    row.value = amount === '' ? NaN : parseNumber(amount)
    row.currency =
      (this.isBlank(fields.currency) ? null : this.text(fields.currency!) || null) ??
      (amount === '' ? null : currencyOfAmount(amount))
    row.session = this.isBlank(fields.session) ? null : this.text(fields.session!) || null
    row.previous = this.isBlank(fields.previous) ? null : encoder.plainId(this.text(fields.previous!)) || null
    row.hasMessageId = false
    if (!this.isBlank(fields.messageId)) this.readMessageId(fields.messageId!, blockRow)
    const problem = encoder.problem()
    if (problem !== null) return encoder.reject(line, problem, this.raw(rowStart, rowEnd))
    const keepsProperties = this.propertyNames.length > 0 && row.kind === 'event' && !encoder.isPageView()
    const fresh = encoder.commit(keepsProperties ? this.properties() : null)
    if (fields.userAgent !== undefined && fresh && encoder.wantsUserAgent())
      encoder.setUserAgent(this.lookup(cells.userAgent, fields.userAgent))
  }

  /** As `propertiesJson`; a bag of them that is alone, the usual case, stays bytes. */
  private properties(): string | ByteRange | null {
    const { plan, bag } = this
    let alone = -1
    for (const column of plan.properties) {
      if (this.isBlank(column)) continue
      if (alone !== -1) return this.propertiesText()
      alone = column
    }
    if (alone === -1) return null
    if (!propertyBag.test(plan.columns[alone]!)) return this.propertiesText()
    bag.bytes = this.buffer
    bag.start = this.starts[this.base + alone]!
    bag.end = this.ends[this.base + alone]!
    if (this.doubled[this.base + alone] !== 0) {
      bag.end = this.unquote(bag.start, bag.end)
      bag.start = 0
      bag.bytes = this.scratch
    }
    const { bytes, start, end } = bag
    // { and }; what is no object at first sight, or not ASCII throughout, is looked at as text.
    if (bytes[start] !== 0x7b || bytes[end - 1] !== 0x7d) return this.propertiesText()
    for (let i = start; i < end; i++) if (bytes[i]! >= 0x80) return this.propertiesText()
    return bag
  }

  private propertiesText(): string | null {
    return propertiesJson(
      this.propertyNames,
      this.plan.properties.map((column) => this.text(column)),
    )
  }

  private isBlank(column: number | undefined): boolean {
    return column === undefined || this.starts[this.base + column] === this.ends[this.base + column]
  }

  private lookupPath(blockRow: number): number {
    const column = this.plan.fields.path
    const at = (blockRow * hashedFields.length + 1) * 2
    const lo = this.hashes[at]!
    const hi = this.hashes[at + 1]!
    if (column === undefined || (lo === 0 && hi === 0)) return this.lookup(this.cells.path, column)
    return this.cells.path.find(lo, hi, this.buffer, this.starts[this.base + column]!, this.ends[this.base + column]!)
  }

  private lookupVisitor(blockRow: number): number {
    const column = this.plan.fields.visitor
    const at = blockRow * hashedFields.length * 2
    const lo = this.hashes[at]!
    const hi = this.hashes[at + 1]!
    if (column === undefined || (lo === 0 && hi === 0)) return this.lookupId(this.cells.visitor, column)
    const end = this.ends[this.base + column]!
    return this.cells.visitor.find(lo, hi, this.buffer, this.idStart(this.buffer, this.starts[this.base + column]!, end), end) // prettier-ignore
  }

  /** As the encoder's `plainId`. */
  private idStart(bytes: Uint8Array, start: number, end: number): number {
    const plain = afterPrefix(bytes, start, end)
    if (plain !== start) this.encoder.row.isOfCookie = true
    return plain
  }

  private lookup(dictionary: ByteCells, column: number | undefined): number {
    return column === undefined ? 0 : this.lookupCell(dictionary, column, false)
  }

  private lookupId(dictionary: ByteCells, column: number | undefined): number {
    return column === undefined ? 0 : this.lookupCell(dictionary, column, true)
  }

  private lookupCell(dictionary: ByteCells, column: number, isId: boolean): number {
    let bytes = this.buffer
    let view = this.view
    let start = this.starts[this.base + column]!
    let end = this.ends[this.base + column]!
    if (start === end) return 0
    if (this.doubled[this.base + column] !== 0) {
      end = this.unquote(start, end)
      start = 0
      bytes = this.scratch
      view = this.scratchView
    }
    if (isId) {
      while (start < end && bytes[start]! <= 0x20) start++
      start = this.idStart(bytes, start, end)
    }
    return dictionary.lookup(bytes, view, start, end)
  }

  private readUrl(column: number): void {
    let bytes = this.buffer
    let view = this.view
    let start = this.starts[this.base + column]!
    let end = this.ends[this.base + column]!
    if (start === end) return
    if (this.doubled[this.base + column] !== 0) {
      end = this.unquote(start, end)
      start = 0
      bytes = this.scratch
      view = this.scratchView
    }
    let cut = start
    // ? is 0x3f, # is 0x23
    for (let byte: number; cut < end && (byte = bytes[cut]!) !== 0x3f && byte !== 0x23;) cut++
    this.encoder.row.url = this.cells.url.lookup(bytes, view, start, cut)
    if (cut < end && hasUtm(bytes, cut, end)) this.encoder.row.query = this.cells.query.lookup(bytes, view, cut, end)
  }

  private readMessageId(column: number, blockRow: number): void {
    const { row } = this.encoder
    const at = (blockRow * hashedFields.length + 2) * 2
    row.messageLo = this.hashes[at]!
    row.messageHi = this.hashes[at + 1]!
    row.hasMessageId = row.messageLo !== 0 || row.messageHi !== 0
    if (row.hasMessageId) return
    // A cell of blanks, or one with doubled quotes, which was not hashed ahead.
    const text = this.text(column)
    if (text === '') return
    hashText(text, this.hash)
    row.hasMessageId = true
    row.messageLo = this.hash.lo
    row.messageHi = this.hash.hi
  }

  /** `YYYY-MM-DD[T ]hh:mm:ss[.fff…][Z]` straight from the bytes; everything else by `parseTime`. */
  private time(column: number): number {
    const { buffer } = this
    const start = this.starts[this.base + column]!
    const end = this.ends[this.base + column]!
    if (end - start >= 19 && buffer[start + 16] === 0x3a && this.readMinute(start)) {
      const seconds = digits(buffer, start + 17, 2)
      let ms = 0
      let at = start + 19
      if (at < end && buffer[at] === 0x2e) {
        let scale = 100
        for (at++; at < end && buffer[at]! >= 0x30 && buffer[at]! <= 0x39; at++) {
          ms += (buffer[at]! - 0x30) * scale
          scale = scale === 100 ? 10 : scale === 10 ? 1 : 0
        }
      }
      const zulu = at === end - 1 && buffer[at] === 0x5a
      if (seconds >= 0 && seconds < 60 && (zulu || at === end)) {
        const local = this.minuteMs + seconds * 1_000 + ms
        return zulu ? local : this.toUtc(local)
      }
    }
    return parseTime(this.text(column), this.toUtc, this.plan.dayOrder, this.plan.timed)
  }

  /** Sets `minute` and `minuteMs`; false where the sixteen bytes are not `YYYY-MM-DD[T ]hh:mm`. */
  private readMinute(start: number): boolean {
    const { buffer, view, minute } = this
    const a = view.getInt32(start, true)
    const b = view.getInt32(start + 4, true)
    const c = view.getInt32(start + 8, true)
    const d = view.getInt32(start + 12, true)
    if (a === minute[0] && b === minute[1] && c === minute[2] && d === minute[3]) return true
    const separator = buffer[start + 10]
    if (
      buffer[start + 4] !== 0x2d ||
      buffer[start + 7] !== 0x2d ||
      (separator !== 0x54 && separator !== 0x20) ||
      buffer[start + 13] !== 0x3a
    )
      return false
    const year = digits(buffer, start, 4)
    const month = digits(buffer, start + 5, 2)
    const day = digits(buffer, start + 8, 2)
    const hour = digits(buffer, start + 11, 2)
    const minutes = digits(buffer, start + 14, 2)
    if (year < 0 || hour < 0 || hour > 23 || minutes < 0) return false
    const ms = civilMs(year, month, day, hour, minutes, 0, 0)
    if (Number.isNaN(ms)) return false
    minute[0] = a
    minute[1] = b
    minute[2] = c
    minute[3] = d
    this.minuteMs = ms
    return true
  }

  /** The cell as text, quotes undone, trimmed. */
  private text(column: number): string {
    const start = this.starts[this.base + column]!
    const end = this.ends[this.base + column]!
    if (start === end) return ''
    return trimAscii(
      this.doubled[this.base + column] === 0
        ? decodeBytes(this.buffer, start, end)
        : decodeBytes(this.scratch, 0, this.unquote(start, end)),
    )
  }

  private raw(start: number, end: number): string {
    return new TextDecoder().decode(this.buffer.subarray(start, Math.min(end, start + 8_000)))
  }

  /** Copies the cell into `scratch` with doubled quotes as one; returns its length. */
  private unquote(start: number, end: number): number {
    const { buffer } = this
    if (end - start + slack > this.scratch.length) {
      this.scratch = Buffer.alloc((end - start + slack) * 2)
      this.scratchView = withView(this.scratch)
    }
    let to = 0
    for (let i = start; i < end; i++) {
      this.scratch[to++] = buffer[i]!
      if (buffer[i] === quote) i++
    }
    return to
  }

  /** A row has more cells than any before: a wider block, the rows scanned so far moved into it. */
  private growCells(): void {
    const { stride } = this
    this.stride = stride * 2
    const grow = <T extends Int32Array | Uint8Array>(to: T, from: T): T => {
      for (let row = blockRows - 1; row >= 0; row--)
        to.set(from.subarray(row * stride, (row + 1) * stride), row * this.stride)
      return to
    }
    this.starts = grow(new Int32Array(this.stride * blockRows), this.starts)
    this.ends = grow(new Int32Array(this.stride * blockRows), this.ends)
    this.doubled = grow(new Uint8Array(this.stride * blockRows), this.doubled)
  }
}

/** Value of `count` digits, or a large negative number where one is not a digit. */
function digits(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let i = 0; i < count; i++) {
    const digit = bytes[at + i]! - 0x30
    if (digit < 0 || digit > 9) return -1e9
    value = value * 10 + digit
  }
  return value
}

function hasUtm(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i + 4 <= end; i++)
    // `utm_`, its letters in either case.
    if (bytes[i + 3] === 0x5f && (bytes[i]! | 32) === 0x75 && (bytes[i + 1]! | 32) === 0x74 && (bytes[i + 2]! | 32) === 0x6d) return true // prettier-ignore
  return false
}
