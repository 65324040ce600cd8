/** A report for spreadsheets: RFC 4180, raw values, nothing that a spreadsheet would run. */
import { neutraliseFormula } from '../../../core/export/csv.ts'

export function formatCsv(columns: readonly string[], rows: readonly object[]): string {
  const line = (cells: unknown[]): string => `${cells.map(csvCell).join(',')}\r\n`
  return [columns, ...rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column]))]
    .map((cells) => line([...cells]))
    .join('')
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = neutraliseFormula(typeof value === 'string' ? value : JSON.stringify(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
