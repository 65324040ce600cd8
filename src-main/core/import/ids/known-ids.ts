/** Columns of a table whose values are ids of people who are in the workspace: such a column says who they are, whatever it is called. */
import type { ReadDb } from '../../workspace/db.ts'

/** Those of some ids that are in a workspace, and as whose. */
export interface KnownIds {
  users: ReadonlySet<string>
  visitors: ReadonlySet<string>
}

export type IdsIn = (ids: readonly string[]) => KnownIds

export const nobodyKnown: IdsIn = () => ({ users: new Set(), visitors: new Set() })

/** Ids as they are and in small letters, each once: of emails and the like capitals may not count. */
export const inEitherCase = (ids: readonly string[]): string[] => [
  ...new Set([...ids, ...ids.map((id) => id.toLowerCase())]),
]

/**
 * Users by any of their ids. Of emails and the like capitals may not count, and most sources write small letters. The same are asked
 * about several times of one file, and all visitors are gone through to find them.
 */
export const idsInWorkspace = (db: ReadDb): IdsIn => {
  const known = new Map<string, KnownIds>()
  return (ids) => {
    const asked = JSON.stringify(inEitherCase(ids))
    const before = known.get(asked)
    if (before !== undefined) return before
    const read = (what: string): ReadonlySet<string> =>
      new Set(db.prepare(`${what} IN (SELECT value FROM json_each(?))`).pluck().all(asked) as string[])
    const found = {
      users: new Set([...read(`SELECT value FROM user WHERE value`), ...read(`SELECT previous FROM alias WHERE previous`)]), // prettier-ignore
      visitors: read(`SELECT value FROM visitor WHERE value`),
    }
    known.set(asked, found)
    return found
  }
}

/** Both. */
export const eitherOf =
  (one: IdsIn, other: IdsIn): IdsIn =>
  (ids) => {
    const [first, second] = [one(ids), other(ids)]
    return {
      users: new Set([...first.users, ...second.users]),
      visitors: new Set([...first.visitors, ...second.visitors]),
    }
  }

export const isKnown = (ids: ReadonlySet<string>, id: string): boolean => ids.has(id) || ids.has(id.toLowerCase())

/** Fewer may be numbers of something else. */
const fewest = 3
const share = 0.2
const mostly = 0.9

/** Has letters or is long, which counts and amounts are not. */
export const isLong = (value: string): boolean => /^(?=.*\p{L}).{6,}$|^\d{8,}$/u.test(value)

/** Of ids every row has its own; short ones that repeat are a count, a stage or a name, unless their column says whose they are. */
export const canBeIds = (filled: readonly string[], isNamed: boolean): boolean =>
  filled.length >= fewest &&
  (isNamed ||
    new Set(filled).size >= mostly * filled.length ||
    filled.filter((value) => isLong(value)).length >= mostly * filled.length)

export interface KnownColumn<T> {
  of: T
  /** Rows that hold such an id. */
  known: number
}

/** The column most of whose values are among the ids; null where none has more than a few of them. */
export function mostKnown<T extends { filled: readonly string[] }>(
  columns: readonly T[],
  ids: ReadonlySet<string>,
): KnownColumn<T> | null {
  const [best] = columns
    .flatMap((of): KnownColumn<T>[] => {
      const found = of.filled.filter((value) => isKnown(ids, value))
      return new Set(found).size >= fewest && found.length >= share * of.filled.length ? [{ of, known: found.length }] : [] // prettier-ignore
    })
    .toSorted((a, b) => b.known - a.known)
  return best ?? null
}

/** In place of another column only one that nearly as many rows have: the others would be nobody any more. */
export const isNearlyAsFull = (filled: number, than: number): boolean => filled >= 0.8 * than
