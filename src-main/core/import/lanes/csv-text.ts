/** The text lane: PapaParse over decoded text, for every encoding and every irregularity the fast lane refuses. */
import type { EventPlan } from '../events/plan.ts'
import type { EventEncoder } from '../encode/event-encoder.ts'
import { type Damage, TextReader } from '../text/decode.ts'
import { Records, writeRecord } from '../text/records.ts'
import { type Lane, type RowReader, TextRowReader } from './row-reader.ts'

export class CsvTextLane implements Lane {
  private readonly text: TextReader
  private readonly records: Records

  constructor(plan: EventPlan, encoder: EventEncoder, reader: RowReader = new TextRowReader(plan, encoder)) {
    this.text = new TextReader(plan.encoding)
    this.records = new Records(
      plan.delimiter,
      { firstLine: plan.skipLines + 1, skip: plan.skipRecords },
      {
        row: (line, cells) => reader.read(line, cells, () => writeRecord(cells, plan.delimiter)),
        broken: (line, reason, raw) => encoder.reject(line, reason, raw),
      },
    )
  }

  get damage(): Damage {
    return this.text.damage
  }

  push(bytes: Uint8Array): void {
    this.records.push(this.text.push(bytes))
  }

  end(): void {
    this.records.push(this.text.end())
    this.records.end()
  }
}
