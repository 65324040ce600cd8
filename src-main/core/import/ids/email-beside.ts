/** An email that stands beside the id of a user and could be another id of theirs, by which other tools know them. */
import { isEmail } from '../../../../shared/text/email.ts'
import { counted, listed, plural } from '../../../../shared/text/figures.ts'
import { type ColumnMap, mapOfOtherId, type OtherId } from '../../../../shared/import.ts'
import { type EventMapping, isPlainTable } from '../columns/event-mapping.ts'
import { Columns } from '../formats/columns.ts'
import type { Json, JsonFormat } from '../formats/format.ts'
import { openAt, rowObject, textAt } from '../formats/places.ts'
import { emails, isPerson, personColumn, posthogCsv } from '../formats/posthog.ts'
import { type Inspection, sampleOf } from '../inspect/inspection.ts'

/** Of the user alone: a `friend_email` is somebody else's. */
const names = ['email', 'e-mail', 'email_address', 'user_email', 'traits.email', 'traits_email', 'context_traits_email', 'properties.email'] // prettier-ignore
/** PostHog's, as its screen writes them too. */
const ofPerson = [...emails.flatMap((name) => [name, `*.${name}`]), personColumn]
const mostly = 0.9

/** The cells of a column in the rows looked at, blank where there is no such column. */
const textsIn = (looked: Pick<Inspection, 'columns' | 'sample'>, column = ''): string[] =>
  sampleOf(looked, column).map((text) => text.trim())

/** What people do for others, whose email stands there. */
const forOthers = /invit|refer|share|forward|friend|gift/i

/**
 * A column of a table of identifies, of events with columns of their own, of PostHog's events, or of one of no known source,
 * that nothing was said of; null = none. PostHog has one id of each person, which becomes a visitor's where the email is the user's.
 */
export function emailBeside(
  { columns, sample, looked }: Pick<Inspection, 'columns' | 'sample' | 'looked'>,
  { format, map }: EventMapping,
): OtherId | null {
  if (format.container === 'json') return emailWithin(looked, format, map)
  if (format.emails !== undefined) return emailInCells({ columns, sample }, { format, map })
  if (format.ownEmails) return emailOfEvents({ columns, sample }, { format, map })
  const found = emailColumn(columns, { format, map })
  if (found === null) return null
  const { column, field } = found
  const id = (field === 'user' ? map.visitor : map.user)!
  const [emails, ids] = [textsIn({ columns, sample }, column), textsIn({ columns, sample }, id)]
  // Of those without an email it has the id, once more.
  if (isPerson(column))
    return emails.some(isEmail) && emails.every((each, at) => isEmail(each) || each === ids[at]) ? found : null
  if (share(emails.filter(Boolean)) < mostly || share(ids.filter(Boolean)) >= mostly) return null
  return field === 'user' || areOfOneEach(emails, ids) ? found : null
}

/** Columns, or places in objects, of which that may be said by their names alone. */
export function emailsOpen(columns: string[], { format, map }: Pick<EventMapping, 'format' | 'map'>): OtherId[] {
  if (format.container === 'json') return emailPlaces(format, map)
  if (format.emails !== undefined) return placesInCells(columns, { format, map })
  if (format.ownEmails) return emailsOfEvents(columns, map)
  const found = emailColumn(columns, { format, map })
  return found === null ? [] : [found]
}

function emailColumn(columns: string[], { format, map }: Pick<EventMapping, 'format' | 'map'>): OtherId | null {
  if (format.container === 'json') return null
  const field = format.id === posthogCsv.id ? 'user' : 'previous'
  if (field === 'previous' && format.events !== 'identify' && !isPlainTable(format)) return null
  const column = new Columns(columns).find(...(field === 'user' ? ofPerson : names))
  const id = field === 'user' ? map.visitor : map.user
  if (column === undefined || id === undefined || map[field] !== undefined) return null
  return Object.values(map).includes(column) ? null : { column, field }
}

/** As the other id of the user, and as the user, who is blank where somebody is not logged in. */
function emailsOfEvents(columns: string[], map: ColumnMap): OtherId[] {
  const column = new Columns(columns).find(...names)
  if (column === undefined || map.previous !== undefined || Object.values(map).includes(column)) return []
  const { user, visitor } = map
  return [
    ...(user === undefined ? [] : [{ column, field: 'previous' as const }]),
    ...(visitor === undefined ? [] : [{ column, field: 'user' as const, ...(user !== undefined && { previous: user }) }]), // prettier-ignore
  ]
}

/** The one of them that joins most rows. */
function emailOfEvents(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  { map }: Pick<EventMapping, 'format' | 'map'>,
): OtherId | null {
  const open = emailsOfEvents(columns, map)
  if (open.length === 0) return null
  const valuesOf = (name: string | undefined): string[] => textsIn({ columns, sample }, name)
  const [emails, users, visitors] = [valuesOf(open[0]!.column), valuesOf(map.user), valuesOf(map.visitor)]
  const filled = emails.flatMap((email, at) => (email === '' ? [] : [at]))
  if (share(filled.map((at) => emails[at]!)) < mostly) return null
  if (valuesOf(map.event).some((event) => forOthers.test(event))) return null
  const ids = users.map((user, at) => user || visitors[at]!)
  if (!areOfOneEach(emails, ids) || !haveOneEach(emails, ids)) return null
  const known = filled.filter((at) => users[at] !== '').length
  const field = known >= mostly * filled.length ? 'previous' : 'user'
  return open.find((each) => each.field === field) ?? null
}

const emailPlaces = ({ emails: known }: JsonFormat, map: ColumnMap): OtherId[] =>
  known === undefined || map[known.field] !== undefined || (known.field === 'user' && map['user'] !== undefined)
    ? []
    : known.places.map((column) => ({ column, field: known.field }))

/** Places in the cells of a table whose format has them, as the file spells its columns. */
function placesInCells(
  columns: string[],
  { format: { emails: known }, map }: Pick<EventMapping, 'format' | 'map'>,
): OtherId[] {
  if (known === undefined || map[known.field] !== undefined) return []
  const own = new Columns(columns)
  return known.places.flatMap((place) => {
    const dot = place.indexOf('.')
    const column = own.find(place.slice(0, dot))
    return column === undefined ? [] : [{ column: column + place.slice(dot), field: known.field }]
  })
}

function emailInCells(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  mapping: Pick<EventMapping, 'format' | 'map'>,
): OtherId | null {
  const { user } = mapping.map
  if (user === undefined) return null
  const rows = sample.map(({ cells }) => rowObject(columns, cells))
  const users = textsIn({ columns, sample }, user)
  const fits = ({ column }: OtherId): boolean => {
    const emails = rows.map((row) => textAt(row, column).trim())
    return share(emails.filter(Boolean)) >= mostly && areOfOneEach(emails, users)
  }
  return placesInCells(columns, mapping).find(fits) ?? null
}

/** The same in objects: the first place at which most of what stands is an email, beside ids that are none. */
function emailWithin(objects: readonly Json[], format: JsonFormat, map: ColumnMap): OtherId | null {
  const open = emailPlaces(format, map)
  if (open.length === 0) return null
  const textsAt = (place: string): string[] => objects.map((object) => textAt(object, place).trim())
  const read = openAt(format, map)
  const users = objects.map((object) => {
    const events = read(object)
    return typeof events === 'string' ? '' : ((Array.isArray(events) ? events[0] : events)?.user ?? '')
  })
  const fits = ({ column, field }: OtherId): boolean => {
    const emails = textsAt(column)
    if (share(emails.filter(Boolean)) < mostly) return false
    return field === 'user'
      ? share(textsAt(format.emails!.beside).filter(Boolean)) < mostly
      : areOfOneEach(emails, users)
  }
  return open.find(fits) ?? null
}

/** Whether users have emails of their own: one that stands beside several, such as that of their firm, joins none of them. */
function areOfOneEach(emails: readonly string[], users: readonly string[]): boolean {
  const both = users.flatMap((user, at) => (user !== '' && isEmail(emails[at]!) ? [{ user, email: emails[at]! }] : []))
  const distinct = (ids: readonly string[]): number => new Set(ids.map((id) => id.toLowerCase())).size
  const ids = both.map(({ user }) => user)
  return both.length > 0 && share(ids) < mostly && distinct(both.map(({ email }) => email)) >= mostly * distinct(ids)
}

/** Whether nobody has many of them: whoever writes to others has. */
function haveOneEach(emails: readonly string[], ids: readonly string[]): boolean {
  const pairs = ids.flatMap((id, at) => (id !== '' && isEmail(emails[at]!) ? [[id, emails[at]!.toLowerCase()]] : []))
  const distinct = new Set(pairs.map((pair) => JSON.stringify(pair))).size
  return mostly * distinct <= new Set(pairs.map(([id]) => id)).size
}

export const areEmails = (values: readonly string[]): boolean => share(values) >= mostly

const share = (values: readonly string[]): number => values.filter(isEmail).length / Math.max(1, values.length)

/** `known`: the files that know people by it, and how many of the emails looked at they have; without them that is left open. */
export function emailNote(
  otherId: OtherId,
  { format, map }: EventMapping,
  known: { files: readonly string[]; known: number; looked: number } | null = null,
): string {
  const { column, field, previous } = otherId
  const beside = format.container === 'json' ? format.emails?.beside : field === 'user' ? map.visitor : map.user
  const where =
    known === null
      ? '. Where another file knows people by email, import'
      : `, and ${filesNamed(known.files)} ${plural(known.files.length, 'knows', 'know')} people by email, ${known.known} of the ${known.looked} looked at among them. Import`
  const as = field !== 'user' ? 'other id of the user' : previous === undefined ? 'user' : `user and "${previous}" as the other id` // prettier-ignore
  return `${isAnEmail(column)} "${beside}"${where} this one with it as the ${as} (--map ${mapsOption(mapOfOtherId(otherId))}), so that both are one person; \`imports join-emails\` does so with files that are in already.`
}

/** What stands where the email does, in the rows looked at. */
export function emailsAt(
  { columns, sample, looked }: Pick<Inspection, 'columns' | 'sample' | 'looked'>,
  { column }: OtherId,
  { format }: EventMapping,
): string[] {
  const texts =
    format.container === 'json'
      ? looked.map((object) => textAt(object, column))
      : columns.includes(column)
        ? sampleOf({ columns, sample }, column)
        : sample.map(({ cells }) => textAt(rowObject(columns, cells), column))
  return texts.map((text) => text.trim()).filter(isEmail)
}

const namedFiles = 3

const filesNamed = (files: readonly string[]): string =>
  listed(
    files.length <= namedFiles
      ? files
      : [...files.slice(0, namedFiles), counted(files.length - namedFiles, 'more file')],
  )

const isAnEmail = (column: string): string => `"${column}" is an email beside`

/** Whether its name and its format say that emails stand there, wherever in the file. */
export const holdsEmails = ({ column }: OtherId, { id }: { id: string }): boolean =>
  id === posthogCsv.id && isPerson(column)

/** Whether that was said of it. */
export const isEmailNote = (note: string, otherId: OtherId): boolean =>
  note.startsWith(isAnEmail(otherId.column)) && note.includes(` (--map ${mapsOption(mapOfOtherId(otherId))})`)

/** At the end of a sentence of the command line; nothing where no mapping can name the place. */
export const mapHint = (field: string, place: string | null): string =>
  place === null ? '' : ` (--map ${mapOption(field, place)})`

/** What follows `--map`, of several fields. */
export function mapsOption(map: ColumnMap): string {
  const says = Object.entries(map).map((each) => each.join('='))
  return asOption(says.join())
}

/** What follows `--map`. */
export const mapOption = (field: string, column: string): string => asOption(`${field}=${column}`)

const asOption = (says: string): string =>
  /^[\w.=,]+$/.test(says) ? says : says.includes('$') ? `'${says}'` : `"${says}"`
