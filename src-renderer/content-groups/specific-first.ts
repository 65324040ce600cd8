/**
 * Patterns in an order in which none takes the pages of a narrower one after it, as the first rule that fits wins: whole
 * folders (`/blog/**`) last, and what names more parts of a path first. Others stay as they are.
 */
export const specificFirst = <T extends { match: string }>(patterns: readonly T[]): T[] =>
  patterns.toSorted((a, b) => rank(a.match) - rank(b.match) || named(b.match) - named(a.match))

const rank = (match: string): number => (match.includes('**') ? 1 : 0)
const named = (match: string): number => match.split('/').filter((part) => part !== '' && !part.includes('*')).length
