/** Excel workbooks, as rows of text. For inventories and other small tables: a sheet is read whole. */
import readWorkbook from 'read-excel-file/node'
import { AppError } from '../../../../shared/errors.ts'
import type { TextRow } from '../text/layout.ts'
import { listMembers, readMember, type ZipMember } from './zip.ts'

export interface Sheet {
  name: string
  rows: TextRow[]
}

/** Unpacked; an inventory of a thousand tools takes one. */
const maxMegabytes = 128

export const isWorkbook = (members: readonly ZipMember[]): boolean =>
  members.some(({ name }) => name === 'xl/workbook.xml')

/** Sheets with anything in them, in their order. Throws BAD_FILE. */
export async function readSheets(path: string): Promise<Sheet[]> {
  await refuseTooLarge(path)
  let sheets
  try {
    sheets = await readWorkbook(path)
  } catch (error) {
    throw new AppError('BAD_FILE', `${path} cannot be read as an Excel workbook; save it again, or as CSV.`, {
      cause: error,
    })
  }
  return sheets
    .map(({ sheet, data }) => ({ name: sheet, rows: toRows(data as unknown[][]) }))
    .filter(({ rows }) => rows.length > 0)
}

/** Counts what comes out, whatever the archive says of itself. */
async function refuseTooLarge(path: string): Promise<void> {
  let bytes = 0
  for (const { name } of await listMembers(path))
    for await (const chunk of readMember(path, name, () => undefined)) {
      bytes += chunk.length
      if (bytes > maxMegabytes * 1024 * 1024)
        throw new AppError(
          'BAD_FILE',
          `${path} unpacks to more than ${maxMegabytes} MB, which is too large for a workbook; save the sheet as CSV.`,
        )
    }
}

/** Rows as wide as the widest; blank rows left out. */
function toRows(data: unknown[][]): TextRow[] {
  return data
    .map((cells, index) => ({ line: index + 1, cells: cells.map(toText) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

/** A cell as an export would write it: dates as ISO days, with the time of day where there is one. */
function toText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '')
  if (typeof cell === 'number') return numberText(cell)
  return typeof cell === 'string' || typeof cell === 'boolean' ? `${cell}` : ''
}

/**
 * Excel computes in binary: 0.1 + 0.2 is shown as 0.3, to the 15 digits that it keeps. Three decimals would be read as thousands
 * where a currency or a table writes those with a point: 12.125 is written 12.1250.
 */
const numberText = (value: number): string =>
  String(Number(value.toPrecision(15))).replace(/^-?[1-9]\d{0,2}\.\d{3}$/, '$&0')
