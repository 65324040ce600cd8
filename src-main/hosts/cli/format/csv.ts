import { csvLine } from '../../../../shared/csv.ts'

/** A report for spreadsheets: raw values, a header even without rows. */
export function formatCsv(columns: readonly string[], rows: readonly object[]): string {
  const cells = rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column]))
  return [columns, ...cells].map((line) => csvLine(line)).join('')
}
