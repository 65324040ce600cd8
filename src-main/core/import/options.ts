/** What a person may choose for a file; what is not chosen is found. */
import type { ColumnMap, DayTime, ImportKind, PaidIs, SheetChoice, VatGiven } from '../../../shared/import.ts'
import type { DayOrder } from './cells/date.ts'

export interface ImportOptions {
  kind?: ImportKind | undefined
  format?: string | undefined
  map?: ColumnMap | undefined
  /** Of JSON: places in `map` that other files of the import have. */
  placesElsewhere?: string[] | undefined
  /** Columns of which each date is an event. */
  dates?: string[] | undefined
  zone?: string | undefined
  /** Of events, where nobody said a zone. */
  proposedZone?: string | undefined
  /** The days of reports go by the offsets of the times, where those agree with a zone. */
  zoneByOffsets?: true | undefined
  order?: 'rows' | undefined
  inventory?: 'append' | 'snapshot' | undefined
  asOf?: string | undefined
  encoding?: string | undefined
  delimiter?: string | undefined
  headerLine?: number | undefined
  dayOrder?: DayOrder | undefined
  /** Of events whose time is a day. */
  days?: DayTime | undefined
  /** Of payments: the sign of what was paid. */
  paidIs?: PaidIs | undefined
  /** Of a ledger: accounts that count, though they look like no expenses. */
  countAccounts?: string[] | undefined
  /** Of payments: VAT in their amounts. */
  vat?: VatGiven[] | undefined
  /** Of amounts that name none. */
  currency?: string | undefined
  /** Of events: one's own addresses and networks. */
  internalAddresses?: string[] | undefined
  /** Columns that look personal and are kept all the same. */
  keep?: string[] | undefined
  /** Of a workbook. */
  sheets?: SheetChoice | undefined
  /** Name of a saved mapping; told apart in `mappings.ts`, and unknown to what reads files. */
  mapping?: string | undefined
}
