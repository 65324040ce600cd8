/**
 * Logs of single sign-on, a row for each time that somebody signed in (Microsoft Entra, Sign-in logs). Counted by app they say
 * who uses it. Several exports are counted together (`countTogether`): of each person a digest and the last day are kept.
 */
import { createHash } from 'node:crypto'
import { signInsSaid } from '../../../../shared/import.ts'
import { isBlankValue } from '../../../../shared/text/blank.ts'
import { counted, listed, listedUpTo } from '../../../../shared/text/figures.ts'
import { nameKey } from '../../stack/graph.ts'
import { type Day, toDate, toDay } from '../../stack/cost.ts'
import type { GivenTool } from '../../stack/merge-import.ts'
import { parseDate } from '../cells/date.ts'
import { chooseDayOrder } from '../cells/day-order.ts'
import { columnsNamed } from '../columns/headings.ts'
import type { Inspection } from '../inspect/inspection.ts'
import type { ImportOptions } from '../options.ts'
import type { BrokenLine, TextRow } from '../text/layout.ts'
import { writeRecord } from '../text/records.ts'
import { isOfNobody } from './account-kind.ts'

const ofApps = ['application', 'app', 'app display name', 'application display name', 'application name', 'app name']
const ofDays = ['date (utc)', 'sign-in date', 'sign in time', 'created date time', 'date', 'time', 'timestamp']
const ofIds = ['user id', 'object id', 'username', 'user principal name', 'upn', 'user email', 'email', 'user']
const ofLogins = ['username', 'user principal name', 'upn', 'user email', 'email', 'user', 'user id']
const ofNames = ['user', 'user display name', 'display name', 'name']
const ofStatus = ['status', 'sign-in status', 'result']
/** What nothing but a log of sign-ins says of a row; one of them makes it one. */
const ofSignIns = ['date (utc)', 'sign-in date', 'sign in time', 'sign-in error code', 'sign-in identifier', 'sign-in status', 'authentication requirement', 'client app', 'correlation id', 'conditional access'] // prettier-ignore

export interface SignInColumns {
  day: string
  /** What tells people apart, whatever they are called by now. */
  id: string
  login: string
  shown: string
  status?: string
  userType?: string
}

/** The columns of such a log, and that of its apps; null = it is none. */
export function signInLog(columns: readonly string[]): (SignInColumns & { app: string }) | null {
  // `Date (UTC)` is a name of its own, and so is `User` beside `User ID`.
  const named = (names: readonly string[]): string | undefined => columnsNamed(columns, names)[0]
  const [app, day, id, login, shown] = [ofApps, ofDays, ofIds, ofLogins, ofNames].map(named)
  if (app === undefined || day === undefined || id === undefined || login === undefined) return null
  if (named(ofSignIns) === undefined) return null
  const [status, userType] = [named(ofStatus), named(['user type'])]
  return { app, day, id, login, shown: shown ?? login, ...(status !== undefined && { status }), ...(userType !== undefined && { userType }) } // prettier-ignore
}

/** By app, its name in lower case; by digest of a person: the last day they signed in. */
export type SignIns = Record<string, Record<string, string>>

/** Who signed in so many days before the newest day of all exports, or later, uses an app. */
const signedInWithinDays = 90

const digest = (id: string): string => createHash('sha256').update(id.trim().toLowerCase()).digest('hex').slice(0, 16)

const succeeded = /^(success|succeeded|successful|ok|0|erfolg|erfolgreich|réussite|exitoso|correcto)$/i
const isGuest = /^(guest|external|gast|invité|invitado)/i

export interface CountedSignIns {
  columns: string[]
  map: Record<string, string>
  rows: TextRow[]
  lines: number[][]
  rejects: BrokenLine[]
  notes: string[]
  /** Who has a seat and uses none it does not say. */
  idlePeople: string[]
  signIns: SignIns
}

export function countSignIns(
  { name: file, columns, delimiter }: Pick<Inspection, 'name' | 'columns' | 'delimiter'>,
  app: string,
  log: SignInColumns,
  rows: readonly TextRow[],
  { dayOrder }: Pick<ImportOptions, 'dayOrder'>,
): CountedSignIns {
  const at = new Map(columns.map((column, index) => [column, index]))
  const cellOf = (cells: readonly string[], column: string | undefined): string =>
    column === undefined ? '' : (cells[at.get(column) ?? -1]?.trim() ?? '')
  const order = chooseDayOrder(file, log.day, rows.map(({ cells }) => cellOf(cells, log.day)), dayOrder) // prettier-ignore
  const apps = new Map<string, { name: string; lines: number[]; last: Map<string, Day> }>()
  const rejects: BrokenLine[] = []
  const nobodies = new Set<string>()
  const left = { failed: 0, guests: 0, nobody: 0 }
  let newest = -Infinity
  for (const { line, cells } of rows) {
    const reject = (reason: string): number => rejects.push({ line, reason, raw: writeRecord(cells, delimiter) })
    const day = parseDate(cellOf(cells, log.day), order)
    const [name, id, login] = [cellOf(cells, app), cellOf(cells, log.id), cellOf(cells, log.login)]
    if (!day.ok) reject(`${log.day} "${cellOf(cells, log.day)}" ${day.problem}`)
    else if (isBlankValue(name)) reject('it names no tool')
    else if (day.date === null || id === '') reject(day.date === null ? 'it has no day' : 'it names nobody')
    else {
      const own = apps.get(nameKey(name)) ?? { name, lines: [], last: new Map<string, Day>() }
      apps.set(nameKey(name), own)
      own.lines.push(line)
      newest = Math.max(newest, toDay(day.date))
      const isNobody = isOfNobody({ login, shown: cellOf(cells, log.shown), kind: cellOf(cells, log.userType) })
      if (log.status !== undefined && !succeeded.test(cellOf(cells, log.status))) left.failed++
      else if (isGuest.test(cellOf(cells, log.userType))) left.guests++
      else if (isNobody) {
        left.nobody++
        nobodies.add(login)
      } else {
        const person = digest(id)
        own.last.set(person, Math.max(toDay(day.date), own.last.get(person) ?? -Infinity))
      }
    }
  }
  const used = [...apps.entries()].filter(([, { last }]) => last.size > 0)
  const unused = [...apps.values()].filter(({ last }) => last.size === 0)
  const byLine = new Map(rows.map(({ line, cells }) => [line, cells]))
  for (const { lines } of unused)
    for (const line of lines) rejects.push({ line, reason: 'nobody of one’s own signed in to its app', raw: writeRecord(byLine.get(line)!, delimiter) }) // prettier-ignore
  rejects.sort((a, b) => a.line - b.line)
  const inUse = (last: ReadonlyMap<string, Day>): number => [...last.values()].filter((day) => newest - day <= signedInWithinDays).length // prettier-ignore
  return {
    columns: [app, 'Accounts in use'],
    map: { name: app, seats_active: 'Accounts in use' },
    rows: used.map(([, { name, lines, last }]) => ({ line: lines[0]!, cells: [name, String(inUse(last))] })),
    lines: used.map(([, { lines }]) => lines),
    rejects,
    notes: leftNotes(left, [...nobodies]),
    idlePeople: [],
    signIns: Object.fromEntries(used.map(([key, { last }]) => [key, Object.fromEntries([...last].map(([who, day]) => [who, toDate(day)]))])), // prettier-ignore
  }
}

function leftNotes(
  { failed, guests, nobody }: { failed: number; guests: number; nobody: number },
  names: readonly string[],
): string[] {
  // prettier-ignore
  const parts = [
    ...(failed === 0 ? [] : [`${counted(failed, 'sign-in', 'sign-ins')} that did not succeed`]),
    ...(guests === 0 ? [] : [`${guests} of guests`]),
    ...(nobody === 0 ? [] : [`${nobody} of a service, a room, a role or a test (${listedUpTo(10, names)})`]),
  ]
  return parts.length === 0 ? [] : [`Of no user: ${listed(parts)}.`]
}

/** How the file is read, in a sentence. */
export const signInsNote = ({ status, userType, id, day }: SignInColumns): string => {
  const counts = [...(status === undefined ? [] : [`“${status}” says success`]), ...(userType === undefined ? [] : [`“${userType}” is no guest`])] // prettier-ignore
  return `${signInsSaid}counted by app, each “${id}” once${counts.length === 0 ? '' : ` where ${listed(counts)}`}, those whose last “${day}” is in the ${signedInWithinDays} days to the newest one use it. How many seats there are it does not say. Exports that overlap or follow one another are counted together, each person once; of whom a digest is kept, and no name.` // prettier-ignore
}

/** Rows of a log with those whom other exports know too, each person once. */
export function countTogether(rows: readonly GivenTool[], all: readonly SignIns[]): GivenTool[] {
  const days = all.flatMap((each) => Object.values(each).flatMap((own) => Object.values(own)))
  const newest = Math.max(...days.map((day) => toDay(day)))
  return rows.map((row) => {
    const last = new Map<string, Day>()
    for (const each of all)
      for (const [who, day] of Object.entries(each[nameKey(row.tool.name)] ?? {}))
        last.set(who, Math.max(toDay(day), last.get(who) ?? -Infinity))
    const users = [...last.values()].filter((day) => newest - day <= signedInWithinDays).length
    return { ...row, tool: { ...row.tool, seatsActive: users } }
  })
}
