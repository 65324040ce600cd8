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

/** A table that knows people by ids which may be chosen from several of its columns: of no known source, or of what somebody paid or agreed to. */
export const tellsOfPeople = ({ format, map }: Pick<EventMapping, 'format' | 'map'>): boolean =>
  isPlainTable(format) ||
  (format.container === 'csv' && format.events === 'event' && map.user !== undefined && map.visitor === undefined && !saysPages(map)) // prettier-ignore

const saysPages = ({ path, url }: ColumnMap): boolean => path !== undefined || url !== undefined

/** The same, of what people did elsewhere than on pages. */
export const tellsOfElsewhere = (mapping: Pick<EventMapping, 'format' | 'map'>): boolean =>
  tellsOfPeople(mapping) && !saysPages(mapping.map)
