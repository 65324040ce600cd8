/** What is said of a list without capabilities that may have them in a column of another name. */
import type { ColumnMap } from '../../../../shared/import.ts'

/** How many cells with several values show that a column is one of lists. */
const fewestLists = 2

/** A sentence where no column is the capabilities and one holds several texts between semicolons, as they are written; else none. */
export function capabilityNotes(
  columns: readonly string[],
  map: ColumnMap,
  rows: readonly { cells: readonly string[] }[],
): string[] {
  if (map['capabilities'] !== undefined) return []
  const fields = new Set(Object.values(map))
  const isList = (cell: string): boolean => cell.split(';').filter((part) => /\p{L}/u.test(part)).length > 1
  const found = columns.filter((column, at) => !fields.has(column) && rows.filter(({ cells }) => isList(cells[at] ?? '')).length >= fewestLists) // prettier-ignore
  const [first] = found
  return first === undefined
    ? []
    : [`${found.map((column) => `"${column}"`).join(', ')} ${found.length === 1 ? 'has' : 'have'} several values between semicolons and ${found.length === 1 ? 'stays a custom field' : 'stay custom fields'}. If they are what the tools do, choose ${found.length === 1 ? 'it' : 'one'} as capabilities (--map "capabilities=${first}"): which tools overlap, and the cheapest stack, is worked out from them.`] // prettier-ignore
}
