/** Excel workbooks, as rows of text. A sheet is read whole. */
import Papa from 'papaparse'
import readWorkbook, { readSheet } from 'read-excel-file/node'
import { AppError } from '../../../../shared/errors.ts'
import type { TextRow } from '../text/layout.ts'
import { putTimesRight } from './exact-times.ts'
import { listMembers, readMember, type ZipMember } from './zip.ts'

export interface Sheet {
  name: string
  rows: TextRow[]
  /**
   * The same for a table of amounts, of which three decimals would be read as thousands where a currency or the table writes
   * those with a point: the number 12.125 is 12.1250; the text 12.125 stays as it is.
   */
  amounts: () => TextRow[]
}

/** Unpacked: an inventory of a thousand tools takes one, 100,000 events of ten columns 50. */
const maxMegabytes = 128

export const isWorkbook = (members: readonly ZipMember[]): boolean =>
  members.some(({ name }) => name === 'xl/workbook.xml')

/** Sheets with anything in them, in their order. Throws BAD_FILE. */
export async function readSheets(path: string): Promise<Sheet[]> {
  const sheets = await readFrom(path, async () => {
    const read = await readWorkbook(path, { parseNumber })
    for (const { sheet, data } of read) await putTimesRight(path, sheet, data)
    return read
  })
  return sheets
    .map(({ sheet, data }) => ({
      name: sheet,
      rows: toRows(data, (written) => written),
      amounts: () => toRows(data, withFourDecimals),
    }))
    .filter(({ rows }) => rows.length > 0)
}

/** How many rows of a sheet are put into one piece of text. */
const rowsAPiece = 5_000

/** A sheet as CSV in UTF-8, in pieces. Throws BAD_FILE. */
export async function* readSheetText(path: string, sheet: string): AsyncGenerator<Uint8Array> {
  const data = await readFrom(path, async () => {
    const read = await readSheet(path, sheet, { parseNumber })
    await putTimesRight(path, sheet, read)
    return read
  })
  const rows = toRows(data, (written) => written)
  for (let at = 0; at < rows.length; at += rowsAPiece)
    yield Buffer.from(`${sheetText(rows.slice(at, at + rowsAPiece), rows[at - 1]?.line)}\n`)
}

/** As CSV of which every line is a row of the sheet, so that one that is named is found there. `after`: the last line before. */
export function sheetText(rows: readonly TextRow[], after = 0): string {
  const lines: string[][] = []
  for (const { line, cells } of rows) {
    while (after + lines.length < line - 1) lines.push([])
    lines.push(cells.map((cell) => cell.replaceAll(/\s*[\r\n]+\s*/g, ' ')))
  }
  return Papa.unparse(lines, { newline: '\n' })
}

async function readFrom<T>(path: string, read: () => Promise<T>): Promise<T> {
  await refuseTooLarge(path)
  try {
    return await read()
  } catch (error) {
    throw new AppError('BAD_FILE', `${path} cannot be read as an Excel workbook; save it again, or as CSV.`, {
      cause: error,
    })
  }
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

/** A cell with a number, told from text that looks like one. */
class NumberCell {
  readonly written: string
  constructor(written: string) {
    this.written = written
  }
}

/** Excel computes in binary: 0.1 + 0.2 is shown as 0.3, to the 15 digits that it keeps. Whole numbers, as ids are, stay as they are. */
const parseNumber = (text: string): NumberCell =>
  new NumberCell(/^-?\d+$/.test(text) ? text : String(Number(Number(text).toPrecision(15))))

const withFourDecimals = (written: string): string => written.replace(/^-?[1-9]\d{0,2}\.\d{3}$/, '$&0')

/** Rows as wide as the widest; blank rows left out. */
function toRows(data: readonly (readonly unknown[])[], numberText: (written: string) => string): TextRow[] {
  const timed = timedColumns(data)
  return data
    .map((cells, index) => ({
      line: index + 1,
      cells: cells.map((cell, at) => toText(cell, timed.has(at), numberText)),
    })) // prettier-ignore
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

const msPerDay = 86_400_000

/** Those of which a date has a time of day: there midnight is one too. */
function timedColumns(data: readonly (readonly unknown[])[]): Set<number> {
  const timed = new Set<number>()
  for (const cells of data)
    for (const [at, cell] of cells.entries()) if (cell instanceof Date && cell.getTime() % msPerDay !== 0) timed.add(at)
  return timed
}

/** A cell as an export would write it; dates in ISO form without a zone, since Excel knows none. */
function toText(cell: unknown, timed: boolean, numberText: (written: string) => string): string {
  if (cell instanceof Date) return dateText(cell.getTime(), timed)
  if (cell instanceof NumberCell) return numberText(cell.written)
  return typeof cell === 'string' || typeof cell === 'boolean' ? `${cell}` : ''
}

/** Below it stand times of day alone. */
const firstDay = Date.UTC(1900, 0, 1)

function dateText(time: number, timed: boolean): string {
  const iso = new Date(time)
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/, '')
  if (time < firstDay) return iso.slice(11)
  return timed ? iso.replace('T', ' ') : iso.slice(0, 10)
}
