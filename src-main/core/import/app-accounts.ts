/** Lists of who has an account in which app and used it last when, a row each: counted by app they are its seats. */
import { AppError } from '../../../shared/errors.ts'
import { accountsSaid, type ColumnMap } from '../../../shared/import.ts'
import { isBlankValue } from '../../../shared/blank.ts'
import { nameKey } from '../stack/graph.ts'
import { toDay } from '../stack/cost.ts'
import { parseDate } from './cells/date.ts'
import { chooseDayOrder } from './cells/day-order.ts'
import { columnsNamed, headingNames } from './headings.ts'
import type { Inspection } from './inspection.ts'
import type { ImportOptions } from './options.ts'
import type { BrokenLine, TextRow } from './text/layout.ts'
import { writeRecord } from './text/records.ts'
import { mapToolHeader } from './tools.ts'

const ofPeople = [
  'user',
  'user name',
  'username',
  'user email',
  'email',
  'email address',
  'member',
  'employee',
  'login',
]
const ofUse = ['last used', 'last use', 'last used at', 'last active', 'last activity', 'last accessed', 'last access', 'last login', 'last seen', 'last sign in', 'last sign-in'] // prettier-ignore

/** An account is in use where it was used so many days before the newest day of the file, or later. */
const usedWithinDays = 90

export interface AccountColumns {
  app: string
  person: string
  lastUsed: string
}

/** null where a row is no account: a list of apps says who owns each, what it costs or how many use it. */
export function accountColumns(columns: readonly string[]): AccountColumns | null {
  const [app] = columnsNamed(columns, headingNames('tool'))
  const [person] = columnsNamed(columns, ofPeople)
  const [lastUsed] = columnsNamed(columns, ofUse)
  const { cost, owner, seats_licensed: seats, seats_active: active } = mapToolHeader(columns)
  const isList = [cost, owner, seats, active].some((column) => column !== undefined)
  return app === undefined || person === undefined || lastUsed === undefined || isList
    ? null
    : { app, person, lastUsed }
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

/** What is read of an account; who it is of is not kept. */
export const countedColumns = ({ app, lastUsed }: AccountColumns): string[] => [app, lastUsed]

export interface CountedAccounts {
  /** A table of apps with their seats, to be read as any list of tools is. */
  columns: string[]
  map: ColumnMap
  rows: TextRow[]
  /** Of which rows of the file each of them is made. */
  lines: number[][]
  rejects: BrokenLine[]
}

/** Accounts by app. Throws BAD_FILE where a person has to say how its days are written. */
export function countAccounts(
  { name: file, columns, delimiter }: Inspection,
  { app, lastUsed }: AccountColumns,
  rows: readonly TextRow[],
  { dayOrder }: Pick<ImportOptions, 'dayOrder'>,
): CountedAccounts {
  const [appAt, usedAt] = [columns.indexOf(app), columns.indexOf(lastUsed)]
  const order = chooseDayOrder(file, lastUsed, rows.map(({ cells }) => cells[usedAt] ?? ''), dayOrder) // prettier-ignore
  const rejects: BrokenLine[] = []
  const accounts = rows.flatMap(({ line, cells }) => {
    const [name, text] = [cells[appAt]?.trim() ?? '', cells[usedAt]?.trim() ?? '']
    const used = /^never\b/i.test(text) ? parseDate('') : parseDate(text, order)
    if (used.ok && !isBlankValue(name)) return [{ line, name, day: used.date === null ? null : toDay(used.date) }]
    const reason = used.ok ? 'it names no tool' : `${lastUsed} "${text}" ${used.problem}`
    rejects.push({ line, reason, raw: writeRecord(cells, delimiter) })
    return []
  })
  const newest = accounts.reduce((last, { day }) => Math.max(last, day ?? last), -Infinity)
  const isUsed = ({ day }: { day: number | null }): boolean => day !== null && newest - day <= usedWithinDays
  const byApp = [...Map.groupBy(accounts, ({ name }) => nameKey(name)).values()]
  return {
    columns: [app, 'Accounts', 'Accounts in use'],
    map: { name: app, seats_licensed: 'Accounts', seats_active: 'Accounts in use' },
    rows: byApp.map((own) => ({ line: own[0]!.line, cells: [own[0]!.name, String(own.length), String(own.filter(isUsed).length)] })), // prettier-ignore
    lines: byApp.map((own) => own.map(({ line }) => line)),
    rejects,
  }
}

/** How the file is read, in a sentence. */
export const accountsNote = ({ lastUsed }: AccountColumns): string =>
  `${accountsSaid}counted by app they are seats that were given out, which counts only where no list says how many are paid for, and in use are those whose "${lastUsed}" is in the ${usedWithinDays} days to the newest day in the file.`
