/**
 * The text lane: PapaParse over decoded text, for every encoding and every irregularity the fast lane refuses. A
 * quote that is never closed costs its own line, not the rest of the file.
 */
import Papa from 'papaparse'
import { AppError } from '../../../../shared/errors.ts'
import type { EventPlan } from '../plan.ts'
import type { EventEncoder } from '../encode/event-encoder.ts'
import { type Lane, maxRowBytes, TextRowReader } from './row-reader.ts'

interface Parsed {
  data: string[][]
  errors: Papa.ParseError[]
  meta: { cursor: number }
}

export class CsvTextLane implements Lane {
  private readonly plan: EventPlan
  private readonly encoder: EventEncoder
  private readonly reader: TextRowReader
  private readonly decoder: InstanceType<typeof TextDecoder>
  private pending = ''
  private newline: '\n' | '\r' | null = null
  private line = 1
  private toSkip: number

  constructor(plan: EventPlan, encoder: EventEncoder) {
    this.plan = plan
    this.encoder = encoder
    this.reader = new TextRowReader(plan, encoder)
    this.decoder = new TextDecoder(plan.encoding)
    this.toSkip = plan.skipRecords
  }

  push(bytes: Uint8Array): void {
    this.pending += this.decoder.decode(bytes, { stream: true })
    // A file without any LF in its first megabyte ends its lines with CR alone (old Macintosh exports). CRLF is read
    // as LF: the CR stays at the end of the last cell, where every cell is trimmed.
    if (this.newline === null && this.pending.length < 1024 * 1024 && !this.pending.includes('\n')) return
    this.newline ??= this.pending.includes('\n') ? '\n' : '\r'
    this.take(this.parse(this.pending, true))
    while (this.pending.length > maxRowBytes) this.skipBrokenLine()
  }

  end(): void {
    this.pending += this.decoder.decode()
    this.newline ??= this.pending.includes('\n') ? '\n' : '\r'
    for (;;) {
      this.take(this.parse(this.pending, true))
      if (this.pending === '') break
      const last = this.parse(this.pending, false)
      if (!last.errors.some((error) => error.code === 'MissingQuotes')) {
        this.take(last)
        break
      }
      this.skipBrokenLine()
    }
    this.encoder.flush()
  }

  private parse(text: string, ignoreLastRow: boolean): Parsed {
    const parser = new Papa.Parser({ delimiter: this.plan.delimiter, newline: this.newline ?? '\n' })
    return parser.parse(text, 0, ignoreLastRow) as Parsed
  }

  private take({ data, errors, meta }: Parsed): void {
    this.pending = this.pending.slice(meta.cursor)
    const broken = new Set(errors.filter((error) => error.type === 'Quotes').map((error) => error.row))
    data.forEach((cells, index) => {
      const line = this.line
      this.line += 1 + cells.reduce((lines, cell) => lines + count(cell, this.newline!), 0)
      if (this.toSkip > 0) this.toSkip--
      else if (broken.has(index))
        this.encoder.reject(line, 'its quotes are broken', rawText(cells, this.plan.delimiter))
      else if (cells.length > 1 || cells[0]!.trim() !== '')
        this.reader.read(line, cells, () => rawText(cells, this.plan.delimiter))
    })
  }

  /** Gives up the first pending line, whose quote swallowed what follows, and goes on after it. */
  private skipBrokenLine(): void {
    const end = this.pending.indexOf(this.newline!)
    if (end < 0 && this.pending.length > maxRowBytes)
      throw new AppError(
        'BAD_FILE',
        `Line ${this.line} is longer than ${maxRowBytes >> 20} MB, so this is not a table of rows.`,
      )
    const raw = end < 0 ? this.pending : this.pending.slice(0, end)
    this.encoder.reject(this.line, 'a quote is opened and never closed', raw)
    this.pending = end < 0 ? '' : this.pending.slice(end + 1)
    this.line++
    if (this.toSkip > 0) this.toSkip--
    this.take(this.parse(this.pending, true))
  }
}

function count(text: string, char: string): number {
  let found = 0
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++
  return found
}

/** PapaParse does not keep a row's own text; this is the row written again. */
function rawText(cells: string[], delimiter: string): string {
  return Papa.unparse([cells], { delimiter })
}
