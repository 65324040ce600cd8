/**
 * What content cost, as a table: a group or a page a row, and one or more of `amount`, `hours`, `hourly rate`, `currency`, and of
 * `month`, `date`, or `from` and `to`.
 */
import type { ContentCostsRead } from '../../../shared/api.ts'
import { contentCost, type ContentCost, type WorkspaceConfig } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { addDays } from '../../../shared/figures.ts'
import { parseCurrency, parseMoney } from '../../../shared/money-text.ts'
import { parseDate } from '../import/cells/date.ts'
import { findDayOrder } from '../import/cells/day-order.ts'
import { contentPath, splitUrl } from '../import/cells/page.ts'
import { isTotalName } from '../import/total-names.ts'
import { pageSpeller } from '../journeys/spellings.ts'
import { type HeadedTable, parseHeaded, readEntries, readHead } from './headed-table.ts'
import { readMonth } from './read-month.ts'
import { compileRule } from './rule.ts'

type Field = keyof ContentCost | 'page' | 'month' | 'date'
type Period = Pick<ContentCost, 'from' | 'to'>

/** As people head such tables, without case, accents, blanks and signs. */
const headings: Record<string, Field> = Object.fromEntries(
  (
    [
      [
        'group',
        'group contentgroup template gruppe inhaltsgruppe vorlage seitentyp groupe modele gabarit groep sjabloon',
      ],
      ['group', 'grupo plantilla modelo pagetype pagetemplate'],
      [
        'group',
        'content contentgrouping inhalt inhalte contenido contenidos grupodecontenido grupodecontenidos contenu contenus groupedecontenu groupedecontenus contenuto gruppodicontenuti conteudo grupodeconteudo inhoud contentgroep',
      ],
      [
        'page',
        'page url path pagepath pageurl landingpage address seite pfad adresse landingseite pagina chemin adresseurl',
      ],
      ['page', 'pad ruta direccion endereco'],
      [
        'amount',
        'amount cost costs money spend betrag kosten ausgaben montant cout couts depense depenses bedrag coste costes importe importes gasto gastos importo costo costi custo custos valor valores despesa despesas',
      ],
      ['hours', 'hours stunden heures uren horas'],
      ['hourlyRate', 'hourlyrate rate stundensatz tauxhoraire uurtarief tarifahoraria valorhora taxahoraria'],
      ['month', 'month months monat mois mes meses maand mese'],
      ['date', 'date day datum tag fecha dia jour data giorno dag'],
      ['from', 'from von desde du vanaf dal startdate'],
      ['to', 'to until bis hasta au tot al ate enddate'],
      ['currency', 'currency wahrung waehrung devise valuta moneda divisa moeda'],
    ] as const
  ).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
)

const amounts = ['amount', 'hours', 'hourlyRate'] as const

const hasCosts = (head: readonly (Field | undefined)[]): boolean =>
  (head.includes('group') || head.includes('page')) && (head.includes('amount') || head.includes('hours'))

/** Whether columns of these names say what groups or pages cost. */
export const areContentCosts = (columns: readonly string[]): boolean => hasCosts(readHead(columns, headings).head)

/** Whether one of them says months. */
export const hasMonths = (columns: readonly string[]): boolean => readHead(columns, headings).head.includes('month')

/** What a table that has one of groups and amounts lacks of the other; null where it has both, or neither. */
export function costsLack(columns: readonly string[]): string | null {
  const { head } = readHead(columns, headings)
  const hasGroup = head.includes('group') || head.includes('page')
  const hasAmount = head.includes('amount') || head.includes('hours')
  if (hasGroup === hasAmount) return null
  return hasGroup
    ? 'none is known as the amount; head it "amount" or "hours"'
    : 'none is known as the group; head it "group" or "page"'
}

/** Whether a table, as text, is about costs, be it one that lacks a column: amounts and months are in no list of pages that moved. */
export const isCostTable = (text: string): boolean => {
  const { head } = parseHeaded(text, headings)
  return (['amount', 'hours', 'month'] as const).some((field) => head.includes(field))
}

type Settings = Pick<WorkspaceConfig, 'contentGroups' | 'pages' | 'currency' | 'rates'>

/**
 * Money as `$1,200.50` or `1.200,50 €`; a currency in a cell counts where the column `currency` says none, that of the heading
 * where neither does. A row counts for the group it names, else for that of its page by the rules; rows of one group and month
 * (or span) add up, those in several currencies in that of the workspace. The line that adds the table up is none of them.
 * @throws AppError BAD_FILE where columns are missing, no row can be used, or rows of a group cannot be added up: a part of what
 * a group cost would be taken for all of it.
 */
export function readContentCosts(text: string, config: Settings): ContentCostsRead {
  const table = parseHeaded(text, headings)
  const { head, currencies } = table
  if (!hasCosts(head)) {
    const names = (table.data[table.headAt] ?? []).map((name) => name.trim()).filter((name) => name !== '')
    throw new AppError(
      'BAD_FILE',
      `The table needs a column "group" (or template, or page) and a column "amount" (or cost) or "hours".${names.length === 0 ? '' : ` It has ${names.join(', ')}: ${costsLack(names) ?? 'none of them is known as either'}.`}`,
    )
  }
  const stated = (field: Field): string | null => currencies[head.indexOf(field)] ?? null
  const pathOf = pathsAsCounted(config)
  const groupOf = groupsByRules(config, pathOf)
  const ruled = new Set(config.contentGroups.map(({ group }) => group))
  const before: ContentCost[] = []
  const pages = new Map<string, Set<string> | null>()
  const { periodOf, unsure } = periodsOf(table)
  const converted = new Set<string>()
  const { entries, rejects } = readEntries<Field, ContentCost>(
    table,
    (cell) => {
      const name = cell('group') || cell('page')
      const isTotal = isTotalName(name)
      const row = readRow(cell, stated, isTotal ? () => name : groupOf)
      if (typeof row === 'string') return row
      const period = isTotal ? {} : periodOf(cell)
      if (typeof period === 'string') return period
      const read = { ...row, ...period }
      if (isTotal && (!ruled.has(name) || isSumOf(before, read)))
        return `it is the total of the table ("${name}"), not a group`
      before.push(read)
      const known = pages.get(read.group)
      const page = cell('page')
      if (page === '' || known === null) pages.set(read.group, null)
      else pages.set(read.group, (known ?? new Set()).add(pathOf(page)))
      return read
    },
    ({ group }) => group,
    (cost) => JSON.stringify([cost.group, cost.from, cost.to]),
    (sum, cost) => add(sum, cost, config, converted),
  )
  return {
    costs: entries.map((cost) => ({ ...cost, pages: pages.get(cost.group)?.size ?? null })),
    rows: before.length,
    months:
      unsure.size > 0 ? unsure.size : new Set(entries.flatMap(({ from, to }) => (from ? `${from} ${to}` : []))).size,
    converted: [...converted],
    rejects,
  }
}

/**
 * When the money of a row was spent, or why that cannot be told; of no period where the row says none. Where every month is
 * without its year the table is of no period: `unsure` is what it says instead.
 */
function periodsOf({ head, headAt, data }: HeadedTable<Field>) {
  const cellsOf = (field: Field): string[] => {
    const at = head.indexOf(field)
    return at < 0 ? [] : data.slice(headAt + 1).map((cells) => cells[at]?.trim() ?? '')
  }
  const { found } = findDayOrder((['month', 'date', 'from', 'to'] as const).flatMap(cellsOf))
  const day = (cell: string): string | null => {
    const read = parseDate(cell, found === 'day-month' || found === 'month-day' ? found : undefined)
    return read.ok ? read.date : null
  }
  const monthOf = (cell: string): Period | null => {
    const month = readMonth(cell) ?? readMonth(day(cell) ?? '')
    if (month === null) return null
    const start = (more: number): string =>
      new Date(Date.UTC(month.year, month.month - 1 + more)).toISOString().slice(0, 10)
    return { from: start(0), to: start(1) }
  }
  const groups = [...cellsOf('group'), ...cellsOf('page')]
  const named = new Set(
    cellsOf('month').filter((cell, at) => cell !== '' && !isTotalName(cell) && !isTotalName(groups[at] ?? '')),
  )
  const unsure = [...named].some((cell) => monthOf(cell) !== null) ? new Set<string>() : named
  const periodOf = (cell: (field: Field) => string): Period | string => {
    for (const field of ['month', 'date'] as const)
      if (cell(field) !== '' && !unsure.has(cell(field)))
        return (
          monthOf(cell(field)) ??
          `"${cell(field)}" is not ${field === 'month' ? 'a month such as 2026-03' : 'a day such as 2026-03-31'}`
        )
    if (cell('from') === '' && cell('to') === '') return {}
    const [from, last] = [day(cell('from')), day(cell('to'))]
    if (from === null || last === null) return 'its first and last day must both be given, as 2026-03-01 and 2026-03-31'
    return from <= last ? { from, to: addDays(last, 1) } : 'its last day is before its first'
  }
  return { periodOf, unsure }
}

/** Of cents, without the noise of sums in binary. */
const exact = (sum: number): number => Math.round(sum * 1e6) / 1e6

/** Of two rows or more: that of one alone is any row with the same amount. */
function isSumOf(rows: readonly ContentCost[], { amount, hours }: ContentCost): boolean {
  const sum = (of: (row: ContentCost) => number): number => rows.reduce((total, row) => total + of(row), 0)
  return (
    rows.length > 1 &&
    near(
      sum((row) => row.amount),
      amount,
    ) &&
    near(
      sum((row) => row.hours),
      hours,
    )
  )
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.005

/** The hourly rate of both is what makes their hours cost the same. */
function add(first: ContentCost, second: ContentCost, config: Settings, converted: Set<string>): ContentCost {
  const codeOf = ({ currency }: ContentCost): string => currency ?? config.currency
  const isMixed = codeOf(first) !== codeOf(second) && hasMoney(first) && hasMoney(second)
  const [a, b] = isMixed ? [first, second].map((cost) => convert(cost, config, converted)) : [first, second]
  const hours = a!.hours + b!.hours
  const paid = a!.hours * a!.hourlyRate + b!.hours * b!.hourlyRate
  return {
    ...a!,
    amount: exact(a!.amount + b!.amount),
    hours: exact(hours),
    hourlyRate: hours > 0 ? exact(paid / hours) : Math.max(a!.hourlyRate, b!.hourlyRate),
    currency: hasMoney(a!) ? a!.currency : b!.currency,
  }
}

/** In the workspace's currency, where `converted` notes from which. */
function convert(cost: ContentCost, { currency, rates }: Settings, converted: Set<string>): ContentCost {
  if (cost.currency === null || cost.currency === currency) return { ...cost, currency }
  const rate = rates[cost.currency]
  if (rate === undefined)
    throw new AppError(
      'BAD_FILE',
      `The rows of "${cost.group}" are in several currencies, and the workspace has no rate from ${cost.currency} to ${currency} to add them up: set it under Settings, Exchange rates ("rates" in the configuration), and read the table again.`,
    )
  converted.add(cost.currency)
  return { ...cost, amount: cost.amount * rate, hourlyRate: cost.hourlyRate * rate, currency }
}

const hasMoney = ({ amount, hourlyRate }: ContentCost): boolean => amount > 0 || hourlyRate > 0

/** The path of an address as it counts, whatever its spelling. */
function pathsAsCounted({ pages }: Pick<Settings, 'pages'>) {
  const spell = pageSpeller(pages)
  return (address: string): string => spell(contentPath(address), splitUrl(address).host).name
}

/** The content group of an address by the rules; null = no rule of content matches. A path without a host is of any. */
function groupsByRules({ contentGroups, pages }: Settings, pathOf: (address: string) => string) {
  const rules = contentGroups.map((rule) => ({ ...rule, matches: compileRule(rule, pages.ignoreCase === true) }))
  return (address: string): string | null => {
    const { host } = splitUrl(address)
    const path = pathOf(address)
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
