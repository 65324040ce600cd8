/** People by department with a column for each date: turned, a row for each department and date. */
import { parseDateOrMonth } from '../cells/date.ts'
import { columnsNamed, headingNames } from '../columns/headings.ts'
import { isTotalName } from '../columns/total-names.ts'
import type { TextRow } from '../text/layout.ts'
import type { TurnedTable } from './turned-table.ts'

/** null = it is another table. */
export function headMatrix(header: readonly string[], readRows: () => readonly TextRow[]): TurnedTable | null {
  const [first = '', ...days] = header.map((cell) => cell.trim())
  const isDay = (text: string): boolean => {
    const read = parseDateOrMonth(text)
    return read.ok && read.date !== null
  }
  if (columnsNamed([first], ['team', ...headingNames('team')]).length === 0 || days.length < 2 || !days.every(isDay)) return null // prettier-ignore
  const own = readRows().filter(({ cells }) => (cells[0] ?? '').trim() !== '' && !isTotalName((cells[0] ?? '').trim()))
  const areHeads = own.every(({ cells }) => days.every((_, at) => /^\d{0,6}(?:\.\d{1,2})?$/.test((cells[at + 1] ?? '').trim()))) // prettier-ignore
  if (own.length < 2 || !areHeads) return null
  return {
    header: ['Date', 'Department', 'Headcount'],
    rows: days.flatMap((day, at) =>
      own.flatMap(({ line, cells }) => {
        const people = (cells[at + 1] ?? '').trim()
        return people === '' ? [] : [{ line, cells: [day, cells[0]!.trim(), people] }]
      }),
    ),
    note: `Its columns are dates and its rows departments: each number is the people of a department on that day, and those of all together are the headcount.`,
  }
}
