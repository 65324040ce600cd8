/** The people of a report for spreadsheets: a line a touch, with what it was before; nested lists fit in no cell. */
import type { ReportRow } from './index.ts'

type Row = ReportRow<'people'>
type Cell = string | number | null
type Touch = Row['touches'][number]

const head = [
  'person',
  'users',
  'visitors',
  'converted_at',
  'value',
  'touch_at',
  'path',
  'group',
  'source',
  'credit',
  'why',
]

/** A conversion without a page has a line of its own; touches before none have no time and value of one. */
export function peopleTable(rows: readonly Row[]): Cell[][] {
  return [head, ...rows.flatMap(linesOf)]
}

function linesOf({ person, users, visitors, conversions, touches }: Row): Cell[][] {
  const own = [person, users.join(' '), visitors.join(' ')]
  return [
    ...conversions.flatMap(({ at, value, touches: before }) =>
      (before.length > 0 ? before.map(cellsOf) : [noPage]).map((cells) => [...own, at, value, ...cells]),
    ),
    ...touches.map((touch) => [...own, null, null, ...cellsOf(touch)]),
  ]
}

const cellsOf = ({ at, path, group, source, credit, why }: Touch): Cell[] => [at, path, group, source, credit, why]
const noPage: Cell[] = [null, null, null, null, null, 'No page before it']
