/**
 * Another column of a table that holds the ids of people who are in the workspace, where the one chosen for the user, or the
 * visitor, holds none of them: a CRM whose record ids a website sends, exported with emails. Its people would all be taken for others.
 */
import type { ColumnMap } from '../../../../shared/import.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { areEmails, emailBeside, mapOption } from './email-beside.ts'
import { type EventMapping, isPlainTable, tellsOfElsewhere } from '../columns/event-mapping.ts'
import { namesSomebody } from '../columns/guess-fields.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { apartOption, sharedAmong } from './merged-users.ts'
import { canBeIds, type IdsIn, isKnown, isNearlyAsFull, mostKnown } from './known-ids.ts'

export interface KnownUsers {
  column: string
  chosen: string
  /** What the chosen column was chosen for. */
  as: 'user' | 'visitor'
  /** `previous`: the other id of the user, where more rows have the one chosen. */
  field: 'user' | 'previous' | 'visitor'
  /** As the user, because several of them share what is chosen, which becomes the visitor. */
  isShared?: true
  /** Rows looked at that hold such an id, and how many hold any. */
  known: number
  filled: number
}

export function knownUsersBeside(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  { format, map }: EventMapping,
  idsIn: IdsIn,
): KnownUsers | null {
  const isPlain = isPlainTable(format) || (format.container !== 'json' && format.ownColumns === true)
  const as = map.user !== undefined ? 'user' : 'visitor'
  const chosen = map.user ?? (isPlain ? map.visitor : undefined)
  if (format.container === 'json' || chosen === undefined) return null
  const all = columns.map((column, at) => ({ column, filled: filledIn(sample, at) }))
  const own = all.find(({ column }) => column === chosen)
  if (own === undefined || own.filled.length === 0) return null
  const other = all.find(({ column }) => column === map.previous)
  const ids = all.filter((each) => each === own || each === other || canBeIds(each.filled, namesSomebody(each.column)))
  const found = idsIn(ids.flatMap(({ filled }) => filled))
  const inRole = as === 'user' ? found.users : found.visitors
  if ([own, ...(other ? [other] : [])].some(({ filled }) => filled.some((value) => isKnown(inRole, value)))) return null
  const takesBoth = isPlain && as === 'user' && map.previous === undefined
  const isFuller = ({ filled }: (typeof all)[number]): boolean => own.filled.length > filled.length
  const users = ids.filter((each) => takesBoth || isNearlyAsFull(each.filled.length, own.filled.length))
  const user = mostKnown(users, found.users)
  const visitor = isPlain && map.visitor === undefined ? mostKnown(ids, found.visitors) : null
  const best = user ?? visitor
  if (best === null) return null
  // It is proposed so that whoever it is stays one with what knows them by the id that is chosen.
  const email = emailBeside({ columns, sample, looked: [] }, { format, map, dates: [] })
  if (email !== null && areEmails(best.of.filled)) return null
  const [at, beside] = [columns.indexOf(chosen), columns.indexOf(best.of.column)]
  const rows = sample.map(({ cells }) => [(cells[at] ?? '').trim(), (cells[beside] ?? '').trim()] as const)
  if (takesBoth && user !== null && isFuller(best.of) && map.visitor === undefined && sharedAmong(rows, found.users).length > 0)
    return { column: best.of.column, chosen, as, field: 'user', isShared: true, known: best.known, filled: best.of.filled.length } // prettier-ignore
  const field = user === null ? 'visitor' : takesBoth && isFuller(best.of) ? 'previous' : 'user'
  return { column: best.of.column, chosen, as, field, known: best.known, filled: best.of.filled.length }
}

/** The column that says who it was, in an export of a known source that has none of the columns its source says it by. */
export function knownPerson(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  { format, map }: Pick<EventMapping, 'format' | 'map'>,
  idsIn: IdsIn,
): ColumnMap {
  if (format.container === 'json' || isPlainTable(format) || (map.user ?? map.visitor) !== undefined) return {}
  const ids = columns
    .map((column, at) => ({ column, filled: filledIn(sample, at) }))
    .filter(({ column, filled }) => canBeIds(filled, namesSomebody(column)))
  const known = idsIn(ids.flatMap(({ filled }) => filled))
  const user = mostKnown(ids, known.users)?.of.column
  const visitor = mostKnown(ids, known.visitors)?.of.column
  return user !== undefined ? { user } : visitor !== undefined ? { visitor } : {}
}

const filledIn = (sample: Inspection['sample'], at: number): string[] =>
  sample.map(({ cells }) => (cells[at] ?? '').trim()).filter((value) => value !== '')

const fieldWords = { user: 'the user', previous: 'the other id of the user', visitor: 'the visitor' } as const

export function knownUsersNote(
  { column, chosen, as, field, isShared, known, filled }: KnownUsers,
  where = 'who is in the workspace already',
): string {
  const hold = `Of ${filled} rows looked at, ${known} hold in "${column}" the id of a ${field === 'visitor' ? 'visitor' : 'user'} ${where}`
  const isSame = column === chosen
  const none = isSame ? '' : `, and none does in "${chosen}"`
  const instead =
    as === 'visitor' && field === 'user' ? ` instead of ${isSame ? '' : `"${chosen}" as `}the visitor` : ''
  if (isShared)
    return `${hold}${none}, which several of them share: choose it as the user and "${chosen}" as the visitor (--map ${apartOption(column, chosen)}), or its people are taken for others. Rows that are in already are read again only after an undo.`
  const both = field === 'previous' ? ', so that both ids are one person' : ''
  return `${hold}${none}${field === 'previous' ? ', which more rows have' : ''}: choose it as ${fieldWords[field]}${instead} (--map ${mapOption(field, column)})${both}, or its people are taken for others. Rows that are in already are read again only after an undo.`
}

/** Whether the columns chosen for the people of a table hold nobody whom the workspace knows. */
export function hasNoneOf(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  { map }: Pick<EventMapping, 'map'>,
  idsIn: IdsIn,
): boolean {
  const chosen = [map.user, map.visitor, map.previous].filter((column) => column !== undefined)
  const { users, visitors } = idsIn(chosen.flatMap((column) => filledIn(sample, columns.indexOf(column))))
  return users.size + visitors.size === 0
}

/** Fewer may be new, one and all. */
const fewestStrangers = 10

/** Of a table of what people did elsewhere, none of whom is in a workspace that knows what people saw; null else. */
export function strangersNote(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  { format, map }: EventMapping,
  idsIn: IdsIn,
  db: ReadDb,
): string | null {
  if (!tellsOfElsewhere({ format, map })) return null
  const chosen = [map.user, map.visitor, map.previous].filter((column) => column !== undefined)
  const ids = [...new Set(chosen.flatMap((column) => filledIn(sample, columns.indexOf(column))))]
  if (ids.length < fewestStrangers) return null
  const found = idsIn(ids)
  const hasPages = db.prepare(`SELECT 1 FROM action WHERE page_id IS NOT NULL LIMIT 1`).get() !== undefined
  if (!hasPages || found.users.size + found.visitors.size > 0) return null
  return `None of the ${ids.length} ids looked at (${chosen.map((column) => `"${column}"`).join(', ')}) is in the workspace, and no other column has ids that are, be it as those of people or as a property of events: nobody of this file is known to have seen a page. If a list of people has both ids, import it too.`
}
