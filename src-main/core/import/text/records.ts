/**
 * Records of delimited text, by PapaParse, whatever its quotes and line ends: a quote that is never closed costs its
 * own line, not the rest of the file, and a lone CR ends a line also where others end with LF.
 */
import Papa from 'papaparse'
import { AppError } from '../../../../shared/errors.ts'

/**
 * Longest row that is read; a longer one has a quote that is never closed, or is no row. The error is the end of a
 * sentence that begins with the file's name, see `namedError`.
 */
export const maxRowBytes = 16 * 1024 * 1024

export interface RecordSink {
  /** `line` is the 1-based line the record starts at; blank lines are left out. */
  row(line: number, cells: string[]): void
  /** A line that is no record, and why. */
  broken(line: number, reason: string, raw: string): void
}

interface Parsed {
  data: string[][]
  errors: Papa.ParseError[]
  meta: { cursor: number }
}

export class Records {
  private readonly delimiter: string
  private readonly sink: RecordSink
  private pending = ''
  private newline: '\n' | '\r' | null = null
  private line: number
  private toSkip: number
  /** Length of `pending` from which parsing it is worth while. */
  private worthwhile = 0
  private readonly lineEnds = new LoneReturns()

  /** `skip` records at the beginning are read and not passed on. */
  constructor(delimiter: string, { firstLine, skip }: { firstLine: number; skip: number }, sink: RecordSink) {
    this.delimiter = delimiter
    this.line = firstLine
    this.toSkip = skip
    this.sink = sink
  }

  push(text: string): void {
    this.pending += this.newline === '\n' ? this.lineEnds.push(text) : text
    // A file without any LF in its first megabyte ends its lines with CR alone (old Macintosh exports). CRLF is read
    // as LF, and the CR left at the end of the last cell is cut off.
    if (this.newline === null && this.pending.length < 1024 * 1024 && !this.pending.includes('\n')) return
    this.chooseNewline()
    // A row that goes on and on is not begun anew with every piece of it.
    if (this.pending.length < this.worthwhile) return
    this.take(this.parse(this.pending, true))
    this.worthwhile = Math.min(this.pending.length * 2, maxRowBytes)
    while (this.pending.length > maxRowBytes) this.skipBrokenLine()
  }

  end(): void {
    this.chooseNewline()
    if (this.newline === '\n') this.pending += this.lineEnds.end()
    for (;;) {
      this.take(this.parse(this.pending, true))
      if (this.pending === '') return
      const last = this.parse(this.pending, false)
      if (!last.errors.some((error) => error.code === 'MissingQuotes')) return this.take(last)
      this.skipBrokenLine()
    }
  }

  private chooseNewline(): void {
    if (this.newline !== null) return
    this.newline = this.pending.includes('\n') ? '\n' : '\r'
    if (this.newline === '\n') this.pending = this.lineEnds.push(this.pending)
  }

  private parse(text: string, ignoreLastRow: boolean): Parsed {
    const parser = new Papa.Parser({ delimiter: this.delimiter, newline: this.newline ?? '\n' })
    return parser.parse(text, 0, ignoreLastRow) as Parsed
  }

  private take({ data, errors, meta }: Parsed): void {
    this.pending = this.pending.slice(meta.cursor)
    const broken = new Set(errors.filter((error) => error.type === 'Quotes').map((error) => error.row))
    data.forEach((cells, index) => {
      const line = this.line
      const last = cells.length - 1
      if (this.newline === '\n' && cells[last]!.endsWith('\r')) cells[last] = cells[last]!.slice(0, -1)
      this.line += 1 + cells.reduce((lines, cell) => lines + count(cell, this.newline!), 0)
      if (this.toSkip > 0) this.toSkip--
      else if (broken.has(index)) this.sink.broken(line, 'its quotes are broken', writeRecord(cells, this.delimiter))
      else if (cells.length > 1 || cells[0]!.trim() !== '') this.sink.row(line, cells)
    })
  }

  /** Gives up the first pending line, whose quote swallowed what follows, and goes on after it. */
  private skipBrokenLine(): void {
    const end = this.pending.indexOf(this.newline!)
    if (end < 0 && this.pending.length > maxRowBytes)
      throw new AppError(
        'BAD_FILE',
        `line ${this.line} is longer than ${maxRowBytes >> 20} MB, so this is not a table of rows`,
      )
    const raw = end < 0 ? this.pending : this.pending.slice(0, end)
    this.sink.broken(this.line, 'a quote is opened and never closed', raw)
    this.pending = end < 0 ? '' : this.pending.slice(end + 1)
    this.line++
    if (this.toSkip > 0) this.toSkip--
    this.take(this.parse(this.pending, true))
  }
}

/** PapaParse does not keep a row's own text; this is the row written again. */
export function writeRecord(cells: string[], delimiter: string): string {
  return Papa.unparse([cells], { delimiter })
}

function count(text: string, char: string): number {
  let found = 0
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++
  return found
}

/** In text whose lines end with LF, a CR that is not part of CRLF ends a line too, unless it stands inside quotes. */
class LoneReturns {
  private quoted = false
  private held = ''

  push(text: string): string {
    text = this.held + text
    // Whether it is half of a CRLF is seen only with what follows.
    this.held = text.endsWith('\r') ? '\r' : ''
    if (this.held !== '') text = text.slice(0, -1)
    return this.replace(text)
  }

  end(): string {
    const { held } = this
    this.held = ''
    return this.replace(held)
  }

  private replace(text: string): string {
    if (!/\r(?!\n)/.test(text)) {
      if (count(text, '"') % 2 === 1) this.quoted = !this.quoted
      return text
    }
    return text.replace(/"|\r(?!\n)/g, (found) => {
      if (found === '\r') return this.quoted ? '\r' : '\n'
      this.quoted = !this.quoted
      return found
    })
  }
}
