/** Lists of who has an account in which app and used it last when, a row each: counted by app they are its seats. */
import { AppError } from '../../../../shared/errors.ts'
import { accountsSaid, type ColumnMap } from '../../../../shared/import.ts'
import { isBlankValue } from '../../../../shared/text/blank.ts'
import { nameKey } from '../../stack/graph.ts'
import { count as formatted, counted, listedUpTo } from '../../../../shared/text/figures.ts'
import { type Day, toDate, toDay } from '../../stack/cost.ts'
import { idleAccountsColumn } from '../../stack/idle-accounts.ts'
import { type DateCell, parseDate } from '../cells/date.ts'
import { chooseDayOrder } from '../cells/day-order.ts'
import { columnsNamed, headingNames } from '../columns/headings.ts'
import type { Inspection } from '../inspect/inspection.ts'
import type { ImportOptions } from '../options.ts'
import type { BrokenLine, TextRow } from '../text/layout.ts'
import { writeRecord } from '../text/records.ts'
import { isOfNobody } from './account-kind.ts'
import { mapToolHeader } from './tools.ts'

/** Of apps as sign-on names them, beside what any list of tools calls them. */
const ofApps = ['app display name', 'application display name', 'app label', 'application label', 'app instance name', 'app instance', 'resource display name', 'service principal display name', 'enterprise application'] // prettier-ignore
/** What tells people apart stands before names that two may have. */
const ofPeople = ['user principal name', 'principal name', 'upn', 'user login', 'login', 'user email', 'email', 'email address', 'primary email', 'user name', 'username', 'user', 'member', 'employee', 'principal display name'] // prettier-ignore
const lastOf = ['used', 'use', 'active', 'activity', 'accessed', 'access', 'app access', 'login', 'log in', 'logon', 'seen', 'sign in', 'signin', 'sso', 'authentication', 'successful sign in', 'interactive sign in'] // prettier-ignore
const ofUse = lastOf.flatMap((word) => ['', ' at', ' on', ' date', ' time', ' date time', ' timestamp'].map((end) => `last ${word}${end}`)) // prettier-ignore
const ofGiving = ['assigned', 'assignment', 'assigned on', 'assigned at', 'assigned date', 'assigned date time', 'assignment date', 'date assigned', 'access granted', 'granted', 'granted at', 'provisioned', 'provisioned at', 'provisioned on', 'added', 'added on', 'added at', 'date added'] // prettier-ignore
const ofState = ['account enabled', 'user enabled', 'enabled', 'account status', 'user status', 'user state', 'account state', 'status', 'suspended', 'account suspended', 'is suspended'] // prettier-ignore
const ofKind = ['account type', 'user type', 'member type', 'principal type', 'recipient type', 'recipient type details', 'mailbox type', 'account kind', 'user kind'] // prettier-ignore
/** Names as they are shown, beside a login. */
const ofNames = ['display name', 'full name', 'user display name', 'user', 'name', 'user name', 'employee', 'member']

const isOff =
  /^(no|n|false|0|off|disabled|suspended|deactivated|deprovisioned|inactive|blocked|archived|deleted|terminated|falsch|nein|deaktiviert|gesperrt|faux|non|désactivé|suspendu|falso)$/i
const isYes = /^(yes|y|true|1|wahr|ja|vrai|oui|verdadero|sí|si|vero|sim)$/i

/** An account is in use where it was used so many days before the newest day of the file, or later. */
const usedWithinDays = 90
/** Who was let in so many days before it and has not been there yet is taken to begin. */
const newWithinDays = 30

export interface AccountColumns {
  app: string
  person: string
  lastUsed: string
  /** When the app was given to the person. */
  assigned?: string
  /** Whether the account can be used. */
  enabled?: string
  /** Of which kind it is, and how it is shown: what tells that it is of no person. */
  kind?: string
  shown?: string
}

/** null where a row is no account: a list of apps says who owns each, what it costs or how many use it. */
export function accountColumns(columns: readonly string[]): AccountColumns | null {
  const [app] = columnsNamed(columns, [...headingNames('tool'), ...ofApps])
  const [person] = columnsNamed(columns, ofPeople)
  const [lastUsed] = columnsNamed(columns, ofUse)
  const [assigned] = columnsNamed(columns, ofGiving)
  const [enabled] = columnsNamed(columns, ofState)
  const [kind] = columnsNamed(columns, ofKind)
  const shown = columnsNamed(columns, ofNames).find((column) => column !== person && column !== app)
  const { cost, owner, seats_licensed: seats, seats_active: active } = mapToolHeader(columns)
  const isList = [cost, owner, seats === assigned ? undefined : seats, active].some((column) => column !== undefined)
  return app === undefined || person === undefined || lastUsed === undefined || isList
    ? null
    : { app, person, lastUsed, ...(assigned !== undefined && { assigned }), ...(enabled !== undefined && { enabled }), ...(kind !== undefined && { kind }), ...(shown !== undefined && { shown }) } // prettier-ignore
}

/** The columns of accounts, where nobody said that the rows are something else. */
export function readAsAccounts(
  { container, columns }: Inspection,
  { map = {}, inventory }: ImportOptions,
): AccountColumns | null {
  const found = container === 'csv' ? accountColumns(columns) : null
  const isOther = Object.entries(map).some(([field, column]) => field !== 'name' || column !== found?.app)
  if (found !== null && inventory === 'snapshot')
    throw new AppError('UNSUPPORTED', 'A list of accounts says who uses an app, and is no snapshot of the stack.')
  return isOther ? null : found
}

/** What is read of an account; which person it is of is counted once an app and not kept. */
export const countedColumns = ({ app, lastUsed, assigned, enabled }: AccountColumns): string[] =>
  [app, lastUsed, assigned, enabled].filter((column) => column !== undefined)

export interface CountedAccounts {
  /** A table of apps with their seats, to be read as any list of tools is. */
  columns: string[]
  map: ColumnMap
  rows: TextRow[]
  /** Of which rows of the file each of them is made. */
  lines: number[][]
  rejects: BrokenLine[]
  /** How it was counted, in sentences. */
  notes: string[]
}

/** A row of the file. */
interface Grant {
  line: number
  name: string
  person: string
  used: Day | null
  assigned: Day | null
  isOff: boolean
  /** The login of an account that is of no person; null = it is of one. */
  nobody: string | null
}

/** Accounts by app, each person once. Throws BAD_FILE where a person has to say how its days are written. */
export function countAccounts(
  { name: file, columns, delimiter }: Inspection,
  accounts: AccountColumns,
  rows: readonly TextRow[],
  { dayOrder }: Pick<ImportOptions, 'dayOrder'>,
): CountedAccounts {
  const { app, person, lastUsed, assigned, enabled, kind, shown } = accounts
  const rejects: BrokenLine[] = []
  const dayIn = (column: string | undefined): ((cells: readonly string[]) => DateCell) => {
    if (column === undefined) return () => parseDate('')
    const at = columns.indexOf(column)
    const texts = rows.map(({ cells }) => cells[at] ?? '')
    const order = chooseDayOrder(file, column, texts, dayOrder)
    return (cells) => {
      const text = cells[at]?.trim() ?? ''
      const read = /^never\b/i.test(text) ? parseDate('') : parseDate(text, order)
      return read.ok ? read : { ok: false, problem: `${column} "${text}" ${read.problem}` }
    }
  }
  const [usedOf, assignedOf] = [dayIn(lastUsed), dayIn(assigned)]
  const cellOf = (cells: readonly string[], column: string | undefined): string =>
    column === undefined ? '' : (cells[columns.indexOf(column)]?.trim() ?? '')
  const isOffIn = enabled !== undefined && /suspended/i.test(enabled) ? isYes : isOff
  const grants = rows.flatMap(({ line, cells }): Grant[] => {
    const name = cellOf(cells, app)
    const [used, since] = [usedOf(cells), assignedOf(cells)]
    const reason = !used.ok ? used.problem : !since.ok ? since.problem : isBlankValue(name) ? 'it names no tool' : null
    if (reason === null && used.ok && since.ok) {
      const day = ({ date }: { date: string | null }): Day | null => (date === null ? null : toDay(date))
      const login = cellOf(cells, person)
      const nobody = isOfNobody({ login, shown: cellOf(cells, shown), kind: cellOf(cells, kind) }) ? login : null
      return [{ line, name, nobody, person: nameKey(login), used: day(used), assigned: day(since), isOff: isOffIn.test(cellOf(cells, enabled)) }] // prettier-ignore
    }
    rejects.push({ line, reason: reason!, raw: writeRecord(cells, delimiter) })
    return []
  })
  const newest = grants.reduce((last, { used, assigned: since }) => Math.max(last, used ?? last, since ?? last), -Infinity) // prettier-ignore
  const byApp = [...Map.groupBy(grants, ({ name }) => nameKey(name)).values()].map((own) => ({
    own,
    people: [...Map.groupBy(own, ({ line, person: who }) => (who === '' ? line : who)).values()].map(seatOf),
  }))
  const stateOf = (seat: Seat): 'off' | 'used' | 'new' | 'unused' => {
    if (seat.isOff) return 'off'
    if (seat.used !== null) return newest - seat.used <= usedWithinDays ? 'used' : 'unused'
    return seat.assigned !== null && newest - seat.assigned <= newWithinDays ? 'new' : 'unused'
  }
  const states = byApp.map(({ people }) => people.map(stateOf))
  const nobodies = new Set(grants.flatMap(({ nobody }) => (nobody === null ? [] : [nobody])))
  const idle = byApp.map(({ people }, at) => people.flatMap(({ nobody }, seat) => nobody !== null && states[at]![seat] === 'unused' ? [nobody.replaceAll(';', ',')] : [])) // prettier-ignore
  const inUse = (own: readonly string[]): number => own.filter((state) => state === 'used' || state === 'new').length
  const all = states.flat()
  const count = (state: string): number => all.filter((each) => each === state).length
  return {
    columns: [app, 'Accounts', 'Accounts in use', idleAccountsColumn],
    map: { name: app, seats_licensed: 'Accounts', seats_active: 'Accounts in use' },
    rows: byApp.map(({ own, people }, at) => ({ line: own[0]!.line, cells: [own[0]!.name, String(people.length), String(inUse(states[at]!)), idle[at]!.join('; ')] })), // prettier-ignore
    lines: byApp.map(({ own }) => own.map(({ line }) => line)),
    rejects,
    notes: [
      ...countedNotes(accounts, {
        newest,
        seats: all.length,
        inUse: inUse(all),
        off: count('off'),
        begun: count('new'),
        again: grants.length - all.length,
      }),
      ...nobodyNotes(
        [...nobodies],
        all.length === 0 ? [] : idle.map((names, at) => ({ app: byApp[at]!.own[0]!.name, seats: names.length })),
      ),
    ],
  }
}

const shownNobodies = 10

/** Which accounts are taken to be of no person, and what becomes of their seats. */
function nobodyNotes(names: readonly string[], idle: readonly { app: string; seats: number }[]): string[] {
  if (names.length === 0) return []
  const of = idle.filter(({ seats }) => seats > 0)
  const seats = of.reduce((sum, each) => sum + each.seats, 0)
  const unused = seats === 0 ? 'All of them are in use.' : `Of their seats ${counted(seats, 'is', 'are')} not used (${of.map(({ app, seats: own }) => `${app} ${own}`).join(', ')}): paid for, and no unused seat of a person. The field “${idleAccountsColumn}” of each tool names them; take out who is a person, or add who is none.` // prettier-ignore
  return [`${counted(names.length, 'account is', 'accounts are')} of a service, a room or a role and of no person, by name or kind: ${listedUpTo(shownNobodies, names)}. ${unused}`] // prettier-ignore
}

type Seat = Pick<Grant, 'used' | 'assigned' | 'isOff' | 'nobody'>

/** What several rows say of one person and app, who has it by a group and directly: since the first of them, used as the last. */
const seatOf = (rows: readonly Grant[]): Seat => {
  const days = (of: (row: Grant) => Day | null): Day[] => rows.map(of).filter((day) => day !== null)
  const [used, assigned] = [days(({ used: day }) => day), days(({ assigned: day }) => day)]
  return {
    used: used.length === 0 ? null : Math.max(...used),
    assigned: assigned.length === 0 ? null : Math.min(...assigned),
    isOff: rows.every(({ isOff: off }) => off),
    nobody: rows[0]!.nobody,
  }
}

function countedNotes(
  { assigned, enabled }: AccountColumns,
  { newest, seats, inUse, off, begun, again }: { newest: Day; seats: number; inUse: number; off: number; begun: number; again: number }, // prettier-ignore
): string[] {
  if (seats === 0) return []
  const day = Number.isFinite(newest) ? ` The newest day in the file is ${toDate(newest)}.` : ''
  const others = [
    ...(enabled === undefined ? [] : [`${counted(off, 'is', 'are')} of a person whose "${enabled}" says that the account is off, and count${off === 1 ? 's' : ''} as not used`]), // prettier-ignore
    ...(assigned === undefined ? [] : [`${counted(begun, 'was', 'were')} given (“${assigned}”) in the ${newWithinDays} days to it and not used yet, and count${begun === 1 ? 's' : ''} as in use`]), // prettier-ignore
    ...(again === 0 ? [] : [`${counted(again, 'row says a person and app', 'rows say a person and app')} again and count${again === 1 ? 's' : ''} once`]), // prettier-ignore
  ]
  return [`${formatted(inUse)} of ${counted(seats, 'seat', 'seats')} in use.${day}${others.length === 0 ? '' : ` ${others.join('; ')}.`}`] // prettier-ignore
}

/** How the file is read, in a sentence. */
export const accountsNote = ({ lastUsed }: AccountColumns): string =>
  `${accountsSaid}counted by app they are seats that were given out, which counts only where no list says how many are paid for, and in use are those whose "${lastUsed}" is in the ${usedWithinDays} days to the newest day in the file.`
