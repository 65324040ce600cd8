/** Small tables that people choose for a setting: a line of headings in their own words, then a row for each entry. */
import Papa from 'papaparse'
import { AppError } from '../../../shared/errors.ts'
import { delimiters } from '../../../shared/import.ts'
import { currencyInName, signInName } from '../import/columns/currency-in-name.ts'
import { withoutUtc } from '../import/columns/zone-in-name.ts'

export interface HeadedTable<Field extends string> {
  /** Per column: the field it is, where its heading says one. */
  head: (Field | undefined)[]
  /** Per column: the ISO 4217 code its heading ends with, as in `Kosten (€)`. */
  currencies: (string | null)[]
  headAt: number
  data: string[][]
}

/**
 * `headings`: as people write them, without case, accents, blanks and signs, and without a currency or `(in UTC)` at the end. The delimiter is the
 * one that makes most known headings: a guess by the rows fails on decimal commas, and on two columns with empty lines. Lines
 * of a title may stand before the headings.
 */
export function parseHeaded<Field extends string>(
  text: string,
  headings: Readonly<Record<string, Field>>,
): HeadedTable<Field> {
  const whole = text.replace(/^\ufeff/, '')
  const { data } = Papa.parse<string[]>(whole, {
    delimiter: findDelimiter(whole, headings),
    skipEmptyLines: false,
  })
  const headAt = findHead(data, headings)
  return { ...readHead(data[headAt] ?? [], headings), headAt, data }
}

function findDelimiter<Field extends string>(text: string, headings: Readonly<Record<string, Field>>): string {
  const known = (delimiter: string): number => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: titleLines })
    return countKnown(data[findHead(data, headings)] ?? [], headings)
  }
  const [most] = delimiters
    .map((delimiter) => ({ delimiter, fields: known(delimiter) }))
    .toSorted((a, b) => b.fields - a.fields)
  // Papa's own guess, where the headings say nothing.
  return most && most.fields > 1 ? most.delimiter : ''
}

/** What the names of columns say. */
export function readHead<Field extends string>(
  names: readonly string[],
  headings: Readonly<Record<string, Field>>,
): Pick<HeadedTable<Field>, 'head' | 'currencies'> {
  const fieldOf = (cell: string): Field | undefined => {
    const words = cell.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().split(/[^a-z]+/).filter(Boolean) // prettier-ignore
    // Columns of a CMS that belong together begin alike: `template_previous`.
    return headings[words.join('')] ?? headings[[...words.slice(-1), ...words.slice(0, -1)].join('')]
  }
  const columns = names.map((cell) => {
    const own = fieldOf(cell) ?? fieldOf(withoutUtc(cell))
    const named = own === undefined ? currencyInName(cell) : null
    return named ? { field: fieldOf(named.rest), currency: named.code } : { field: own, currency: signOf(cell) }
  })
  return { head: columns.map(({ field }) => field), currencies: columns.map(({ currency }) => currency) }
}

const signOf = (cell: string): string | null => signInName(cell) ?? currencyInName(cell)?.code ?? null

const titleLines = 20

const countKnown = <Field extends string>(
  cells: readonly string[],
  headings: Readonly<Record<string, Field>>,
): number => readHead(cells, headings).head.filter((field) => field !== undefined).length

/** The first line with two known headings, else the first with anything. */
function findHead<Field extends string>(data: readonly string[][], headings: Readonly<Record<string, Field>>): number {
  const known = data.slice(0, titleLines).findIndex((cells) => countKnown(cells, headings) > 1)
  return known < 0 ? data.findIndex(isFilled) : known
}

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '')

/**
 * The entries of a table and what is wrong with its other rows. `read` gives a row's entry, or why there is none, or null for one that is about nothing; `keyOf` tells
 * whether two entries are about the same, and `nameOf` calls it that; of these the first counts, or what `combine` makes of both.
 * @throws AppError BAD_FILE where no row can be used.
 */
export function readEntries<Field extends string, Entry>(
  { head, headAt, data }: Pick<HeadedTable<Field>, 'head' | 'headAt' | 'data'>,
  read: (cell: (field: Field) => string) => Entry | string | null,
  nameOf: (entry: Entry) => string,
  keyOf = nameOf,
  combine = (_: Entry, entry: Entry): Entry | string => `"${nameOf(entry)}" is there twice; the first counts`,
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
    if (entry === null) return
    if (typeof entry === 'string') rejects.push({ line, reason: entry })
    else {
      const before = entries.get(keyOf(entry))
      const now = before === undefined ? entry : combine(before, entry)
      if (typeof now === 'string') rejects.push({ line, reason: now })
      else entries.set(keyOf(entry), now)
    }
  })
  if (entries.size === 0) {
    const why = rejects[0] ? `: line ${rejects[0].line}, ${rejects[0].reason}` : ''
    throw new AppError('BAD_FILE', `The table has no row that can be used${why}.`)
  }
  return { entries: [...entries.values()], rejects }
}
