/**
 * Another column of a table that holds the ids of users who are in the workspace, where the one chosen for the user holds none
 * of them: a CRM whose record ids a website sends, exported with emails. Its people would all be taken for others.
 */
import type { ReadDb } from '../workspace/db.ts'
import { mapOption } from './email-beside.ts'
import { genericEvents } from './formats/generic-events.ts'
import { tableOfDates } from './formats/table-of-dates.ts'
import type { EventMapping } from './inspect.ts'
import type { Inspection } from './inspection.ts'

export interface KnownUsers {
  column: string
  chosen: string
  /** The other id of the user, where more rows have the one chosen. */
  field: 'user' | 'previous'
  /** Rows looked at that hold such an id, and how many hold any. */
  known: number
  filled: number
}

/** Fewer may be numbers of something else. */
const fewest = 3
const share = 0.2
/** In place of the one chosen only one that nearly as many rows have: the others would be nobody any more. */
const nearly = 0.8

/** `inWorkspace`: those of the ids that are users there. */
export function knownUsersBeside(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  { format, map }: EventMapping,
  inWorkspace: (ids: readonly string[]) => ReadonlySet<string>,
): KnownUsers | null {
  const chosen = map.user
  if (format.container === 'json' || chosen === undefined) return null
  const valuesOf = (column: string): string[] => {
    const at = columns.indexOf(column)
    return sample.map(({ cells }) => (cells[at] ?? '').trim()).filter((value) => value !== '')
  }
  const own = valuesOf(chosen)
  // Of ids every row has its own; what repeats is a count, a stage or a name.
  const others = columns.filter((column) => column !== chosen).map((column) => ({ column, values: valuesOf(column) }))
  const ids = others.filter(({ values }) => values.length >= fewest && new Set(values).size >= values.length * 0.9)
  if (own.length === 0 || ids.length === 0) return null
  const found = inWorkspace([...own, ...ids.flatMap(({ values }) => values)])
  if (own.some((value) => found.has(value))) return null
  const takesBoth = map.previous === undefined && (format.id === genericEvents.id || format.id === tableOfDates.id)
  const [best] = ids
    .map(({ column, values }) => ({
      column,
      chosen,
      field: takesBoth && own.length > values.length ? ('previous' as const) : ('user' as const),
      known: values.filter((value) => found.has(value)).length,
      filled: values.length,
    }))
    .filter(({ field, filled }) => field === 'previous' || filled >= nearly * own.length)
    .toSorted((a, b) => b.known - a.known)
  if (best?.column === map.previous) return null
  return best && best.known >= Math.max(fewest, share * best.filled) ? best : null
}

export const usersInWorkspace =
  (db: ReadDb) =>
  (ids: readonly string[]): ReadonlySet<string> =>
    new Set(
      db
        .prepare(`SELECT value FROM user WHERE value IN (SELECT value FROM json_each(?))`)
        .pluck()
        .all(JSON.stringify(ids)) as string[],
    )

export const knownUsersNote = ({ column, chosen, field, known, filled }: KnownUsers): string =>
  `Of ${filled} rows looked at, ${known} hold in "${column}" the id of a user who is in the workspace already, and none does in "${chosen}"${field === 'user' ? '' : ', which more rows have'}: choose it as the ${field === 'user' ? 'user' : 'other id of the user'} (--map ${mapOption(field, column)})${field === 'user' ? '' : ', so that both ids are one person'}, or its people are taken for others. Rows that are in already are read again only after an undo.`
