/** A table wider than its room: what is the same in every row is said once, and the rest goes on below, with the names again. */

export interface TableColumn {
  /** The head, a cell for each row, and the sum where the table has one. */
  all: readonly string[]
  right: boolean
  widest: number
  isSummed: boolean
}

/** Words narrower than this say nothing. */
const narrowest = 16
/** Where no terminal says how wide it is. */
const unknownRoom = 160
const gap = 2
const none = '–'

const widthOf = (columns: readonly { widest: number }[]): number =>
  columns.reduce((sum, { widest }) => sum + widest, gap * (columns.length - 1))

const leastOf = (columns: readonly TableColumn[]): number =>
  widthOf(columns.map(({ right, widest }) => ({ widest: right ? widest : Math.min(widest, narrowest) })))

/** Takes width from the widest columns of words, numbers staying whole, until the table fits, where it can. */
export function fit(columns: { right: boolean; widest: number }[], room: number): void {
  const words = columns.filter(({ right }) => !right)
  for (let excess = widthOf(columns) - room; excess > 0; excess--) {
    const widest = words.reduce((a, b) => (b.widest > a.widest ? b : a), { widest: 0 })
    if (widest.widest <= narrowest) return
    widest.widest--
  }
}

/** `rows`: how many cells of a column are those of rows. */
export function inBlocks(
  columns: readonly TableColumn[],
  rows: number,
  room: number | null,
): { blocks: readonly (readonly TableColumn[])[]; said: string[] } {
  const most = room ?? unknownRoom
  // Words are cut for a terminal only: what a program reads is whole.
  const fits = (some: readonly TableColumn[]): boolean => (room === null ? widthOf(some) : leastOf(some)) <= most
  if (fits(columns)) return { blocks: [columns], said: [] }
  const names = columns.slice(0, namesOf(columns, rows))
  const { kept, said } = saidOnce(columns, names, rows)
  // Beside names that fill the line nothing is easier to read for being below.
  if (fits(kept) || (room === null ? widthOf(names) : leastOf(names)) > most * 0.6) return { blocks: [kept], said }
  const blocks: TableColumn[][] = []
  for (const column of kept.slice(names.length)) {
    const last = blocks.at(-1)
    if (last && fits([...last, column])) last.push(column)
    else blocks.push([...names, column])
  }
  return { blocks, said }
}

/** How many columns at the beginning tell every row from the others; 1 where even three do not. */
function namesOf(columns: readonly TableColumn[], rows: number): number {
  const most = Math.min(3, columns.length)
  for (let some = 1; some <= most; some++) {
    const keys = Array.from(
      { length: rows },
      (_, row) =>
      columns.slice(0, some).map(({ all }) => all[row + 1]).join('\u0000'), // prettier-ignore
    )
    if (new Set(keys).size === rows) return some
  }
  return 1
}

/** Columns with one value in all rows, or with one in a single row, as sentences. */
function saidOnce(
  columns: readonly TableColumn[],
  names: readonly TableColumn[],
  rows: number,
): { kept: TableColumn[]; said: string[] } {
  const every: string[] = []
  const ofRow = new Map<number, string[]>()
  const kept = columns.filter((column) => {
    if (names.includes(column) || column.isSummed || rows < 2) return true
    const [head, ...cells] = column.all.slice(0, rows + 1)
    const filled = cells.flatMap((cell, row) => (cell === none || cell === '' ? [] : [row]))
    if (filled.length === rows && new Set(cells).size === 1) every.push(`${head} ${cells[0]}`)
    else if (filled.length === 1 && rows > 2) {
      const row = filled[0]!
      ofRow.set(row, [...(ofRow.get(row) ?? []), `${head} ${cells[row]}`])
    } else return true
    return false
  })
  const nameOf = (row: number): string => names.map(({ all }) => all[row + 1]).join(', ')
  return {
    kept,
    said: [
      ...[...ofRow].map(([row, figures]) => `Of ${nameOf(row)} alone: ${figures.join(', ')}.`),
      ...(every.length > 0 ? [`In every row: ${every.join(', ')}.`] : []),
    ],
  }
}
