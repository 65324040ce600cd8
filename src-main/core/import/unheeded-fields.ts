/**
 * Which of the columns a person chose a format would not read. Formats that make events of a row in their own way (a visit
 * that becomes its actions) take some fields from columns of their own whatever is chosen for them; that is found by trying.
 */
import type { ColumnMap } from '../../../shared/import.ts'
import { Columns } from './formats/columns.ts'
import { type Events, known, type EventRecord, laidOver, Row, type TableFormat } from './formats/format.ts'
import type { Inspection } from './inspection.ts'

/** Unlike any cell, yet a number and a time. */
const other = '1234567890'

/** Fields of `given` that change nothing in what the first rows become. */
export function unheededFields(
  format: TableFormat,
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  given: ColumnMap,
): string[] {
  const isLaidOver = (field: string): boolean => (laidOver as readonly string[]).includes(field)
  const chosen = Object.keys(given).filter((field) => given[field] !== '' && !isLaidOver(field))
  const { refine } = format
  if (!refine) return chosen.filter((field) => field === 'event' && format.constantEvent !== null)
  const found = format.map(new Columns(columns))
  const rows = sample.map(({ cells }) => cells)
  const read = (map: ColumnMap, changed?: string): string => {
    const toEvents = refine(new Columns(columns), format.setting?.(map, columns, rows) ?? '')
    const row = new Row(columns)
    const fields = Object.entries(map).filter(([, column]) => column !== '')
    const events = rows.map((cells): Events => {
      row.cells = cells
      const event: EventRecord = Object.fromEntries(
        fields.map(([field, column]) => [field, known(cells[columns.indexOf(column)] ?? '')]),
      )
      return toEvents(changed === undefined ? event : { ...event, [changed]: other }, row)
    })
    return JSON.stringify(events)
  }
  const map = { ...found, ...given }
  const now = read(map)
  return chosen.filter((field) => read({ ...map, [field]: found[field] ?? '' }) === now && read(map, field) === now)
}
