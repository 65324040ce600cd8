/** A table of a setting in an Excel workbook, as the text that one saved as CSV has. */
import { AppError } from '../../../shared/errors.ts'
import { readSheets, type Sheet, sheetText } from '../import/containers/xlsx.ts'
import { layOut } from '../import/text/layout.ts'
import { settingTableOf } from './setting-table.ts'

/** The first sheet that is such a table, else the first with anything in it. Throws BAD_FILE. */
export async function workbookText(path: string): Promise<string> {
  const sheets = await readSheets(path)
  const sheet = sheets.find(isSettingTable) ?? sheets[0]
  if (!sheet) throw new AppError('BAD_FILE', `${path} has no sheet with anything in it.`)
  return sheetText(sheet.amounts())
}

function isSettingTable({ rows }: Sheet): boolean {
  const { header, rows: entries } = layOut(rows)
  const table = settingTableOf(header, entries)
  // What is entered in a form has no text to read.
  return table !== null && table.is !== 'decision'
}
