/** Lists of tools; payments are previewed as what they become. */
import { noteOf } from '../cells/decimal-mark.ts'
import { type ColumnMap, type ImportPreview, oneToolProblem, unnamedToolProblem } from '../../../../shared/import.ts'
import { AppError } from '../../../../shared/errors.ts'
import { isComputedColumn } from '../../../../shared/stack/inventory-csv.ts'
import { adoptionNotes } from '../tables/adoption.ts'
import { chooseLedger } from '../spend/tools-of-payments.ts'
import { chooseToolMapping, readToolRows, toolAmountMark, withOwnersEmail } from '../tables/tool-rows.ts'
import {
  amountNotes,
  amountTextNotes,
  checkboxNotes,
  commaNotes,
  endedNotes,
  endNotes,
  monthlyNotes,
  seatsNotedNotes,
  noticeNotes,
  repeatedNames,
  teamNotes,
  unreadCells,
} from '../tables/tool-row-notes.ts'
import {
  type AccountList,
  accountsMap,
  accountsNote,
  countAccounts,
  countedColumns,
  idleNotes,
  readAsAccounts,
  UnnamedTool,
} from '../tables/app-accounts.ts'
import type { ImportOptions } from '../options.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { costNotes } from '../columns/cost-columns.ts'
import { unheededUnits } from '../columns/price-unit.ts'
import { capabilityNotes } from '../columns/capability-hint.ts'
import { seatNotes } from '../tables/seats.ts'
import { mapToolHeader } from '../tables/tools.ts'
import { type PreviewBase, type PreviewInto, shownRows } from './base.ts'
import { describeColumns, fieldsByColumn } from './columns.ts'
import { askingDayOrder, howItIsRead, inParts, problem, rejectProblems, textProblems } from './problems.ts'
import { previewPayments } from './payments.ts'
import { previewUnmapped } from './unmapped.ts'
import { toolTexts } from './tool-texts.ts'

export function previewTools(
  base: PreviewBase,
  inspection: Inspection,
  options: ImportOptions,
  into: PreviewInto,
): ImportPreview {
  const { config } = into
  let known: ColumnMap = options.map ?? {}
  let map: ColumnMap
  try {
    const ledger = chooseLedger(inspection, options)
    if (ledger) return previewPayments(base, inspection, ledger, options, into)
    const accounts = readAsAccounts(inspection, options)
    if (accounts) return previewAccounts(base, inspection, accounts, options)
    known = { ...mapToolHeader(inspection.columns), ...options.map }
    map = withOwnersEmail(inspection, chooseToolMapping(inspection, options), inspection.sample, options.map)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_FILE' || inspection.container !== 'csv') throw error
    if (error instanceof UnnamedTool) return previewUsers(base, inspection, error.message)
    return previewUnmapped(base, inspection, options, error.message, { map: known })
  }
  const problems = textProblems(inspection)
  const rows = askingDayOrder(problems, () => readToolRows(inspection, map, inspection.sample, options)) ?? []
  const rejected = rows.flatMap(({ line, result }) => (result.ok ? [] : [{ line, reason: result.reason }]))
  const read = rows.flatMap(({ result }) => (result.ok ? [result.tool] : []))
  problems.push(
    ...costNotes(inspection.columns, map, inspection.sample, options.map).map((detail) =>
      problem(map['cost'] === undefined ? 'warning' : 'info', 'What the tools cost', detail),
    ),
    ...howItIsRead([
      ...commaNotes(inspection, map, inspection.sample),
      ...checkboxNotes(inspection, map, inspection.sample),
      ...teamNotes(map, rows),
      ...amountNotes(map),
      ...unheededUnits({ columns: inspection.columns, rows: inspection.sample }, map, options.map),
      ...amountTextNotes(rows),
      ...noteOf(toolAmountMark(inspection, map, inspection.sample, options.currency)),
      ...endNotes(map, options.map, rows),
      ...noticeNotes(rows),
      ...seatsNotedNotes(rows),
      ...monthlyNotes(rows),
      ...adoptionNotes(inspection.columns, map, read),
      ...endedNotes(inspection, map),
      ...seatNotes(inspection.columns, map, inspection.sample, options.map),
      ...capabilityNotes(inspection.columns, map, inspection.sample),
    ]),
  )
  const silent = read.some(({ cost, currency }) => cost !== null && currency === null)
  const unread = unreadCells(rows)
  if (unread.rows > 0)
    problems.push(
      problem(
        'warning',
        unread.rows === 1 ? 'A row has a cell that cannot be read' : `Cells of ${unread.rows} rows cannot be read`,
        unread.notes[0]!,
        { more: unread.notes.slice(1), count: unread.rows, firstLine: unread.firstLine },
      ),
    )
  problems.push(...repeatedNames(read).map((detail) => problem('warning', 'These may be payments', detail)))
  return {
    ...base,
    currency: options.currency !== undefined ? { code: options.currency, by: 'chosen' } : silent ? { code: config.currency, by: 'workspace' } : null, // prettier-ignore
    columns: describeColumns(
      inspection,
      fieldsByColumn(map),
      (column) => (isComputedColumn(column) ? 'dropped' : 'custom field'),
      base.format?.confidence ?? 0.3,
    ),
    tools: read.slice(0, shownRows).map(toolTexts),
    problems: [...problems, ...rejectProblems(rejected)],
  }
}

/** Users of a tool that is still to be said. */
const previewUsers = (base: PreviewBase, inspection: Inspection, detail: string): ImportPreview => ({
  ...base,
  columns: describeColumns(inspection, new Map(), 'dropped', 1),
  problems: [
    problem('error', unnamedToolProblem, detail, { firstLine: inspection.skipLines + 1 }),
    ...textProblems(inspection),
  ],
})

/** The apps of the rows looked at, with as many accounts as these have. */
function previewAccounts(
  base: PreviewBase,
  inspection: Inspection,
  accounts: AccountList,
  options: ImportOptions,
): ImportPreview {
  const problems = textProblems(inspection)
  const counted = askingDayOrder(problems, () => countAccounts(inspection, accounts, inspection.sample, options))
  const read = counted && readToolRows({ ...inspection, columns: counted.columns }, counted.map, counted.rows, options)
  const tools = (read ?? []).flatMap(({ result }) => (result.ok ? [result.tool] : []))
  const used = countedColumns(accounts)
  return {
    ...base,
    currency: null,
    columns: describeColumns(
      inspection,
      fieldsByColumn(accountsMap(accounts)),
      (column) => (used.includes(column) ? 'custom field' : 'dropped'),
      base.format?.confidence ?? 0.3,
    ),
    tools: tools.slice(0, shownRows).map(toolTexts),
    problems: [
      ...problems,
      ...(accounts.isSaid ? [problem('info', oneToolProblem, `Every row is a user of ${accounts.apps[0]!.app}.`)] : []),
      ...howItIsRead([accountsNote(accounts), ...(counted?.notes ?? [])]),
      ...inParts('Seats that nobody uses', idleNotes(counted?.idlePeople ?? [])),
      ...rejectProblems(counted?.rejects ?? []),
    ],
  }
}
