/**
 * How a delimited file is laid out: its delimiter, the lines before its header, and the header itself. Exports begin
 * with titles, filters and `#` lines; the header is the first row that is as wide as most rows are and names its columns.
 */
import { AppError } from '../../../../shared/errors.ts'
import { delimiters } from '../../../../shared/import.ts'
import { isBlankValue } from '../../../../shared/text/blank.ts'
import { Records } from './records.ts'

export interface TextRow {
  /** 1-based line of the file where the row starts. */
  line: number
  cells: string[]
}

export interface BrokenLine {
  line: number
  reason: string
  raw: string
}

export interface Table {
  /** Rows after the header, blank lines left out. */
  rows: TextRow[]
  broken: BrokenLine[]
}

export interface Layout extends Table {
  delimiter: string
  /** Lines of the file before the header, or before the first row where there is none. */
  skipLines: number
  hasHeader: boolean
  /** Blank names where there is none. */
  header: string[]
}

export interface LayoutChoice {
  delimiter?: string | undefined
  /** 1-based line of the header, 0 where there is none. */
  headerLine?: number | undefined
}

/** Enough to tell the widths of rows, few enough to parse once per delimiter. */
const measuredRows = 200

/** `text` is the beginning of the file, cut at the end of a line; at most `limit` rows are returned. Throws USAGE. */
export function findLayout(text: string, choice: LayoutChoice, limit: number): Layout {
  const before = choice.headerLine ? choice.headerLine - 1 : commentLines(text)
  const body = text.slice(endOfLine(text, before))
  if (body.trim() === '')
    throw new AppError(
      'USAGE',
      !choice.headerLine
        ? 'every line starts with "#", so there is no table'
        : `there is no line ${choice.headerLine} to be the header`,
    )
  const candidates = choice.delimiter === undefined ? delimiters : [choice.delimiter]
  const tables = candidates.map((delimiter) => ({
    delimiter,
    rows: readRows(body, delimiter, before + 1, measuredRows).rows,
  }))
  const best = tables.reduce((a, b) => (regularity(b.rows) > regularity(a.rows) ? b : a))
  if (choice.headerLine === 0) {
    const { rows, broken } = readRows(body, best.delimiter, before + 1, limit)
    return { delimiter: best.delimiter, skipLines: before, hasHeader: false, header: namelessHeader(best.rows), rows, broken } // prettier-ignore
  }
  const header = choice.headerLine === undefined ? headerRow(best.rows) : best.rows[0]
  const layout = { delimiter: best.delimiter, skipLines: (header?.line ?? before + 1) - 1 }
  const { rows, broken } = readRows(text.slice(endOfLine(text, layout.skipLines)), layout.delimiter, layout.skipLines + 1, limit + 1) // prettier-ignore
  return { ...layout, hasHeader: true, header: rows[0]?.cells ?? [], rows: rows.slice(1), broken }
}

/** The same for rows that are split into cells already. */
export function layOut(
  rows: readonly TextRow[],
  headerLine?: number,
): Pick<Layout, 'skipLines' | 'hasHeader' | 'header' | 'rows'> {
  if (headerLine === 0)
    return { skipLines: 0, hasHeader: false, header: namelessHeader(rows.slice(0, measuredRows)), rows: [...rows] }
  const header =
    headerLine === undefined ? headerRow(rows.slice(0, measuredRows)) : rows.find(({ line }) => line === headerLine)
  if (!header) throw new AppError('USAGE', `There is no line ${headerLine} to be the header.`)
  const after = rows.filter(({ line }) => line > header.line)
  return { skipLines: header.line - 1, hasHeader: true, header: header.cells, rows: after }
}

/** All rows of a whole text, laid out as found. */
export function readTable(
  text: string,
  { delimiter, skipLines, hasHeader }: Pick<Layout, 'delimiter' | 'skipLines' | 'hasHeader'>,
): Table {
  const { rows, broken } = readRows(text.slice(endOfLine(text, skipLines)), delimiter, skipLines + 1, Infinity)
  return { rows: hasHeader ? rows.slice(1) : rows, broken }
}

function readRows(text: string, delimiter: string, firstLine: number, limit: number): Table {
  const rows: TextRow[] = []
  const broken: BrokenLine[] = []
  const records = new Records(
    delimiter,
    { firstLine, skip: 0 },
    {
      row: (line, cells) => rows.push({ line, cells }),
      broken: (line, reason, raw) => broken.push({ line, reason, raw }),
    },
  )
  // In pieces, so that a sample stops soon after its last row.
  const piece = limit === Infinity ? text.length : 64 * 1024
  let at = 0
  for (; at < text.length && rows.length < limit; at += piece) records.push(text.slice(at, at + piece))
  if (at >= text.length) records.end()
  return { rows: rows.slice(0, limit), broken }
}

/** Leading `#` lines, blank ones between and after them included; `#,Name` and `#Fields:` name columns. */
function commentLines(text: string): number {
  let comments = 0
  let line = 0
  for (const [content] of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r)/g)) {
    if (/^#(?![,;\t|]|Fields:)/.test(content)) comments = line + 1
    else if (content.trim() !== '') break
    line++
  }
  return comments
}

/** Where the line after the first `lines` lines starts; CR, LF and CRLF each end one. */
function endOfLine(text: string, lines: number): number {
  const ends = /\r\n|\n|\r/g
  for (let line = 0; line < lines; line++) if (!ends.exec(text)) return text.length
  return ends.lastIndex
}

/** How much like a table these rows are: the share of them that have the commonest width, and wider before narrower. */
function regularity(rows: readonly TextRow[]): number {
  const { width, share } = commonestWidth(rows)
  return width < 2 ? 0 : share + Math.min(width, 100) / 10_000
}

const namelessHeader = (rows: readonly TextRow[]): string[] => Array<string>(commonestWidth(rows).width).fill('')

/** Rows of a single cell are titles or notes wherever a quarter of the rows have more. */
function commonestWidth(rows: readonly TextRow[]): { width: number; share: number } {
  const wide = rows.filter(({ cells }) => cells.length > 1)
  const counted = wide.length * 4 >= rows.length ? wide : rows
  const times = new Map<number, number>()
  for (const { cells } of counted) times.set(cells.length, (times.get(cells.length) ?? 0) + 1)
  // Of equally common widths the first one: a map keeps the order of the rows.
  let width = 1
  let most = 0
  for (const [each, count] of times) if (count > most) [width, most] = [each, count]
  return { width, share: rows.length === 0 ? 0 : most / rows.length }
}

/**
 * The first row of the commonest width that names at least half of its columns; or an earlier one that looks like a
 * header where that row does not, since rows that all end with one delimiter too many are wider than their header.
 */
function headerRow(rows: readonly TextRow[]): TextRow | undefined {
  const { width } = commonestWidth(rows)
  const at = rows.findIndex(({ cells }) => cells.length === width && filled(cells) * 2 >= width)
  if (at < 0) return rows[0]
  if (namesColumns(rows[at]!.cells)) return rows[at]
  return rows.slice(0, at).find(({ cells }) => cells.length * 2 > width && namesColumns(cells)) ?? rows[at]
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length

/** Words, all different: a header has no amounts, times or blanks. */
function namesColumns(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  return new Set(names).size === names.length && names.every((name) => !isBlankValue(name) && !/^[\d.,:/+\-$€£ ]+$/.test(name)) // prettier-ignore
}
