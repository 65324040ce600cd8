import type { ZodType } from 'zod'
import { csvLine } from '../csv.ts'
import { reports, type ReportSlug } from './index.ts'

/** The rows of a report for spreadsheets: raw values, a header even without rows; the same from every host. */
export function reportCsv(slug: ReportSlug, rows: readonly object[]): string {
  const shape = reports[slug].row.shape as Record<string, ZodType>
  const columns = Object.keys(shape).filter(
    (name) => !shape[name]!.safeParse(undefined).success || rows.some((row) => name in row),
  )
  const cells = rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column]))
  return [columns, ...cells].map((line) => csvLine(line)).join('')
}
