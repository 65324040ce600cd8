/** Pages that moved, as a table: a column of old addresses and one of new ones. */
import Papa from 'papaparse'
import type { PageAliasesRead } from '../../../shared/api.ts'
import type { PageAlias } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { checkAlias } from '../journeys/spellings.ts'

type Field = 'from' | 'to' | 'host'

/** As people and redirect tools head such tables, without case, blanks and signs. */
const headings: Record<string, Field> = Object.fromEntries(
  (
    [
      ['from', 'from old source origin original redirectfrom sourceurl urlfrom von alt quelle alteseite alterpfad'],
      ['from', 'oldurl oldpath oldpage fromurl frompath alteurl alteadresse'],
      ['to', 'to new target destination redirectto targeturl urlto nach neu ziel neueseite neuerpfad zielurl'],
      ['to', 'newurl newpath newpage tourl topath neueurl neueadresse destinationurl canonical'],
      ['host', 'host hostname domain'],
    ] as const
  ).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
)

/** @throws AppError BAD_FILE where a column is missing or no row can be used. */
export function readPageAliases(text: string): PageAliasesRead {
  // A guess by the rows fails where two columns and empty lines are all there is.
  const table = [',', ';', '\t', '|']
    .map((delimiter) => readTable(text, delimiter))
    .find(({ head }) => head.includes('from') && head.includes('to'))
  if (!table)
    throw new AppError('BAD_FILE', 'The table needs a column "from" (or old URL) and a column "to" (or new URL).')
  const { data, headAt, head } = table
  const aliases = new Map<string, PageAlias>()
  const rejects: PageAliasesRead['rejects'] = []
  let next = 1
  data.forEach((cells, index) => {
    const line = next
    // A cell may hold line breaks of its own.
    next += cells.join('').split('\n').length
    if (index <= headAt || !isFilled(cells)) return
    const cell = (field: Field): string => cells[head.indexOf(field)]?.trim() ?? ''
    const alias = { from: cell('from'), to: cell('to'), host: cell('host') || null }
    const key = `${alias.host ?? ''} ${alias.from}`
    const reason = problem(alias) ?? (aliases.has(key) ? `"${alias.from}" is there twice; the first counts` : null)
    if (reason === null) aliases.set(key, alias)
    else rejects.push({ line, reason })
  })
  if (aliases.size === 0) {
    const why = rejects[0] ? `: line ${rejects[0].line}, ${rejects[0].reason}` : ''
    throw new AppError('BAD_FILE', `The table has no row that can be used${why}.`)
  }
  return { aliases: [...aliases.values()], rejects }
}

function readTable(text: string, delimiter: string) {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter, skipEmptyLines: false })
  const headAt = data.findIndex(isFilled)
  const head = (data[headAt] ?? []).map((cell) => headings[cell.toLowerCase().replaceAll(/[^a-z]/g, '')])
  return { data, headAt, head }
}

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '')

function problem(alias: PageAlias): string | null {
  if (alias.from === '') return 'it has no old address'
  if (alias.to === '') return 'it has no new address'
  try {
    checkAlias(alias)
    return null
  } catch (error) {
    return (error as Error).message.replace(/\.$/, '')
  }
}
