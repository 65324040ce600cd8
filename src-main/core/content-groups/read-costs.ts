/** What content cost, as a table: a group or a page a row, and one or more of `amount`, `hours`, `hourly rate`, `currency`. */
import type { ContentCostsRead } from '../../../shared/api.ts'
import { contentCost, type ContentCost, type WorkspaceConfig } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseCurrency, parseMoney } from '../../../shared/money-text.ts'
import { contentPath, splitUrl } from '../import/cells/page.ts'
import { pageSpeller } from '../journeys/spellings.ts'
import { parseHeaded, readEntries, readHead } from './headed-table.ts'
import { compileRule } from './rule.ts'

type Field = keyof ContentCost | 'page'

/** As people head such tables, without case, accents, blanks and signs. */
const headings: Record<string, Field> = Object.fromEntries(
  (
    [
      [
        'group',
        'group contentgroup template gruppe inhaltsgruppe vorlage seitentyp groupe modele gabarit groep sjabloon',
      ],
      ['group', 'grupo plantilla pagetype pagetemplate'],
      [
        'page',
        'page url path pagepath pageurl landingpage address seite pfad adresse landingseite pagina chemin adresseurl',
      ],
      ['page', 'pad ruta direccion'],
      ['amount', 'amount cost costs money spend betrag kosten ausgaben montant cout couts bedrag coste costes importe'],
      ['hours', 'hours stunden heures uren horas'],
      ['hourlyRate', 'hourlyrate rate stundensatz tauxhoraire uurtarief tarifahoraria'],
      ['currency', 'currency wahrung waehrung devise valuta moneda divisa'],
    ] as const
  ).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
)

const amounts = ['amount', 'hours', 'hourlyRate'] as const

const hasCosts = (head: readonly (Field | undefined)[]): boolean =>
  (head.includes('group') || head.includes('page')) && (head.includes('amount') || head.includes('hours'))

/** Whether columns of these names say what groups or pages cost. */
export const areContentCosts = (columns: readonly string[]): boolean => hasCosts(readHead(columns, headings).head)

/** The same of a table as text. */
export const isCostTable = (text: string): boolean => hasCosts(parseHeaded(text, headings).head)

/**
 * Money as `$1,200.50` or `1.200,50 €`; a currency in a cell counts where the column `currency` says none, that of the heading
 * where neither does. A row counts for the group it names, else for that of its page by the rules; rows of one group add up.
 * @throws AppError BAD_FILE where columns are missing or no row can be used.
 */
export function readContentCosts(
  text: string,
  config: Pick<WorkspaceConfig, 'contentGroups' | 'pages'>,
): ContentCostsRead {
  const table = parseHeaded(text, headings)
  const { head, currencies } = table
  if (!hasCosts(head))
    throw new AppError(
      'BAD_FILE',
      'The table needs a column "group" (or template, or page) and a column "amount" (or cost) or "hours".',
    )
  const stated = (field: Field): string | null => currencies[head.indexOf(field)] ?? null
  const groupOf = groupsByRules(config)
  let rows = 0
  const { entries, rejects } = readEntries<Field, ContentCost>(
    table,
    (cell) => {
      const read = readRow(cell, stated, groupOf)
      if (typeof read !== 'string') rows++
      return read
    },
    ({ group }) => group,
    ({ group }) => group,
    (sum, cost) => {
      const both = add(sum, cost)
      if (typeof both === 'string') rows--
      return both
    },
  )
  return { costs: entries, rows, rejects }
}

/** Of cents, without the noise of sums in binary. */
const exact = (sum: number): number => Math.round(sum * 1e6) / 1e6

/** The hourly rate of both is what makes their hours cost the same. */
function add(a: ContentCost, b: ContentCost): ContentCost | string {
  if (a.currency !== b.currency && hasMoney(a) && hasMoney(b))
    return `it is in ${b.currency ?? 'no named currency'}, the rows of "${a.group}" before it in ${a.currency ?? 'none'}`
  const hours = a.hours + b.hours
  const paid = a.hours * a.hourlyRate + b.hours * b.hourlyRate
  return {
    group: a.group,
    amount: exact(a.amount + b.amount),
    hours: exact(hours),
    hourlyRate: hours > 0 ? exact(paid / hours) : Math.max(a.hourlyRate, b.hourlyRate),
    currency: hasMoney(a) ? a.currency : b.currency,
  }
}

const hasMoney = ({ amount, hourlyRate }: ContentCost): boolean => amount > 0 || hourlyRate > 0

/** The content group of an address by the rules; null = no rule of content matches. A path without a host is of any. */
function groupsByRules({ contentGroups, pages }: Pick<WorkspaceConfig, 'contentGroups' | 'pages'>) {
  const spell = pageSpeller(pages)
  const rules = contentGroups.map((rule) => ({ ...rule, matches: compileRule(rule, pages.ignoreCase === true) }))
  return (address: string): string | null => {
    const { host } = splitUrl(address)
    const path = spell(contentPath(address), host).name
    const rule = rules.find(
      (each) => each.matches(path) && (each.host === undefined || host === '' || each.host.toLowerCase() === host),
    )
    return rule?.role === 'content' ? rule.group : null
  }
}

/** Digits alone: what is formatted for the currency of the heading is read as such, `1.234` in euros as 1234. */
const bare = /^[\d.,'’\s]+$/

/** A reason where the row cannot be used. */
function readRow(
  cell: (field: Field) => string,
  stated: (field: Field) => string | null,
  groupOf: (address: string) => string | null,
): ContentCost | string {
  const found: Record<string, number> = {}
  const currencies = new Set<string>()
  for (const field of amounts) {
    const code = stated(field)
    const text = cell(field)
    const read = parseMoney(code !== null && bare.test(text) ? `${text} ${code}` : text)
    if (!read.ok) return `"${text}" ${read.problem}`
    if ((read.money?.amount ?? 0) < 0) return `"${text}" is below 0`
    found[field] = read.money?.amount ?? 0
    if (read.money?.currency) currencies.add(read.money.currency)
  }
  const own = cell('currency')
  const currency = own === '' ? null : parseCurrency(own)
  if (own !== '' && currency === null) return `"${own}" is not a currency code`
  if (currency === null && currencies.size > 1) return `it has ${[...currencies].join(' and ')}`
  const page = cell('page')
  const group = cell('group') || (page === '' ? '' : groupOf(page))
  if (group === null) return `${page} is in no content group`
  const parsed = contentCost.safeParse({ group, ...found, currency: currency ?? [...currencies][0] ?? null })
  return parsed.success ? parsed.data : 'it has no group'
}
