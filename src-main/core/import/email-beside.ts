/** An email that stands beside the id of a user and could be another id of theirs, by which other tools know them. */
import { Columns } from './formats/columns.ts'
import { genericEvents } from './formats/generic-events.ts'
import type { EventMapping } from './inspect.ts'
import type { Inspection } from './inspection.ts'

/** Of the user alone: a `friend_email` is somebody else's. */
const names = ['email', 'e-mail', 'email_address', 'user_email', 'traits.email', 'traits_email', 'context_traits_email', 'properties.email'] // prettier-ignore
const mostly = 0.9

/** A column of a table of identifies, or of one of no known source, that nothing was said of; null = none. */
export function emailBeside(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  { format, map }: EventMapping,
): string | null {
  if (format.container === 'json' || (format.events !== 'identify' && format.id !== genericEvents.id)) return null
  const column = new Columns(columns).find(...names)
  const { user, previous } = map
  if (column === undefined || user === undefined || previous !== undefined) return null
  if (Object.values(map).includes(column)) return null
  const valuesOf = (name: string): string[] => {
    const at = columns.indexOf(name)
    return sample.map(({ cells }) => (cells[at] ?? '').trim()).filter((value) => value !== '')
  }
  const share = (values: readonly string[]): number => values.filter(isEmail).length / Math.max(1, values.length)
  return share(valuesOf(column)) >= mostly && share(valuesOf(user)) < mostly ? column : null
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

export function emailNote(column: string, { map }: EventMapping): string {
  return `"${column}" is an email beside "${map.user}". Where another file knows people by email, import this one with it as the other id of the user (--map ${/^[\w.]+$/.test(column) ? `previous=${column}` : `"previous=${column}"`}), so that both are one person; rows that are in already are read again only after an undo.`
}
