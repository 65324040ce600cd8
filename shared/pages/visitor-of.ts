import { listed } from '../text/figures.ts'

/** Of a visitor id, or a pattern, that leaves out nobody; null where it is of no user. */
export const visitorOfSentence = (pattern: string, users: readonly string[]): string | null =>
  users.length === 0
    ? null
    : `${pattern} is a visitor id of ${listed(users)}, and visitor ids leave out anonymous people only: leave out the user id.`
