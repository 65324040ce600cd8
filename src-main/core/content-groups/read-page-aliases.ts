/** Pages that moved, as a table: a column of old addresses and one of new ones. */
import type { PageAliasesRead } from '../../../shared/api.ts'
import type { PageAlias } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { checkAlias } from '../journeys/spellings.ts'
import { holdsAddresses } from './addresses.ts'
import { parseHeaded, readEntries, readHead } from './headed-table.ts'

type Field = 'from' | 'to' | 'host'

/** As people and redirect tools head such tables, without case, blanks and signs. */
const headings: Record<string, Field> = Object.fromEntries(
  (
    [
      ['from', 'from old source origin original redirectfrom sourceurl urlfrom von alt quelle alteseite alterpfad'],
      ['from', 'oldurl oldpath oldpage oldaddress fromurl frompath alteurl alteadresse ancienneurl ancienneadresse'],
      ['from', 'urlantigua urlanterior oudeurl vecchiourl vecchiaurl urlantigo urlantiga'],
      ['to', 'to new target destination redirectto targeturl urlto nach neu ziel neueseite neuerpfad zielurl'],
      ['to', 'newurl newpath newpage newaddress tourl topath neueurl neueadresse destinationurl redirecturl canonical'],
      ['to', 'nouvelleurl nouvelleadresse urlnueva nieuweurl nuovourl nuovaurl urlnovo urlnova'],
      ['host', 'host hostname domain'],
    ] as const
  ).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
)

/** Whether a table says which pages moved. */
export function movesPages(columns: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const { head } = readHead(columns, headings)
  return (['from', 'to'] as const).every((field) => holdsAddresses(head.indexOf(field), rows))
}

/** The same of a table as text, whatever its cells hold. */
export function isPageAliasTable(text: string): boolean {
  const { head } = parseHeaded(text, headings)
  return head.includes('from') && head.includes('to')
}

/** @throws AppError BAD_FILE where a column is missing or no row can be used. */
export function readPageAliases(text: string): PageAliasesRead {
  const table = parseHeaded(text, headings)
  if (!(table.head.includes('from') && table.head.includes('to')))
    throw new AppError('BAD_FILE', 'The table needs a column "from" (or old URL) and a column "to" (or new URL).')
  const { entries, rejects } = readEntries(
    table,
    (cell): PageAlias | string => {
      const alias = { from: cell('from'), to: cell('to'), host: cell('host') || null }
      return problem(alias) ?? alias
    },
    ({ from }) => from,
    ({ from, host }) => `${host ?? ''} ${from}`,
  )
  return { aliases: entries, rejects }
}

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
