/**
 * A table with a row a person, or a deal, and several columns of dates: when somebody became a lead, and when a customer. Each date is
 * an event, named by its column. Recognised by nothing: which columns count is said (`dates`).
 */
import { isBlankValue } from '../../../../shared/text/blank.ts'
import type { Columns } from './columns.ts'
import type { EventRecord, Events, Refine, TableFormat } from './format.ts'
import { genericEvents } from './generic-events.ts'

export const tableOfDates: TableFormat = {
  container: 'csv',
  id: 'table-of-dates',
  title: 'Table of dates',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: null,
  recognise: () => null,
  map: (columns) =>
    Object.fromEntries(
      Object.entries(genericEvents.map(columns)).filter(([field]) => !['time', 'event', 'path', 'url'].includes(field)),
    ),
  drops: () => false,
  refine: (_columns: Columns, dates: string): Refine => {
    const columns = JSON.parse(dates) as string[]
    return (row, cells) => eventsOf(row, columns.map((column) => ({ column, at: cells.get(column) }))) // prettier-ignore
  },
}

function eventsOf(row: EventRecord, all: { column: string; at: string }[]): Events {
  const dates = all.filter(({ at }) => !isBlankValue(at))
  if (dates.length === 0) return 'it has none of the dates'
  return dates.map(({ column, at }, index) => ({
    ...row,
    time: at,
    event: column,
    // The amount is of the row, and counts once: with the step it came to.
    ...(index < dates.length - 1 && { value: '', currency: '' }),
    ...(row.messageId && { messageId: `${row.messageId} ${column} ${at}` }),
  }))
}
