/** A table of payments into the workspace: they are kept, and put together with those of earlier files. */
import { AppError } from '../../../../shared/errors.ts'
import { noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { counted } from '../../../../shared/text/figures.ts'
import { cameBack } from '../../stack/came-back.ts'
import { type Day, toDate, toDay } from '../../stack/cost.ts'
import type { PaidPeriod } from '../../stack/payments/first-charge.ts'
import { withPaymentsAside } from '../../stack/payments/paid-tools.ts'
import { readConfig, takeMainCurrency, writeConfig } from '../../workspace/config-store.ts'
import type { WriteDb } from '../../workspace/db.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { textNotes } from '../notes.ts'
import type { ImportOptions } from '../options.ts'
import type { PartOutcome } from '../part-outcome.ts'
import { apart } from '../tables/apart-notes.ts'
import { mergeNotes } from '../tables/merge-notes.ts'
import { readWholeTable } from '../tables/read-table.ts'
import { noteToolChanges } from '../tables/tool-changes.ts'
import { writeRecord } from '../text/records.ts'
import { writeRejects } from '../write-rejects.ts'
import { byCardTotal, byCategory, isOfLikely, payeesToLeaveOut } from './leave-out-notes.ts'
import type { LedgerFormat } from './ledger.ts'
import { rewordedNote } from './newest-words.ts'
import type { Payment } from './read-payments.ts'
import { startNotes, startsApart } from './start-notes.ts'
import { paidOf, readStoredPayments, savePayments } from './stored-payments.ts'
import type { PaidFile, Together } from './together.ts'
import { columnsTakenAway, shownPayees, toolsOfPayments } from './tools-of-payments.ts'

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

/** What stands beside costs that nobody wrote down. */
export const estimate = 'what each costs is an estimate, from how often and how much it was paid'

export async function importPayments(
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
