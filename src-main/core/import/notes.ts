/** Sentences about how a file was read, kept with its import: what was assumed, and what was not kept. */
import { countedNote } from '../../../shared/notes/counted-notes.ts'
import type { ColumnMap } from '../../../shared/import.ts'
import { Columns } from './formats/columns.ts'
import { genericEvents } from './formats/generic-events.ts'
import { guessFields } from './columns/guess-fields.ts'
import type { ImportedEvents } from './events/import-events.ts'
import type { EventMapping } from './columns/event-mapping.ts'
import type { Inspection } from './inspect/inspection.ts'
import type { EventPlan } from './events/plan.ts'
import type { Damage } from './text/decode.ts'

export function textNotes(inspection: Inspection, damage: Damage): string[] {
  const { encoding, encodingBy, skipLines, preamble } = inspection
  const notes: string[] = []
  const damaged = damagedIds(inspection)
  if (damaged)
    notes.push(
      `Ids in "${damaged.column}" such as ${damaged.example} were damaged by a spreadsheet, so many people look like one; export the file again and import it unopened.`,
    )
  if (encodingBy === 'guess')
    notes.push(`Its encoding was guessed to be ${encoding}; if letters look wrong, choose another.`)
  if (skipLines > 0)
    notes.push(
      `${skipLines === 1 ? 'The first line comes' : `The first ${skipLines} lines come`} before the header and ${skipLines === 1 ? 'is no row' : 'are no rows'}${preamble.length > 0 ? `: ${preamble.join(' · ').slice(0, 300)}` : ''}.`,
    )
  if (inspection.turned !== undefined) notes.push(inspection.turned)
  if (damage.nuls > 0) notes.push(countedNote('nul', damage.nuls))
  if (damage.unreadable > 0)
    notes.push(countedNote('unreadable', damage.unreadable, `${encoding} (shown as \ufffd); choose another encoding.`))
  return notes
}

/** The same of parts that are read alike, by the encodings in which they were read. */
export function textNotesOf(parts: readonly Inspection[], damages: ReadonlyMap<string, Damage>): string[] {
  const notes = [...damages].flatMap(([encoding, damage]) => {
    // As it was taken for, unless what stands in it says otherwise.
    const part = parts.find((each) => each.encoding === encoding) ?? parts[0]!
    return textNotes({ ...part, encoding }, damage)
  })
  return [...new Set(notes)]
}

/** Of a table of events; null where some column is a page. */
export function noPageNote(
  mapping: Pick<EventMapping, 'format' | 'map'>,
  inspection: Pick<Inspection, 'columns' | 'sample'>,
): string | null {
  const { format, map } = mapping
  if (format.container !== 'json' && format.pageless) return format.pageless(new Columns(inspection.columns))
  if (format.id !== genericEvents.id || map.path !== undefined || map.url !== undefined) return null
  const { path, url } = guessOfUnread(map, inspection)
  return `No column is a page (path or url), so its events get no page: reports on content need one.${couldBe('path', path)}${couldBe('url', url)} If all of it happened on one, such as a webinar, say which (--map path==/webinar).`
}

/** Of a source that keeps what it knows of an event in one bag, which of page views is not kept as it stands. */
export function propertiesNote({ format }: Pick<EventMapping, 'format'>): string | null {
  return format.container === 'json' && format.keeps.some((key) => /properties$/.test(key))
    ? 'Of page views the page, referrer, tags, device, value and session are kept, and one more property, which is mapped to the custom dimension (custom); of other events all are.'
    : null
}

/** What a format made of the file as a whole. */
export const saidNote = (
  { format }: Pick<EventMapping, 'format'>,
  plan: Pick<EventPlan, 'setting'> | null,
): string | null => (plan === null || format.container === 'json' ? null : (format.said?.(plan.setting) ?? null))

/** Rows and events counted apart, where a row may have several. */
export const datesNote = (
  { dates }: Pick<EventMapping, 'dates'>,
  { rowsImported, columns }: Pick<ImportedEvents, 'rowsImported' | 'columns'>,
): string =>
  `Each date is an event, named by its column (${dates.join(', ')}): ${times(rowsImported, 'row')} brought ${times(columns.time.length, 'event')}.`

/** Of a format some of whose rows bring no event; null where all did. `rows` and `events` are what came in. */
export function eventlessNote(
  { format }: Pick<EventMapping, 'format'>,
  { rows, events }: { rows: number; events: number },
): string | null {
  return format.container === 'json' || format.eventless === undefined || rows === events
    ? null
    : format.eventless(rows - events)
}

/** Of a source whose times are in UTC in some exports and local time in others, however they are read. */
export function localTimesNote(
  { format }: Pick<EventMapping, 'format'>,
  { zone }: Pick<EventPlan, 'zone'>,
): string | null {
  if (format.localTimes === undefined) return null
  const { ofNewer, inZone } = format.localTimes
  return zone === 'UTC'
    ? `Times count as UTC: ${ofNewer}. Where the project is older, import with its zone (--zone).`
    : `Times count as local time in ${zone}: ${ofNewer}, ${inZone}.`
}

const alike = 'same time, person, event, page and value'

/** Which rows are left out as duplicates and why, and which are like another and kept; none where no row came in. */
export function duplicateNotes({
  rowsImported,
  rowsDuplicate,
  duplicates: { repeated, hasIds, lacksIds },
}: Pick<ImportedEvents, 'rowsImported' | 'rowsDuplicate' | 'duplicates'>): string[] {
  if (rowsImported === 0) return []
  const notes: string[] = []
  if (rowsDuplicate > 0) {
    const byId = 'the same message id came before, in this file or another, and the earliest stays'
    const byContent = `an earlier file has them (${alike})`
    const why = !hasIds ? byContent : !lacksIds ? byId : `${byId}; or, without an id, ${byContent}`
    notes.push(countedNote('duplicate', rowsDuplicate, `${why}.`))
  }
  if (repeated > 0)
    notes.push(
      countedNote('repeated', repeated, `(${alike}). Nothing gives them an id that says they are one, so each counts.`),
    )
  return notes
}

/** Null where no row has one. */
export const cookieNote = ({ rowsOfCookie }: Pick<ImportedEvents, 'rowsOfCookie'>): string | null =>
  rowsOfCookie === 0
    ? null
    : countedNote(
        'cookie',
        rowsOfCookie,
        ', such as GA1.1.123456789.1700000000: read without the GA1.1. in front, as Google Analytics exports them.',
      )

/** Of rows that were stored without any id; null where each has one. */
export function noIdNote(
  { columns: { actor }, rowsOfNobody }: Pick<ImportedEvents, 'columns' | 'rowsOfNobody'>,
  { format, map }: Pick<EventMapping, 'format' | 'map'>,
  inspection: Pick<Inspection, 'columns' | 'sample'>,
): string | null {
  let events = 0
  for (const who of actor) if (who === 0) events++
  if (events === 0) return null
  const rows = Math.min(rowsOfNobody, events)
  const several = rows < events ? ` They brought ${times(events, 'event')}.` : ''
  const isUnread = format.id === genericEvents.id && map.visitor === undefined
  return countedNote(
    'noId',
    rows,
    several + (isUnread ? couldBe('visitor', guessOfUnread(map, inspection).visitor) : ''),
  )
}

/** What the columns that no field is read from could be, by their values. */
function guessOfUnread(map: ColumnMap, { columns, sample }: Pick<Inspection, 'columns' | 'sample'>): ColumnMap {
  const read = new Set(Object.values(map))
  // An id that no row shares is the row's, and nobody's.
  const isOfRows = (index: number): boolean => {
    const filled = sample.flatMap(({ cells }) => cells[index] || [])
    return new Set(filled).size === filled.length
  }
  const unread = columns.flatMap((name, index) => (read.has(name) || isOfRows(index) ? [] : [index]))
  return guessFields(
    unread.map((index) => columns[index]!),
    sample.map(({ cells }) => unread.map((index) => cells[index] ?? '')),
  )
}

const couldBe = (field: string, column: string | undefined): string =>
  column === undefined ? '' : ` By its values the column “${column}” could be its ${field}.`

const times = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

/** `2.8E+18`: a long number that a spreadsheet rounded, so that the ids of many are the same. */
const roundedId = /^\d(?:[.,]\d+)?E\+\d{2}$/i

/** The column of ids, if any, whose cells a spreadsheet rounded. */
function damagedIds({ columns, sample, objects }: Inspection): { column: string; example: string } | null {
  if (objects.length > 0) return null
  for (const [index, column] of columns.entries()) {
    if (!/id$/i.test(column)) continue
    const example = sample.map(({ cells }) => (cells[index] ?? '').trim()).find((cell) => roundedId.test(cell))
    if (example !== undefined) return { column, example }
  }
  return null
}
