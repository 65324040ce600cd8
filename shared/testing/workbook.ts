/**
 * docs/stack-workbook.md as data, for the tests that hold it to the program: commands, the tables that follow each of
 * them, and where the same figures are on screen.
 */

export interface WorkbookTable {
  /** 1-based, of its head. */
  line: number
  /** `rows` of the report, its `totals` (two columns), or one list of the totals. */
  of: 'rows' | 'totals' | { list: string }
  /** Fields as the report calls them. */
  fields: string[]
  /** Cells as they are written. */
  rows: string[][]
}

export interface WorkbookScreen {
  line: number
  /** Of the page, `#/…`. */
  address: string
  /** The table whose rows it shows, and the fields that it shows of each. */
  table: WorkbookTable | null
  fields: string[]
  /** What must be read there. */
  says: string[]
}

export interface WorkbookCommand {
  line: number
  /** Of the command line, without the program. */
  args: string[]
  tables: WorkbookTable[]
  screens: WorkbookScreen[]
}

/** Throws for a table or a screen before the first command. */
export function parseWorkbook(page: string): WorkbookCommand[] {
  const commands: WorkbookCommand[] = []
  const lines = page.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at]!
    const command = /^npm run -s touchstack -- (.+)$/.exec(text)?.[1]
    if (command !== undefined) {
      commands.push({ line: at + 1, args: command.split(' '), tables: [], screens: [] })
      continue
    }
    const current = commands.at(-1)
    if (text.startsWith('|')) {
      const end = lines.findIndex((line, index) => index > at && !line.startsWith('|'))
      belongsTo(current, at).tables.push(parseTable(lines.slice(at, end), at + 1))
      at = end
    } else if (text.startsWith('On screen: ')) {
      const end = lines.findIndex((line, index) => index > at && line === '')
      belongsTo(current, at).screens.push(
        parseScreen(lines.slice(at, end).join(' '), at + 1, current?.tables.at(-1) ?? null, current?.tables ?? []),
      )
      at = end
    }
  }
  return commands
}

function belongsTo(command: WorkbookCommand | undefined, at: number): WorkbookCommand {
  if (!command) throw new Error(`Line ${at + 1} of the workbook belongs to no command.`)
  return command
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

function parseTable([head = '', , ...body]: string[], line: number): WorkbookTable {
  const [first = '', ...more] = cellsOf(head)
  const [, list, field] = /^(.+): (.+)$/.exec(first) ?? []
  return {
    line,
    of: list !== undefined ? { list: fieldOf(list) } : first === 'total' ? 'totals' : 'rows',
    fields: [field ?? first, ...more].map(fieldOf),
    rows: body.map(cellsOf),
  }
}

/** `annual cost` → `annualCost`. */
const fieldOf = (words: string): string => words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())

function parseScreen(
  text: string,
  line: number,
  last: WorkbookTable | null,
  tables: readonly WorkbookTable[],
): WorkbookScreen {
  const address = /`(#\/[^`]+)`/.exec(text)?.[1]
  if (address === undefined) throw new Error(`Line ${line} of the workbook gives no address.`)
  const after = text.slice(text.indexOf('`', text.indexOf(address)) + 1)
  const listed = /^ has (.+?)(?: and says|\.$)/.exec(after)?.[1]
  const fields = listed?.split(', ').map(fieldOf) ?? []
  const says = [...after.matchAll(/“([^”]+)”/g)].map(([, words]) => words!)
  if (fields.length === 0 && says.length === 0) throw new Error(`Line ${line} of the workbook shows nothing.`)
  const has = (table: WorkbookTable): boolean => fields.every((field) => table.fields.includes(field))
  const table = fields.length === 0 ? null : (last && has(last) ? last : tables.find(has)) // prettier-ignore
  if (table === undefined) throw new Error(`Line ${line} of the workbook names fields of no table.`)
  return { line, address, table, fields, says }
}

/** `−1,234.50`, `31.5 %`; null where it is no number. */
export function writtenNumber(cell: string): { value: number; tolerance: number } | null {
  const match = /^([−-]?)(\d[\d,]*(?:\.(\d+))?)( %)?$/.exec(cell)
  if (!match) return null
  const [, sign, digits = '', decimals = '', percent] = match
  const unit = percent ? 100 : 1
  return {
    value: ((sign === '' ? 1 : -1) * Number(digits.replaceAll(',', ''))) / unit,
    // Rounded to its decimals; without any, exact but for the last digits of floating-point numbers.
    tolerance: (decimals === '' ? 1e-7 : 0.5 * 10 ** -decimals.length * 1.000001) / unit,
  }
}

/** Whether a cell says what the report has. */
export function says(cell: string, value: unknown): boolean {
  if (value === null) return cell === '–'
  if (typeof value === 'boolean') return cell === (value ? 'yes' : 'no')
  if (typeof value === 'number') {
    const written = writtenNumber(cell)
    return written !== null && Math.abs(written.value - value) <= written.tolerance
  }
  if (typeof value === 'string') return cell === value
  if (Array.isArray(value)) {
    const parts = cell === '' ? [] : cell.split('; ')
    return parts.length === value.length && value.every((each, index) => says(parts[index]!, each))
  }
  const parts = cell.split(' / ')
  const fields = Object.values(value as object).flatMap((each: unknown) =>
    Array.isArray(each) ? (each as unknown[]) : [each],
  )
  return parts.length === fields.length && fields.every((each, index) => says(parts[index]!, each))
}
