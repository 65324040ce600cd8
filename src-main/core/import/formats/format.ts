/**
 * What one export format is: how it is recognised by its content, never by its file name, and what becomes of a row. A
 * new format is one file here (one per source) and one line in `index.ts`.
 *
 * Tables whose columns are fields as they stand only map them and are read by the fast lane. Sources that need more
 * (JSON in cells, one row per visit or contact, names of their own for a page view) refine the mapped row, or read the
 * object, into one event, several, or the reason it is none.
 */
import type { ColumnMap, EventField, ImportKind } from '../../../../shared/import.ts'
import { columnKey, type Columns } from './columns.ts'
import type { EventKind } from '../events/plan.ts'

export interface Recognition {
  /** 0–1: how sure. */
  confidence: number
  /** Columns or keys that made it so. */
  matched: string[]
  /** Columns that would have made it surer. */
  missing: string[]
}

/** One event as a source wrote it; what is left out or "" is not known. */
export interface EventRecord extends Partial<Record<EventField, string | undefined>> {
  /** Default `event`. */
  kind?: EventKind
  /** What the source takes its sender for, such as `internal`: kept of page views too. */
  trafficType?: string | undefined
  /** Kept where the event is not a page view; default: the columns the format does not use. */
  properties?: Record<string, unknown> | string | null
}

/** Laid over whatever a format makes of a row: all events of a row have them alike. */
export const laidOver = ['device', 'custom', 'ip'] as const satisfies readonly EventField[]

/** What a row is: its events, of which there may be none of its own, or a sentence saying why it is no row. */
export type Events = EventRecord | EventRecord[] | string

interface Format {
  id: string
  title: string
  kind: Extract<ImportKind, 'events'>
  /** Shapes of one export share it: an event that one of them brought is the same in another, whatever ids they have. */
  family?: 'ga4'
  /** Why the file is recognised and not imported, as the end of a sentence that begins with its title. */
  refusal?: string
  /**
   * What times that name no zone are in: UTC by its documentation, whatever is chosen, or the local time of whoever made
   * the file, in the zone that is proposed. Otherwise UTC, unless another zone is chosen.
   */
  times?: 'utc' | 'local'
  /** `value` is less what was refunded of it. */
  lessRefunds?: true
  /** Column of the rate that turns an amount into the currency of the source's books, in which it is 1: amount × rate. */
  exchangeRate?: string
  /** Which of its exports are in UTC and which are not, and what a zone that is chosen is for. */
  localTimes?: { ofNewer: string; inZone: string }
  /**
   * Where in an object, or within a cell of a table, an email of the user may stand, in words such as `properties.$set.email`, and the id beside it. `user`:
   * `open` of JSON is told which of them was chosen for the user.
   */
  emails?: { field: 'user' | 'previous'; beside: string; places: readonly string[] }
  /** What stands before the name of an event's own property where a mapping names it, such as `event_properties.`: the first that the file has. */
  properties?: readonly string[]
}

export interface TableFormat extends Format {
  container: 'csv' | 'lines'
  /** `rows` are the first rows of the file. */
  recognise: (columns: Columns, rows: string[][]) => Recognition | null
  /** What the rows are about. */
  events: EventKind
  /** Name given to every row; null where a column or the mapping names it. */
  constantEvent: string | null
  /** Field → column. */
  map: (columns: Columns) => ColumnMap
  /** Columns that are neither a field nor worth keeping as a property. */
  drops: (column: string) => boolean
  /** Columns that are a field and a property as well. */
  keeps?: (column: string) => boolean
  /** Columns that `refine` reads of some rows, which need not be among the first. */
  reads?: (column: string) => boolean
  /** Why rows of a file with these columns have no page, though others of the format have; null = they have. */
  pageless?: (columns: Columns) => string | null
  /** Why nothing in the file names its events, as the end of a sentence that begins with the file: a person has to. */
  unnamed?: string
  /** Of rows that bring no event, where each of the others brings one. */
  eventless?: (rows: number) => string
  /** What `refine` is to know of the file as a whole, from its first rows. */
  setting?: (map: ColumnMap, columns: string[], rows: string[][]) => string
  /** Whoever made it gave it columns of their own, any of which may hold the ids of visitors. */
  ownColumns?: true
  /** Each event has columns of its own, one of which may be the email of whoever did it. */
  ownEmails?: true
  /** A sentence on what `setting` made of the file; null for none. */
  said?: (setting: string) => string | null
  /** Called once a file; the result is called row by row, in order. */
  refine?: (columns: Columns, setting: string) => Refine
  /** For rows that are lines of their own making instead of delimited text. */
  lines?: Lines
  /** True where rows have an order but no times. */
  timeless?: boolean
}

/** `event` is the mapped row, with the user's changes to the mapping; `row` has all of its cells. */
export type Refine = (event: EventRecord, row: Row) => Events

export interface Lines {
  /** Names of the cells, from the first lines of a file, or null where they are of something else. */
  columns: (lines: string[]) => string[] | null
  /** Called once a file. A line's cells, or null for a comment; a string says why the line cannot be read. */
  open: (columns: string[]) => (line: string) => string[] | string | null
}

export interface JsonFormat extends Format {
  container: 'json'
  /** Looks at the first objects of the file. */
  recognise: (objects: Json[]) => Recognition | null
  /** Called once a file; the result is called object by object, in order. `user`: the place that was chosen for it, or ''. */
  open: (user: string) => (object: Json) => Events
  /** Keys that are read, for the summary; everything else at the top level is dropped. */
  keeps: string[]
  /** For formats that are one object: its events as objects to be read, or null where it is something else. */
  objectsIn?: (document: Json) => Json[] | null
}

export type EventFormat = TableFormat | JsonFormat

export type Json = Record<string, unknown>

/** The cells of the current row by the names of their columns, spelled in any way. */
export class Row {
  cells: string[] = []
  private readonly indexes = new Map<string, number>()
  private readonly byKey = new Map<string, number>()

  constructor(columns: string[]) {
    columns.forEach((name, index) => {
      const key = columnKey(name)
      if (!this.byKey.has(key)) this.byKey.set(key, index)
    })
  }

  /** The first of these columns that is not blank in this row; "" for none. */
  get(...names: string[]): string {
    for (const name of names) {
      let index = this.indexes.get(name)
      if (index === undefined) {
        index = this.byKey.get(columnKey(name)) ?? -1
        this.indexes.set(name, index)
      }
      const cell = index < 0 ? '' : known(this.cells[index] ?? '')
      if (cell !== '') return cell
    }
    return ''
  }

  /** Places of the columns that have been asked for so far. */
  asked(): Set<number> {
    return new Set([...this.indexes.values()].filter((index) => index >= 0))
  }

  json(...names: string[]): unknown {
    return parseJson(this.get(...names))
  }
}

const nothing = new Set([
  '',
  '\\N',
  'NULL',
  'null',
  'undefined',
  '(not set)',
  '(none)',
  'not available in demo dataset',
])

/** The text, trimmed, or "" where it is one of the ways exports write nothing. */
export function known(text: string): string {
  const trimmed = text.trim()
  return nothing.has(trimmed) ? '' : trimmed
}

/** A source or medium as text; "" where the export says that it is direct. */
export function tag(text: string): string {
  const value = known(text)
  return value === '(direct)' || value === '(data not available)' ? '' : value
}

type Tags = Pick<EventRecord, 'source' | 'medium' | 'campaign'>

export const tagsOf = (get: (name: string) => string): Tags => ({
  source: tag(get('utm_source')),
  medium: tag(get('utm_medium')),
  campaign: tag(get('utm_campaign')),
})

/**
 * The tags an event has itself. Libraries remember the tags somebody came with and send them with all that follows; where
 * the whole address of the page is known (`url`), its own are in there, and what is remembered is of an earlier page.
 */
export const ownTags = (url: string, get: (name: string) => string): Tags => (/^https?:/i.test(url) ? {} : tagsOf(get))

/** Strings, numbers and booleans as text; "" for everything else, and for the ways of writing nothing. */
export function text(value: unknown): string {
  return typeof value === 'string' ? known(value) : isScalar(value) ? String(value) : ''
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'

export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

/** Objects of a list, or of one written as text. */
export function objects(value: unknown): Json[] {
  const list = typeof value === 'string' ? parseJson(value) : value
  return Array.isArray(list) ? list.map(object) : []
}

/** Reads JSON without rounding whole numbers too large for a number: ids keep their digits, as text. */
export function parseJson(source: string): unknown {
  if (source === '') return undefined
  try {
    return longDigits.test(source) ? JSON.parse(source, keepDigits as never) : (JSON.parse(source) as unknown)
  } catch {
    return undefined
  }
}

const longDigits = /\d{16}/
function keepDigits(_: string, value: unknown, { source }: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
    ? source
    : value
}

/** Where objects of a user's own properties have their email, as sites write it. */
export const emailsIn = (...places: string[]): string[] =>
  places.flatMap((place) =>
    ['email', '$email', 'Email', 'user_email', 'userEmail', 'email_address', 'emailAddress'].map(
      (name) => `${place}.${name}`,
    ),
  )

/** Recognition by required columns; `helpful` ones raise the confidence. */
export function byColumns(columns: Columns, required: string[], helpful: string[] = []): Recognition | null {
  if (!required.every((name) => columns.has(name))) return null
  const found = helpful.filter((name) => columns.has(name))
  return {
    confidence: helpful.length === 0 ? 0.95 : 0.9 + (0.09 * found.length) / helpful.length,
    matched: [...required, ...found].map((name) => columns.find(name)!),
    missing: helpful.filter((name) => !columns.has(name)),
  }
}

/** Recognition of JSON: at least half of the objects fit. `matched` are the keys that make one fit. */
export function byObjects(objects: Json[], matched: string[], fits: (object: Json) => boolean): Recognition | null {
  const found = objects.filter(fits).length
  return found === 0 || found < objects.length / 2
    ? null
    : { confidence: 0.9 + (0.09 * found) / objects.length, matched, missing: [] }
}

/** Field → the first of the candidates the file has. */
export function mapColumns(columns: Columns, candidates: Record<string, string[]>): ColumnMap {
  const map: ColumnMap = {}
  for (const [field, names] of Object.entries(candidates)) {
    const column = columns.find(...names)
    if (column !== undefined) map[field] = column
  }
  return map
}

/** A table that is known, and known to say nothing about single people's events. */
export function refusedTable(
  id: string,
  title: string,
  refusal: string,
  recognise: TableFormat['recognise'],
): TableFormat {
  return {
    container: 'csv',
    id,
    title,
    kind: 'events',
    refusal,
    recognise,
    events: 'event',
    constantEvent: null,
    map: () => ({}),
    drops: () => false,
  }
}
