/** Users who are in the workspace, whom a table would make one person: an email they share, as the user, beside the id of each as another id of it. */
import { counted, listed } from '../../../../shared/text/figures.ts'
import type { EventMapping } from '../columns/event-mapping.ts'
import { isPlainTable } from '../columns/event-mapping.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { type IdsIn, isKnown } from './known-ids.ts'

/** By what stands in one column of the rows: the ids of another beside it, where they are several that are known. */
export function sharedAmong(
  rows: readonly (readonly [value: string, id: string])[],
  known: ReadonlySet<string>,
): [value: string, ids: string[]][] {
  const idsOf = new Map<string, Set<string>>()
  for (const [value, id] of rows)
    if (value !== '' && id !== '' && isKnown(known, id))
      idsOf.set(value.toLowerCase(), (idsOf.get(value.toLowerCase()) ?? new Set()).add(id.toLowerCase()))
  return [...idsOf].flatMap(([value, ids]) => (ids.size > 1 ? [[value, [...ids]]] : []))
}

export interface MergedUsers {
  /** The columns of the user and of the other id. */
  user: string
  previous: string
  shared: [value: string, ids: string[]][]
}

/** null where there are none. */
export function mergedUsers(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  { format, map: { user, previous } }: Pick<EventMapping, 'format' | 'map'>,
  idsIn: IdsIn,
): MergedUsers | null {
  if (!isPlainTable(format) || user === undefined || previous === undefined) return null
  const [at, beside] = [columns.indexOf(user), columns.indexOf(previous)]
  const rows = sample.map(({ cells }) => [(cells[at] ?? '').trim(), (cells[beside] ?? '').trim()] as const)
  const shared = sharedAmong(rows, idsIn(rows.map(([, id]) => id)).users)
  return shared.length === 0 ? null : { user, previous, shared }
}

/** What follows `--map`, so that users stay apart and rows without their id have somebody. */
export const apartOption = (user: string, visitor: string): string => `"user=${user},visitor=${visitor}"`

export const mergedUsersTitle = ({ shared }: MergedUsers): string =>
  `${counted(new Set(shared.flatMap(([, ids]) => ids)).size, 'user')} of the workspace would be ${counted(shared.length, 'person', 'people')}`

export function mergedUsersNote({ user, previous, shared }: MergedUsers): string {
  const [[value, ids]] = shared as [[string, string[]]]
  const users = new Set(shared.flatMap(([, of]) => of)).size
  return `${counted(users, 'user')} of the workspace become ${counted(shared.length, 'person', 'people')}, in every report: "${user}" is the same beside several ids in "${previous}", such as ${value} beside ${listed(ids.slice(0, 3))}. If they are different people who share it, choose "${previous}" as the user and "${user}" as the visitor instead (--map ${apartOption(previous, user)}). Rows that are in already are read again only after an undo.`
}
