/** One tool inventory into the workspace. Inventories are small, so the file is read whole. */
import { AppError } from '../../../../shared/errors.ts'
import type { ColumnMap } from '../../../../shared/import.ts'
import { noteOfTools } from '../../../../shared/notes/note-lists.ts'
import { isComputedColumn } from '../../../../shared/stack/inventory-csv.ts'
import { listed, listedUpTo } from '../../../../shared/text/figures.ts'
import { cameBack } from '../../stack/came-back.ts'
import { nameKey } from '../../stack/graph.ts'
import { importDay } from '../../stack/import-day.ts'
import { type GivenTool, type MergedTool, mergeImported, originOf, stepKey } from '../../stack/merge-import.ts'
import { type PutTools, withPaymentsAside } from '../../stack/payments/paid-tools.ts'
import type { SnapshotOutcome } from '../../stack/snapshot.ts'
import { type InsertedTools, originsOf, readStoredTools, toolKeyOf } from '../../stack/store.ts'
import type { Tool } from '../../stack/tool.ts'
import { readConfig, takeMainCurrency } from '../../workspace/config-store.ts'
import type { WriteDb } from '../../workspace/db.ts'
import { noteOf } from '../cells/decimal-mark.ts'
import { unheededUnits } from '../columns/price-unit.ts'
import { capabilityNotes } from '../columns/capability-hint.ts'
import { costNotes } from '../columns/cost-columns.ts'
import { toolFormat } from '../inspect/inspect.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { textNotes } from '../notes.ts'
import type { ImportOptions } from '../options.ts'
import type { PartOutcome } from '../part-outcome.ts'
import { importPayments } from '../spend/import-payments.ts'
import { startsApart } from '../spend/start-notes.ts'
import { readPaid } from '../spend/stored-payments.ts'
import { chooseLedger } from '../spend/tools-of-payments.ts'
import { writeRejects } from '../write-rejects.ts'
import { adoptionNotes } from './adoption.ts'
import { apart } from './apart-notes.ts'
import { accountsMap, accountsNote, countAccounts, countedColumns, idleNotes, readAsAccounts } from './app-accounts.ts'
import { contractEndIn } from './contract-end.ts'
import { type ToolList, writeInOrder } from './lists-in-order.ts'
import { mergeNotes } from './merge-notes.ts'
import { readWholeTable } from './read-table.ts'
import { foldRows } from './same-tool-rows.ts'
import { areAssigned, seatNotes } from './seats.ts'
import {
  amountNotes,
  amountTextNotes,
  checkboxNotes,
  commaNotes,
  endedNotes,
  endNotes,
  monthlyNotes,
  noticeNotes,
  repeatedNames,
  seatsNotedNotes,
  shownLines,
  silentCosts,
  teamNotes,
  unreadCells,
} from './tool-row-notes.ts'
import { chooseToolMapping, isOfEndedSheet, readToolRows, toolAmountMark, withOwnersEmail } from './tool-rows.ts'
import { upliftNotes } from './uplift-notes.ts'
import { vendorNotes } from './vendor-notes.ts'

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
  const seatsAssigned = (counted !== null && counted.signIns === undefined) || areAssigned(map, options.map)
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
  const { stored, ids, notes } = writeTools(db, importId, { day: day ?? today, rows: given, fields, ...(counted?.signIns && { signIns: counted.signIns }) }) // prettier-ignore
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
        ...unheededUnits({ columns: inspection.columns, rows }, map, options.map),
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
    ...(counted && { onlyDry: idleNotes(counted.idlePeople) }),
  }
}
