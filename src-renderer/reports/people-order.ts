/** The order of the list of people: as its headings have it, as the report is asked for it, and in words. */
import type { ReportParams } from '../../shared/reports/index.ts'
import type { Sort } from '../components/DataTable.tsx'

type PeopleSort = ReportParams<'people'>['sort']
type Column = 'converted' | 'value' | 'pages' | 'first-seen'

/** Columns are called as the report calls what they are sorted by. */
export const asOrder = (sort: PeopleSort): Sort | null =>
  sort === null ? null : { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') }

export const asSort = ({ column, descending }: Sort): NonNullable<PeopleSort> =>
  `${descending ? '-' : ''}${column as Column}`

const ends: Record<string, [rising: string, falling: string]> = {
  converted: ['first conversion, the earliest first', 'first conversion, the latest first'],
  value: ['value, the lowest first', 'value, the highest first'],
  pages: ['pages, the fewest first', 'pages, the most first'],
  'first-seen': ['first event, the earliest first', 'first event, the latest first'],
  'last-seen': ['last event, the earliest first', 'last event, the latest first'],
}

/** A sentence without its end. */
export function orderWords(sort: PeopleSort): string {
  const order = asOrder(sort)
  if (order === null) return 'Converters first, the latest first'
  const by = `By ${ends[order.column]![order.descending ? 1 : 0]}`
  return order.column === 'converted' || order.column === 'value' ? `${by}; who has none comes after them` : by
}
