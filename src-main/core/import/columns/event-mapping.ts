/** How the rows of a file of events are read: as which format, and which column is what. */
import type { ColumnMap } from '../../../../shared/import.ts'
import type { EventFormat } from '../formats/format.ts'
import { genericEvents } from '../formats/generic-events.ts'
import { tableOfDates } from '../formats/table-of-dates.ts'

export interface EventMapping {
  format: EventFormat
  /** Field → column name. */
  map: ColumnMap
  /** Columns of which each date is an event; the first of them is `time` too. */
  dates: readonly string[]
}

/** Of no known source. */
export const isPlainTable = ({ id }: Pick<EventFormat, 'id'>): boolean =>
  id === genericEvents.id || id === tableOfDates.id
