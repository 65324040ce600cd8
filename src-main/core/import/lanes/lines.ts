/** One row per line: JSON objects, or lines of a format's own making. Bad lines are rejected one by one. */
import { AppError } from '../../../../shared/errors.ts'
import type { EventPlan } from '../events/plan.ts'
import type { EventEncoder } from '../encode/event-encoder.ts'
import { type Json, type JsonFormat, type Lines, parseJson } from '../formats/format.ts'
import type { RecordReader } from './record-reader.ts'
import { type Damage, TextReader } from '../text/decode.ts'
import { maxRowBytes } from '../text/records.ts'
import type { Lane, RowReader } from './row-reader.ts'

type ReadLine = (line: number, text: string) => void

export class LinesLane implements Lane {
  private readonly readLine: ReadLine
  private readonly text: TextReader
  private pending = ''
  private line = 0

  constructor(plan: EventPlan, readLine: ReadLine) {
    this.readLine = readLine
    this.text = new TextReader(plan.encoding)
  }

  get damage(): Damage {
    return this.text.damage
  }

  push(bytes: Uint8Array): void {
    const lines = (this.pending + this.text.push(bytes)).split('\n')
    this.pending = lines.pop()!
    for (const line of lines) this.take(line)
    if (this.pending.length > maxRowBytes)
      throw new AppError(
        'BAD_FILE',
        `line ${this.line + 1} is longer than ${maxRowBytes >> 20} MB, so this is not one row per line`,
      )
  }

  end(): void {
    this.pending += this.text.end()
    if (this.pending !== '') this.take(this.pending)
  }

  private take(text: string): void {
    this.line++
    if (text.trim() !== '') this.readLine(this.line, text.endsWith('\r') ? text.slice(0, -1) : text)
  }
}

/** Reads a line that is one JSON object. */
export function jsonLine(encoder: EventEncoder, reader: RecordReader, read: ReturnType<JsonFormat['open']>): ReadLine {
  return (line, text) => {
    const value = parseJson(text)
    if (value === undefined) return encoder.reject(line, 'it is not valid JSON', text)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return encoder.reject(line, 'it is not a JSON object', text)
    reader.write(line, read(value as Json), () => text)
  }
}

/** Reads a line that the format splits into cells. */
export function splitLine(encoder: EventEncoder, reader: RowReader, lines: Lines, columns: string[]): ReadLine {
  const split = lines.open(columns)
  return (line, text) => {
    const cells = split(text)
    if (cells === null) return
    if (typeof cells === 'string') return encoder.reject(line, cells, text)
    reader.read(line, cells, () => text)
  }
}
