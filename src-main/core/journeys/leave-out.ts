/**
 * Which people are left out of all reports (`excludePeople` of the workspace), and the order of journeys in which they
 * stand after everybody who counts: whoever reads the people there are never meets them.
 */
import type { ReadDb } from '../workspace/db.ts'

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

/** null = none does. */
export function findFitting(db: ReadDb, patterns: readonly string[]): FittingIds | null {
  if (patterns.length === 0) return null
  const fits = anyPattern(patterns)
  const mark = (table: 'user' | 'visitor'): { marks: Uint8Array; found: number } => {
    const marks = noMarks(db, table)
    const rows = db.prepare(`SELECT id, value FROM ${table}`).raw().iterate() as Iterable<[number, string]>
    let found = 0
    for (const [id, value] of rows) {
      if (!fits(value)) continue
      marks[id] = 1
      found++
    }
    return { marks, found }
  }
  const users = mark('user')
  const visitors = mark('visitor')
  return users.found + visitors.found > 0 ? { user: users.marks, visitor: visitors.marks } : null
}

const noMarks = (db: ReadDb, table: 'user' | 'visitor'): Uint8Array =>
  new Uint8Array((db.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number) + 1)

/** With the ids of these people too; null = of nobody. */
export function withPeople(
  db: ReadDb,
  fitting: FittingIds | null,
  { personUser, personVisitor }: Pick<People, 'personUser' | 'personVisitor'>,
  people: readonly number[],
): FittingIds | null {
  if (people.length === 0) return fitting
  const marks = fitting ?? { user: noMarks(db, 'user'), visitor: noMarks(db, 'visitor') }
  for (const person of people)
    if (personUser[person] === 0) marks.visitor[personVisitor[person]!] = 1
    else marks.user[personUser[person]!] = 1
  return marks
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
