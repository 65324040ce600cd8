/** An email that stands beside the id of a user and could be another id of theirs, by which other tools know them. */
import { isEmail } from '../../../shared/email.ts'
import type { OtherId } from '../../../shared/import.ts'
import { Columns } from './formats/columns.ts'
import { genericEvents } from './formats/generic-events.ts'
import { type JsonFormat, textAt } from './formats/format.ts'
import { emails, posthogCsv, posthogJson } from './formats/posthog.ts'
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
  const field = format.id === posthogCsv.id ? 'user' : 'previous'
  if (format.container === 'json') return map.user === undefined ? emailWithin(objects, format) : null
  if (field === 'previous' && format.events !== 'identify' && format.id !== genericEvents.id) return null
  const column = new Columns(columns).find(...(field === 'user' ? ofPerson : names))
  const id = field === 'user' ? map.visitor : map.user
  if (column === undefined || id === undefined || map[field] !== undefined) return null
  if (Object.values(map).includes(column)) return null
  const valuesOf = (name: string): string[] => {
    const at = columns.indexOf(name)
    return sample.map(({ cells }) => (cells[at] ?? '').trim()).filter((value) => value !== '')
  }
  return share(valuesOf(column)) >= mostly && share(valuesOf(id)) < mostly ? { column, field } : null
}

/** The same in objects: the first place at which most of what stands is an email. */
function emailWithin(objects: Inspection['objects'], { id, users = [] }: JsonFormat): OtherId | null {
  if (id !== posthogJson.id) return null
  const valuesAt = (place: string): string[] =>
    objects.map((event) => textAt(event, place).trim()).filter((value) => value !== '')
  const column = users.find((place) => share(valuesAt(place)) >= mostly)
  return column !== undefined && share(valuesAt('distinct_id')) < mostly ? { column, field: 'user' } : null
}

const share = (values: readonly string[]): number => values.filter(isEmail).length / Math.max(1, values.length)

export function emailNote({ column, field }: OtherId, { format, map }: EventMapping): string {
  const beside = format.container === 'json' ? 'distinct_id' : field === 'user' ? map.visitor : map.user
  const says = `${field}=${column}`
  const option = /^[\w.=]+$/.test(says) ? says : column.includes('$') ? `'${says}'` : `"${says}"`
  return `"${column}" is an email beside "${beside}". Where another file knows people by email, import this one with it as the ${field === 'user' ? 'user' : 'other id of the user'} (--map ${option}), so that both are one person; rows that are in already are read again only after an undo.`
}
