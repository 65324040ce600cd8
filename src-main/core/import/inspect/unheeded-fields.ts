/**
 * Which of the columns a person chose a format would not read. Formats that make events of a row in their own way (a visit
 * that becomes its actions) take some fields from columns of their own whatever is chosen for them; that is found by trying.
 */
import type { ColumnMap } from '../../../../shared/import.ts'
import { Columns } from '../formats/columns.ts'
import { laidOver, type TableFormat } from '../formats/format.ts'
import type { Inspection } from './inspection.ts'
import { sampleEvents } from './sample-events.ts'

/** Unlike any cell, yet a number and a time. */
const other = '1234567890'

/** Fields of `given` that change nothing in what the first rows become. */
export function unheededFields(
  format: TableFormat,
  inspection: Pick<Inspection, 'columns' | 'sample'>,
  given: ColumnMap,
): string[] {
  const isLaidOver = (field: string): boolean => (laidOver as readonly string[]).includes(field)
  const chosen = Object.keys(given).filter((field) => given[field] !== '' && !isLaidOver(field))
  const { refine } = format
  if (!refine) return chosen.filter((field) => field === 'event' && format.constantEvent !== null)
  const found = format.map(new Columns(inspection.columns))
  const read = (map: ColumnMap, changed?: string): string =>
    JSON.stringify(
      sampleEvents({ ...format, refine }, inspection, map, changed === undefined ? {} : { [changed]: other }),
    )
  const map = { ...found, ...given }
  const now = read(map)
  return chosen.filter((field) => read({ ...map, [field]: found[field] ?? '' }) === now && read(map, field) === now)
}
