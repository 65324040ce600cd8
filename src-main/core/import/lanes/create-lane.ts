/** Which lane reads a file, and what reads its rows. */
import { AppError } from '../../../../shared/errors.ts'
import type { EventField } from '../../../../shared/import.ts'
import type { EventEncoder } from '../encode/event-encoder.ts'
import type { TableFormat } from '../formats/format.ts'
import { eventFormats } from '../formats/index.ts'
import { openAt, overRows } from '../formats/places.ts'
import type { EventPlan } from '../events/plan.ts'
import { CsvBytesLane } from './csv-bytes.ts'
import { CsvTextLane } from './csv-text.ts'
import { JsonLane } from './json.ts'
import { jsonLine, LinesLane, splitLine } from './lines.ts'
import { RecordReader, RefinedRowReader } from './record-reader.ts'
import { type Lane, type RowReader, TextRowReader } from './row-reader.ts'

/** Reader of the rows of a table, for the lane that reads its text. */
export function createRowReader(plan: EventPlan, encoder: EventEncoder): RowReader {
  const format = eventFormats.find((each) => each.id === plan.format)
  return format?.container !== 'json' && format?.refine
    ? new RefinedRowReader(plan, encoder, { ...format, refine: refineOver(format.refine, plan) })
    : new TextRowReader(plan, encoder)
}

const refineOver = (refine: NonNullable<TableFormat['refine']>, { places }: EventPlan): typeof refine => {
  const placed = Object.keys(places) as EventField[]
  return placed.length === 0 ? refine : (columns, setting) => overRows(refine(columns, setting), placed)
}

/** True for tables whose columns are fields as they stand, in the one encoding the byte lane reads. */
export function isForBytesLane({
  container,
  encoding,
  delimiter,
  order,
  format,
  places,
  constantPage,
}: EventPlan): boolean {
  const source = eventFormats.find((each) => each.id === format)
  const isRefined = source?.container !== 'json' && source?.refine !== undefined
  const isFlat = Object.keys(places).length === 0 && constantPage === null
  return isFlat && container === 'csv' && encoding === 'utf-8' && delimiter !== '"' && order === null && !isRefined
}

/** What turns objects, or rows of cells, into events: of files that are read alike one for all of them. */
export type Reader = RecordReader | RowReader

export const createReader = (plan: EventPlan, encoder: EventEncoder): Reader =>
  isOfObjects(plan) ? new RecordReader(plan, encoder) : createRowReader(plan, encoder)

const isOfObjects = ({ container }: EventPlan): boolean => container === 'json' || container === 'jsonl'

export function createLane(
  plan: EventPlan,
  encoder: EventEncoder,
  fast: boolean,
  reader: Reader = createReader(plan, encoder),
): Lane {
  const format = eventFormats.find((each) => each.id === plan.format)
  if (reader instanceof RecordReader) {
    if (format?.container !== 'json') throw new AppError('FAILED', `"${plan.format}" does not read JSON.`)
    return plan.container === 'json'
      ? new JsonLane(plan, encoder, reader, format)
      : new LinesLane(plan, jsonLine(encoder, reader, openAt(format, plan.places)))
  }
  if (plan.container === 'lines') {
    if (format?.container !== 'lines' || !format.lines)
      throw new AppError('FAILED', `"${plan.format}" does not read lines.`)
    return new LinesLane(plan, splitLine(encoder, reader, format.lines, plan.columns))
  }
  return fast && isForBytesLane(plan) ? new CsvBytesLane(plan, encoder) : new CsvTextLane(plan, encoder, reader)
}
