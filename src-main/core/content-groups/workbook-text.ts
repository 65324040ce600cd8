/** A table of a setting in an Excel workbook, as the text that one saved as CSV has. */
import Papa from 'papaparse'
import { AppError } from '../../../shared/errors.ts'
import { readSheets, type Sheet } from '../import/containers/xlsx.ts'
import { layOut } from '../import/text/layout.ts'
import { settingTableOf } from './setting-table.ts'

/** The first sheet that is such a table, else the first with anything in it. Throws BAD_FILE. */
export async function workbookText(path: string): Promise<string> {
  const sheets = await readSheets(path)
  const sheet = sheets.find(isSettingTable) ?? sheets[0]
  if (!sheet) throw new AppError('BAD_FILE', `${path} has no sheet with anything in it.`)
  return csvOf(sheet)
}

function isSettingTable({ rows }: Sheet): boolean {
  const { header, rows: entries } = layOut(rows)
  return settingTableOf(header, entries) !== null
}

/** Its lines are the rows of the sheet, so that one that is named is found there. */
function csvOf({ rows }: Sheet): string {
  const lines: string[][] = []
  for (const { line, cells } of rows) {
    while (lines.length < line - 1) lines.push([])
    lines.push(cells.map((cell) => cell.replaceAll(/\s*[\r\n]+\s*/g, ' ')))
  }
  return Papa.unparse(lines, { newline: '\n' })
}
