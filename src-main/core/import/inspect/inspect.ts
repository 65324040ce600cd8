/** Looks at the beginning of a file and says what it is, before anything of it is stored. */
import { AppError } from '../../../../shared/errors.ts'
import {
  type ColumnMap,
  type DayTime,
  eventFields,
  type ImportKind,
  nothingHappened,
} from '../../../../shared/import.ts'
import { noImport } from '../../../../shared/pages/setting-table.ts'
import { costsLack, hasMonths } from '../../content-groups/read-costs.ts'
import { listsPages } from '../../content-groups/read-page-groups.ts'
import { isOfAds, settingTableOf } from '../../content-groups/setting-table.ts'
import { joinsNobody } from './sample-events.ts'
import {
  countLineFeeds,
  isGzip,
  isZip,
  readSample,
  refuseForeign,
  type Source,
  sourceName,
} from '../containers/source.ts'
import { Columns } from '../formats/columns.ts'
import { type EventFormat, type JsonFormat, known, Row, type TableFormat } from '../formats/format.ts'
import { genericEvents, namesPeople, saysNothing } from '../formats/generic-events.ts'
import { hasEvents, peopleIds, undatedIds } from '../formats/people.ts'
import { eventFormats } from '../formats/index.ts'
import { fieldsOf, placesIn, rowObject, textAt } from '../formats/places.ts'
import { tableOfDates } from '../formats/table-of-dates.ts'
import { pathTable } from '../formats/path-table.ts'
import { isOfSource, recogniseHead, recogniseLines } from '../formats/recognise.ts'
import {
  type Base,
  type Beginning,
  type FormatMatch,
  type Inspection,
  listColumns,
  sampleOf,
  sampledRows,
  toMatch,
} from './inspection.ts'
import { noProperties, type PropertiesIn } from '../ids/id-property.ts'
import { knownProperty, knownPropertyNote, withProperty } from '../ids/known-property.ts'
import { hasNoneOf } from '../ids/known-users.ts'
import { inspectJson } from './inspect-json.ts'
import { inspectLines } from './inspect-lines.ts'
import { type Container, type EventPlan, pageEvent } from '../events/plan.ts'
import type { DayOrder } from '../cells/date.ts'
import { chooseDayOrder } from '../cells/day-order.ts'
import { areMinutes, type DaysAmong, daysAmong } from '../cells/days.ts'
import { isTimed } from '../cells/time.ts'
import { findLedger, ledgerFormats } from '../spend/index.ts'
import { datesOffer, datesOption } from '../columns/dates-offer.ts'
import { constantOf, nameByFile, namedBy, Unmapped, UnnamedEvents, withoutConstants } from '../columns/constants.ts'
import { currencyInName } from '../columns/currency-in-name.ts'
import { areOfSenders, guessFields, otherEvents } from '../columns/guess-fields.ts'
import { type IdsIn, nobodyKnown } from '../ids/known-ids.ts'
import { type EventMapping, isPlainTable } from '../columns/event-mapping.ts'
import { knownPerson } from '../ids/known-users.ts'
import { mapOption } from '../ids/email-beside.ts'
import { withoutMinorUnit } from '../columns/minor-units.ts'
import { isOneByFirst, repeatedIds } from '../columns/repeated-ids.ts'
import { personalLeftOut } from '../columns/personal.ts'
import { pastTimesBeside, rowsToCome } from '../events/future-times.ts'
import type { ImportOptions } from '../options.ts'
import { withAddress } from '../ids/internal-addresses.ts'
import { isOfHeads, recogniseHeadcount } from '../tables/headcount-table.ts'
import { functionMatrix } from '../tables/function-matrix.ts'
import { headMatrix } from '../tables/head-matrix.ts'
import type { TurnedTable } from '../tables/turned-table.ts'
import { headcountHint, pricesHint, stackTables } from '../tables/stack-tables.ts'
import { accountList } from '../tables/app-accounts.ts'
import { knownUserList } from '../tables/app-users.ts'
import { ownUsers } from '../tables/own-users.ts'
import { areOfContracts, looksLikeTools, recogniseToolHeader } from '../tables/tools.ts'
import { zoneClock } from '../cells/time.ts'
import { countLines } from '../text/count-lines.ts'
import { decodeText } from '../text/decode.ts'
import { detectEncoding } from '../text/encoding.ts'
import { findLayout, type Layout, layOut, type TextRow } from '../text/layout.ts'
import { hasBlankTails } from '../text/ragged.ts'
import { unheededFields } from './unheeded-fields.ts'
import { isUtcByName, zoneByName } from '../columns/zone-in-name.ts'
/** Id of the one format of tool inventories. */
export const toolFormat = { id: 'tool-inventory', title: 'Tool inventory', kind: 'tools' as const }

/** Everything that becomes tools. */
export const stackFormats: { id: string; title: string; kind: ImportKind }[] = [
  toolFormat,
  ...ledgerFormats.map((format) => ({ ...format, kind: 'tools' as const })),
  ...stackTables.map(({ id, title, kind }) => ({ id, title, kind })),
]

export type TextChoices = Pick<ImportOptions, 'encoding' | 'delimiter' | 'headerLine' | 'sheets'>

/** `bytes` is what the source takes up in its file. Throws UNSUPPORTED or BAD_FILE. */
export async function inspectSource(source: Source, bytes: number, choices: TextChoices): Promise<Inspection> {
  const { head, whole, packed } = await readSample(source)
  const name = sourceName(source)
  if (source.compression === null) {
    // A member of an archive may be packed once more.
    if (isGzip(head)) return inspectSource({ ...source, compression: 'gzip' }, bytes, choices)
    if (isZip(head)) throw new AppError('UNSUPPORTED', `${name} is an archive in an archive; unpack it first.`)
    refuseForeign(name, head.subarray(0, 16))
  }
  const encoding = await detectEncoding(head, choices.encoding)
  const { text, damage } = decodeText(head, encoding.label, !whole)
  refuseBinary(name, text, damage.nuls)
  const first = text.trimStart()[0]
  if (first === undefined) throw new AppError('BAD_FILE', `${name} holds nothing but blanks.`)
  // Elements of an array are found wherever it is cut.
  const lines =
    whole || first === '[' ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1)
  // JSON is often one line, as APIs answer; an object is read whole in any case.
  const complete = lines === '' && /^\s*\{\s*"/.test(text) ? text : lines
  if (complete === '')
    throw new AppError('BAD_FILE', `The first line of ${name} is longer than a megabyte, so it is not a table of rows.`)
  const base = { ...source, name, bytes, encoding: encoding.label, encodingBy: encoding.by, damage, rows: null }
  const unpackedBytes = whole ? head.length : Math.round((bytes * head.length) / Math.max(1, packed))
  const lineFeeds = whole ? null : await countLineFeeds(source, bytes)
  const beginning: Beginning = { text: complete, whole, unpackedBytes, lineFeeds }
  if (first === '{' || first === '[') return inspectJson(base, beginning)
  const recognised = recogniseLines(complete.split(/\r?\n/, sampledRows))
  return recognised ? inspectLines(base, beginning, recognised) : inspectCsv(base, beginning, choices)
}

/** Text has NULs only where a dump wrote them into cells, and hardly any other control characters. */
function refuseBinary(name: string, text: string, nuls: number): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = text.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  if (nuls > text.length / 4 || controls > 2 + text.length / 200)
    throw new AppError('BAD_FILE', `${name} is not text: it holds binary data.`)
}

function inspectCsv(base: Base, beginning: Beginning, choices: TextChoices): Inspection {
  const { text, whole } = beginning
  const layOutUpTo = (limit: number): Layout => {
    try {
      return findLayout(text, choices, limit)
    } catch (error) {
      if (error instanceof AppError) throw new AppError('BAD_FILE', `${base.name}: ${error.message}.`)
      throw error
    }
  }
  const read = (layout: Layout) => inspectTable(layout, preambleOf(text, layout.skipLines))
  const layout = layOutUpTo(sampledRows)
  const all = (): Layout => (layout.rows.length < sampledRows ? layout : layOutUpTo(Infinity))
  const turned = whole ? turnedTable(layout.header, () => all().rows, layout.skipLines) : null
  if (turned) {
    const { note, ...table } = turned
    return {
      ...base,
      ...read({ ...all(), ...table }),
      estimatedRows: table.rows.length,
      rows: table.rows,
      turned: note,
    }
  }
  const some = read(layout)
  const isLedger = ledgerFormats.some(({ id, byAccount }) => byAccount === true && id === some.matches[0]?.id)
  // One account of the books after the other: what is spending shows in all of them.
  const limit = isLedger ? text.length : sampledRows
  const table = isLedger ? read(layOutUpTo(limit)) : some
  const { sample } = table
  return {
    ...base,
    ...table,
    // The beginning of a file of many columns may hold fewer rows than are looked at, and not be all of it.
    estimatedRows: whole && sample.length < limit ? sample.length : estimateRows(beginning, base.encoding, sample), // prettier-ignore
  }
}

/** `readRows` is asked where the header is that of such a table, which is small. null = it stands as it is to be read. */
const turnedTable = (
  header: readonly string[],
  readRows: () => readonly TextRow[],
  skipLines: number,
): TurnedTable | null => functionMatrix(header, readRows, skipLines + 1) ?? headMatrix(header, readRows)

/** By all lines where they were counted, else by those of the beginning: the first rows of a file are often shorter than the others. */
function estimateRows(
  { text, whole, unpackedBytes, lineFeeds }: Beginning,
  encoding: string,
  sample: TextRow[],
): number {
  // A row may be longer than the beginning.
  if (sample.length === 0) return 0
  const first = sample[0]!.line
  // A cell may hold line breaks.
  const linesPerRow = sample.length === 1 ? 1 : Math.max(1, (sample.at(-1)!.line - first) / (sample.length - 1))
  const lines = countLines(text) - (first - 1)
  const bytes = encoding.startsWith('utf-16') ? text.length * 2 : Buffer.byteLength(text)
  const rows = lineFeeds
    ? (lineFeeds - (first - 1)) / linesPerRow
    : (lines / linesPerRow) * (whole ? 1 : unpackedBytes / Math.max(1, bytes))
  return Math.max(sample.length, Math.round(rows))
}

/** A sheet of a workbook. */
export function inspectRows(
  { path, bytes, sheet }: { path: string; bytes: number; sheet: string },
  rows: TextRow[],
  choices: TextChoices,
): Inspection {
  const written = layOut(rows, choices.headerLine)
  const { note, ...table } = turnedTable(written.header, () => written.rows, written.skipLines) ?? { note: undefined }
  const layout = { ...written, ...table }
  const preamble = rows.filter(({ line }) => line <= layout.skipLines).map(({ cells }) => cells.join(' ').trim())
  return {
    path,
    member: sheet,
    name: `${path}, sheet ${sheet}`,
    bytes,
    compression: 'xlsx',
    encoding: 'utf-8',
    encodingBy: 'bytes',
    damage: { nuls: 0, unreadable: 0 },
    ...inspectTable({ ...layout, rows: layout.rows.slice(0, sampledRows), delimiter: ',', broken: [] }, preamble),
    estimatedRows: layout.rows.length,
    rows: layout.rows,
    ...(note !== undefined && { turned: note }),
  }
}

function inspectTable({ delimiter, skipLines, hasHeader, header, rows, broken }: Layout, preamble: string[]) {
  const columns = nameColumns(header.map((name) => name.trim()))
  const known = knownUserList(columns)
  const heads = known ? [] : recogniseHead({ container: 'csv', columns, rows: rows.map(({ cells }) => cells) })
  const staff = known || heads.some(isOfSource) ? null : ownUsers(columns)
  const matches = staff ? [] : heads
  const events = matches.map(toMatch)
  const users = staff
    ? [{ ...toolFormat, title: 'Users of a tool', confidence: 0.95, matched: staff, missing: [] }]
    : []
  const stack = matches.some(isOfSource) ? [] : [...users, ...recogniseStack(columns, rows)]
  // A list of tools is no table of events beside it: one of the two is what the columns say.
  const isEither = events.length > 0 && stack[0]?.id === toolFormat.id
  const found = !isEither ? [...events, ...stack] : areOfContracts(columns) || accountList(columns) ? stack : events
  return {
    container: 'csv' as const,
    delimiter,
    skipLines,
    hasHeader,
    preamble,
    columns,
    sample: rows,
    broken,
    objects: [],
    looked: [],
    places: placesIn(rows.map(({ cells }) => rowObject(columns, cells))),
    matches: found.sort((a, b) => b.confidence - a.confidence),
  }
}

/** Lists of tools, and payments to those who make them. */
function recogniseStack(columns: string[], rows: readonly { cells: readonly string[] }[]): FormatMatch[] {
  const users = knownUserList(columns)
  if (users) return [{ ...toolFormat, title: `Seats: ${users.title}`, confidence: 0.95, matched: users.matched, missing: [] }] // prettier-ignore
  const tables = stackTables.flatMap((table) => table.recognise(columns))
  if (tables.length > 0) return tables
  const people = recogniseHeadcount({ columns, rows: rows.map(({ cells }) => cells) })
  if (people.length > 0) return people
  const accounts = accountList(columns)
  if (accounts) return [{ ...toolFormat, confidence: 0.8, matched: accounts.matched, missing: [] }]
  const tools = recogniseToolHeader(columns)
  if (tools) return [{ ...toolFormat, confidence: tools.confidence, matched: tools.matched, missing: [] }]
  const ledger = findLedger(columns, rows)
  return ledger ? [{ id: ledger.format.id, title: ledger.format.title, kind: 'tools', ...ledger.recognition }] : []
}

/** Lines before the header that say something: `# Account: x`, a title; rules and blanks left out. */
function preambleOf(text: string, lines: number): string[] {
  return text
    .split(/\r\n|\n|\r/, lines)
    .map((line) => line.replace(/^#\s*/, '').replace(/[,;\t|\s]+$/, ''))
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
}

/** Columns without a name, and second ones of a name, get one that can be pointed at. */
function nameColumns(header: string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((name, index) => {
    const base = name === '' ? `column ${index + 1}` : name
    const times = (seen.get(base) ?? 0) + 1
    seen.set(base, times)
    return times === 1 ? base : `${base} (${times})`
  })
}

/** The kind of file this will be imported as. */
export function chooseKind(inspection: Inspection, options: ImportOptions): ImportKind {
  const { kind } = options
  if (kind) return kind
  if (options.dates) return 'events'
  if (options.format) return stackFormats.find(({ id }) => id === options.format)?.kind ?? 'events'
  // One tool for all rows is said of nothing but its users.
  if (constantOf('name', options.map?.['name'], inspection.columns) !== null) return 'tools'
  const { matches, container, columns } = inspection
  return matches[0]?.kind ?? (container === 'csv' && looksLikeTools(columns) ? 'tools' : 'events')
}

/**
 * Format and mapping of an event file. What a person says (`map`; "" unmaps a field) is laid over what the format found;
 * the rest of it stays. Where a map gives all that a table needs (time, a person, and what happened) it is the whole
 * mapping of a table of which only names are known, and of one whose format would not read what was said.
 * Throws USAGE, BAD_FILE or UNSUPPORTED.
 */
export function chooseMapping(inspection: Inspection, options: ImportOptions): EventMapping {
  const given = options.map ?? {}
  for (const field of Object.keys(given)) checkField(field)
  const format = chooseFormat(inspection, options)
  if (format.container === 'json')
    return {
      format,
      map: withAddress(choosePlaces(inspection, format, { ...options, map: given }), inspection, options),
      dates: [],
    }
  if (format.id === tableOfDates.id) return mapDates(inspection, options)
  const columns = new Columns(inspection.columns)
  const whole = format.id === genericEvents.id && given.time !== undefined && isWhole(options)
  const named = format.map(columns)
  // An amount is in the currency that its row says, unless somebody says it of all.
  const isOpen = given.value !== undefined && options.currency === undefined && named.currency !== undefined
  const beside = isOpen ? { currency: named.currency! } : {}
  const map: ColumnMap = { ...(whole ? beside : named), ...ownSpelling(inspection, given) }
  // In a table of which only names are known, a column that was said to be one field is no other one; but the name of an
  // event may be its page as well, where each step is one.
  const said = new Set(Object.keys(given).map((field) => map[field]))
  if (format.id === genericEvents.id) {
    const rows = inspection.sample.map(({ cells }) => cells)
    if (!('event' in given) && map.event !== undefined && namesPeople(inspection.columns, map.event, rows))
      map.event = ''
    for (const field of ['url', 'currency'] as const)
      if (!(field in given) && map[field] !== undefined && saysNothing(inspection.columns, field, map, rows))
        map[field] = ''
    for (const [field, column] of Object.entries(map)) {
      const isStep = field === 'event' && column === map.path
      if (!(field in given) && said.has(column) && !isStep) map[field] = ''
    }
  }
  return { format, map: withAddress(withoutBlank(map), inspection, options), dates: [] }
}

const withoutBlank = (map: ColumnMap): ColumnMap =>
  Object.fromEntries(Object.entries(map).filter(([, column]) => column !== ''))

/** Throws USAGE. */
function mapDates(inspection: Inspection, options: ImportOptions): EventMapping {
  const { dates = [], map = {}, order } = options
  const [column = '', ...others] = Object.values(ownSpelling(inspection, Object.fromEntries(dates.map((name, at) => [at, name])))) // prettier-ignore
  if (others.length === 0)
    throw new AppError('USAGE', `A table of dates needs two columns of dates or more (--map "time=First column,time=Second column").`) // prettier-ignore
  const taken = ['event', 'path', 'url'].find((field) => (map[field] ?? '') !== '')
  if (taken !== undefined)
    throw new AppError('USAGE', `Where each date is an event, it is named by its column; leave "${taken}" out of the mapping of ${inspection.name}.`) // prettier-ignore
  if (order !== undefined)
    throw new AppError('USAGE', `${inspection.name} has several dates in a row, so its rows are not in order; do not say that they are (--order rows).`) // prettier-ignore
  const said = ownSpelling(inspection, map)
  const used = new Set([column, ...others, ...Object.values(said)])
  const found = Object.entries(tableOfDates.map(new Columns(inspection.columns))).filter(([, name]) => !used.has(name))
  const fields = { ...Object.fromEntries(found), ...said, time: column }
  return {
    format: tableOfDates,
    map: withAddress(withoutBlank(fields), inspection, options),
    dates: [column, ...others],
  }
}

/** Columns that hold when something happened. */
const timeColumns = ({ map, dates }: Pick<EventMapping, 'map' | 'dates'>): readonly string[] =>
  dates.length > 0 ? dates : map.time === undefined ? [] : [map.time]

/** Field → place within the objects of a JSON export; "" leaves what the format reads. Throws USAGE. */
function choosePlaces(
  inspection: Inspection,
  format: JsonFormat,
  { map = {}, placesElsewhere = [] }: Pick<ImportOptions, 'map' | 'placesElsewhere'>,
): ColumnMap {
  const said = Object.fromEntries(Object.entries(map).filter(([, place]) => place !== ''))
  const constant = Object.keys(said).find((field) => constantOf(field, said[field], inspection.columns) !== null)
  if (constant !== undefined)
    throw new AppError('USAGE', `${inspection.name} holds JSON: one page or event for all rows ("${constant}" with = before it) is only said of a table.`) // prettier-ignore
  const fields: readonly string[] = fieldsOf(format, inspection.objects)
  const other = Object.keys(said).find((field) => !fields.includes(field))
  if (other !== undefined)
    throw new AppError(
      'USAGE',
      `${inspection.name} is read as ${format.title}, which takes "${other}" from keys of its own; of its fields ${fields.join(', ')} can be mapped.`,
    )
  // Objects have no fixed shape: an hour in which nobody signs in holds no email, though the next one does.
  const mayLack = new Set([...(format.emails?.places ?? []), ...placesElsewhere])
  return ownSpelling(inspection, said, mayLack)
}

/** A place that was said and is in none of the objects looked at. */
export class MissingPlace extends AppError {
  readonly place: string

  constructor(place: string, message: string) {
    super('USAGE', message)
    this.place = place
  }
}

/** Whether something stands there in an object of the file. */
export const hasPlace = ({ container, columns, places, objects }: Inspection, said: string): boolean =>
  (container === 'json' || container === 'jsonl') && isAt({ columns, places, objects }, said)

const isAt = (
  { columns, places, objects }: Pick<Inspection, 'columns' | 'places' | 'objects'>,
  said: string,
): boolean => columns.includes(said) || places.includes(said) || objects.some((each) => textAt(each, said) !== '')

/** The map with the columns, or the places within objects, as the file spells them. Throws USAGE. */
function ownSpelling(inspection: Inspection, map: ColumnMap, mayLack: ReadonlySet<string> = new Set()): ColumnMap {
  const { name, columns, places } = inspection
  const all = [...columns, ...places]
  const known = new Columns(all)
  return Object.fromEntries(
    Object.entries(map).map(([field, said]) => {
      if (constantOf(field, said, columns) !== null) return [field, said]
      const column =
        said === '' || isAt(inspection, said) ? said : (known.find(said) ?? (mayLack.has(said) ? said : undefined))
      if (column === undefined)
        throw new MissingPlace(said, `${name} has no ${places.length > 0 ? 'place' : 'column'} "${said}"; it has ${listColumns(places.length > 0 ? nearest(said, all) : columns)}.`) // prettier-ignore
      return [field, column]
    }),
  )
}

/** Those within the same object first. */
function nearest(said: string, all: readonly string[]): string[] {
  const within = said.slice(0, said.indexOf('.') + 1)
  const isNear = (place: string): boolean => within !== '' && place.startsWith(within)
  return [...all.filter(isNear), ...all.filter((place) => !isNear(place))]
}

/** Whether a map gives all that a table of events needs. */
function isWhole({ map = {}, order }: Pick<ImportOptions, 'map' | 'order'>): boolean {
  const needs = [
    order === undefined ? map.time : '-',
    map.visitor ?? map.user,
    map.event ?? map.path ?? map.url ?? (map.user && map.previous),
  ]
  return needs.every(Boolean)
}

/** Two ids of each person and nothing they did. */
const isPeople = ({ user, previous, event, path, url }: ColumnMap): boolean =>
  Boolean(user && previous) && !(event || path || url)

function chooseFormat(inspection: Inspection, { format: wanted, map = {}, order, dates }: ImportOptions): EventFormat {
  if (wanted !== undefined && !eventFormats.some((format) => format.id === wanted))
    throw new AppError(
      'USAGE',
      `There is no format "${wanted}"; there are ${[...eventFormats, ...stackFormats].map((each) => each.id).join(', ')}.`,
    )
  if (dates !== undefined && inspection.container === 'csv') {
    if (wanted === undefined || wanted === genericEvents.id || wanted === tableOfDates.id) return tableOfDates
    throw new AppError('USAGE', `"${wanted}" says by itself which dates of a row are events; leave out the others, or the format.`) // prettier-ignore
  }
  const isPaths = wanted === undefined && (map.conversions !== undefined || map.nulls !== undefined)
  if (isPaths && inspection.container === 'csv') return pathTable
  const match = inspection.matches.find((each) => each.kind === 'events')
  const recognised = eventFormats.find((each) => each.id === (wanted ?? match?.id))
  if (recognised === undefined && (inspection.container === 'json' || inspection.container === 'jsonl'))
    throw new AppError(
      'BAD_FILE',
      `${inspection.name} holds JSON objects of no known export; docs/sources.md lists what is read.`,
    )
  const isTable = wanted === undefined && inspection.container === 'csv'
  if (isTable && isPeople(map) && !adds(inspection, recognised, map)) return peopleIds
  const mapped = isTable && recognised !== undefined && isWhole({ map, order }) && !adds(inspection, recognised, map)
  const format = mapped ? genericEvents : (recognised ?? genericEvents)
  if (format.container !== (inspection.container === 'jsonl' ? 'json' : inspection.container))
    throw new AppError(
      'BAD_FILE',
      `${inspection.name} is ${containerWords[inspection.container]}, which "${format.id}" is not.`,
    )
  if (format.refusal !== undefined)
    throw new AppError('UNSUPPORTED', `${inspection.name} is ${format.title}: ${format.refusal}`)
  return format
}

/** Whether what was said of the columns can be laid over what a format found, so that it stays what it is. */
function adds(inspection: Inspection, format: EventFormat | undefined, map: ColumnMap): boolean {
  if (format?.container !== 'csv' || format.refusal !== undefined || format.id === peopleIds.id) return false
  // Of a table of which only names are known: what looks like the name of an event may be a person's.
  if (format.id === genericEvents.id) return hasEvents(new Columns(inspection.columns))
  return unheededFields(format, inspection, ownSpelling(inspection, map)).length === 0
}

const containerWords: Record<Container, string> = { csv: 'a table', jsonl: 'JSON', json: 'JSON', lines: 'a log' }

function checkField(field: string): void {
  if (!(eventFields as readonly string[]).includes(field))
    throw new AppError('USAGE', `There is no field "${field}"; the fields are ${eventFields.join(', ')}.`)
}

/** What says that times without a zone are in UTC, whatever zone is chosen; null = the choice counts. */
export function utcSays({ format, map: { time } }: Pick<EventMapping, 'format' | 'map'>): string | null {
  if (time !== undefined && isUtcByName(time)) return `the name of the column ${time}`
  return format.times === 'utc' ? 'the format' : null
}

/** The zone that the name of the column of times says, where none is chosen. */
export const zoneSaid = ({ map: { time } }: EventMapping, { zone }: ImportOptions): string | null =>
  zone === undefined && time !== undefined ? zoneByName(time) : null

/** Of times that name none. What is only proposed counts where nothing else is known of the source. */
export function zoneOf(mapping: EventMapping, { zone, proposedZone }: ImportOptions): string {
  if (utcSays(mapping) !== null) return 'UTC'
  const said = zoneSaid(mapping, { zone })
  return zone ?? said ?? (mapping.format.times === 'local' ? proposedZone : undefined) ?? 'UTC'
}

/** Everything the parse worker needs. Throws BAD_FILE with what is missing. */
export function planEvents(
  inspection: Inspection,
  mapping: EventMapping,
  options: ImportOptions,
  idsIn: IdsIn = nobodyKnown,
  propertiesIn: PropertiesIn = noProperties,
  now?: Date,
): EventPlan {
  const { format } = mapping
  if (options.zone !== undefined) zoneClock(options.zone)
  const zone = zoneOf(mapping, options)
  const { path, member, compression, container, encoding, delimiter, columns } = inspection
  const base = {
    path,
    member,
    compression,
    container,
    encoding,
    delimiter,
    format: format.id,
    setting: '',
    places: {},
    zone,
    order: null,
    valueCurrency: null,
    minorUnits: false,
    timed: false,
    internalAddresses: options.internalAddresses ?? [],
    dayEnds: daysOf(inspection, mapping, options) === 'end',
    minuteEnds: minutesEnd(inspection, mapping, options),
  }
  if (format.container === 'json')
    return {
      ...base,
      places: mapping.map,
      columns: [],
      blankTails: false,
      skipLines: 0,
      skipRecords: 0,
      fields: {},
      properties: [],
      constantEvent: null,
      eventName: null,
      constantPage: null,
      kind: 'event',
    }
  const fields: EventPlan['fields'] = {}
  const page = constantOf('path', mapping.map.path, columns)
  const eventName = constantOf('event', mapping.map.event, columns)
  const map = withoutConstants(mapping.map, columns)
  const places = Object.fromEntries(Object.entries(map).filter(([, column]) => !columns.includes(column)))
  const all = [...columns, ...Object.values(places)]
  for (const [field, column] of Object.entries(map)) fields[field as keyof EventPlan['fields']] = all.indexOf(column)
  try {
    requireFields(inspection, format, fields, options, { page, eventName })
  } catch (error) {
    throw options.map === undefined ? withMapping(error, inspection, mapping, { idsIn, propertiesIn, now }) : error
  }
  const isOfDates = mapping.dates.length > 0
  const said = Object.entries(ownSpelling(inspection, options.map ?? {})).filter(([field]) => !(field in places))
  const unheeded = isOfDates ? [] : unheededFields(format, inspection, Object.fromEntries(said))
  if (unheeded.length > 0)
    throw new AppError(
      'UNSUPPORTED',
      `${inspection.name} is read as ${format.title}, which takes ${unheeded.map((field) => `"${field}"`).join(', ')} from columns of its own; leave it out of the mapping, or map all that a plain table needs (--format ${genericEvents.id}).`,
    )
  const isMapped = new Set([
    ...Object.entries(map).flatMap(([field, column]) => (propertiesToo.has(field) ? [] : [column])),
    ...mapping.dates,
  ])
  const leftOut = new Set(personalLeftOut(inspection, { ...mapping, map }, options))
  // Whatever else its column is.
  const isAddress = (column: string): boolean => column === map.ip
  return {
    ...base,
    places,
    columns,
    // A sheet has no delimiter that a value could hold, and rows of any width.
    blankTails: inspection.rows !== null || hasBlankTails(columns.length, inspection.sample),
    skipLines: inspection.skipLines,
    skipRecords: inspection.hasHeader ? 1 : 0,
    fields,
    properties: columns.flatMap((column, index) =>
      isAddress(column) ||
      leftOut.has(column) ||
      (isMapped.has(column) && format.keeps?.(column) !== true) ||
      format.drops(column)
        ? []
        : [index],
    ),
    // A refined row says its own.
    constantEvent: format.refine ? null : (eventName ?? format.constantEvent),
    eventName,
    constantPage: page,
    kind: format.events,
    setting: isOfDates
      ? JSON.stringify(mapping.dates)
      : (format.setting?.(
          map,
          columns,
          inspection.sample.map(({ cells }) => cells),
        ) ?? ''),
    timed: isTimed(timeCells(inspection, mapping)),
    ...amountsOf(map, options),
    // Counted on from the events that are stored, once it is known which.
    order: options.order === 'rows' || format.timeless ? 0 : null,
  }
}

/** Of amounts, what the name of their column says. */
function amountsOf({ value }: ColumnMap, { currency }: ImportOptions): Pick<EventPlan, 'valueCurrency' | 'minorUnits'> {
  if (value === undefined) return { valueCurrency: null, minorUnits: false }
  const named = currencyInName(withoutMinorUnit(value) ?? value)
  return { valueCurrency: currency ?? named?.code ?? null, minorUnits: withoutMinorUnit(value) !== null }
}

const timeCells = (inspection: Inspection, mapping: Pick<EventMapping, 'map' | 'dates'>): string[] =>
  timeColumns(mapping).flatMap((column) => sampleOf(inspection, column))

/** How the times of this file write days and months. Throws BAD_FILE where a person has to say it. */
export function eventDayOrder(
  inspection: Inspection,
  mapping: EventMapping,
  { dayOrder }: ImportOptions,
): DayOrder | undefined {
  const columns = timeColumns(mapping)
  if (columns.length === 0) return dayOrder
  return chooseDayOrder(inspection.name, columns.join(', '), timeCells(inspection, mapping), dayOrder)
}

/**
 * What of a day its times are; null = they have an hour. A table of no known source and without a page says what came of visits:
 * on the day of one, that was after it. Where some have an hour a day may be a midnight, so it is its beginning until somebody says.
 */
export function daysOf(inspection: Inspection, mapping: EventMapping, { days, order }: ImportOptions): DayTime | null {
  const { format, map } = mapping
  if (order === 'rows' || format.container !== 'csv' || map.time === undefined) return null
  if (days !== undefined) return days
  const among = daysIn(inspection, mapping)
  if (among.days === 0) return null
  const isPlain = isPlainTable(mapping.format)
  const isOfConversions = isPlain && map.path === undefined && map.url === undefined
  if (among.days < among.dates) return isOfConversions ? 'start' : null
  return isOfConversions ? 'end' : 'start'
}

/**
 * Whether its times are to the minute, and stand for the end of it: where rows say what came of visits, which other files have to
 * the second. Page views without seconds are of the beginning, and a table of pages and other events keeps its own order.
 */
function minutesEnd(inspection: Inspection, mapping: EventMapping, { days, order }: ImportOptions): boolean {
  const { format, map } = mapping
  if (order === 'rows' || format.container !== 'csv' || format.events !== 'event') return false
  if (map.time === undefined || days === 'start') return false
  const name = constantOf('event', map.event, inspection.columns) ?? format.constantEvent
  const isOfConversions = (map.path === undefined && map.url === undefined) || (name !== null && name !== pageEvent)
  return isOfConversions && areMinutes(timeCells(inspection, mapping))
}

export const daysIn = (inspection: Inspection, mapping: Pick<EventMapping, 'map' | 'dates'>): DaysAmong =>
  daysAmong(timeCells(inspection, mapping))

/** What its columns could be as events, by their values; nothing where it is a table of a setting in which nobody did anything. */
export function suggestedFields(inspection: Inspection, idsIn: IdsIn, now?: Date): ColumnMap {
  const { columns, sample } = inspection
  const table = settingTableOf(columns, sample)
  if (isOfAds(table)) return {}
  const guessed = guessFields(
    columns,
    sample.map(({ cells }) => cells),
    idsIn,
  )
  const map = withIdOfRows(inspection, withPastTimes(inspection, guessed, now))
  if (table !== null && (map['visitor'] ?? map['user']) === undefined) return {}
  // Each row of a list of people is of the one event that the list is of, where no column says what happened.
  const [name] = map['event'] === undefined ? suggestedEvents(inspection, map) : []
  return name === undefined ? map : { ...map, event: name }
}

/** Of several columns of times that come first one none of which are to come: the others say what is planned, or expected. */
function withPastTimes(inspection: Inspection, map: ColumnMap, now: Date | undefined): ColumnMap {
  const { time } = map
  if (now === undefined || time === undefined || rowsToCome(inspection, time, now) === null) return map
  const beside = pastTimesBeside(inspection, time, now)
  return beside === null || Object.values(map).includes(beside) ? map : { ...map, time: beside }
}

/** A line for each person of a thing is one event, of whom the first line says. */
function withIdOfRows(inspection: Inspection, map: ColumnMap): ColumnMap {
  const found = map['messageId'] === undefined ? repeatedIds(inspection, map) : null
  return found !== null && isOneByFirst(found) ? { ...map, messageId: found.column } : map
}

/** What else the rows of a list of people could be called: `=Name` of all of them, or a column. */
export const suggestedEvents = ({ columns, sample, member, path }: Inspection, map: ColumnMap): string[] =>
  otherEvents(
    columns,
    sample.map(({ cells }) => cells),
    map,
    nameByFile(member ?? path),
  ).filter((each) => each !== map['event'])

/** With what the columns are by their names, as tags are: a mapping that names the time is the whole of it. */
export function withNamed(found: ColumnMap, { map }: Pick<EventMapping, 'map'>): ColumnMap {
  const taken = new Set(Object.values(found))
  const named = Object.entries(map).filter(([field, column]) => !(field in found) && !taken.has(column))
  return { ...found, ...Object.fromEntries(named) }
}

/** The sentence with the mapping to use, where the values of a table say what its columns are. */
function withMapping(
  error: unknown,
  inspection: Inspection,
  mapping: EventMapping,
  { idsIn, propertiesIn, now }: { idsIn: IdsIn; propertiesIn: PropertiesIn; now: Date | undefined },
): unknown {
  // A column of what was done to a page is no name of an event.
  const isOfOneEvent = mapping.format.container === 'csv' && mapping.format.unnamed !== undefined
  if (!(error instanceof AppError) || inspection.container !== 'csv' || isOfOneEvent) return error
  const who = knownPerson(inspection, mapping, idsIn)
  const [of] = Object.entries(who)
  if (of !== undefined)
    return saying(error, `${error.message} The ids of known people stand in "${of[1]}" (--map ${mapOption(...of)}).`, of.join('=')) // prettier-ignore
  // Mapped as a whole it would be read as an export of nobody.
  if (!isPlainTable(mapping.format) && (mapping.map.user ?? mapping.map.visitor) === undefined) return error
  const found = suggestedFields(inspection, idsIn, now)
  const map = withNamed(withProperty(found, inspection, mapping, idsIn, propertiesIn), mapping)
  const asProperty = hasNoneOf(inspection, { map }, idsIn) ? knownProperty(inspection, { ...mapping, map }, propertiesIn) : null // prettier-ignore
  // Half a mapping would only be refused again.
  const isWhole =
    map['time'] !== undefined &&
    (map['visitor'] ?? map['user']) !== undefined &&
    (map['event'] ?? map['path'] ?? map['url']) !== undefined
  const pairs = Object.entries(map).map(([field, column]) => `${field}=${column}`)
  const offer = datesOffer(inspection, mapping, idsIn)
  const asSteps = offer === null ? '' : datesOption(offer)
  const maps = [isWhole ? pairs.join(',') : '', asSteps]
  const said = [`Their values say which column is which (--map "${maps[0]!}").`, `Each date may be an event of its own (--map "${asSteps}").`] // prettier-ignore
  const fit = said.filter((each, at) => maps[at] !== '' && !/[\\$`!']|"[^"]*"[^"]*"/.test(each))
  // Who these people are comes before any other id that the table has.
  const joined = isWhole && asProperty !== null ? [knownPropertyNote(asProperty)] : []
  const first = maps.find((each) => each !== '')
  return first === undefined ? error : saying(error, [error.message, ...joined, ...fit].join(' '), first)
}

const saying = (error: AppError, message: string, map: string): AppError =>
  error instanceof UnnamedEvents ? new UnnamedEvents(error.offer, message, map) : new Unmapped(error.code, message, map)

const readers = {
  costs: '“What does our content return?” reads it under Enter costs (`config set` with the file)',
  'page-aliases': 'Settings reads it under Pages that are one (`config set` with the file)',
  'page-groups': 'Content groups reads it under Rules, Import rules (`config set` with the file)',
  decision: '“Build or buy?” has a form for its figures (`import --kind decision` takes a file of them)',
} as const

function requireFields(
  inspection: Inspection,
  format: TableFormat,
  fields: EventPlan['fields'],
  { order, map = {} }: ImportOptions,
  said: { page: string | null; eventName: string | null },
): void {
  const { name, columns, skipLines, sample, path, member } = inspection
  const line = skipLines + 1
  const listed = listColumns(columns)
  const lack = costsLack(columns)
  const table = settingTableOf(columns, sample)
  const paymentsHint =
    table === null && looksLikePayments(sample)
      ? ' If its rows are payments, say so and which column is which (--format payments --map start_date=Column,name=Column,cost=Column).'
      : ''
  const tableHint =
    table !== null
      ? ` ${noImport(table)}: ${readers[table.is]}.`
      : lack !== null && hasMonths(columns)
        ? ` If it holds costs of content or ads by month, it is entered as such (\`config set\` with the file), and of its columns ${lack}.`
        : listsPages(
              columns,
              sample.map(({ cells }) => cells),
            )
          ? ` If it lists the pages of a site, head the column that says the template of each “template”: ${readers['page-groups']}.`
          : ''
  if (format === pathTable) {
    if (fields.path === undefined)
      throw new AppError(
        'BAD_FILE',
        `${name}, line ${line}: no column holds paths such as "A > B > C". Map one of its columns (${listed}) to "path".`,
      )
    if (order === undefined && map.conversions === undefined && map.nulls === undefined)
      throw new AppError(
        'BAD_FILE',
        `${name} is a table of paths without times. Its touches have an order only; say that this is what you want (--order rows).`,
      )
    return
  }
  if (isOfAds(table) && fields.visitor === undefined && fields.user === undefined)
    throw new AppError(
      'BAD_FILE',
      `${name}, line ${line}: no column says who came, so its rows are no visits.${tableHint}`,
    )
  const isUndated = fields.time === undefined && order === undefined
  const undated = isUndated ? undatedIds(new Columns([...columns])) : null
  if (undated !== null)
    throw new AppError(
      'BAD_FILE',
      `${name}, line ${line}: this is a list of people by email (${undated.user}) and id (${undated.previous}), which makes one person of the two, and it needs a time in every row. Add a column created_at: any day of the time that your other files are about will do, the same one in every row.`,
    )
  if (isUndated && !format.timeless && isOfHeads(columns))
    throw new AppError(
      'BAD_FILE',
      `${name}, line ${line}: its columns are those of a headcount, but its rows do not show of which month and team each is. Give each team one row a month (or one column, beside their sum), or choose the columns yourself (--kind milestones; on screen, the format “Milestones”).`,
    )
  if (isUndated && !format.timeless)
    throw new AppError(
      'BAD_FILE',
      `${name}, line ${line}: no column gives the time of an event, so the order of touches is unknown. Map one of its columns (${listed}) to "time", or say that the rows are in order (--order rows).${paymentsHint}${tableHint}${pricesHint(columns)}${headcountHint(inspection)}`,
    )
  if (fields.visitor === undefined && fields.user === undefined)
    throw new AppError(
      'BAD_FILE',
      `${name}, line ${line}: no column says who did it. Map one of its columns (${listed}) to "visitor" or "user".${tableHint}`,
    )
  if (map.previous !== undefined && fields.user === undefined && joinsNobody(format, inspection, map))
    throw new AppError(
      'BAD_FILE',
      `${name}, line ${line}: "${map.previous}" is chosen as the other id of the user, and no column is the user, so it would join nobody. Choose another column as the user, or this one: its rows and those of their visitor are one person then (--map ${mapOption('user', map.previous)}).`,
    )
  const what =
    format.refine !== undefined ||
    format.constantEvent !== null ||
    said.page !== null ||
    said.eventName !== null ||
    fields.event !== undefined ||
    fields.path !== undefined ||
    fields.url !== undefined
  const offer = nameByFile(member ?? path)
  if (format.unnamed !== undefined && said.eventName === null && fields.event === undefined)
    throw new UnnamedEvents(offer, `${name} ${format.unnamed} Say which event it is ${namedBy(offer)}.`)
  const { user } = map
  const isUnnamed = isPlainTable(format) && said.page === null && said.eventName === null && fields.event === undefined
  if (
    what &&
    isUnnamed &&
    user !== undefined &&
    areOfSenders(
      columns,
      inspection.sample.map(({ cells }) => cells),
      user,
    )
  )
    // prettier-ignore
    throw new UnnamedEvents(
      offer,
      `${name}, line ${line}: hardly anybody is in two of its rows, as with forms that were sent, and by their page alone each would be a page view. Name what they are ${namedBy(offer)}, or name them Page Viewed.`,
    )
  if (!what)
    throw new UnnamedEvents(
      offer,
      `${name}, line ${line}: ${nothingHappened}. Map one of its columns (${listed}) to "event", "path" or "url". If all of it happened on one page, such as a webinar, say which (--map path==/webinar); if all of it is one event, name it ${namedBy(offer)}.`,
    )
}

/** A column of days, and another of amounts with cents: what a card or a bank writes, whatever it calls them. */
function looksLikePayments(sample: Inspection['sample']): boolean {
  const columnsWhere = (fits: (cell: string) => boolean): number[] =>
    (sample[0]?.cells ?? []).flatMap((_, at) => {
      const filled = sample.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '')
      return filled.length > 0 && filled.filter(fits).length >= 0.8 * filled.length ? [at] : []
    })
  const days = columnsWhere((cell) => /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$/.test(cell))
  const amounts = columnsWhere(
    (cell) => /^\D{0,4}\d[\d.,' ]*[.,]\d{2}\D{0,4}$/.test(cell) && !/^\d{1,2}[./]\d{1,2}[./]/.test(cell),
  )
  return days.length > 0 && amounts.some((at) => !days.includes(at))
}

/** Columns a format reads beside those that are mapped, by what it asks of the first rows. */
function columnsRefined({ refine, reads }: TableFormat, { sample }: Inspection, plan: EventPlan): string[] {
  if (!refine) return []
  const row = new Row(plan.columns)
  const read = refine(new Columns(plan.columns), plan.setting)
  const fields = Object.entries(plan.fields)
  for (const { cells } of sample) {
    row.cells = cells
    read(Object.fromEntries(fields.map(([field, column]) => [field, known(cells[column] ?? '')])), row)
  }
  const asked = row.asked()
  return plan.columns.filter((column, index) => asked.has(index) || reads?.(column) === true)
}

const withoutAddress = ({ ip: _ip, ...kept }: ColumnMap): ColumnMap => kept

/** Which columns end up in the workspace (`read`: not as they stand, but in what the format makes of them), which do not. */
export function columnFates(
  inspection: Inspection,
  { format, map }: EventMapping,
  plan: EventPlan,
): { kept: string[]; read: string[]; dropped: string[] } {
  const read = format.container === 'json' ? [] : columnsRefined(format, inspection, plan)
  const fields = withoutAddress(map)
  const kept =
    format.container === 'json'
      ? new Set([...format.keeps, ...keysOf(inspection.columns, Object.values(fields))])
      : new Set([
          ...keysOf(inspection.columns, Object.values(fields)),
          ...plan.properties.map((index) => plan.columns[index]!),
          ...read,
        ])
  return {
    kept: inspection.columns.filter((column) => kept.has(column)),
    read,
    dropped: inspection.columns.filter((column) => !kept.has(column)),
  }
}

/** Kept as they stand of events that are no page views, so that goals can ask for them. */
const propertiesToo = new Set<string>(['value', 'currency', 'device', 'custom'])

/** Of the objects that hold these places. */
const keysOf = (keys: readonly string[], places: readonly string[]): string[] =>
  keys.filter((key) => places.some((place) => place === key || place.startsWith(`${key}.`)))
