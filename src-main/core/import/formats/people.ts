/**
 * Lists of people that give two ids for each, an email and the id another tool knows them by: nothing anybody did, but
 * what makes one person of the two. Where payments speak of emails and page views of ids, only such a list joins them.
 */
import type { ColumnMap } from '../../../../shared/import.ts'
import { utcNamedLike } from '../zone-in-name.ts'
import type { Columns } from './columns.ts'
import { byColumns, mapColumns, type TableFormat } from './format.ts'

const candidates = {
  time: [
    'created_at',
    'created',
    'create_date',
    'creation_date',
    'signed_up_at',
    'signup_date',
    'registered_at',
    'first_seen',
    'last_seen',
    'updated_at',
  ],
  user: ['email', 'e-mail', 'email_address', 'properties.email', 'person.properties.email'],
  previous: ['user_id', 'userid', 'distinct_id', 'person_id', 'contact_id', 'customer_id', 'external_id', 'id'],
}

/** What a table of events has, whatever it says of people. A `name` beside an email is the person's. */
const ofEvents = ['event', 'event_name', 'event_type', 'action', 'interaction', 'url', 'page_url', 'path', 'page_path', 'page', 'amount', 'value', 'revenue', 'total', 'message_id'] // prettier-ignore

export const hasEvents = (columns: Columns): boolean => columns.count(...ofEvents) > 0

export const listsPeople = (columns: Columns): boolean =>
  Object.keys(candidates).every((field) => field in idsOf(columns)) && !hasEvents(columns)

/** The email and the id of a list that says of nobody when they came; null where it is something else. */
export function undatedIds(columns: Columns): { user: string; previous: string } | null {
  const { time, user, previous } = idsOf(columns)
  return time === undefined && user !== undefined && previous !== undefined && !hasEvents(columns)
    ? { user, previous }
    : null
}

function idsOf(columns: Columns): ColumnMap {
  const time = utcNamedLike(columns.names, candidates.time)
  return { ...(time !== undefined && { time }), ...mapColumns(columns, candidates) }
}

export const peopleIds: TableFormat = {
  container: 'csv',
  id: 'people-ids',
  title: 'List of people by email and id',
  kind: 'events',
  events: 'alias',
  constantEvent: 'Alias',
  recognise: (columns) => {
    if (!listsPeople(columns)) return null
    const found = Object.values(idsOf(columns))
    const known = byColumns(columns, found)
    return known && { ...known, confidence: 0.6 }
  },
  map: idsOf,
  drops: () => true,
  refine: () => (event) =>
    event.user && event.previous
      ? { ...event, kind: 'alias', event: 'Alias' }
      : 'it has not both, an email and an id, so it joins nobody',
}
