import { count, counted, listed, plural } from '../text/figures.ts'

/** Other ids of users that several users have: what is known by such an id goes to one of them. */
export interface SharedIds {
  ids: number
  /** Users who have one. */
  users: number
  /** Some of them, and up to three users of each. */
  examples: { id: string; users: string[] }[]
  /** Known by such an id alone. */
  events: number
  /** Those of them that fit a goal, where any does. */
  goals: { goal: string; events: number }[]
}

/** null where there is none. */
export function sharedIdsSentence({ ids, users, examples, events, goals }: SharedIds): string | null {
  if (ids === 0) return null
  const such = examples.map(({ id, users: of }) => `${id} (${listed(of)})`)
  const goes = `${plural(ids, 'is', 'are each')} the other id of several users, ${counted(users, 'user')} in all, such as ${listed(such)}`
  const ofGoals = goals.map((each) => `${count(each.events)} of “${each.goal}”`)
  const depends =
    events === 0
      ? 'Events that come in under such an id will go to the user it was last seen with, and none to the others'
      : `${counted(events, 'event')} known by ${plural(ids, 'it', 'these')} alone${ofGoals.length === 0 ? '' : `, ${listed(ofGoals)} among them,`} ${plural(events, 'goes', 'go')} to the user ${plural(ids, 'it', 'the id')} was last seen with, and none to the others`
  return `${counted(ids, 'id')} ${goes}. ${depends}. If these users belong together, as colleagues of a customer do, “Connected ids” makes one person of them and the id (Identity on screen); if the id is of one of them only, import the files anew with it on the events of that one.`
}
