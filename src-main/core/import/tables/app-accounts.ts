/**
 * Lists of who has an account in which app and used it last when, a row each: counted by app they are its seats. A column names
 * the app, or all rows are of one: as the header says (`app-users.ts`), or as a person said in place of a column.
 */
import { AppError } from '../../../../shared/errors.ts'
import { accountsSaid, type ColumnMap } from '../../../../shared/import.ts'
import { isBlankValue } from '../../../../shared/text/blank.ts'
import { nameKey } from '../../stack/graph.ts'
import { noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { count as formatted, counted, listed, listedUpTo } from '../../../../shared/text/figures.ts'
import { type Day, toDate, toDay } from '../../stack/cost.ts'
import { idleAccountsColumn } from '../../stack/idle-accounts.ts'
import { type DateCell, parseDate } from '../cells/date.ts'
import { chooseDayOrder } from '../cells/day-order.ts'
import { columnsNamed, headingNames } from '../columns/headings.ts'
import type { Inspection } from '../inspect/inspection.ts'
import type { ImportOptions } from '../options.ts'
import type { BrokenLine, TextRow } from '../text/layout.ts'
import { writeRecord } from '../text/records.ts'
import { constantOf } from '../columns/constants.ts'
import { isOfNobody } from './account-kind.ts'
import { type AppOfList, knownUserList } from './app-users.ts'
import { ownUsers } from './own-users.ts'
import { countSignIns, type SignInColumns, signInLog, type SignIns, signInsNote } from './sign-ins.ts'
import { mapToolHeader, recogniseToolHeader } from './tools.ts'

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

/** Accounts, and of which apps they are. */
export interface AccountList {
  /** What the rows are, where all are of an app that is known. */
  title: string | null
  /** The columns it is known by. */
  matched: string[]
  /** The column that names the app of a row; null = all are of `apps`. */
  app: string | null
  apps: AppOfList[]
  person: string
  shown: string[]
  assigned?: string
  enabled?: string
  kind?: string
  unit?: string
  asOf?: string
  /** The seats that they take are billed. */
  areBilled?: boolean
  /** Whether a person said of which tool they are. */
  isSaid?: true
  /** Its rows are sign-ins, several of one person and app. */
  log?: SignInColumns
}

/** null where the columns do not say of which apps their rows are. */
export function accountList(columns: readonly string[]): AccountList | null {
  const known = knownUserList(columns)
  if (known) return { app: null, ...known }
  const found = accountColumns(columns)
  if (found === null) return signInList(columns)
  const { app, lastUsed, shown, ...others } = found
  return { title: null, matched: Object.values(found) as string[], app, apps: [{ app, lastUsed: [lastUsed] }], shown: shown === undefined ? [] : [shown], ...others } // prettier-ignore
}

/** null where a row is no sign-in. */
function signInList(columns: readonly string[]): AccountList | null {
  const found = signInLog(columns)
  const { cost, owner, renewal_date: renewal } = mapToolHeader(columns)
  if (found === null || [cost, owner, renewal].some((column) => column !== undefined)) return null
  const { app, ...log } = found
  return { title: null, matched: Object.values(found) as string[], app, apps: [{ app, lastUsed: [log.day] }], person: log.login, shown: [], log } // prettier-ignore
}

/** The accounts of a table whose tool a person said; null where nothing says who they are of, or anything of their use. */
function accountsOf(tool: string, columns: readonly string[]): AccountList | null {
  const known = knownUserList(columns)
  if (known) return { app: null, ...known, isSaid: true, apps: known.apps.map((each) => ({ ...each, app: tool })) }
  const [person] = columnsNamed(columns, ofPeople)
  const [lastUsed] = columnsNamed(columns, ofUse)
  const [assigned] = columnsNamed(columns, ofGiving)
  const [enabled] = columnsNamed(columns, ofState)
  const [kind] = columnsNamed(columns, ofKind)
  const shown = columnsNamed(columns, [...ofNames, 'first name', 'last name']).filter((column) => column !== person)
  if (person === undefined || (lastUsed ?? enabled) === undefined) return null
  return { title: null, matched: [], app: null, apps: [{ app: tool, lastUsed: lastUsed === undefined ? [] : [lastUsed] }], person, shown, isSaid: true, ...(assigned !== undefined && { assigned }), ...(enabled !== undefined && { enabled }), ...(kind !== undefined && { kind }) } // prettier-ignore
}

/** Rows are the users of a tool, and nothing says of which. */
export class UnnamedTool extends AppError {}

/** Whether a person has to say of which tool the rows are the users. */
function lacksTool(columns: readonly string[], { kind, format, map = {} }: ImportOptions): boolean {
  if (Object.keys(map).some((field) => map[field] !== '' || field !== 'name')) return false
  if (ownUsers(columns) !== null) return accountsOf('', columns) !== null
  // Whoever said that a table is of tools which has nothing but people and when they were last there.
  const isTold = kind === 'tools' || format === 'tool-inventory'
  return isTold && recogniseToolHeader(columns) === null && (accountsOf('', columns)?.apps[0]!.lastUsed.length ?? 0) > 0
}

/** The accounts of a table, where nobody said that its rows are something else. Throws `UnnamedTool`. */
export function readAsAccounts({ name, container, columns }: Inspection, options: ImportOptions): AccountList | null {
  const { map = {}, inventory } = options
  const tool = constantOf('name', map['name'], columns)
  const found = container !== 'csv' ? null : tool === null ? accountList(columns) : accountsOf(tool, columns)
  if (container === 'csv' && tool === null && found === null && lacksTool(columns, options))
    throw new UnnamedTool('BAD_FILE', `${name} lists the users of a tool, and nothing in it says of which. Name the tool (--map "name==Zoom"), and they are counted as its seats. They are no visits: to leave your own people out of reports, put their addresses in Settings.`) // prettier-ignore
  if (tool !== null && found === null)
    throw new AppError('BAD_FILE', `${name} is no list of the users of ${tool}: it needs a column of who they are (Email, User) and one of when they were last there or whether they are active (Last active, Status).`) // prettier-ignore
  if (tool !== null && found !== null && found.apps.length > 1)
    throw new AppError('USAGE', `${name} says itself of which tools its users are (${found.matched.join(', ')}); leave the name out.`) // prettier-ignore
  const isOther = Object.entries(map).some(([field, column]) => field !== 'name' || (tool === null && column !== '' && column !== found?.app)) // prettier-ignore
  if (found !== null && inventory === 'snapshot')
    throw new AppError('UNSUPPORTED', 'A list of accounts says who uses an app, and is no snapshot of the stack.')
  return isOther ? null : found
}

/** What is read of an account; which person it is of is counted once an app and not kept. */
export const countedColumns = ({ app, apps, assigned, enabled, asOf, log }: AccountList): string[] => [
  ...new Set(
    [app, log?.status, log?.userType, ...apps.flatMap(({ lastUsed, seat }) => [...lastUsed, ...(seat?.columns ?? [])]), assigned, enabled, asOf].filter((column) => typeof column === 'string'), // prettier-ignore
  ),
]

/** As an import keeps what is read of it. */
export const accountsMap = ({ app, apps, isSaid }: AccountList): ColumnMap =>
  app !== null ? { name: app } : isSaid ? { name: `=${apps[0]!.app}` } : {}

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
  /** By app, the people whose seat nobody uses, with why: to be shown while the file is looked at, and not kept. */
  idlePeople: string[]
  /** Of a log of sign-ins: who signed in when. */
  signIns?: SignIns
}

/** A row of the file. */
interface Grant {
  line: number
  name: string
  person: string
  used: Day | null
  /** Whether the list says when an account was used. */
  isUseSaid: boolean
  assigned: Day | null
  isOff: boolean
  /** As the list writes it; "" = it says none. */
  login: string
  /** The login of an account that is of no person; null = it is of one. */
  nobody: string | null
}

/** Accounts by app, each person once. Throws BAD_FILE where a person has to say how its days are written. */
export function countAccounts(
  { name: file, columns, delimiter }: Inspection,
  accounts: AccountList,
  rows: readonly TextRow[],
  { dayOrder }: Pick<ImportOptions, 'dayOrder'>,
): CountedAccounts {
  if (accounts.log && accounts.app !== null)
    return countSignIns({ name: file, columns, delimiter }, accounts.app, accounts.log, rows, { ...(dayOrder && { dayOrder }) }) // prettier-ignore
  const { app: appColumn, apps, person, assigned, enabled, kind, unit, asOf, shown } = accounts
  const rejects: BrokenLine[] = []
  const cellOf = (cells: readonly string[], column: string | undefined): string =>
    column === undefined ? '' : (cells[columns.indexOf(column)]?.trim() ?? '')
  const dayIn = (column: string): ((cells: readonly string[]) => DateCell) => {
    const order = chooseDayOrder(file, column, rows.map(({ cells }) => cellOf(cells, column)), dayOrder) // prettier-ignore
    return (cells) => {
      const text = cellOf(cells, column)
      const read = /^(?:never\b|none$)/i.test(text) ? parseDate('') : parseDate(text, order)
      return read.ok ? read : { ok: false, problem: `${column} "${text}" ${read.problem}` }
    }
  }
  const dated = [...apps.flatMap(({ lastUsed }) => lastUsed), assigned, asOf].filter((column) => column !== undefined)
  const dayOf = new Map([...new Set(dated)].map((column) => [column, dayIn(column)]))
  const isOffIn = enabled !== undefined && /suspended|block/i.test(enabled) ? isYes : isOff
  let newest = -Infinity
  const seatless = apps.map(() => 0)
  const without: number[] = []
  const grants = rows.flatMap(({ line, cells }): Grant[] => {
    const read = new Map([...dayOf].map(([column, day]) => [column, day(cells)]))
    const unread = [...read.values()].find((cell) => !cell.ok)
    const named = appColumn === null ? null : cellOf(cells, appColumn)
    const reason = unread?.ok === false ? unread.problem : named !== null && isBlankValue(named) ? 'it names no tool' : null // prettier-ignore
    if (reason !== null) {
      rejects.push({ line, reason, raw: writeRecord(cells, delimiter) })
      return []
    }
    const lastDay = (of: readonly string[]): Day | null =>
      of.reduce<Day | null>((last, column) => {
        const cell = read.get(column)
        const day = cell?.ok && cell.date !== null ? toDay(cell.date) : null
        return day === null ? last : Math.max(day, last ?? day)
      }, null)
    newest = Math.max(newest, lastDay(dated) ?? newest)
    const login = cellOf(cells, person)
    const isNobody = isOfNobody({ login, shown: shown.map((column) => cellOf(cells, column)).join(' '), kind: cellOf(cells, kind), unit: cellOf(cells, unit) }) // prettier-ignore
    const own = apps.flatMap(({ app, lastUsed, seat }, at): Grant[] => {
      if (seat && !seat.takes(seat.columns.map((column) => cellOf(cells, column)))) {
        seatless[at]!++
        return []
      }
      return [{ line, name: named ?? app, login, nobody: isNobody ? login : null, person: nameKey(login), used: lastDay(lastUsed), isUseSaid: lastUsed.length > 0, assigned: assigned === undefined ? null : lastDay([assigned]), isOff: isOffIn.test(cellOf(cells, enabled)) }] // prettier-ignore
    })
    if (own.length === 0) without.push(line)
    return own
  })
  const byName = [...Map.groupBy(grants, ({ name }) => nameKey(name)).values()]
  // A list without a single seat says that too.
  const groups = byName.length > 0 || without.length === 0 ? byName : [[]]
  const counted = new Set<number>()
  const byApp = groups.map((own, at) => {
    // A row counts once, whatever it says of several apps; one without a seat with the first of them.
    const lines = [...new Set(own.map(({ line }) => line))].filter((line) => !counted.has(line))
    for (const line of lines) counted.add(line)
    return {
      name: own[0]?.name ?? apps[0]!.app,
      line: own[0]?.line ?? without[0]!,
      lines: appColumn !== null ? own.map(({ line }) => line) : at === 0 ? [...lines, ...without] : lines,
      people: [...Map.groupBy(own, ({ line, person: who }) => (who === '' ? line : who)).values()].map(seatOf),
    }
  })
  const stateOf = (seat: Seat): 'off' | 'used' | 'new' | 'unused' => {
    if (seat.isOff) return 'off'
    if (!seat.isUseSaid) return 'used'
    if (seat.used !== null) return newest - seat.used <= usedWithinDays ? 'used' : 'unused'
    return seat.assigned !== null && newest - seat.assigned <= newWithinDays ? 'new' : 'unused'
  }
  const states = byApp.map(({ people }) => people.map(stateOf))
  const nobodies = new Set(grants.flatMap(({ nobody }) => (nobody === null ? [] : [nobody])))
  const idle = byApp.map(({ people }, at) => people.flatMap(({ nobody }, seat) => nobody !== null && states[at]![seat] === 'unused' ? [nobody.replaceAll(';', ',')] : [])) // prettier-ignore
  const idlePeople = byApp.flatMap(({ name, people }, at) =>
    people
      .flatMap(({ nobody, login, used }, seat) => {
        const state = states[at]![seat]!
        if (nobody !== null || login === '' || (state !== 'off' && state !== 'unused')) return []
        const since = used === null ? (state === 'off' ? '' : 'not used') : `last used on ${toDate(used)}`
        return [
          `${name}: ${login} (${[state === 'off' ? 'switched off' : '', since].filter((each) => each !== '').join(', ')})`,
        ]
      })
      .toSorted(),
  )
  const inUse = (own: readonly string[]): number => own.filter((state) => state === 'used' || state === 'new').length
  const all = states.flat()
  const count = (state: string): number => all.filter((each) => each === state).length
  const nameColumn = appColumn ?? 'Application'
  return {
    columns: [nameColumn, 'Accounts', 'Accounts in use', idleAccountsColumn],
    map: { name: nameColumn, seats_licensed: 'Accounts', seats_active: 'Accounts in use' },
    rows: byApp.map(({ name, line, people }, at) => ({ line, cells: [name, String(people.length), String(inUse(states[at]!)), idle[at]!.join('; ')] })), // prettier-ignore
    lines: byApp.map(({ lines }) => lines),
    rejects,
    idlePeople,
    notes: [
      ...seatlessNotes(apps, seatless),
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
        all.length === 0 ? [] : idle.map((names, at) => ({ app: byApp[at]!.name, seats: names.length })),
      ),
    ],
  }
}

/** Of which app how many rows have no seat, and what says so. */
const seatlessNotes = (apps: readonly AppOfList[], seatless: readonly number[]): string[] =>
  apps.flatMap(
    ({ app, seat }, at) =>
    seat === undefined || seatless[at] === 0 ? [] : [`${counted(seatless[at]!, 'row has', 'rows have')} no seat of ${app} (${seat.none}).`], // prettier-ignore
  )

/** Whoever may hand a seat back, to be named while the file is looked at: a sentence. */
export const idleNotes = (people: readonly string[]): string[] =>
  people.length === 0 ? [] : [noteUpTo(0, people, '', () => `${counted(people.length, 'seat is', 'seats are')} of somebody who does not use it. Who that is stands here and in the file, and is not kept.`)] // prettier-ignore

const shownNobodies = 10

/** Which accounts are taken to be of no person, and what becomes of their seats. */
function nobodyNotes(names: readonly string[], idle: readonly { app: string; seats: number }[]): string[] {
  if (names.length === 0) return []
  const of = idle.filter(({ seats }) => seats > 0)
  const seats = of.reduce((sum, each) => sum + each.seats, 0)
  const unused = seats === 0 ? 'All of them are in use.' : `Of their seats ${counted(seats, 'is', 'are')} not used (${of.map(({ app, seats: own }) => `${app} ${own}`).join(', ')}): paid for, and no unused seat of a person. The field “${idleAccountsColumn}” of each tool names them; take out who is a person, or add who is none.` // prettier-ignore
  return [`${counted(names.length, 'account is', 'accounts are')} of a service, a room or a role and of no person, by name or kind: ${listedUpTo(shownNobodies, names)}. ${unused}`] // prettier-ignore
}

type Seat = Pick<Grant, 'used' | 'isUseSaid' | 'assigned' | 'isOff' | 'login' | 'nobody'>

/** What several rows say of one person and app, who has it by a group and directly: since the first of them, used as the last. */
const seatOf = (rows: readonly Grant[]): Seat => {
  const days = (of: (row: Grant) => Day | null): Day[] => rows.map(of).filter((day) => day !== null)
  const [used, assigned] = [days(({ used: day }) => day), days(({ assigned: day }) => day)]
  return {
    used: used.length === 0 ? null : Math.max(...used),
    assigned: assigned.length === 0 ? null : Math.min(...assigned),
    isOff: rows.every(({ isOff: off }) => off),
    isUseSaid: rows[0]!.isUseSaid,
    login: rows[0]!.login,
    nobody: rows[0]!.nobody,
  }
}

function countedNotes(
  { apps, assigned, enabled }: AccountList,
  { newest, seats, inUse, off, begun, again }: { newest: Day; seats: number; inUse: number; off: number; begun: number; again: number }, // prettier-ignore
): string[] {
  if (seats === 0) return []
  const day = Number.isFinite(newest) ? ` The newest day in the file is ${toDate(newest)}.` : ''
  const others = [
    ...(enabled === undefined ? [] : [`${counted(off, 'is', 'are')} of a person whose "${enabled}" says that the account is off, and count${off === 1 ? 's' : ''} as not used`]), // prettier-ignore
    ...(assigned === undefined || apps.every(({ lastUsed }) => lastUsed.length === 0) ? [] : [`${counted(begun, 'was', 'were')} given (“${assigned}”) in the ${newWithinDays} days to it and not used yet, and count${begun === 1 ? 's' : ''} as in use`]), // prettier-ignore
    ...(again === 0 ? [] : [`${counted(again, 'row says a person and app', 'rows say a person and app')} again and count${again === 1 ? 's' : ''} once`]), // prettier-ignore
  ]
  return [`${formatted(inUse)} of ${counted(seats, 'seat', 'seats')} in use.${day}${others.length === 0 ? '' : ` ${others.join('; ')}.`}`] // prettier-ignore
}

/** How the file is read, in a sentence. */
export function accountsNote({ app, apps, title, matched, isSaid, areBilled, log }: AccountList): string {
  if (log) return signInsNote(log)
  const used = [...new Set(apps.flatMap(({ lastUsed }) => lastUsed))]
  const quoted = listed(used.map((column) => `"${column}"`))
  const inUse = used.length === 0 ? 'when they were last there it does not say, so all of them count as in use whose account is not off.' : `in use are those whose ${quoted} ${used.length === 1 ? 'is' : 'are'} in the ${usedWithinDays} days to the newest day in the file.` // prettier-ignore
  if (app !== null) return `${accountsSaid}counted by app they are seats that were given out, which counts only where no list says how many are paid for, and ${inUse}` // prettier-ignore
  const what = title === null ? '' : `the file lists the ${title}, known by its columns ${listed(matched.map((column) => `“${column}”`))}. ` // prettier-ignore
  const of = isSaid ? `all are accounts of ${apps[0]!.app}, as was said. ` : ''
  const seats = areBilled ? 'The seats that they take are billed, and count as paid for unless a list says how many are' : 'Their seats were given out, which counts only where no list says how many are paid for' // prettier-ignore
  return `${accountsSaid}${what}${what === '' ? of : of.replace(/^a/, 'A')}${seats}; ${inUse}` // prettier-ignore
}
