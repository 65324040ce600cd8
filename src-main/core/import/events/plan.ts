/** What the parse worker is told about one file: everything decided before its rows are read. */
import type { ColumnMap, EventField } from '../../../../shared/import.ts'
import type { DayOrder } from '../cells/date.ts'
import type { Source } from '../containers/source.ts'

export type EventKind = 'event' | 'identify' | 'alias'

/** Delimited text; one JSON object a line; one JSON array or object; lines of the format's own making. */
export type Container = 'csv' | 'jsonl' | 'json' | 'lines'

export const pageEvent = 'Page Viewed'

export interface EventPlan extends Source {
  container: Container
  /** Label for TextDecoder. */
  encoding: string
  /** One character; "" where the text is not delimited. */
  delimiter: string
  /** Names of the columns, in order; none for JSON. */
  columns: string[]
  /** See `hasBlankTails`. */
  blankTails: boolean
  /** Lines of the file before the header: titles and comments. */
  skipLines: number
  /** Records before the first row: 1 for a header. */
  skipRecords: number
  /** Field → index of its column. */
  fields: Partial<Record<EventField, number>>
  /** Field → place within the objects, of JSON, or within those that cells hold; the latter are columns behind the others. */
  places: ColumnMap
  /** Columns kept as properties of events that are not page views. */
  properties: number[]
  /** Name of every row, where the file is about one thing; else the `event` column. */
  constantEvent: string | null
  /** Name of every row for a format that refines rows, where it was said in place of a column. */
  eventName: string | null
  /** Page of every row, where it was said in place of a column. */
  constantPage: string | null
  kind: EventKind
  /** Id of the format that refines the rows or reads the objects. */
  format: string
  /** See `TableFormat.setting`; "" for formats without. */
  setting: string
  zone: string
  /** For rows that have an order but no times: what the first one gets instead of a time; else null. */
  order: number | null
  /** Of amounts without a currency of their own: the name of their column says it. */
  valueCurrency: string | null
  /** Amounts are in the smallest unit of their currency: the name of their column says it. */
  minorUnits: boolean
  /** Of times such as 03/04/2019. */
  dayOrder?: DayOrder | undefined
  /** Times at the beginning of a day are of its end. */
  dayEnds: boolean
  /** Times at the beginning of a minute are of its end. */
  minuteEnds: boolean
  /** Own addresses and networks, whose rows are internal traffic: by the field `ip`. */
  internalAddresses: readonly string[]
  /** Times have a time of day, so that `20260512` is none. */
  timed: boolean
}

/** `shared[acknowledged]` counts batches the engine has taken; `shared[cancelled]` is 1 once the import is cancelled. */
export const sharedSlots = { acknowledged: 0, cancelled: 1 } as const
