/**
 * Which people are left out of all reports (`excludePeople` of the workspace), and the order of journeys in which they
 * stand after everybody who counts: whoever reads the people there are never meets them.
 */
import type { IdentityRuleName } from '../../../shared/config.ts'
import type { ReadDb } from '../workspace/db.ts'
import type { Identities } from './identity.ts'
import { connections } from './identity/connected.ts'
import { followVisitors } from './identity/usable.ts'

/**
 * Whether an id fits: exactly, or with `*` for any characters, none included. Case does not count; nothing else is
 * special. Each piece is taken at its earliest place, which leaves most for those after it, so nothing is tried twice
 * and the time grows with the length of the id.
 */
export function idPattern(pattern: string): (id: string) => boolean {
  const fits = lowerCasePattern(pattern)
  return (id) => fits(id.toLowerCase())
}

/** Of ids in lower case. */
function lowerCasePattern(pattern: string): (id: string) => boolean {
  const pieces = pattern.trim().toLowerCase().split('*')
  const first = pieces.shift()!
  const last = pieces.pop()
  if (last === undefined) return (text) => text === first
  return (text) => {
    const end = text.length - last.length
    if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false
    let at = first.length
    for (const piece of pieces) {
      const found = text.indexOf(piece, at)
      if (found < 0 || found + piece.length > end) return false
      at = found + piece.length
    }
    return true
  }
}

/** Whether an id fits any of them; those without `*` are looked up. */
export function anyPattern(patterns: readonly string[]): (id: string) => boolean {
  const exact = new Set(patterns.filter((pattern) => !pattern.includes('*')).map((each) => each.trim().toLowerCase()))
  const tests = patterns.filter((pattern) => pattern.includes('*')).map(lowerCasePattern)
  return (id) => {
    const text = id.toLowerCase()
    return exact.has(text) || tests.some((fits) => fits(text))
  }
}

/** Per id of the dictionaries: 1 where it fits. */
export interface FittingIds {
  user: Uint8Array
  visitor: Uint8Array
}

/** Ids of the dictionaries that fit or have another id that does, each with the one that fits. */
export interface FoundIds {
  user: Map<number, string>
  visitor: Map<number, string>
}

/** What is left out together, by whose ids. */
export interface IdsOfPeople {
  identities: () => Identities
  rule: IdentityRuleName
}

/**
 * The ids that fit each of `tests`. A user fits by any id that is known to be theirs: their own in each of its
 * spellings, what an alias says they were before, and what that was before; under `connected` every user they are
 * connected with. A visitor id is somebody's as the identity rule says: it fits for itself, and for the user that an
 * alias makes it, the last of several.
 */
export function findIds(
  db: ReadDb,
  tests: readonly ((id: string) => boolean)[],
  { identities: read, rule }: IdsOfPeople,
): FoundIds[] {
  const found = tests.map((): FoundIds => ({ user: new Map(), visitor: new Map() }))
  for (const table of ['user', 'visitor'] as const) {
    const rows = db.prepare(`SELECT id, value FROM ${table}`).raw().iterate() as Iterable<[number, string]>
    for (const [id, value] of rows)
      tests.forEach((fits, index) => {
        if (fits(value)) found[index]![table].set(id, value)
      })
  }
  // Without either everybody has one id, and reading them all again would be for nothing.
  const isMore = rule === 'connected' || db.prepare(`SELECT EXISTS (SELECT 1 FROM alias)`).pluck().get() === 1
  if (!isMore) return found
  const identities = read()
  const aliases = identities.aliases.filter(({ to }) => !identities.isBlockedUser(to))
  const next = new Map<number, number[]>()
  for (const { user, to } of aliases)
    if (user !== 0 && user !== to && !identities.isBlockedUser(user)) next.set(user, [...(next.get(user) ?? []), to])
  const userOfVisitor = new Map(aliases.map(({ visitor, to }) => [visitor, to]))
  found.forEach(({ user }, index) => {
    for (const { previous, visitor, to } of aliases)
      if (!user.has(to) && (visitor === 0 || userOfVisitor.get(visitor) === to) && tests[index]!(previous))
        user.set(to, previous)
    // What is added while it goes is come to as well.
    for (const [id, value] of user) for (const to of next.get(id) ?? []) if (!user.has(to)) user.set(to, value)
    if (rule === 'connected') addConnected(user, identities)
  })
  if (rule !== 'none') for (const { visitor } of found) addLater(visitor, identities)
  return found
}

/** The visitors that these are now. */
function addLater(found: Map<number, string>, identities: Identities): void {
  if (found.size === 0 || identities.visitorAliases.length === 0) return
  const now = followVisitors(identities)
  for (const [visitor, value] of [...found]) {
    const to = now[visitor]!
    if (to !== 0 && !found.has(to)) found.set(to, value)
  }
}

function addConnected(found: Map<number, string>, identities: Identities): void {
  if (found.size === 0) return
  const { find } = connections(identities)
  const values = new Map([...found].map(([user, value]) => [find(user), value]))
  for (let user = 1; user <= identities.users; user++) {
    const value = values.get(find(user))
    if (value !== undefined && !found.has(user)) found.set(user, value)
  }
}

/** null = none does. */
export function findFitting(db: ReadDb, patterns: readonly string[], ids: IdsOfPeople): FittingIds | null {
  if (patterns.length === 0) return null
  const [found] = findIds(db, [anyPattern(patterns)], ids)
  const { user, visitor } = found!
  if (user.size + visitor.size === 0) return null
  const fitting: FittingIds = { user: noMarks(db, 'user'), visitor: noMarks(db, 'visitor') }
  for (const id of user.keys()) fitting.user[id] = 1
  for (const id of visitor.keys()) fitting.visitor[id] = 1
  return fitting
}

const noMarks = (db: ReadDb, table: 'user' | 'visitor'): Uint8Array =>
  new Uint8Array((db.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number) + 1)

/** The ids of these people. */
export function idsOf(
  db: ReadDb,
  { personUser, personVisitor }: Pick<People, 'personUser' | 'personVisitor'>,
  people: readonly number[],
): FittingIds {
  const marks = { user: noMarks(db, 'user'), visitor: noMarks(db, 'visitor') }
  for (const person of people)
    if (personUser[person] === 0) marks.visitor[personVisitor[person]!] = 1
    else marks.user[personUser[person]!] = 1
  return marks
}

/** What either says. */
export function eitherFits(one: FittingIds | null, other: FittingIds | null): FittingIds | null {
  if (one === null || other === null) return one ?? other
  return {
    user: one.user.map((mark, id) => mark | other.user[id]!),
    visitor: one.visitor.map((mark, id) => mark | other.visitor[id]!),
  }
}

/** Runs of positions, [from, to), in the order in which they are put. */
type Runs = [from: number, to: number][]

/** Columns of everybody, as they were built. */
export interface People {
  offset: Uint32Array
  personUser: Int32Array
  personVisitor: Int32Array
}

export interface CountedFirst {
  /** People who count, and after them those left out. */
  people: number
  leftOut: number
  /** Where the events of each of these begin, and at last where those of nobody do. */
  offset: Uint32Array
  rows: Runs
  persons: Runs
}

/** People whose id fits go behind all others, each side in the order it had; events of nobody stay at the end. */
export function countedFirst({ offset, personUser, personVisitor }: People, fitting: FittingIds): CountedFirst | null {
  const all = Math.max(0, offset.length - 1)
  const isOut = (person: number): boolean =>
    (personUser[person] === 0 ? fitting.visitor[personVisitor[person]!] : fitting.user[personUser[person]!]) === 1
  const counted: Runs = []
  const out: Runs = []
  for (let person = 0; person < all;) {
    const from = person
    const leaves = isOut(person)
    while (person < all && isOut(person) === leaves) person++
    ;(leaves ? out : counted).push([from, person])
  }
  if (out.length === 0) return null
  const persons = [...counted, ...out]
  const order = new Uint32Array(all + 1)
  let place = 0
  for (const [from, to] of persons)
    for (let person = from; person < to; person++, place++)
      order[place + 1] = order[place]! + offset[person + 1]! - offset[person]!
  const leftOut = out.reduce((sum, [from, to]) => sum + to - from, 0)
  return {
    people: all - leftOut,
    leftOut,
    offset: order,
    rows: persons.map(([from, to]) => [offset[from]!, offset[to]!]),
    persons,
  }
}

/** The column in that order; what stands behind the last run stays there. */
export function inOrder<C extends Float64Array | Int32Array>(column: C, runs: Runs): C {
  const to = column.slice() as C
  let at = 0
  for (const [from, end] of runs) {
    to.set(column.subarray(from, end), at)
    at += end - from
  }
  return to
}
