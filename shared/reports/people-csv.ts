/** The people of a report for spreadsheets: a line a touch, with what it was before, or a line a person; nested lists fit in no cell. */
import type { ReportRow } from './index.ts'

type Row = ReportRow<'people'>
type Cell = string | number | null
type Touch = Row['touches'][number]

const head = [
  'person',
  'email',
  'users',
  'visitors',
  'other_ids',
  'converted_at',
  'value',
  'touch_at',
  'path',
  'group',
  'source',
  'credit',
  'why',
]

/** Of an event may be called as a column is. */
export const propertyHeads = (names: readonly string[], taken: readonly string[]): string[] =>
  names.map((name) => (taken.includes(name) ? `${name} (property)` : name))

/** A conversion without a page has a line of its own; touches before none have no time and value of one. */
export function peopleTable(rows: readonly Row[], properties: readonly string[] = []): Cell[][] {
  return [
    [...head, ...propertyHeads(properties, head)],
    ...rows.flatMap((row) => linesOf(row).map((line) => [...line, ...cellsOfProperties(row, properties)])),
  ]
}

const cellsOfProperties = ({ properties }: Row, names: readonly string[]): Cell[] =>
  names.map((name) => (properties && Object.hasOwn(properties, name) ? properties[name]! : null))

const flatHead = [
  'person',
  'email',
  'other_ids',
  'users',
  'visitors',
  'first_seen',
  'last_seen',
  'converted_at',
  'conversions',
  'value',
  'pages',
  'first_path',
  'first_group',
  'first_source',
  'colleague',
]

/** `converted_at` and `pages` are of the first conversion listed, `value` of all; the first page is that before it. */
export function flatPeopleTable(rows: readonly Row[], properties: readonly string[] = []): Cell[][] {
  return [
    [...flatHead, ...propertyHeads(properties, flatHead)],
    ...rows.map((row) => [...lineOf(row), ...cellsOfProperties(row, properties)]),
  ]
}

function lineOf({
  person,
  email,
  users,
  visitors,
  otherIds,
  firstAt,
  lastAt,
  conversions,
  touches,
  interactions,
  colleague,
}: Row): Cell[] {
  const [conversion] = conversions
  const [first] = conversion?.touches ?? touches
  return [
    person,
    email,
    otherIds.join(' '),
    users.join(' '),
    visitors.join(' '),
    firstAt,
    lastAt,
    conversion?.at ?? null,
    conversions.length,
    conversion ? conversions.reduce((sum, { value }) => sum + value, 0) : null,
    interactions,
    first?.path ?? null,
    first?.group ?? null,
    first?.source ?? null,
    colleague,
  ]
}

function linesOf({ person, email, users, visitors, otherIds, conversions, touches }: Row): Cell[][] {
  const own = [person, email, users.join(' '), visitors.join(' '), otherIds.join(' ')]
  return [
    ...conversions.flatMap(({ at, value, touches: before }) =>
      (before.length > 0 ? before.map(cellsOf) : [noPage]).map((cells) => [...own, at, value, ...cells]),
    ),
    ...touches.map((touch) => [...own, null, null, ...cellsOf(touch)]),
  ]
}

const cellsOf = ({ at, path, group, source, credit, why }: Touch): Cell[] => [at, path, group, source, credit, why]
const noPage: Cell[] = [null, null, null, null, null, 'No page before it']
