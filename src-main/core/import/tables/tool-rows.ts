/** The rows of an inventory as tools: which column is what, and how its cells are written. */
import { AppError } from '../../../../shared/errors.ts'
import { type ColumnMap, type ToolField, toolFields } from '../../../../shared/import.ts'
import { hasCommas } from '../../../../shared/stack/capabilities.ts'
import { isEmail } from '../../../../shared/text/email.ts'
import { isOpenAmount, parseCurrency } from '../../../../shared/text/money-text.ts'
import type { DayOrder } from '../cells/date.ts'
import { ambiguity, findDayOrder } from '../cells/day-order.ts'
import { type AmountMark, amountMark } from '../cells/decimal-mark.ts'
import { amountHeading } from '../columns/amount-heading.ts'
import { isOfEnded, sheetOf } from '../containers/sheets.ts'
import { unitColumn } from '../columns/price-unit.ts'
import { type Inspection, listColumns } from '../inspect/inspection.ts'
import type { ImportOptions } from '../options.ts'
import { hasBlankTails, raggedReason } from '../text/ragged.ts'
import { writeRecord } from '../text/records.ts'
import { contractEndIn } from './contract-end.ts'
import { pricesHint } from './stack-tables.ts'
import { costColumnOf, isTick, mapToolHeader, noticeUnitIn, parseToolRow, toolCells, whyNoTools } from './tools.ts'

export function chooseToolMapping(inspection: Inspection, options: ImportOptions): ColumnMap {
  if (inspection.container !== 'csv')
    throw new AppError('BAD_FILE', `${inspection.name} holds JSON; a tool inventory is a table.`)
  const chosen = options.map ?? {}
  // A column that was said to be one field is no other one.
  const said = new Set(Object.values(chosen))
  const found = Object.entries(mapToolHeader(inspection.columns)).filter(([, name]) => !said.has(name))
  const map: ColumnMap = Object.fromEntries(found)
  for (const [field, name] of Object.entries(chosen)) {
    if (!(toolFields as readonly string[]).includes(field))
      throw new AppError('USAGE', `There is no field "${field}"; the fields are ${toolFields.join(', ')}.`)
    if (name !== '' && !inspection.columns.includes(name))
      throw new AppError(
        'USAGE',
        `${inspection.name} has no column "${name}"; it has ${listColumns(inspection.columns)}.`,
      )
    map[field] = name
  }
  const named = Object.fromEntries(Object.entries(map).filter(([, name]) => name !== ''))
  const unit = unitColumn({ columns: inspection.columns, rows: inspection.sample }, named, chosen)
  const mapped = unit === null ? named : { ...named, billing_period: unit.column }
  if (mapped.name === undefined)
    throw new AppError(
      'BAD_FILE',
      `${inspection.name}, line 1: no column gives the name of a tool. Map one of its columns (${listColumns(inspection.columns)}) to "name".`,
    )
  const isSaid = (options.kind ?? options.format) !== undefined || Object.keys(chosen).length > 0
  if (!isSaid && !inspection.matches.some(({ kind }) => kind === 'tools'))
    throw new AppError(
      'BAD_FILE',
      `${inspection.name}, line ${inspection.skipLines + 1}: its columns are those of a list of tools, but ${whyNoTools(inspection.columns)}. Map one of its columns (${listColumns(inspection.columns)}) to "cost" or "owner", or say that it is such a list all the same (--kind tools; on screen, the format “Tool inventory”).${pricesHint(inspection.columns)}`,
    )
  return mapped
}

/** By field: as the rows of its column show it. Throws BAD_FILE where a person has to say it. */
function dateOrders(
  { name, columns }: Inspection,
  map: ColumnMap,
  rows: { cells: string[] }[],
  chosen?: DayOrder,
): Partial<Record<ToolField, DayOrder>> {
  const orders: Partial<Record<ToolField, DayOrder>> = {}
  const mapped = (['start_date', 'end_date', 'renewal_date'] as const).filter((field) => map[field] !== undefined)
  const found = mapped.map((field) => {
    const at = columns.indexOf(map[field]!)
    return { field, column: map[field]!, ...findDayOrder(rows.map(({ cells }) => cells[at] ?? '')) }
  })
  // One file writes all of its dates in one way, if any.
  const shown = chosen ?? found.map((each) => each.found).find((each) => each === 'day-month' || each === 'month-day')
  for (const { field, column, found: own, example } of found) {
    if (own === 'none') continue
    const order = chosen ?? (own === 'ambiguous' ? shown : own)
    if (order === undefined) throw new AppError('BAD_FILE', `${name}: ${ambiguity(column, example)}`)
    orders[field] = order
  }
  return orders
}

/** What stands before the decimals of its costs. */
export function toolAmountMark(
  { columns, delimiter, rows: sheet }: Inspection,
  map: ColumnMap,
  rows: readonly { cells: readonly string[] }[],
  currency: string | undefined,
): AmountMark {
  const cellOf = (cells: readonly string[], column: string | undefined): string => cells[columns.indexOf(column ?? '')] ?? '' // prettier-ignore
  const amountsOf = (cells: readonly string[]): string[] => [cellOf(cells, costColumnOf(columns, map, cells)), cellOf(cells, map['switching_cost'])] // prettier-ignore
  const said = currency ?? amountHeading(map['cost'] ?? '').currency
  const codes = rows
    .filter(({ cells }) => amountsOf(cells).some(isOpenAmount))
    .map(({ cells }) => parseCurrency(cellOf(cells, map['currency'])) ?? said)
  return amountMark(map['cost'] ?? map['switching_cost'] ?? '', rows.flatMap(({ cells }) => amountsOf(cells)), {
    delimiter: sheet === null ? delimiter : '',
    currencies: codes,
  }) // prettier-ignore
}

/** How many cells with commas show that commas separate; a single one may be how one capability is called. */
const fewestCommas = 2

/** The column of capabilities, where commas stand between them: several cells have some, and none has a semicolon. */
export function commaColumn({ columns }: Inspection, map: ColumnMap, rows: { cells: string[] }[]): string | null {
  const column = map['capabilities']
  if (column === undefined) return null
  const cells = rows.map((row) => row.cells[columns.indexOf(column)] ?? '')
  if (cells.some((cell) => cell.includes(';'))) return null
  return cells.filter(hasCommas).length < fewestCommas ? null : column
}

/** The column of teams, and those that stand alone in it: commas stand between them where no semicolon does. */
function teamsAlone({ columns }: Inspection, map: ColumnMap, rows: { cells: string[] }[]): ReadonlySet<string> {
  const column = map['team']
  const cells = column === undefined ? [] : rows.map((row) => row.cells[columns.indexOf(column)]?.trim() ?? '')
  if (cells.some((cell) => cell.includes(';'))) return new Set()
  return new Set(cells.filter((cell) => cell !== '' && !cell.includes(',')).map((cell) => cell.toLowerCase()))
}

/** Lists of apps, which say no cost, have the address of the owner where a register has the name: it is no name of an entry that is new. */
export function withOwnersEmail(
  { columns }: Inspection,
  map: ColumnMap,
  rows: readonly { cells: string[] }[],
  chosen: ColumnMap = {},
): ColumnMap {
  const { owner, ...others } = map
  if (owner === undefined || [map['owner_email'], map['cost'], chosen['owner']].some((column) => column !== undefined))
    return map
  const cells = rows.map((row) => row.cells[columns.indexOf(owner)]?.trim() ?? '').filter((cell) => cell !== '')
  return cells.length > 0 && cells.every(isEmail) ? { ...others, owner_email: owner } : map
}

/** Whether a column of yes and no has nothing but ticks and blanks, as a checkbox is exported: a blank is a no then. */
export function isCheckbox({ columns }: Inspection, map: ColumnMap, rows: { cells: string[] }[]): boolean {
  const column = map['auto_renew']
  if (column === undefined) return false
  const cells = rows.map((row) => row.cells[columns.indexOf(column)]?.trim() ?? '').filter((cell) => cell !== '')
  return cells.length > 0 && cells.every(isTick)
}

export const isOfEndedSheet = (inspection: Inspection): boolean =>
  inspection.rows !== null && isOfEnded(sheetOf(inspection))

export interface ToolRow {
  line: number
  raw: string
  result: ReturnType<typeof parseToolRow>
}

/** Every row of the inventory as a tool or the reason it is none. */
export function readToolRows(
  inspection: Inspection,
  map: ColumnMap,
  rows: { line: number; cells: string[] }[],
  { dayOrder, currency, map: chosen, day }: Pick<ImportOptions, 'dayOrder' | 'currency' | 'map'> & { day?: string },
): ToolRow[] {
  const options = {
    dayOrders: dateOrders(inspection, map, rows, dayOrder),
    currency: currency ?? amountHeading(map['cost'] ?? '').currency,
    decimalMark: toolAmountMark(inspection, map, rows, currency).mark,
    commas: commaColumn(inspection, map, rows) !== null,
    teams: teamsAlone(inspection, map, rows),
    isCheckbox: isCheckbox(inspection, map, rows),
    contractEnd: contractEndIn(map, chosen),
    ...(day !== undefined && { day }),
    noticeUnit: noticeUnitIn(map['notice_days'] ?? ''),
    status: isOfEndedSheet(inspection) ? ('retired' as const) : null,
  }
  const unit = unitColumn({ columns: inspection.columns, rows }, map, { billing_period: map['billing_period'] ?? '' })
  const cellOf = (cells: readonly string[], column: string): string => cells[inspection.columns.indexOf(column)] ?? ''
  const blankTails = inspection.rows !== null || hasBlankTails(inspection.columns.length, rows)
  return rows.map(({ line, cells }) => {
    const raw = writeRecord(cells, inspection.delimiter)
    const blank = cells.slice(inspection.columns.length).every((cell) => cell.trim() === '')
    const reason = raggedReason(cells.length, inspection.columns.length, blank, blankTails)
    if (reason !== null) return { line, raw, result: { ok: false, reason } }
    const amount = amountHeading(costColumnOf(inspection.columns, map, cells))
    const own = unit && { column: unit.column, cell: cellOf(cells, unit.column), billed: cellOf(cells, unit.billed) }
    return { line, raw, result: parseToolRow(toolCells(inspection.columns, map, cells), { ...options, amount, unit: own }) } // prettier-ignore
  })
}
