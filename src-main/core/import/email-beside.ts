/** An email that stands beside the id of a user and could be another id of theirs, by which other tools know them. */
import { isEmail } from '../../../shared/email.ts'
import type { ColumnMap, OtherId } from '../../../shared/import.ts'
import { Columns } from './formats/columns.ts'
import { genericEvents } from './formats/generic-events.ts'
import type { JsonFormat } from './formats/format.ts'
import { textAt } from './formats/places.ts'
import { emails, posthogCsv } from './formats/posthog.ts'
import type { EventMapping } from './inspect.ts'
import type { Inspection } from './inspection.ts'

/** Of the user alone: a `friend_email` is somebody else's. */
const names = ['email', 'e-mail', 'email_address', 'user_email', 'traits.email', 'traits_email', 'context_traits_email', 'properties.email'] // prettier-ignore
/** PostHog's, as its screen writes them too. */
const ofPerson = emails.flatMap((name) => [name, `*.${name}`])
const mostly = 0.9

/**
 * A column of a table of identifies, of PostHog's events, or of one of no known source, that nothing was said of; null =
 * none. PostHog has one id of each person, which becomes a visitor's where the email is the user's.
 */
export function emailBeside(
  { columns, sample, objects }: Pick<Inspection, 'columns' | 'sample' | 'objects'>,
  { format, map }: EventMapping,
): OtherId | null {
  if (format.container === 'json') return emailWithin(objects, format, map)
  const found = emailColumn(columns, { format, map })
  if (found === null) return null
  const { column, field } = found
  const id = (field === 'user' ? map.visitor : map.user)!
  const valuesOf = (name: string): string[] => {
    const at = columns.indexOf(name)
    return sample.map(({ cells }) => (cells[at] ?? '').trim()).filter((value) => value !== '')
  }
  return share(valuesOf(column)) >= mostly && share(valuesOf(id)) < mostly ? { column, field } : null
}

/** The same of tables, by the names of columns alone. */
export function emailColumn(columns: string[], { format, map }: EventMapping): OtherId | null {
  if (format.container === 'json') return null
  const field = format.id === posthogCsv.id ? 'user' : 'previous'
  if (field === 'previous' && format.events !== 'identify' && format.id !== genericEvents.id) return null
  const column = new Columns(columns).find(...(field === 'user' ? ofPerson : names))
  const id = field === 'user' ? map.visitor : map.user
  if (column === undefined || id === undefined || map[field] !== undefined) return null
  return Object.values(map).includes(column) ? null : { column, field }
}

/** The same in objects: the first place at which most of what stands is an email. */
function emailWithin(objects: Inspection['objects'], { emails: known }: JsonFormat, map: ColumnMap): OtherId | null {
  if (known === undefined || map['user'] !== undefined || map[known.field] !== undefined) return null
  const valuesAt = (place: string): string[] =>
    objects.map((event) => textAt(event, place).trim()).filter((value) => value !== '')
  const column = known.places.find((place) => share(valuesAt(place)) >= mostly)
  return column !== undefined && share(valuesAt(known.beside)) < mostly ? { column, field: known.field } : null
}

const share = (values: readonly string[]): number => values.filter(isEmail).length / Math.max(1, values.length)

export function emailNote({ column, field }: OtherId, { format, map }: EventMapping): string {
  const beside = format.container === 'json' ? format.emails?.beside : field === 'user' ? map.visitor : map.user
  const later = format.container === 'json' ? 'rows that are in already are read again only after an undo' : '`imports join-emails` does so with files that are in already' // prettier-ignore
  return `${isAnEmail(column)} "${beside}". Where another file knows people by email, import this one with it as the ${field === 'user' ? 'user' : 'other id of the user'} (--map ${mapOption(field, column)}), so that both are one person; ${later}.`
}

const isAnEmail = (column: string): string => `"${column}" is an email beside`

/** Whether that was said of the column. */
export const isEmailNote = (note: string, column: string): boolean => note.startsWith(isAnEmail(column))

/** What follows `--map`. */
export function mapOption(field: string, column: string): string {
  const says = `${field}=${column}`
  return /^[\w.=]+$/.test(says) ? says : column.includes('$') ? `'${says}'` : `"${says}"`
}
