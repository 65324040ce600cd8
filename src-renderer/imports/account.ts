/** What became of the rows of every import, put together from the list of imports and the report on them. Pure. */
import type { ImportRecord } from '../../shared/import.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { listedUpTo } from '../../shared/text/figures.ts'

/** A file may have hundreds of columns that are left out: the first, and how many more, which Imports lists. */
export const leftOutText = (columns: readonly string[]): string =>
  columns.length === 0 ? 'none' : listedUpTo(6, columns)

export type HealthRow = ReportRow<'import-health'>

/**
 * The report's row of each import. A file imported twice has two rows of one name; the report lists them in the order
 * they were imported.
 */
export function healthOf(records: readonly ImportRecord[], rows: readonly HealthRow[]): Map<number, HealthRow> {
  const byFile = new Map<string, HealthRow[]>()
  for (const row of rows) {
    const list = byFile.get(row.file)
    if (list) list.push(row)
    else byFile.set(row.file, [row])
  }
  const found = new Map<number, HealthRow>()
  for (const record of records.filter((each) => each.undoneAt === null).toSorted((a, b) => a.id - b.id)) {
    const list = byFile.get(record.file)
    const at =
      list?.findIndex((row) => row.rowsRead === record.rowsRead && row.rowsImported === record.rowsImported) ?? -1
    if (list && at >= 0) found.set(record.id, list.splice(at, 1)[0]!)
  }
  return found
}

type Totals = Report<'import-health'>['totals']

/** rows read = imported + duplicate + rejected; events = used + ignored. */
export const addsUp = (counts: Totals): boolean =>
  counts.rowsRead === counts.rowsImported + counts.rowsDuplicate + counts.rowsRejected &&
  counts.events === counts.used + counts.ignored
