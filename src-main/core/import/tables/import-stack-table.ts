/** Dated prices or milestones into the workspace. A row that is there already is a duplicate; a newer one replaces it. */
import { readConfig } from '../../workspace/config-store.ts'
import type { WriteDb } from '../../workspace/db.ts'
import { type Milestone, plannedHeadcount, putMilestone } from '../../stack/milestones.ts'
import { withPaymentsAside } from '../../stack/payments/paid-tools.ts'
import { putPrice } from '../../stack/prices.ts'
import type { PartOutcome } from '../part-outcome.ts'
import type { ImportOptions } from '../options.ts'
import { departmentColumn, isPlannedCell, planColumn } from './headcount-table.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { amountHeading } from '../columns/amount-heading.ts'
import { writeRejects } from '../write-rejects.ts'
import { textNotes } from '../notes.ts'
import { readWholeTable } from './read-table.ts'
import { readPaid } from '../spend/stored-payments.ts'
import { cellsBy, chooseStackMapping, milestones, stackDayOrder, type StackTable, toolPrices } from './stack-tables.ts'
import { type EntryKey, noteEntries, type StackTableName } from './stack-entries.ts'
import { writeRecord } from '../text/records.ts'

/** What became of a row: the entry it speaks of and whether it says anything new, or the reason it cannot be stored. */
export type Put = { entry: EntryKey; isNew: boolean; currency?: string | null } | { reason: string }

export async function importStackTable(
  db: WriteDb,
  importId: number,
  kind: 'tool-prices' | 'milestones',
  inspection: Inspection,
  options: ImportOptions,
): Promise<PartOutcome> {
  if (kind === 'milestones') {
    const together = headsTogether(inspection, options)
    const outcome = await importRows(milestones, 'milestone', putMilestone(db, importId), db, importId, inspection, options, together?.sum) // prettier-ignore
    return together === null ? outcome : { ...outcome, report: { ...outcome.report, notes: [...outcome.report.notes, ...together.notes] } } // prettier-ignore
  }
  const put = putPrice(db, importId)
  const column = chooseStackMapping(toolPrices, inspection, options)['cost'] ?? ''
  const named = amountHeading(column).currency
  const said = options.currency ?? named
  /** Of prices that name no currency themselves: how many are in which. */
  const silent = new Map<string | null, number>()
  const outcome = await importRows(
    toolPrices,
    'tool_price',
    ({ tool, price }) => {
      const done = put({ tool, price: { ...price, currency: price.currency ?? said } })
      if (price.currency === null && price.cost !== null && 'entry' in done)
        silent.set(done.currency, (silent.get(done.currency) ?? 0) + 1)
      return done
    },
    db,
    importId,
    inspection,
    options,
  )
  const note = currencySentence(silent, options.currency !== undefined ? 'as was chosen' : named === null ? null : `as the name of "${column}" says`, readConfig(db).currency) // prettier-ignore
  return { ...outcome, report: { ...outcome.report, notes: [...outcome.report.notes, ...note] } }
}

/** Of a headcount for each department: those of a day are one milestone, the people of them all. null = it is none. */
function headsTogether(inspection: Inspection, options: ImportOptions) {
  const map = chooseStackMapping(milestones, inspection, options)
  const department = departmentColumn(inspection.columns)
  if (map['label'] !== undefined || map['headcount'] === undefined) return null
  const plan = planColumn({ columns: inspection.columns, rows: inspection.sample.map(({ cells }) => cells) })
  if (department === null && plan === null) return null
  const planAt = inspection.columns.indexOf(plan ?? '')
  const sum = (rows: readonly { row: Milestone; cells: readonly string[] }[]): Milestone[] => {
    const named = rows.map(({ row, cells }) => (isPlannedCell(cells[planAt] ?? '') ? { ...row, label: plannedHeadcount } : row)) // prettier-ignore
    if (department === null) return named
    const byDay = Map.groupBy(named, ({ date, label }) => `${date} ${label}`)
    return named.map((row) => ({ ...row, headcount: byDay.get(`${row.date} ${row.label}`)!.reduce((all, { headcount }) => all + (headcount ?? 0), 0) })) // prettier-ignore
  }
  const notes = [
    ...(department === null ? [] : [`The headcount of each date is the sum over "${department}".`]),
    ...(plan === null ? [] : [`Rows that are planned by "${plan}" are kept as “${plannedHeadcount}”, and count only for months of which no other headcount is known.`]), // prettier-ignore
  ]
  return { sum, notes }
}

/** In which currency prices are that name none: as somebody said, or in that of their tool. */
function currencySentence(
  silent: ReadonlyMap<string | null, number>,
  said: string | null,
  workspace: string,
): string[] {
  const rows = [...silent.values()].reduce((sum, each) => sum + each, 0)
  if (rows === 0) return []
  const prices = `${rows} ${rows === 1 ? 'price names' : 'prices name'} no currency`
  const [[code, all] = [null, 0]] = silent
  if (said !== null && all === rows) return [`${prices}: in ${code ?? workspace}, ${said}.`]
  const parts = [...silent].filter(([own]) => own !== null).map(([own, many]) => `${many} in ${own ?? ''}`)
  const open = silent.get(null) ?? 0
  if (open > 0) parts.push(`${open} of tools without one in ${workspace}, the currency of the workspace`)
  return [`${prices} and ${rows === 1 ? 'is' : 'are'} in that of the tool: ${parts.join(', ')}. If they are in another, choose it (--currency).`] // prettier-ignore
}

async function importRows<R>(
  table: StackTable<R>,
  stored: StackTableName,
  put: (row: R) => Put,
  db: WriteDb,
  importId: number,
  inspection: Inspection,
  options: ImportOptions,
  /** What the rows say together, a row for each of them; rows that then say the same are one entry. */
  together?: (rows: readonly { row: R; cells: readonly string[] }[]) => R[],
): Promise<PartOutcome> {
  const map = chooseStackMapping(table, inspection, options)
  const { rows, broken, damage } = await readWholeTable(inspection)
  const order = stackDayOrder(table, inspection, map, rows, options.dayOrder)
  const rejects = [...broken]
  const counts = { stored: 0, duplicate: 0 }
  const write = (): EntryKey[] => {
    const entries: EntryKey[] = []
    const all = rows.map(({ cells }) => table.parse(cellsBy(inspection.columns, map, cells), order))
    const said = together?.(all.flatMap((parsed, at) => (parsed.ok ? [{ row: parsed.row, cells: rows[at]!.cells }] : []))).values() // prettier-ignore
    const known = new Map<string, Put>()
    const putOnce = (row: R): Put => {
      const key = JSON.stringify(row)
      const done = known.get(key) ?? put(row)
      known.set(key, done)
      return done
    }
    for (const [at, { line, cells }] of rows.entries()) {
      const parsed = all[at]!
      const done = !parsed.ok ? parsed : said ? putOnce(said.next().value!) : put(parsed.row)
      if ('entry' in done) {
        entries.push(done.entry)
        counts[done.isNew ? 'stored' : 'duplicate']++
      } else rejects.push({ line, reason: done.reason, raw: writeRecord(cells, inspection.delimiter) })
    }
    return entries
  }
  const note = (): void => {
    noteEntries(db, importId, stored, write)
  }
  if (stored === 'tool_price') withPaymentsAside(db, readPaid(db), readConfig(db), note)
  else note()
  writeRejects(db, importId, rejects)
  const kept = new Set(Object.values(map))
  return {
    report: {
      format: table.id,
      encoding: inspection.encoding,
      delimiter: inspection.rows === null ? inspection.delimiter : null,
      rowsRead: rows.length + broken.length,
      rowsImported: counts.stored,
      rowsDuplicate: counts.duplicate,
      rowsRejected: rejects.length,
      columnsKept: inspection.columns.filter((column) => kept.has(column)),
      columnsDropped: inspection.columns.filter((column) => !kept.has(column)),
      timeRange: null,
      zone: options.zone ?? 'UTC',
      notes: textNotes(inspection, damage),
    },
    mapping: map,
    columns: null,
    firstEvent: null,
  }
}
