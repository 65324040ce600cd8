/** What is said of an id that stands for many people, as what forms and servers write where they know no id. */
import { counted, listed, plural } from '../text/figures.ts'

export interface SuggestedNoId {
  id: string
  as: 'visitor' | 'user'
  /** Users or emails that it stands beside as a visitor, visitor ids that it stands beside as a user. */
  beside: number
  /** What those are. */
  what: 'users' | 'emails' | 'visitor ids'
  events: number
}

const words = { users: 'user', emails: 'email', 'visitor ids': 'visitor id' } as const

const said = ({ id, as, beside, what, events }: SuggestedNoId): string =>
  `“${id}” is the ${as} id of ${counted(events, 'event')} beside ${counted(beside, words[what])}`

/** null where there is none. */
export function noIdsSentence(found: readonly SuggestedNoId[]): string | null {
  if (found.length === 0) return null
  return `${listed(found.map(said))}: where ${plural(found.length, 'it stands', 'they stand')} for an id that nobody knew, ${plural(found.length, 'it makes one of many and is no id', 'they make one of many and are no ids')}.`
}

/** After they were made none. */
export const countedAsNoId = (ids: readonly string[]): string =>
  `${listed(ids.map((id) => `“${id}”`))} ${plural(ids.length, 'is no id', 'are no ids')} now.`
