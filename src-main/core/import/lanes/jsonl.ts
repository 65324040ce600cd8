/** One JSON object per line, flattened to cells by the format of the file. Bad lines are rejected one by one. */
import { AppError } from '../../../../shared/errors.ts'
import type { EventPlan } from '../plan.ts'
import type { EventEncoder } from '../encode/event-encoder.ts'
import type { FlattenJson } from '../formats/format.ts'
import { type Damage, TextReader } from '../text/decode.ts'
import { maxRowBytes } from '../text/records.ts'
import { type Lane, TextRowReader } from './row-reader.ts'

export class JsonlLane implements Lane {
  private readonly encoder: EventEncoder
  private readonly reader: TextRowReader
  private readonly flatten: FlattenJson
  private readonly text: TextReader
  private pending = ''
  private line = 0

  constructor(plan: EventPlan, encoder: EventEncoder, flatten: FlattenJson) {
    this.encoder = encoder
    this.reader = new TextRowReader(plan, encoder)
    this.flatten = flatten
    this.text = new TextReader(plan.encoding)
  }

  get damage(): Damage {
    return this.text.damage
  }

  push(bytes: Uint8Array): void {
    const lines = (this.pending + this.text.push(bytes)).split('\n')
    this.pending = lines.pop()!
    for (const line of lines) this.readLine(line)
    if (this.pending.length > maxRowBytes)
      throw new AppError(
        'BAD_FILE',
        `Line ${this.line + 1} is longer than ${maxRowBytes >> 20} MB, so this is not one JSON object per line.`,
      )
  }

  end(): void {
    this.pending += this.text.end()
    if (this.pending !== '') this.readLine(this.pending)
    this.encoder.flush()
  }

  private readLine(text: string): void {
    const line = ++this.line
    if (text.trim() === '') return
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return this.encoder.reject(line, 'it is not valid JSON', text)
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.encoder.reject(line, 'it is not a JSON object', text)
    const flat = this.flatten(value as Record<string, unknown>)
    if (typeof flat === 'string') return this.encoder.reject(line, flat, text)
    this.reader.read(line, flat.cells, () => text, flat.kind, flat.properties)
  }
}
