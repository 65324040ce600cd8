/** One tool inventory into the workspace. Inventories are small, so the file is read whole. */
import type { VatIncluded, WorkspaceConfig } from '../../../../shared/config.ts'
import { renewsMonthly } from '../../stack/renewal.ts'
import { listedUpTo } from '../../../../shared/text/figures.ts'
import { isOpenAmount, parseCurrency } from '../../../../shared/text/money-text.ts'
import { hasCommas } from '../../../../shared/stack/capabilities.ts'
import {
  isSoftware,
  likelyNotSoftware,
  likelyNotSoftwarePayee,
  maybeNotSoftware,
} from '../../../../shared/stack/not-software.ts'
import { isEmail } from '../../../../shared/text/email.ts'
import { AppError } from '../../../../shared/errors.ts'
import { counted, decimals, listed } from '../../../../shared/text/figures.ts'
import { isComputedColumn } from '../../../../shared/stack/inventory-csv.ts'
import { type ColumnMap, paymentFields, type ToolField, toolFields } from '../../../../shared/import.ts'
import { isOfAds, settingTableOf } from '../../content-groups/setting-table.ts'
import { firstSeen, readPaidPeriods, startOf, type PaidPeriod } from '../../stack/payments/first-charge.ts'
import { cameBack } from '../../stack/came-back.ts'
import { importDay } from '../../stack/import-day.ts'
import { bookedBeside, bookedElsewhere } from '../../stack/payments/booked-elsewhere.ts'
import { cardTotals } from '../../stack/payments/card-totals.ts'
import type { BookedBeside } from '../../../../shared/stack/stack.ts'
import { type PaidTool, type PutTools, withPaymentsAside } from '../../stack/payments/paid-tools.ts'
import type { SnapshotOutcome } from '../../stack/snapshot.ts'
import { type GivenTool, mergeImported, type MergedTool, originOf, stepKey } from '../../stack/merge-import.ts'
import { type InsertedTools, isPaid, originsOf, readStoredTools, toolKeyOf } from '../../stack/store.ts'
import { nameKey } from '../../stack/graph.ts'
import { payeeName } from '../../stack/names/names.ts'
import { eachBelow, noteOfTools, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { vendorKey } from '../../stack/names/vendor.ts'
import { withVatOf } from '../../../../shared/stack/vat-of-payees.ts'
import { vatTakenOff } from '../../stack/payments/vat-included.ts'
import { vatSentences } from '../../../../shared/notes/vat.ts'
import { type Day, toDate, toDay } from '../../stack/cost.ts'
import type { Tool } from '../../stack/tool.ts'
import type { WriteDb } from '../../workspace/db.ts'
import type { PartOutcome } from '../part-outcome.ts'
import { accountsMap, accountsNote, countAccounts, countedColumns, readAsAccounts } from './app-accounts.ts'
import { adoptionNotes } from './adoption.ts'
import { amountHeading, amountSentence } from '../columns/amount-heading.ts'
import { contractEndIn, contractEndNotes } from './contract-end.ts'
import { toolFormat } from '../inspect/inspect.ts'
import type { ImportOptions } from '../options.ts'
import { listColumns, type Inspection } from '../inspect/inspection.ts'
import { asPaid, type LeavesOut, leftOutBy } from '../../stack/left-out.ts'
import { readConfig, takeMainCurrency, writeConfig } from '../../workspace/config-store.ts'
import { insertMany } from '../events/insert-many.ts'
import { chargedOnceColumn, firstChargeColumn, lastChargeColumn } from '../../stack/merge-import.ts'
import { type ToolList, writeInOrder } from './lists-in-order.ts'
import { mergeNotes } from './merge-notes.ts'
import { vendorNotes } from './vendor-notes.ts'
import { textNotes } from '../notes.ts'
import { readWholeTable } from './read-table.ts'
import { isOfEnded, sheetOf } from '../containers/sheets.ts'
import { costNotes } from '../columns/cost-columns.ts'
import { capabilityNotes } from '../columns/capability-hint.ts'
import { areAssigned, seatNotes } from './seats.ts'
import { upliftNotes } from './uplift-notes.ts'
import { pricesHint } from './stack-tables.ts'
import { foldRows } from './same-tool-rows.ts'
import { noteToolChanges } from './tool-changes.ts'
import type { DayOrder } from '../cells/date.ts'
import { ambiguity, findDayOrder } from '../cells/day-order.ts'
import { type AmountMark, amountMark, noteOf } from '../cells/decimal-mark.ts'
import { type CollapsedTool, doubleCharges, joinedPayees, payeeKey } from '../spend/collapse.ts'
import { isShort } from '../spend/unknown-cost.ts'
import { ledgerFormat, ledgerFormats, whyNoLedger } from '../spend/index.ts'
import type { LedgerFormat } from '../spend/ledger.ts'
import { rewordedNote } from '../spend/newest-words.ts'
import { includeTheirTax, isTaxColumn } from '../spend/row-tax.ts'
import { untoldColumns } from '../spend/payments.ts'
import { settled } from '../spend/settle.ts'
import {
  everPaid,
  type Ledger,
  ledgerKey,
  paidOf,
  readPaid,
  readStoredPayments,
  savePayments,
  type StoredPayments,
  withFile,
} from '../spend/stored-payments.ts'
import type { PaidFile, Together } from '../spend/together.ts'
import { type Payment, readPayments, type ReadPayments } from '../spend/read-payments.ts'
import type { BrokenLine, TextRow } from '../text/layout.ts'
import { hasBlankTails, raggedReason } from '../text/ragged.ts'
import { writeRecord } from '../text/records.ts'
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
  const mapped = Object.fromEntries(Object.entries(map).filter(([, name]) => name !== ''))
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
function commaColumn({ columns }: Inspection, map: ColumnMap, rows: { cells: string[] }[]): string | null {
  const column = map['capabilities']
  if (column === undefined) return null
  const cells = rows.map((row) => row.cells[columns.indexOf(column)] ?? '')
  if (cells.some((cell) => cell.includes(';'))) return null
  return cells.filter(hasCommas).length < fewestCommas ? null : column
}

/** A sentence where commas are taken to separate. */
export function commaNotes(inspection: Inspection, map: ColumnMap, rows: { cells: string[] }[]): string[] {
  const column = commaColumn(inspection, map, rows)
  return column === null ? [] : [`In "${column}" commas stand between capabilities, since no cell has a semicolon.`]
}

/** The column of teams, and those that stand alone in it: commas stand between them where no semicolon does. */
function teamsAlone({ columns }: Inspection, map: ColumnMap, rows: { cells: string[] }[]): ReadonlySet<string> {
  const column = map['team']
  const cells = column === undefined ? [] : rows.map((row) => row.cells[columns.indexOf(column)]?.trim() ?? '')
  if (cells.some((cell) => cell.includes(';'))) return new Set()
  return new Set(cells.filter((cell) => cell !== '' && !cell.includes(',')).map((cell) => cell.toLowerCase()))
}

/** A sentence where commas are taken to stand between teams. */
export function teamNotes(map: ColumnMap, rows: readonly ToolRow[]): string[] {
  const found = rows.flatMap(({ result }) => (result.ok && result.isTeamSplit ? [result.tool] : []))
  const [first] = found
  if (!first) return []
  return [`In "${map['team']!}" commas stand between teams that stand alone elsewhere in it (${first.name}: ${first.team}).`] // prettier-ignore
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
function isCheckbox({ columns }: Inspection, map: ColumnMap, rows: { cells: string[] }[]): boolean {
  const column = map['auto_renew']
  if (column === undefined) return false
  const cells = rows.map((row) => row.cells[columns.indexOf(column)]?.trim() ?? '').filter((cell) => cell !== '')
  return cells.length > 0 && cells.every(isTick)
}

/** A sentence where a blank is read as no. */
export function checkboxNotes(inspection: Inspection, map: ColumnMap, rows: { cells: string[] }[]): string[] {
  return isCheckbox(inspection, map, rows)
    ? [`"${map['auto_renew']!}" is a checkbox: what is blank in it is read as no.`]
    : []
}

/** A sentence where costs are read as more than their number. */
export function amountNotes(map: ColumnMap): string[] {
  const own = map['cost'] === undefined ? null : amountSentence(map['cost'])
  return own === null ? [] : [own]
}

/** How many of them are named. */
const mostAmounts = 5

/** A sentence where cells of the cost say in words what they are of. */
export function amountTextNotes(read: readonly ToolRow[]): string[] {
  const said = read.flatMap(({ result }) => (result.ok && result.amountSaid !== null ? [{ cell: result.amountSaid, tool: result.tool }] : [])) // prettier-ignore
  if (said.length === 0) return []
  const named = said.map(({ cell, tool }) => {
    const price = tool.prices.at(-1) ?? tool
    return `“${cell}” as ${decimals(price.cost ?? 0, 2)}${price.currency === null ? '' : ` ${price.currency}`} a ${price.billingPeriod} (${tool.name})`
  })
  return [noteUpTo(mostAmounts, named, eachBelow, (these) => `${counted(said.length, 'cost')} ${said.length === 1 ? 'says' : 'say'} in words what the amount is of, and ${said.length === 1 ? 'is' : 'are'} read so, a price of one seat times the licensed seats: ${these}.`)] // prettier-ignore
}

/** Of rows whose note says their seats: a sentence. */
export function seatsNotedNotes(read: readonly ToolRow[]): string[] {
  const said = read.flatMap(({ result }) => (result.ok && result.areSeatsNoted ? [`${result.tool.name} ${result.tool.seatsLicensed!}`] : [])) // prettier-ignore
  return said.length === 0 ? [] : [noteUpTo(mostAmounts, said, eachBelow, (these) => `${counted(said.length, 'note says', 'notes say')} how many seats a contract is for, and ${said.length === 1 ? 'is' : 'are'} read as the seats that are paid for: ${these}.`)] // prettier-ignore
}

/** Of rows whose renewal is each month: a sentence. */
export function monthlyNotes(read: readonly ToolRow[]): string[] {
  const names = read.flatMap(({ result }) => (result.ok && renewsMonthly(result.tool) ? [result.tool.name] : []))
  return names.length === 0 ? [] : [`${listedUpTo(mostMonthly, names)} ${names.length === 1 ? 'renews' : 'renew'} each month, as the renewal date says: no date is missing, and Renewals names ${names.length === 1 ? 'it' : 'them'} beside those with one.`] // prettier-ignore
}

/** How many of them are named. */
const mostMonthly = 5

/** A sentence where notice was given in months: stored are days, which are right before the date that is known. */
export function noticeNotes(rows: readonly ToolRow[]): string[] {
  const first = rows.flatMap(({ result }) => (result.ok && result.noticeInMonths ? [result.tool] : []))
  const dated = first.find(({ renewalDate, noticeDays }) => renewalDate !== null && noticeDays !== null)
  if (first.length === 0) return []
  const example = dated ? `: ${dated.noticeDays} days for ${dated.name}, which renews on ${dated.renewalDate}` : ''
  return [
    `Notice in months is stored as the days of those calendar months before the renewal date${example}. Where that date is not known a month counts as 31 days.`,
  ]
}

/** A sentence where the end of contracts is read as something else than the end of tools. */
export function endNotes(map: ColumnMap, chosen: ColumnMap | undefined, rows: readonly ToolRow[]): string[] {
  const read = rows.map(({ result }) => (result.ok ? result.contractEnd : null))
  return contractEndNotes(contractEndIn(map, chosen), read)
}

const isOfEndedSheet = (inspection: Inspection): boolean => inspection.rows !== null && isOfEnded(sheetOf(inspection))

/** A sentence where the name of a sheet says that its tools ended. */
export function endedNotes(inspection: Inspection, map: ColumnMap): string[] {
  if (!isOfEndedSheet(inspection)) return []
  const where = map['status'] === undefined ? '' : ', where they state no status'
  return [`The tools of the sheet "${sheetOf(inspection)}" are read as retired, as its name says${where}.`]
}

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
  const blankTails = inspection.rows !== null || hasBlankTails(inspection.columns.length, rows)
  return rows.map(({ line, cells }) => {
    const raw = writeRecord(cells, inspection.delimiter)
    const blank = cells.slice(inspection.columns.length).every((cell) => cell.trim() === '')
    const reason = raggedReason(cells.length, inspection.columns.length, blank, blankTails)
    if (reason !== null) return { line, raw, result: { ok: false, reason } }
    const amount = amountHeading(costColumnOf(inspection.columns, map, cells))
    return { line, raw, result: parseToolRow(toolCells(inspection.columns, map, cells), { ...options, amount }) }
  })
}

function snapshotDay({ name, member, rows }: Inspection, { asOf }: ImportOptions): string {
  if (asOf === undefined)
    throw new AppError(
      'USAGE',
      `${name} is to be a snapshot of the stack: say of which day (--as-of 2019-12-31, "asOf").`,
    )
  // A sheet of a workbook has a name and its rows; a member of an archive has a name alone.
  if (member !== null && rows === null)
    throw new AppError(
      'UNSUPPORTED',
      `${name}: a snapshot is one file; unpack the archive and import its files one by one.`,
    )
  return asOf
}

const fieldsOf = (map: ColumnMap, chosen?: ColumnMap): Set<keyof Tool> =>
  new Set([
    ...Object.keys(map).flatMap((column) => toolKeyOf(column) ?? []),
    ...(contractEndIn(map, chosen) ? (['endDate', 'renewalDate'] as const) : []),
  ])

function describe({ added, changed, ended, costUnknown }: SnapshotOutcome, asOf: string): string {
  const part = (what: string, names: readonly string[]): string =>
    `${names.length} ${what}${names.length === 0 ? '' : ` (${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''})`}`
  return `As of ${asOf}: ${part('added', added)}, ${part('changed', changed)}, ${part('ended', ended)}.${costUnknown.length > 0 ? ` ${part('of unknown cost', costUnknown)}: they add nothing to what the stack costs from that day on.` : ''}`
}

/**
 * The export of payments this is to be read as, or null for a list of tools. A format that was chosen is that, or refused:
 * throws BAD_FILE where the columns are not its.
 */
export function chooseLedger(inspection: Inspection, { format, map = {} }: ImportOptions): LedgerFormat | null {
  const { container, columns, matches, name } = inspection
  const isChosen = ledgerFormats.some(({ id }) => id === format)
  if (container !== 'csv') {
    if (isChosen) throw new AppError('BAD_FILE', `${name} holds JSON; an export of payments is a table.`)
    return null
  }
  const id = format ?? matches.find(({ kind }) => kind === 'tools')?.id
  if (id === undefined || !ledgerFormats.some((each) => each.id === id)) return null
  // Who says of which column the tools have something that no payment has says that it is a list of tools.
  const isOfList = (field: string): boolean => !(paymentFields as readonly string[]).includes(field)
  if (!isChosen && map.name !== undefined && Object.keys(map).some(isOfList)) return null
  for (const [field, column] of Object.entries(map)) {
    if (!(paymentFields as readonly string[]).includes(field))
      throw new AppError('USAGE', `Payments have no field "${field}"; theirs are ${paymentFields.join(', ')}.`)
    if (column !== '' && !columns.includes(column))
      throw new AppError('USAGE', `${name} has no column "${column}"; it has ${listColumns(columns)}.`)
  }
  const ledger = ledgerFormat(id, columns, map)
  if (!ledger && (isChosen || Object.keys(map).length > 0))
    throw new AppError('BAD_FILE', `${name} ${whyNoLedger(id, columns, map)}. Its columns are ${listColumns(columns)}.`)
  return ledger
}

export interface PaymentsRead extends ReadPayments {
  /** Made of payments of earlier files too, with those of each that are in this one. */
  tools: (CollapsedTool & { key: string })[]
  /** Of them, those that are not left out. */
  counted: CollapsedTool[]
  /** Payments and income with VAT, where there is some in them. */
  asRead: Payment[]
  /** Its kind, and all payments with those of this file. */
  key: string
  all: StoredPayments
}

/** Why no row of the payments could be read, as a column was taken away: a sentence; null = all are there. */
export function columnsTakenAway({ name, skipLines, columns }: Inspection, ledger: LedgerFormat): string | null {
  const untold = untoldColumns(ledger)
  if (untold.length === 0) return null
  return `${name}, line ${skipLines + 1}: no column gives ${untold.join(', nor ')}. Choose one of its columns (${listColumns(columns)}) for it.`
}

/** Tools of a table of payments. `importId`: that is to bring them; Infinity = none yet. */
export function toolsOfPayments(
  inspection: Inspection,
  ledger: LedgerFormat,
  rows: TextRow[],
  {
    dayOrder,
    currency,
    paidIs,
    countAccounts,
    map,
    vat,
    zone,
    proposedZone,
  }: Pick<
    ImportOptions,
    'dayOrder' | 'currency' | 'paidIs' | 'countAccounts' | 'map' | 'vat' | 'zone' | 'proposedZone'
  >,
  config: LeavesOut & Pick<WorkspaceConfig, 'currency' | 'timeZone'>,
  known: StoredPayments,
  importId = Infinity,
): PaymentsRead {
  const { columns, delimiter, name } = inspection
  for (const { column } of vat ?? [])
    if (column !== undefined && !columns.includes(column))
      throw new AppError(
        'USAGE',
        `${name} has no column "${column}" that says the VAT of each row; it has ${listColumns(columns)}.`,
      )
  const format = settled(ledger, columns, rows, map)
  const key = ledgerKey(ledger.id, writeRecord(columns, delimiter))
  const stored = vat === undefined ? known : { ...known, vat: withVatOf(known.vat, key, vat) }
  const before = stored.ledgers.get(key)?.files ?? []
  const read = readPayments(
    format,
    { name, columns, delimiter, rows },
    {
      dayOrder,
      currency,
      paidIs,
      countAccounts,
      workspaceCurrency: config.currency,
      paidBefore: everPaid(before),
      zone: zone ?? (config.timeZone === 'UTC' ? (proposedZone ?? 'UTC') : config.timeZone),
    },
  )
  const asRead = [...read.payments, ...read.income]
  const all = withFile(stored, key, { importId, payments: asRead })
  const own = all.ledgers.get(key)!.files.at(-1)!.payments
  const [payments, income] = [own.slice(0, read.payments.length), own.slice(read.payments.length)]
  const { outBy } = all.ledgers.get(key)!
  const inFile = Map.groupBy(
    payments.filter((each) => outBy(each) === null),
    (payment) => payeeKey(payment, all.nameOf),
  )
  const tools = [...all.ledgers.get(key)!.paid().tools].flatMap(([payee, { tool }]) => {
    const payments = inFile.get(payee)
    return payments ? [{ tool, payments, key: payee }] : []
  })
  const by = leftOutBy(config)
  const counted = tools.filter(({ tool }) => by(asPaid(tool)) === null)
  const unknown = counted.flatMap(({ tool }) => (tool.cost === null ? [tool] : []))
  const isOnce = ({ custom }: Tool): boolean => custom[chargedOnceColumn] !== undefined
  const several = unknown.filter((tool) => !isOnce(tool))
  const isBrief = ({ custom }: Tool): boolean =>
    isShort(custom[firstChargeColumn] ?? '', custom[lastChargeColumn] ?? '')
  const notes = [...ofCampaigns(map), ...read.notes, ...joinedPayees(counted), ...doubleCharges(counted)]
  const out = leftOutPayees(tools, config)
  if (out !== null) notes.push(out)
  notes.push(
    ...leftOutPayments(payments, { outBy }),
    ...vatSentences(vatTakenOff(payments)),
    ...taxOfRows(
      columns,
      asRead,
      all.vat.filter((each) => each.export === key || each.export === ''),
    ),
    ...vatOfNobody(vat, payments, stored),
  )
  notes.push(
    ...unknownCosts(unknown.filter(isOnce), 'charged on one day only'),
    ...unknownCosts(several.filter(isBrief), 'charged on a few days of one month only'),
    ...unknownCosts(several.filter((tool) => !isBrief(tool)), 'charged on several days with a time between them that no imported file covers'), // prettier-ignore
  )
  return { ...read, payments, income, asRead, notes, tools, counted, key, all }
}

/** The column that says the VAT of each row, where the amounts have it in them; null = none does. */
export const taxColumnOf = (columns: readonly string[], asRead: readonly Payment[]): string | null =>
  columns.find((column) => isTaxColumn(column) && includeTheirTax(asRead, column)) ?? null

/** A sentence that offers what such a column says, until somebody has said which VAT is in the amounts. */
function taxOfRows(columns: readonly string[], asRead: readonly Payment[], said: readonly VatIncluded[]): string[] {
  const column = said.length > 0 ? null : taxColumnOf(columns, asRead)
  return column === null ? [] : [`“${column}” says the VAT of each row, which the amounts have in them: they count with it. Where it comes back and is no cost, say so, and they count without (--vat ${JSON.stringify(column)}).`] // prettier-ignore
}

/** A sentence that names those whose VAT was to be taken off, and who are not in the file. */
function vatOfNobody(vat: ImportOptions['vat'], payments: readonly Payment[], { nameOf }: StoredPayments): string[] {
  const paid = new Set(
    payments.flatMap(({ vendor, currency }) => [vendor, nameOf(vendor, currency) ?? vendor].map(vendorKey)),
  )
  const unknown = (vat ?? []).flatMap(({ payees }) => payees.filter((payee) => !paid.has(vendorKey(payee))))
  return unknown.length === 0 ? [] : [noteUpTo(shownPayees, unknown, eachBelow, (named) => `VAT is in the amounts of payees of whom these rows have no payment: ${named}.`)] // prettier-ignore
}

/** Where a person took campaigns for those who were paid. */
const ofCampaigns = ({ name, cost }: ColumnMap = {}): string[] =>
  name !== undefined && cost !== undefined && isOfAds(settingTableOf([name, cost], []))
    ? [
        'These look like costs of ads, and campaigns are no tools: “What does our content return?” reads the file under Enter costs, and says what one conversion of each cost.',
      ]
    : []

/** A sentence that names tools whose cost is not known. */
function unknownCosts(tools: readonly Tool[], why: string): string[] {
  if (tools.length === 0) return []
  const names = tools.map(({ name }) => name)
  return [noteUpTo(shownPayees, names, `${names.length} tools`, (named) => `${named}: ${why}, so how often it is paid, and with it the annual cost, is not known. Say so where the tool is edited.`)] // prettier-ignore
}

/** So many payees stand in a sentence; more of them stand below it. */
const shownPayees = 10

/** A sentence that names payees some of whose payments are left out. */
function leftOutPayments(payments: readonly Payment[], { outBy }: Pick<Ledger, 'outBy'>): string[] {
  const out = payments.flatMap((each) => outBy(each) ?? [])
  if (out.length === 0) return []
  const names = [...Map.groupBy(out, (each) => each)].map(([{ payee, category }, own]) => `${payee}: ${category} (${own.length})`) // prettier-ignore
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `${counted(out.length, 'payment')} of a category that is left out of ${out.length === 1 ? 'its' : 'their'} payee ${out.length === 1 ? 'is' : 'are'} in the account and in no report: ${named} (excludePayeeCategories and excludePaymentCategories in the configuration).`)] // prettier-ignore
}

/** A sentence that names the payees that are left out, with their payments; null = none is. */
function leftOutPayees(tools: readonly CollapsedTool[], config: LeavesOut): string | null {
  const by = leftOutBy(config)
  const out = tools.filter(({ tool }) => by(asPaid(tool)) !== null).toSorted((a, b) => b.payments.length - a.payments.length) // prettier-ignore
  if (out.length === 0) return null
  const rows = out.reduce((sum, { payments }) => sum + payments.length, 0)
  const names = out.map(({ tool, payments }) => `${tool.name} (${payments.length})`)
  const payees = `${out.length} ${out.length === 1 ? 'payee' : 'payees'}`
  return noteUpTo(shownPayees, names, eachBelow, (named) => `${rows} payments to ${payees} left out as not software are in the account and in no report: ${named} (excludePayees and excludePaymentCategories in the configuration).`) // prettier-ignore
}

/** The days from the first of the payments to the last; null without any. */
export function paidPeriod(
  payments: readonly Payment[],
  { title }: LedgerFormat,
  inspection: Inspection,
): PaidPeriod | null {
  if (payments.length === 0) return null
  const days = payments.map(({ date }) => toDay(date))
  const { columns, delimiter } = inspection
  return { sources: [title], columns: writeRecord(columns, delimiter), from: Math.min(...days), to: Math.max(...days) }
}

const midnight = (day: Day): string => `${toDate(day)}T00:00:00.000Z`

const commas = (items: readonly string[]): string => items.join(', ')

/** Of tools that count: sentences about whose start follows from payments since this import, and whose does not. */
function startNotes(db: WriteDb, ids: readonly number[], config: LeavesOut, own: PaidPeriod | null): string[] {
  if (own === null) return []
  const before = readPaidPeriods(db)
  const spokenOf = new Set(ids)
  const by = leftOutBy(config)
  const known: string[] = []
  const unknown: string[] = []
  for (const stored of readStoredTools(db)) {
    if (stored.tool.startDate !== null || by(stored) !== null) continue
    const { startDate } = startOf(stored, [...before, own])
    if (startDate === null && spokenOf.has(stored.id)) unknown.push(stored.tool.name)
    if (startDate !== null && (spokenOf.has(stored.id) || startOf(stored, before).startDate === null))
      known.push(`${stored.tool.name} (${startDate})`)
  }
  return [
    ...(known.length > 0 ? [noteOfTools(known, commas, (tools) => `In use since their first charge, as payments cover the time before and have none: ${tools}.`)] : []), // prettier-ignore
    ...(unknown.length > 0 ? [noteOfTools(unknown, commas, (tools) => `Since when they are in use is not known, as their first charge is too near the first payment that was imported: ${tools}. An export of the time before would tell.`)] : []), // prettier-ignore
  ]
}

/** So much earlier or later a first charge may be than the start of a contract: paid ahead, or by invoice. */
const nearStart = 31

/** Of tools that were spoken of: a sentence where a list, or a person, and payments do not agree on when it began. */
function startsApart(db: WriteDb, ids: readonly number[], own: PaidPeriod | null): string[] {
  const periods = [...readPaidPeriods(db), ...(own ? [own] : [])]
  const spokenOf = new Set(ids)
  const all = readStoredTools(db)
  const seen = firstSeen(db, all)
  const apart = all.flatMap((stored) => {
    const { startDate, custom, name } = stored.tool
    const first = custom[firstChargeColumn]
    if (!spokenOf.has(stored.id) || startDate === null || first === undefined || isPaid(stored) || seen.has(stored.id))
      return []
    const late = toDay(first) - toDay(startDate)
    if (late < -nearStart) return [`${name} (said to begin on ${startDate}, first charged on ${first})`]
    // A later first charge contradicts it only where payments cover the time before, and have none.
    const unsaid = { ...stored, tool: { ...stored.tool, startDate: null }, origins: { ...stored.origins, startDate: 'payments' as const } } // prettier-ignore
    const covered = startOf(unsaid, periods).startDate !== null
    const since = periods.length === 0 ? null : Math.min(...periods.map(({ from }) => from))
    if (late <= nearStart || !covered || since === null || since > toDay(startDate)) return []
    return [`${name} (said to begin on ${startDate}, and payments from then on have none before ${first})`]
  })
  if (apart.length === 0) return []
  return [noteOfTools(apart, commas, (tools) => `A list and the payments do not agree on when these began; what the list says holds: ${tools}.`)] // prettier-ignore
}

const isOfLikely = ({ tool }: CollapsedTool): boolean => likelyNotSoftware(tool.category) !== null

/** Sentences that suggest which payees to leave out, but for those of whole categories; nothing is by itself. */
export function payeesToLeaveOut({ counted, tools, key, all }: PaymentsRead): string[] {
  const booked = bookedIn(all.ledgers.get(key)!, key, new Set(tools.map((each) => each.key)))
  const named = counted.filter((each) => !isOfLikely(each) && !isSoftware(each.tool.category) && likelyNotSoftwarePayee(each.tool.name) !== null) // prettier-ignore
  const others = counted.filter((each) => !isOfLikely(each) && !named.includes(each))
  const beside = [...bookedBeside(counted.map((each) => ({ ...each, ledger: key })))].flatMap(([, own]) => own)
  const elsewhere = others.filter(({ tool }) => booked.has(tool.name))
  const goods = others.filter(
    ({ tool }) => !booked.has(tool.name) && maybeNotSoftware(tool.category, tool.name) !== null,
  )
  return [...byName(named), ...byAccount(elsewhere, booked), ...byCategoryBeside(beside), ...byGoods(goods)]
}

/** By name of a payee of this file: its account in the books, and that of software. */
function bookedIn(
  { paid }: Ledger,
  ledger: string,
  inFile: ReadonlySet<string>,
): Map<string, { account: string; software: string }> {
  const tools = [...paid().tools].map(([key, each]) => ({ ...each, key, ledger }))
  const own = [...bookedElsewhere(tools)].filter(([tool]) => inFile.has(tool.key))
  return new Map(own.map(([{ tool }, booked]) => [tool.name, booked]))
}

/** What the books have under other accounts than that of software. */
function byAccount(
  found: readonly CollapsedTool[],
  booked: Map<string, { account: string; software: string }>,
): string[] {
  const [first] = found
  if (!first) return []
  const names = found.map(({ tool }) => `${tool.name} (${booked.get(tool.name)!.account})`)
  const { software } = booked.get(first.tool.name)!
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `${found.length} ${found.length === 1 ? 'payee is' : 'payees are'} booked to accounts that are not of software, which is under "${software}": ${named}. ${untilLeftOut(found.length)} (excludePayees in the configuration; Inventory on screen).`)] // prettier-ignore
}

/** Who is paid for software and for more. */
function byCategoryBeside(found: readonly BookedBeside[]): string[] {
  if (found.length === 0) return []
  const names = found.map(({ payee, category, payments, amount, currency, software }) => `${payee} (${counted(payments, 'payment')}, ${amount.toFixed(2)} ${currency}, under "${category}" beside "${software}")`) // prettier-ignore
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `Some payments are booked to other accounts than those of software, and others to the same payee are software: ${named}. All of them count as one tool until somebody leaves those out (excludePayeeCategories in the configuration; Inventory on screen).`)] // prettier-ignore
}

/** Who sells goods as well. */
function byGoods(found: readonly CollapsedTool[]): string[] {
  if (found.length === 0) return []
  const names = found.map(({ tool }) => `${tool.name} (${maybeNotSoftware(tool.category, tool.name) ?? ''})`)
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `${found.length} ${found.length === 1 ? 'payee' : 'payees'} may be no software, look at ${found.length === 1 ? 'it' : 'them'}: ${named}. ${untilLeftOut(found.length)} (excludePayees in the configuration; Inventory on screen).`)] // prettier-ignore
}

const untilLeftOut = (many: number): string =>
  many === 1 ? 'It counts until somebody leaves it out' : 'They count until somebody leaves them out'

/** What the books have of a card month by month, whose charges another export has, whichever came first. */
function byCardTotal(tools: readonly PaidTool[], config: LeavesOut): string[] {
  const by = leftOutBy(config)
  const totals = [...cardTotals(tools)].filter(([{ tool }]) => by(asPaid(tool)) === null)
  if (totals.length === 0) return []
  const entries = [...new Set(totals.map(([, { leaveOutAs }]) => leaveOutAs))]
  return [noteUpTo(shownPayees, entries, eachBelow, (named) => `${counted(totals.length, 'payee')} of the books ${totals.length === 1 ? 'is the total' : 'are totals'} of a card, whose charges another export has one by one, so the money counts twice: ${named}. ${untilLeftOut(totals.length)} (excludePayees in the configuration; Inventory on screen).`)] // prettier-ignore
}

/** The same by the names of payees, where the file has no category of them that says it. */
function byName(likely: readonly CollapsedTool[]): string[] {
  if (likely.length === 0) return []
  const names = likely.map(({ tool }) => `${tool.name} (${likelyNotSoftwarePayee(tool.name) ?? ''})`)
  return [noteUpTo(shownPayees, names, eachBelow, (named) => `${likely.length} ${likely.length === 1 ? 'payee is' : 'payees are'} likely no software, by the name: ${named}. ${untilLeftOut(likely.length)} (excludePayees in the configuration; Inventory on screen).`)] // prettier-ignore
}

function byCategory(likely: readonly CollapsedTool[]): string[] {
  if (likely.length === 0) return []
  const categories = [...Map.groupBy(likely, ({ tool }) => tool.category.trim())].map(
    ([name, own]) => `"${name}" (${counted(own.reduce((sum, { payments }) => sum + payments.length, 0), 'payment')})`, // prettier-ignore
  )
  return [`${likely.length} ${likely.length === 1 ? 'payee is' : 'payees are'} likely no software, by the category in the file: ${categories.join(', ')}. ${untilLeftOut(likely.length)} (excludePaymentCategories in the configuration; Inventory on screen).`] // prettier-ignore
}

/** What stands beside costs that nobody wrote down. */
export const estimate = 'what each costs is an estimate, from how often and how much it was paid'

async function importPayments(
  db: WriteDb,
  importId: number,
  inspection: Inspection,
  ledger: LedgerFormat,
  options: ImportOptions,
): Promise<PartOutcome> {
  const untold = columnsTakenAway(inspection, ledger)
  if (untold !== null) throw new AppError('BAD_FILE', untold)
  const { rows, broken, damage } = await readWholeTable(inspection)
  const config = readConfig(db)
  const before = readStoredPayments(db)
  const read = toolsOfPayments(inspection, ledger, rows, options, config, before, importId)
  const { tools, counted, payments, income, asRead, rejected, inCurrency, notes, key, all } = read
  const money = takeMainCurrency(
    db,
    importId,
    payments.map(({ currency }) => currency),
  )
  savePayments(db, importId, key, asRead)
  if (options.vat !== undefined) writeConfig(db, { vatIncluded: all.vat })
  const file = { ledger: key, inFile: new Set(tools.map((each) => each.key)) }
  const paid = paidOf(all, { file, before: paidOf(before) })
  const put = noteToolChanges(db, importId, [], () => withPaymentsAside(db, paid, config, () => null).put)
  const { ids, merged, added } = put
  const { files, isWhole, paid: ofKind } = all.ledgers.get(key)!
  const paidOfKind = ofKind()
  const known = isWhole
    ? payments.filter((payment) => paidOfKind.repeats.has(payment)).length
    : tools.reduce((sum, each) => sum + (put.unchanged.has(each.key) ? each.payments.length : 0), 0)
  const rejects = [...broken, ...rejected]
  writeRejects(db, importId, rejects)
  // What came back from others was on the statement as well, and may be a refund by what another file says.
  const period = paidPeriod([...payments, ...income], ledger, inspection)
  return {
    report: {
      format: ledger.id,
      encoding: inspection.encoding,
      delimiter: inspection.rows === null ? inspection.delimiter : null,
      rowsRead: payments.length + rejects.length,
      rowsImported: payments.length - known,
      rowsDuplicate: known,
      rowsRejected: rejects.length,
      columnsKept: inspection.columns,
      columnsDropped: [],
      timeRange: period && [midnight(period.from), midnight(period.to)],
      zone: read.zone ?? options.zone ?? 'UTC',
      notes: [
        `${payments.length} payments became ${tools.length} ${tools.length === 1 ? 'tool' : 'tools'}, one for each vendor and currency; ${estimate}.`,
        ...earlierFiles(files, payments.length - known, isWhole),
        ...otherDayNote(payments, paidOfKind, read.zone),
        ...rewordedNote(all.ledgers.get(key)!.asRead),
        ...overNotes(put.over),
        ...(money === null ? [] : [money]),
        ...inCurrency,
        ...notes,
        ...byCategory(counted.filter(isOfLikely)),
        ...payeesToLeaveOut(read),
        ...byCardTotal(paid.tools, config),
        ...startNotes(db, ids, config, period),
        ...startsApart(db, ids, period),
        ...apart(
          db,
          tools.map(({ tool }) => tool),
        ),
        ...mergeNotes(merged, 'payments'),
        ...cameBack(
          db,
          added.filter((name) => counted.some(({ tool }) => tool.name === name)),
        ),
        ...textNotes(inspection, damage),
      ],
    },
    mapping: {},
    columns: null,
    firstEvent: null,
  }
}

/** A sentence where the file is one of several whose payments are put together. */
function earlierFiles(files: readonly PaidFile[], added: number, isWhole: boolean): string[] {
  if (!isWhole)
    return ['Files of this kind were imported before, by a version that kept no payments: cadence and cost of a payee that is in both follow from the later file. Undo those imports and import their files again to put them together.'] // prettier-ignore
  const earlier = files.length - 1
  if (earlier === 0) return []
  return [`Put together with the payments of ${earlier} ${earlier === 1 ? 'file' : 'files'} of this kind that ${earlier === 1 ? 'was' : 'were'} imported before: ${added} of them are new, and how often and how much a payee is paid follows from all.`] // prettier-ignore
}

/** A sentence about payments that are there as the same moments, on the day of another zone. */
function otherDayNote(
  payments: readonly Payment[],
  { repeats, importIds }: Omit<Together, 'payments'>,
  zone: string | null,
): string[] {
  const before = payments.flatMap((payment) => {
    const same = repeats.get(payment)
    return same === undefined || same.date === payment.date ? [] : [same]
  })
  if (zone === null || before.length === 0) return []
  const undo = [...new Set(before.map((each) => importIds.get(each)!))].map(
    (id) => `(\`touchstack imports undo ${id}\`)`,
  )
  return [`${counted(before.length, 'payment')} of it ${before.length === 1 ? 'is' : 'are'} there already, on the day of another zone than ${zone}: each counts once, on the day it has there, until the earlier import is taken back ${undo.join(', ')}.`] // prettier-ignore
}

/** A sentence about payees of earlier files that are paid no more. */
function overNotes(over: readonly { name: string; since: string }[]): string[] {
  if (over.length === 0) return []
  const names = over.map(({ name, since }) => `${name} (${since})`)
  return [noteUpTo(shownPayees, names, `${names.length} tools`, (named) => `No longer paid, as these payments go on and have none to them: ${named}.`)] // prettier-ignore
}

/** Cells of which it is said that they could not be read; the rest is counted. */
const shownUnread = 20

/** Lines named where several rows have the same cell. */
const shownLines = 5

/** Sentences about cells that are left unknown, one for each row or for all with the same, and the line of the first. */
export function unreadCells(rows: readonly ToolRow[]): { notes: string[]; rows: number; firstLine: number | null } {
  const unread = rows.flatMap(({ line, result }) => (result.ok && result.unread.length > 0 ? [{ line, said: result.unread }] : [])) // prettier-ignore
  // The same word in many rows, as "Rolling" for a date, is one thing to know.
  const bySaid = Map.groupBy(unread.flatMap(({ line, said }) => said.map((text) => ({ line, text }))), ({ text }) => text) // prettier-ignore
  const once = [...bySaid].flatMap(([text, all]) => (all.length > 1 ? [{ text, lines: all.map(({ line }) => line) }] : [])) // prettier-ignore
  const single = unread.flatMap(({ line, said }) => {
    const own = said.filter((text) => bySaid.get(text)!.length === 1)
    return own.length > 0 ? [`Line ${line}: ${own.join(' ')}`] : []
  })
  const several = once.map(({ text, lines }) => {
    const more = lines.length > shownLines ? ` and ${lines.length - shownLines} more` : ''
    return `${lines.length} rows (lines ${lines.slice(0, shownLines).join(', ')}${more}): ${text}`
  })
  const notes = [...several, ...single].slice(0, shownUnread)
  if (single.length + several.length > shownUnread)
    notes.push(`${single.length + several.length - shownUnread} more cells cannot be read and are left unknown.`)
  return { notes, rows: unread.length, firstLine: unread[0]?.line ?? null }
}

/** How often a name may stand in a list of tools before it looks like one of payments. */
const mostRepeats = 4

/** A sentence where a list of tools looks like one of payments. */
export function repeatedNames(tools: readonly Tool[]): string[] {
  const times = new Map<string, number>()
  for (const { name } of tools) times.set(name, (times.get(name) ?? 0) + 1)
  const [name, most] = [...times].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])
  if (most < mostRepeats) return []
  return [
    `${name} stands on ${most} rows, and each of them is a tool of its own here. If the rows are payments, choose "Table of payments" (--format payments).`,
  ]
}

/** A sentence that names payees beside whose entry a contract of the same name, as statements write it, stays an entry of its own. */
function apart(db: WriteDb, paid: readonly Tool[]): string[] {
  const keyOf = ({ name }: Tool): string => payeeName(name) || vendorKey(name)
  const keys = new Set(paid.map(keyOf))
  const stored = readStoredTools(db).filter(({ tool }) => keys.has(keyOf(tool)))
  const names = [...Map.groupBy(stored, ({ tool }) => keyOf(tool)).values()].flatMap((own) => {
    const counting = own.filter(({ tool }) => tool.status !== 'retired')
    return counting.some(isPaid) && counting.some((each) => !isPaid(each)) ? own[0]!.tool.name : []
  })
  if (names.length === 0) return []
  return [noteUpTo(shownPayees, names, `${names.length} tools`, (named) => `${named}: what is paid is in another currency, of another amount or to another name than the entry has, so it is an entry of its own and both count. Likely duplicates lists them; merge them there if they are one purchase.`)] // prettier-ignore
}

/** A sentence where costs follow the currency of the workspace. */
function silentCosts(tools: readonly Tool[], workspace: string): string[] {
  const silent = tools.filter(({ cost, currency }) => cost !== null && cost !== 0 && currency === null).length
  return silent === 0 ? [] : [`${silent} ${silent === 1 ? 'cost names' : 'costs name'} no currency and ${silent === 1 ? 'is' : 'are'} counted in that of the workspace, now ${workspace}. If they are in another, choose it (--currency).`] // prettier-ignore
}

function writeRejects(db: WriteDb, importId: number, rejects: BrokenLine[]): void {
  insertMany(db, 'import_reject', ['import_id', 'line', 'reason', 'raw'])(
    rejects.map(({ line, reason, raw }) => [importId, line, reason, raw.slice(0, 2_000)]),
  )
}

interface Written {
  stored: SnapshotOutcome | InsertedTools
  ids: number[]
  notes: string[]
}

/** Payments are put aside, so that what the list says is what it would be without them, and can be taken back as such. */
function writeTools(db: WriteDb, importId: number, list: ToolList): Written {
  const config = readConfig(db)
  const paid = readPaid(db)
  const { result, put } = withPaymentsAside(db, paid, config, (aside) =>
    writeInOrder(db, importId, list, { aside, config, partial: paid.partial }),
  )
  const { stored, notes: later } = result
  if (!('outcomes' in stored)) return { stored, ids: [], notes: [describe(stored, list.day), ...later] }
  const merged = [...stored.merged, ...joinedBy(stored, put)]
  const back = [...stored.added].flatMap(([id, { tool }]) => (put.absorbed.has(id) ? [] : [tool.name]))
  const notes = [
    ...mergeNotes(merged, 'list'),
    ...vendorNotes(db, stored),
    ...chargedBefore(db, new Set(stored.ids), list.day),
    ...cameBack(db, back),
    ...apart(
      db,
      list.rows.map(({ tool }) => tool),
    ),
    ...later,
  ]
  return { stored, ids: stored.ids, notes }
}

/** Of prices that a list of a day says, those that payments show to be charged since before. */
function chargedBefore(db: WriteDb, ids: ReadonlySet<number>, day: string): string[] {
  const named = readStoredTools(db).flatMap((stored) => {
    const before = stored.tool.prices[stored.tool.prices.findIndex(({ from }) => from === day) - 1]
    const isCharged = before !== undefined && originOf(originsOf(stored), stepKey(before.from)) === 'payments'
    return ids.has(stored.id) && isCharged ? [`${stored.tool.name} since ${before.from}`] : []
  })
  return named.length === 0 ? [] : [noteOfTools(named, listed, (tools) => `Payments show that the new cost was charged before the list is of, and it counts from then on: ${tools}.`)] // prettier-ignore
}

/** What became of entries that payments alone had made and rows of the list speak of. */
const joinedBy = ({ added }: InsertedTools, { absorbed }: PutTools): MergedTool[] =>
  [...absorbed].flatMap(([id, { tool }]) => {
    const row = added.get(id)
    return row ? [mergeImported({ tool, origins: { '*': 'payments' }, importedPrices: new Set(tool.prices.map(({ from }) => from)) }, row)] : [] // prettier-ignore
  })

/** Rows that a tool was made of are what it is: imported or duplicates. */
function rowsOf(
  stored: SnapshotOutcome | InsertedTools,
  madeOf: readonly (readonly number[])[],
): { rowsImported: number; rowsDuplicate: number } {
  if (!('outcomes' in stored))
    return { rowsImported: stored.inserted + stored.replaced, rowsDuplicate: stored.duplicate }
  const rows = (isDuplicate: boolean): number =>
    stored.outcomes.reduce(
      (sum, each, at) => sum + ((each === 'duplicate') === isDuplicate ? madeOf[at]!.length : 0),
      0,
    )
  return { rowsImported: rows(false), rowsDuplicate: rows(true) }
}

/** A sentence that names the rows of a list that say nothing new, where others do. `lines`: of each row. */
function duplicateNotes(
  stored: SnapshotOutcome | InsertedTools,
  tools: readonly Tool[],
  lines: readonly (readonly number[])[],
): string[] {
  if (!('outcomes' in stored)) return []
  const named = stored.outcomes.flatMap((outcome, at) =>
    outcome === 'duplicate'
      ? [
          `${tools[at]!.name}${lines[at]!.length === 0 ? '' : ` (line ${listedUpTo(shownLines, lines[at]!.map(String))})`}`,
        ]
      : [],
  )
  if (named.length === 0 || named.length === stored.outcomes.length) return []
  return [noteOfTools(named, listed, (rows) => `Duplicate, as the inventory or an earlier row says all of it: ${rows}.`)] // prettier-ignore
}

/** `goesOn`: tools, by `nameKey`, that other sheets of the workbook name as in use. */
export async function importTools(
  db: WriteDb,
  importId: number,
  file: Inspection,
  options: ImportOptions,
  goesOn: ReadonlySet<string>,
): Promise<PartOutcome> {
  // Further files of an archive tell prices that came with it from those of a file of prices.
  db.prepare(`UPDATE import SET kind = 'tools' WHERE id = ?`).run(importId)
  const ledger = chooseLedger(file, options)
  if (ledger && options.asOf !== undefined)
    throw new AppError('USAGE', `${file.name} holds payments, which have days of their own (--as-of, "asOf").`)
  if (ledger) return importPayments(db, importId, file, ledger, options)
  const accounts = readAsAccounts(file, options)
  const { rows: allRows, broken, damage } = await readWholeTable(file)
  const counted = accounts && countAccounts(file, accounts, allRows, options)
  const inspection = counted ? { ...file, columns: counted.columns } : file
  const rows = counted?.rows ?? allRows
  const map = counted?.map ?? withOwnersEmail(file, chooseToolMapping(file, options), rows, options.map)
  const today = importDay(db, importId, readConfig(db))
  const read = readToolRows(inspection, map, rows, { ...options, day: today })
  const said: GivenTool[] = []
  const lines: number[] = []
  const seatsAssigned = counted !== null || areAssigned(map, options.map)
  const rejects = [...broken, ...(counted?.rejects ?? [])]
  const hasEnded = isOfEndedSheet(file)
  for (const { line: at, raw, result } of read) {
    if (result.ok && hasEnded && goesOn.has(nameKey(result.tool.name)))
      rejects.push({ line: at, reason: 'the tool is on another sheet too, where it goes on', raw })
    else if (result.ok) {
      lines.push(at)
      said.push({
        tool: result.tool,
        source: 'list',
        statesStatus: result.statesStatus,
        ...(seatsAssigned && { seatsAssigned }),
        ...(accounts?.areBilled && { seatsBilled: true }),
        ...(result.isRenewalUnread && { isRenewalUnread: true }),
      })
    } else rejects.push({ line: at, reason: result.reason, raw })
  }
  const isSnapshot = options.inventory === 'snapshot'
  const day = isSnapshot ? snapshotDay(inspection, options) : null
  // Of a day of its own each row is a tool.
  const { given, rows: readRows, notes: folded } = isSnapshot ? { given: said, rows: [], notes: [] } : foldRows(said)
  const madeOf = readRows.map((own) => own.flatMap((at) => counted?.lines[at] ?? lines[at]!))
  const tools = given.map(({ tool }) => tool)
  const money = takeMainCurrency(
    db,
    importId,
    tools.flatMap(({ cost, currency }) => (cost === null ? [] : [currency])),
  )
  const fields = day === null ? null : [...fieldsOf(map, options.map)]
  const isDropped = (column: string): boolean => accounts ? !countedColumns(accounts).includes(column) : isComputedColumn(column) // prettier-ignore
  const { stored, ids, notes } = writeTools(db, importId, { day: day ?? today, rows: given, fields })
  writeRejects(db, importId, rejects)
  return {
    report: {
      format: toolFormat.id,
      encoding: inspection.encoding,
      delimiter: inspection.rows === null ? inspection.delimiter : null,
      rowsRead: allRows.length + broken.length,
      ...rowsOf(stored, madeOf),
      rowsRejected: rejects.length,
      // Unknown columns become custom fields, so only what an export computed is dropped.
      columnsKept: file.columns.filter((column) => !isDropped(column)),
      columnsDropped: file.columns.filter(isDropped),
      timeRange: null,
      zone: options.zone ?? 'UTC',
      notes: [
        ...(accounts ? [accountsNote(accounts), ...(counted?.notes ?? [])] : []),
        ...costNotes(inspection.columns, map, rows, options.map),
        ...noteOf(toolAmountMark(inspection, map, rows, options.currency)),
        ...textNotes(inspection, damage),
        ...commaNotes(inspection, map, rows),
        ...checkboxNotes(inspection, map, rows),
        ...teamNotes(map, read),
        ...amountNotes(map),
        ...amountTextNotes(read),
        ...endNotes(map, options.map, read),
        ...noticeNotes(read),
        ...seatsNotedNotes(read),
        ...monthlyNotes(read),
        ...adoptionNotes(inspection.columns, map, tools),
        ...endedNotes(inspection, map),
        ...(counted ? [] : seatNotes(inspection.columns, map, rows, options.map)),
        ...(counted ? [] : capabilityNotes(inspection.columns, map, rows)),
        ...unreadCells(read).notes,
        ...folded,
        ...duplicateNotes(stored, tools, madeOf),
        ...upliftNotes(tools),
        ...repeatedNames(tools),
        ...(money === null ? [] : [money]),
        ...silentCosts(tools, readConfig(db).currency),
        ...startsApart(db, ids, null),
        ...notes,
      ],
    },
    mapping: accounts ? accountsMap(accounts) : map,
    columns: null,
    firstEvent: null,
  }
}
