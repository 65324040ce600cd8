/** Small tables that people choose for a setting: a line of headings in their own words, then a row for each entry. */
import Papa from 'papaparse'
import { AppError } from '../../../shared/errors.ts'

export interface HeadedTable<Field extends string> {
  /** Per column: the field it is, where its heading says one. */
  head: (Field | undefined)[]
  headAt: number
  data: string[][]
}

/** `headings`: as people write them, without case, blanks and signs. `delimiter`: guessed where none is given. */
export function parseHeaded<Field extends string>(
  text: string,
  headings: Readonly<Record<string, Field>>,
  delimiter = '',
): HeadedTable<Field> {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter, skipEmptyLines: false })
  const headAt = data.findIndex(isFilled)
  const head = (data[headAt] ?? []).map((cell) => headings[cell.toLowerCase().replaceAll(/[^a-z]/g, '')])
  return { head, headAt, data }
}

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '')

/**
 * The entries of a table and what is wrong with its other rows. `read` gives a row's entry or why there is none; `keyOf` tells
 * whether two entries are about the same, and `nameOf` calls it that.
 * @throws AppError BAD_FILE where no row can be used.
 */
export function readEntries<Field extends string, Entry>(
  { head, headAt, data }: HeadedTable<Field>,
  read: (cell: (field: Field) => string) => Entry | string,
  nameOf: (entry: Entry) => string,
  keyOf = nameOf,
): { entries: Entry[]; rejects: { line: number; reason: string }[] } {
  const entries = new Map<string, Entry>()
  const rejects: { line: number; reason: string }[] = []
  let next = 1
  data.forEach((cells, index) => {
    const line = next
    // A cell may hold line breaks of its own.
    next += cells.join('').split('\n').length
    if (index <= headAt || !isFilled(cells)) return
    const entry = read((field) => cells[head.indexOf(field)]?.trim() ?? '')
    if (typeof entry === 'string') rejects.push({ line, reason: entry })
    else if (entries.has(keyOf(entry)))
      rejects.push({ line, reason: `"${nameOf(entry)}" is there twice; the first counts` })
    else entries.set(keyOf(entry), entry)
  })
  if (entries.size === 0) {
    const why = rejects[0] ? `: line ${rejects[0].line}, ${rejects[0].reason}` : ''
    throw new AppError('BAD_FILE', `The table has no row that can be used${why}.`)
  }
  return { entries: [...entries.values()], rejects }
}
