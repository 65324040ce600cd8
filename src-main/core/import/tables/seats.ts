/** What is said of the seats of a list: what they were taken from, and what may be seats and was not taken. */
import type { ColumnMap } from '../../../../shared/import.ts'
import { headingKey, headingNames, isNamed } from '../columns/headings.ts'

/** Words for seats and for those who have one, in the languages of headings. */
const ofSeats = /seat|licen[cs]|licenz|lizenz|licenti|siege|\bposte|postazion|puesto|\buser|account|utilisateur|compte|nutzer|gebruiker|usuari|utent|utilizador|assigned|provisioned/ // prettier-ignore

/** Whether the seats of a list are those that were given out; a person who chose the column says that they are paid for. */
export const areAssigned = ({ seats_licensed: seats }: ColumnMap, chosen: ColumnMap = {}): boolean =>
  seats !== undefined && chosen['seats_licensed'] === undefined && isNamed(seats, headingNames('assigned'))

/** Sentences; `rows` are the file's, or the first of them. */
export function seatNotes(
  columns: readonly string[],
  map: ColumnMap,
  rows: readonly { cells: readonly string[] }[],
  chosen: ColumnMap = {},
): string[] {
  const notes: string[] = []
  const { seats_licensed: seats, seats_active: active } = map
  if (seats !== undefined && areAssigned(map, chosen))
    notes.push(`"${seats}" is read as seats that were given out, which counts only where no list says how many are paid for, whichever is imported first. If these are the paid ones, say so (--map "seats_licensed=${seats}").`) // prettier-ignore
  if (seats !== undefined && active !== undefined) return notes
  const fields = new Set(Object.values(map))
  const counts = columns.filter((column, at) => {
    const filled = rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '')
    const areWhole = filled.length > 0 && filled.every((cell) => /^\d{1,7}$/.test(cell))
    return !fields.has(column) && areWhole && ofSeats.test(headingKey(column).replaceAll('_', ' '))
  })
  if (counts.length === 0) return notes
  const lacking = [...(seats === undefined ? ['seats_licensed (those that are paid for)'] : []), ...(active === undefined ? ['seats_active (those in use)'] : [])] // prettier-ignore
  notes.push(`${counts.map((column) => `"${column}"`).join(', ')} may be seats and ${counts.length === 1 ? 'stays a custom field' : 'stay custom fields'}, which no report reads. If so, choose ${counts.length === 1 ? 'it' : 'one'} as ${lacking.join(' or ')} (--map "seats_licensed=…").`) // prettier-ignore
  return notes
}
