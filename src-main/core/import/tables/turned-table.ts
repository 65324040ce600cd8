import type { TextRow } from '../text/layout.ts'

/** A table that stood the other way round, what people know in its columns, as it is to be read. */
export interface TurnedTable {
  header: string[]
  rows: TextRow[]
  /** A sentence about what became of it. */
  note: string
}
