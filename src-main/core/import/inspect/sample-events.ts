/** What a format that refines its rows makes of the first ones, with some columns for its fields: for what only trying tells. */
import type { ColumnMap } from '../../../../shared/import.ts'
import { Columns } from '../formats/columns.ts'
import { type EventRecord, type Events, known, Row, type TableFormat } from '../formats/format.ts'
import type { Inspection } from './inspection.ts'

type Sample = Pick<Inspection, 'columns' | 'sample'>

/** `said` is laid over each row as it is mapped. */
export function sampleEvents(
  { refine, setting }: TableFormat & Required<Pick<TableFormat, 'refine'>>,
  { columns, sample }: Sample,
  map: ColumnMap,
  said: EventRecord = {},
): Events[] {
  const rows = sample.map(({ cells }) => cells)
  const toEvents = refine(new Columns(columns), setting?.(map, columns, rows) ?? '')
  const row = new Row(columns)
  const fields = Object.entries(map).filter(([, column]) => column !== '')
  return rows.map((cells) => {
    row.cells = cells
    const event: EventRecord = Object.fromEntries(
      fields.map(([field, column]) => [field, known(cells[columns.indexOf(column)] ?? '')]),
    )
    return toEvents({ ...event, ...said }, row)
  })
}

/** Whether the other id of a user stands beside no user in any row: a format may take one from columns of its own. */
export function joinsNobody(format: TableFormat, inspection: Sample, said: ColumnMap): boolean {
  const { refine } = format
  if (!refine) return true
  const map = { ...format.map(new Columns(inspection.columns)), ...said }
  const events = sampleEvents({ ...format, refine }, inspection, map)
  const others = events.flatMap((each) => (typeof each === 'string' ? [] : each)).filter(({ previous }) => previous)
  return others.length > 0 && others.every(({ kind = format.events, user }) => kind === 'event' && !user)
}
