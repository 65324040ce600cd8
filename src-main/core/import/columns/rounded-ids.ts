/** Ids that a workbook holds as numbers: Excel keeps 15 digits of one, and writes zeros for the others. */
import type { EventMapping } from './event-mapping.ts'
import type { Inspection } from '../inspect/inspection.ts'

const idFields = ['visitor', 'user', 'previous', 'messageId'] as const
const roundedNumber = /^\d{15}0+$/

/** About the first column of ids of which all that are longer than 15 digits look so; null where none does. */
export function roundedIdsNote(
  { columns, rows }: Pick<Inspection, 'columns' | 'rows'>,
  { map }: Pick<EventMapping, 'map'>,
): string | null {
  for (const field of idFields) {
    const column = map[field]
    const at = column === undefined ? -1 : columns.indexOf(column)
    const long = (rows ?? []).map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => /^\d{16,}$/.test(cell))
    if (long.length > 0 && long.every((cell) => roundedNumber.test(cell)))
      return `"${column}" holds ids of more than 15 digits as numbers, of which Excel keeps 15: ${long[0]} may be several that differ in the last digits. Import the export as it was before Excel, or with ids as text.`
  }
  return null
}
