/**
 * People by department and month: a row for each of both, whose headcounts are those of the company together, or a column for each
 * department beside their sum. Told by what the rows hold: a table of other things has such columns too.
 */
import { parseDateOrMonth } from '../cells/date.ts'
import { columnsNamed, headingNames } from '../columns/headings.ts'
import type { FormatMatch } from '../inspect/inspection.ts'

interface HeadTable {
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

const columnOf = (columns: readonly string[], ...names: Parameters<typeof headingNames>): number => {
  const [found] = columnsNamed([...columns], [...names, ...headingNames(...names)])
  return found === undefined ? -1 : columns.indexOf(found)
}

/** Where the department of a row is, in a table that has a headcount for each; null = it has no such column. */
export function departmentColumn(columns: readonly string[]): string | null {
  return columns[columnOf([...columns], 'team')] ?? null
}

/** What a column says of rows that are counted, and of those that are planned. */
const isActual = /^(actual|actuals|ist|réel|réalisé|werkelijk|real|reale)$/i
const isPlanned = /^(plan|planned|forecast|budget|soll|prévu|prévision|gepland|previsto|planeado)$/i

/** The column that says which rows are planned, and which of its values do; null = there is none. */
export function planColumn({ columns, rows }: HeadTable): string | null {
  const at = columns.findIndex((_, index) => {
    const cells = rows.map((cells) => cells[index]?.trim() ?? '')
    return cells.length > 0 && cells.every((cell) => isActual.test(cell) || isPlanned.test(cell))
  })
  return columns[at] ?? null
}

export const isPlannedCell = (cell: string): boolean => isPlanned.test(cell.trim())

/** Whether the names of columns say that the table is one of people by month, whatever its rows hold. */
export const isOfHeads = (columns: readonly string[]): boolean =>
  columnOf(columns, 'date', 'month') >= 0 && columnOf(columns, 'headcount') >= 0

/** People, parts of them as full-time equivalents included; NaN = it is no number of them. */
const heads = (cell = ''): number => (/^\d{1,6}(?:\.\d{1,2})?$/.test(cell.trim()) ? Number(cell) : NaN)

/** Milestones, where the rows show that it is such a table. */
export function recogniseHeadcount({ columns, rows }: HeadTable): FormatMatch[] {
  const [day, people, department] = [columnOf(columns, 'date', 'month'), columnOf(columns, 'headcount'), columnOf(columns, 'team')] // prettier-ignore
  if (day < 0 || people < 0 || rows.length === 0) return []
  const plan = columns.indexOf(planColumn({ columns, rows }) ?? '')
  const parts = columns.flatMap((_, at) => (at === day || at === people || at === plan ? [] : [at]))
  const areDays = rows.every((cells) => {
    const read = parseDateOrMonth(cells[day] ?? '')
    return read.ok && read.date !== null
  })
  if (!areDays || rows.some((cells) => Number.isNaN(heads(cells[people])))) return []
  const isFound = parts.length === 1 && parts[0] === department ? isByRow(rows, day, [department, plan]) : isByColumn(rows, people, parts) // prettier-ignore
  const matched = [day, people].map((at) => columns[at]!)
  return isFound
    ? [{ id: 'milestones', title: 'Milestones', kind: 'milestones', confidence: 0.9, matched, missing: [] }]
    : []
}

/** Several departments of a month, and each of them once. */
function isByRow(
  rows: HeadTable['rows'],
  day: number,
  [department, plan]: [department: number, plan: number],
): boolean {
  const keys = rows.map((cells) => JSON.stringify([cells[day], cells[department]?.trim(), cells[plan]]))
  const days = new Set(rows.map((cells) => cells[day]))
  return new Set(keys).size === rows.length && days.size < rows.length && rows.every((cells) => cells[department]?.trim() !== '') // prettier-ignore
}

/** The headcount is the sum of all other columns. */
const isByColumn = (rows: HeadTable['rows'], people: number, parts: readonly number[]): boolean =>
  parts.length > 1 &&
  rows.every((cells) => Math.abs(parts.reduce((sum, at) => sum + heads(cells[at]), 0) - heads(cells[people])) < 0.005)
