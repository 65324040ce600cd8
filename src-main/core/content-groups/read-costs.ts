/**
 * What content or ads cost, as a table: a group or a page a row, with or without a channel, or a campaign (source, medium, channel),
 * and one or more of `amount`, `hours`, `hourly rate`, `currency`, and of `month`, `date`, or `from` and `to`; a `from` without a `to`
 * is the day where rows of one name have several.
 */
import type { ContentCostsRead } from '../../../shared/api.ts'
import {
  contentCost,
  type ContentCost,
  costKey,
  type TagField,
  tagFields,
  type WorkspaceConfig,
} from '../../../shared/config.ts'
import type { CostDimension } from '../../../shared/pages/cost-dimensions.ts'
import { AppError } from '../../../shared/errors.ts'
import { addDays } from '../../../shared/text/figures.ts'
import { parseCurrency, parseMoney } from '../../../shared/text/money-text.ts'
import { tagSpellers } from '../journeys/spellings.ts'
import { parseDate } from '../import/cells/date.ts'
import { findDayOrder } from '../import/cells/day-order.ts'
import { splitUrl } from '../import/cells/page.ts'
import { isTotalName } from '../import/columns/total-names.ts'
import { pathsAsCounted } from './addresses.ts'
import { type HeadedTable, parseHeaded, readEntries, readHead } from './headed-table.ts'
import { readMonth } from './read-month.ts'
import { CampaignIds } from './renamed-by-id.ts'
import { compileRule } from './rule.ts'

type Field = keyof ContentCost | 'page' | 'month' | 'date' | 'cost' | 'campaignId'
type Period = Pick<ContentCost, 'from' | 'to'>
type Days = Pick<ContentCost, 'from' | 'to' | 'days'>

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
        'campaign',
        'campaign campaigns campaignname utmcampaign sessioncampaign firstusercampaign kampagne kampagnen kampagnenname campagne campagnes nomdelacampagne nomdecampagne campana campanas nombredelacampana campagnenaam campagna nomecampagna nomedellacampagna campanha campanhas nomedacampanha',
      ],
      [
        'campaignId',
        'campaignid idcampaign utmid kampagnenid kampagneid idderkampagne idcampagne iddecampagne iddelacampagne identifiantdelacampagne idcampana iddecampana iddelacampana campagneid campagnenid idcampagna iddellacampagna idcampanha iddecampanha iddacampanha',
      ],
      ['source', 'source utmsource sessionsource firstusersource quelle fuente origen fonte origine origem bron'],
      ['medium', 'medium utmmedium sessionmedium firstusermedium medio mezzo meio'],
      [
        'channel',
        'channel channelgroup defaultchannelgroup sessiondefaultchannelgroup kanal kanalgruppe canal canaux canale kanaal',
      ],
      ['amount', 'amount money betrag montant bedrag importe importes importo valor valores'],
      // What ad platforms call it is an amount that was paid, not one that came in.
      [
        'cost',
        'cost costs adcost adscost googleadscost spend totalspend totalspent amountspent kosten ausgaben ausgegebenerbetrag cout couts depense depenses montantdepense coste costes gasto gastos importegastado costo costi spesa importospeso custo custos despesa despesas valorusado valorgasto montantegasto besteedbedrag uitgaven',
      ],
      ['hours', 'hours stunden heures uren horas'],
      ['hourlyRate', 'hourlyrate rate stundensatz tauxhoraire uurtarief tarifahoraria valorhora taxahoraria'],
      ['month', 'month months monat mois mes meses maand mese'],
      ['date', 'date day gregoriandate datum tag fecha dia jour data giorno dag'],
      [
        'from',
        'from von desde du vanaf dal startdate reportingstarts berichtsbeginn berichtsstart debutdesrapports iniciodelinforme startvanrapportage inizioreport iniciodosrelatorios',
      ],
      [
        'to',
        'to until bis hasta au tot al ate enddate reportingends berichtsende findesrapports findelinforme eindevanrapportage finereport terminodosrelatorios',
      ],
      [
        'currency',
        'currency currencycode wahrung waehrung wahrungscode devise codededevise codedevise valuta valutacode codicevaluta moneda codigodemoneda divisa moeda codigodamoeda',
      ],
    ] as const
  ).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
)

const amounts = ['amount', 'hours', 'hourlyRate'] as const

type Head = readonly (Field | undefined)[]

/** In the order in which they go before one another: an ad has a campaign and the page it leads to. */
const keyed = ['group', 'campaign', 'page', 'source', 'channel', 'medium'] as const

/** What the rows of a table with these columns are the costs of; null where none says it. */
function dimensionOf(head: Head): CostDimension | null {
  const field = keyed.find((each) => head.includes(each))
  return field === 'page' ? 'group' : (field ?? null)
}

const hasAmounts = (head: Head): boolean => (['amount', 'cost', 'hours'] as const).some((field) => head.includes(field))

/**
 * What columns of these names say the cost of, be it groups or pages, or campaigns and the like; null where they say none. An amount
 * beside a campaign is not said to be a cost: it may be that of an order.
 */
export function costsOf(columns: readonly string[]): CostDimension | null {
  const { head } = readHead(columns, headings)
  const by = dimensionOf(head)
  return hasAmounts(head) && (by === 'group' || head.includes('cost')) ? by : null
}

/** Whether one of them says months. */
export const hasMonths = (columns: readonly string[]): boolean => readHead(columns, headings).head.includes('month')

/** What a table that has one of groups and amounts lacks of the other; null where it has both, or neither. */
export function costsLack(columns: readonly string[]): string | null {
  const { head } = readHead(columns, headings)
  const hasGroup = dimensionOf(head) !== null
  if (hasGroup === hasAmounts(head)) return null
  return hasGroup
    ? 'none is known as the amount; head it "amount" or "hours"'
    : 'none is known as the group or campaign; head it "group", "page" or "campaign"'
}

/** Whether a table, as text, is about costs, be it one that lacks a column: amounts and months are in no list of pages that moved. */
export const isCostTable = (text: string): boolean => {
  const { head } = parseHeaded(text, headings)
  return hasAmounts(head) || head.includes('month')
}

type Settings = Pick<WorkspaceConfig, 'contentGroups' | 'pages' | 'tags' | 'currency' | 'rates'>

/**
 * Money as `$1,200.50` or `1.200,50 €`; a currency in a cell counts where the column `currency` says none, that of the heading
 * where neither does. A row counts for the group it names, else for that of its page by the rules; rows of one group and month
 * (or span) add up, those in several currencies in that of the workspace, and what fell on each day is kept. The line that adds the table up is none of them.
 * `isVisited`: whether a visit has a campaign of this name, as it counts.
 * @throws AppError BAD_FILE where columns are missing, no row can be used, or rows of a group cannot be added up: a part of what
 * a group cost would be taken for all of it.
 */
export function readContentCosts(
  text: string,
  config: Settings,
  isVisited: (campaign: string) => boolean = () => false,
): ContentCostsRead {
  const parsed = parseHeaded(text, headings)
  const by = dimensionOf(parsed.head)
  if (by === null || !hasAmounts(parsed.head)) {
    const names = (parsed.data[parsed.headAt] ?? []).map((name) => name.trim()).filter((name) => name !== '')
    throw new AppError(
      'BAD_FILE',
      `The table needs a column "group" (or template, or page) or "campaign", and a column "amount" (or cost) or "hours".${names.length === 0 ? '' : ` It has ${names.join(', ')}: ${costsLack(names) ?? 'none of them is known as either'}.`}`,
    )
  }
  const start = startAlone(parsed, by)
  const table: HeadedTable<Field> = {
    ...parsed,
    head: parsed.head.map((field) => (field === 'cost' ? 'amount' : field === 'from' ? start : field)),
  }
  const { head, currencies } = table
  const stated = (field: Field): string | null => currencies[head.indexOf(field)] ?? null
  const pathOf = pathsAsCounted(config.pages)
  const groupOf = groupsByRules(config, pathOf)
  const ruled = new Set(config.contentGroups.map(({ group }) => group))
  const before: ContentCost[] = []
  const pages = new Map<string, Set<string> | null>()
  const { periodOf, togetherWith, unsure } = periodsOf(table)
  const converted = new Set<string>()
  const ids = new CampaignIds()
  const { entries, rejects } = readEntries<Field, ContentCost>(
    table,
    (written) => {
      const cell = (field: Field): string => blankAsDashes.test(written(field)) ? '' : written(field) // prettier-ignore
      const name = by === 'group' ? cell('group') || cell('page') : cell(by)
      const isTotal = isTotalName(name)
      const period = isTotal ? {} : periodOf(cell)
      const row = readRow(cell, stated, by, (page) =>
        isTotal ? { group: name } : groupOf(page, typeof period === 'string' ? {} : period),
      )
      if (typeof row === 'string')
        return blankAsDashes.test(written(by)) ? `it has no ${by}, as lines that add others up` : row
      if (typeof period === 'string') return period
      const read = { ...row, ...togetherWith(period, weightOf(row)) }
      if (isTotal && (!ruled.has(name) || isSumOf(before, read)))
        return `it is the total of the table ("${name}"), not a ${by}`
      before.push(read)
      if (by === 'campaign') ids.add(cell('campaignId'), name, period.from ?? '')
      const known = pages.get(costKey(read))
      const page = cell('page')
      if (by !== 'group' || page === '' || known === null) pages.set(costKey(read), null)
      else pages.set(costKey(read), (known ?? new Set()).add(pathOf(page)))
      return read
    },
    costKey,
    (cost) => JSON.stringify([costKey(cost), cost.channel, cost.from, cost.to]),
    (sum, cost) => add(sum, cost, config, converted),
  )
  const renamed = ids.renamed(tagSpellers(config.tags).campaign, isVisited)
  return {
    by,
    costs: entries.map(({ days, ...cost }) => ({
      ...cost,
      // Of one day, or of none with a cost, there is nothing to tell apart.
      ...(days && days.length > 1 && days.some((part) => part > 0) && { days }),
      pages: pages.get(costKey(cost))?.size ?? null,
    })),
    rows: before.length,
    countsAs: {
      ...spelledOtherwise(by, entries.map(costKey), config.tags),
      ...Object.fromEntries(
        renamed.flatMap(({ from, to }) => (entries.some((cost) => costKey(cost) === from) ? [[from, to]] : [])),
      ),
    },
    renamed,
    months:
      unsure.size > 0 ? unsure.size : new Set(entries.flatMap(({ from, to }) => (from ? `${from} ${to}` : []))).size,
    unusedDates: entries.some(({ from }) => from !== undefined) || unsure.size > 0 ? [] : datesBeside(table),
    ownResults: resultsBeside(table),
    converted: [...converted],
    rejects,
  }
}

function spelledOtherwise(
  by: CostDimension,
  names: readonly string[],
  tags: WorkspaceConfig['tags'],
): Record<string, string> {
  if (!(tagFields as readonly string[]).includes(by)) return {}
  const spell = tagSpellers(tags)[by as TagField]
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => (spell(name).name === name ? [] : [[name, spell(name).name]])),
  )
}

const cellsAt = ({ headAt, data }: HeadedTable<Field>, at: number): string[] =>
  at < 0 ? [] : data.slice(headAt + 1).map((cells) => cells[at]?.trim() ?? '')

/**
 * What the column of first days is. Without one of last days it is the day of each row where a campaign has several, as ad platforms
 * export it by day; where each has one it is when the campaign began, and the money of no known period.
 */
function startAlone(table: HeadedTable<Field>, by: CostDimension): Field | undefined {
  const { head } = table
  if (head.includes('to')) return 'from'
  const names = cellsAt(table, head.indexOf(by === 'group' && !head.includes('group') ? 'page' : by))
  const days = new Map<string, string>()
  const isOfDays = cellsAt(table, head.indexOf('from')).some((cell, at) => {
    const name = names[at] ?? ''
    const before = days.get(name)
    if (cell === '' || name === '' || isTotalName(name) || before === cell) return false
    days.set(name, cell)
    return before !== undefined
  })
  return isOfDays ? 'date' : undefined
}

const isDate = (cell: string): boolean =>
  readMonth(cell) !== null ||
  (['month-day', 'day-month'] as const).some((order) => {
    const read = parseDate(cell, order)
    return read.ok && read.date !== null
  })

/** Columns of dates or months that no field of the table is. */
function datesBeside(table: HeadedTable<Field>): string[] {
  const names = table.data[table.headAt] ?? []
  return names.flatMap((name, at) => {
    const cells = cellsAt(table, at).filter((cell) => cell !== '' && !blankAsDashes.test(cell))
    const dates = cells.filter(isDate)
    return table.head[at] === undefined && dates.length > cells.length / 2 ? [name.trim()] : []
  })
}

/** As ad platforms head what they count as conversions themselves, and what each cost or was worth, without case, accents and blanks. */
const results = /^(?:all)?(?:website)?(?:results?|conv(?:ersions?)?|purchases?|ergebnisse?|resultados?|resultats?|risultati|resultaten|conversiones|conversioes|conversioni|conversies|konversionen|leads)(?:value|rate)?$|^costper(?:results?|conv(?:ersion)?|purchase|lead)$|^costconv$|^convvalue(?:cost)?$|^roas$|^purchaseroas$/ // prettier-ignore

/** Columns of the platform's own conversions: reports count those of the events that were imported. */
function resultsBeside(table: HeadedTable<Field>): string[] {
  const names = table.data[table.headAt] ?? []
  return names.flatMap((name, at) => {
    const bare = name.replace(/\(.*\)|\[.*\]/g, '').normalize('NFD').toLowerCase().replaceAll(/[^a-z]/g, '') // prettier-ignore
    return table.head[at] === undefined && results.test(bare) ? [name.trim()] : []
  })
}

/**
 * When the money of a row was spent, or why that cannot be told; of no period where the row says none. Where every month is
 * without its year the table is of no period: `unsure` is what it says instead.
 */
function periodsOf(table: HeadedTable<Field>) {
  const cellsOf = (field: Field): string[] => cellsAt(table, table.head.indexOf(field))
  const { found } = findDayOrder((['month', 'date', 'from', 'to'] as const).flatMap(cellsOf))
  const day = (cell: string): string | null => {
    const read = parseDate(cell, found === 'day-month' || found === 'month-day' ? found : undefined)
    return read.ok ? read.date : null
  }
  const dates = cellsOf('date').flatMap((cell) => day(cell) ?? [])
  const lasts = cellsOf('to')
  const isDaily = areDaily(dates)
  const alone = cellsOf('from').flatMap((cell, at) => (cell === lasts[at] ? (day(cell) ?? []) : []))
  const single = [...(isDaily ? dates : []), ...alone].toSorted()
  const [first, last] = [single[0], single.at(-1)]
  const dayOf = (cell: string): Period | null => {
    const date = day(cell)
    return date === null ? null : { from: date, to: addDays(date, 1) }
  }
  const monthOf = (cell: string): Period | null => {
    const [, from, last] = /^(\S+) [-–] (\S+)$/.exec(cell)?.map(day) ?? []
    if (from && last) return { from, to: addDays(last, 1) }
    const month = readMonth(cell) ?? readMonth(day(cell) ?? '')
    if (month === null) return null
    return wholeMonth(month)
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
          (field === 'date' && isDaily ? dayOf(cell(field)) : null) ??
          monthOf(cell(field)) ??
          `"${cell(field)}" is not ${field === 'month' ? 'a month such as 2026-03' : 'a day such as 2026-03-31'}`
        )
    if (cell('from') === '' && cell('to') === '') return {}
    const [from, until] = [day(cell('from')), day(cell('to'))]
    if (from === null || until === null)
      return 'its first and last day must both be given, as 2026-03-01 and 2026-03-31'
    return from <= until ? { from, to: addDays(until, 1) } : 'its last day is before its first'
  }
  /** Single days are kept within one entry a month, or what of it the table reaches over. */
  const togetherWith = (period: Period, weight: number): Days => {
    const { from, to } = period
    if (from === undefined || to !== addDays(from, 1)) return period
    const month = wholeMonth(readMonth(from)!)
    const begin = later(month.from, first === undefined || from < first ? from : first)
    const end = earlier(month.to, addDays(last === undefined || from > last ? from : last, 1))
    const days = Array.from({ length: daysFrom(begin, end) }, (_, at) => (at === daysFrom(begin, from) ? weight : 0))
    return { from: begin, to: end, days }
  }
  return { periodOf, togetherWith, unsure }
}

const wholeMonth = ({ year, month }: { year: number; month: number }): { from: string; to: string } => {
  const start = (more: number): string => new Date(Date.UTC(year, month - 1 + more)).toISOString().slice(0, 10)
  return { from: start(0), to: start(1) }
}

const later = (a: string, b: string): string => (a > b ? a : b)
const earlier = (a: string, b: string): string => (a < b ? a : b)

const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** Whether a table is by day: it has half of the days it reaches over, or more. Other dates, as those of invoices, are each of its month. */
function areDaily(dates: readonly string[]): boolean {
  const days = [...new Set(dates)].sort()
  return days.length > 1 && 2 * days.length > daysFrom(days[0]!, days.at(-1)!)
}

/** As ad platforms write a cell that has nothing, in lines that add others up too. */
const blankAsDashes = /^[-–—]{1,2}$/

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

/** What a day with it counts for among others: its money, or its hours where those cost nothing. */
const weightOf = ({ amount, hours, hourlyRate }: ContentCost): number => amount + hours * hourlyRate || hours

/** Both are of the same days. */
function daysOfBoth(a: ContentCost, b: ContentCost): number[] | undefined {
  const known = a.days ?? b.days
  if (known === undefined) return undefined
  const of = (cost: ContentCost): number[] => cost.days ?? known.map(() => weightOf(cost) / known.length)
  const more = of(b)
  return of(a).map((part, at) => exact(part + more[at]!))
}

/** The hourly rate of both is what makes their hours cost the same. */
function add(first: ContentCost, second: ContentCost, config: Settings, converted: Set<string>): ContentCost {
  const codeOf = ({ currency }: ContentCost): string => currency ?? config.currency
  const isMixed = codeOf(first) !== codeOf(second) && hasMoney(first) && hasMoney(second)
  const [a, b] = isMixed ? [first, second].map((cost) => convert(cost, config, converted)) : [first, second]
  const hours = a!.hours + b!.hours
  const paid = a!.hours * a!.hourlyRate + b!.hours * b!.hourlyRate
  const days = daysOfBoth(a!, b!)
  return {
    ...a!,
    ...(days && { days }),
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
      `The rows of "${costKey(cost)}" are in several currencies, and the workspace has no rate from ${cost.currency} to ${currency} to add them up: set it under Settings, Exchange rates ("rates" in the configuration), and read the table again.`,
    )
  converted.add(cost.currency)
  const days = cost.days && { days: cost.days.map((part) => part * rate) }
  return { ...cost, ...days, amount: cost.amount * rate, hourlyRate: cost.hourlyRate * rate, currency }
}

const hasMoney = ({ amount, hourlyRate }: ContentCost): boolean => amount > 0 || hourlyRate > 0

type GroupOfPage = { group: string } | { problem: string }

/** The content group of an address by the rules, or why it has none. A path without a host is of any. */
function groupsByRules({ contentGroups, pages }: Settings, pathOf: (address: string) => string) {
  const rules = contentGroups.map((rule) => ({ ...rule, matches: compileRule(rule, pages.ignoreCase === true) }))
  return (address: string, period: Period): GroupOfPage => {
    const { host } = splitUrl(address)
    const path = pathOf(address)
    const own = rules.filter(
      (each) => each.matches(path) && (each.host === undefined || host === '' || each.host.toLowerCase() === host),
    )
    const [first = '', end] = [period.from, period.to]
    const days = own
      .flatMap(({ from, to }) => [from, to])
      .filter((day) => day !== undefined && day > first && (end === undefined || day < end)) as string[]
    const inTurn = [first, ...days.sort()].flatMap((day) => {
      const rule = own.find(({ from = '', to }) => from <= day && (to === undefined || day < to))
      return rule?.role === 'content' ? [rule.group] : []
    })
    const [group, ...others] = new Set(inTurn)
    if (group === undefined) return { problem: `${address} is in no content group` }
    return others.length === 0
      ? { group }
      : {
          problem: `${address} is in ${[group, ...others].map((each) => `"${each}"`).join(', then in ')}: name the one this is for, or days on which it is in one`,
        }
  }
}

/** Digits alone: what is formatted for the currency of the heading is read as such, `1.234` in euros as 1234. */
const bare = /^[\d.,'’\s]+$/

/** A reason where the row cannot be used. */
function readRow(
  cell: (field: Field) => string,
  stated: (field: Field) => string | null,
  by: CostDimension,
  groupOf: (address: string) => GroupOfPage,
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
  const byPage = by === 'group' && cell('group') === '' && page !== '' ? groupOf(page) : null
  if (byPage !== null && 'problem' in byPage) return byPage.problem
  const key = byPage?.group ?? cell(by)
  const channel = by === 'group' && cell('channel') !== '' ? { channel: cell('channel') } : {}
  const parsed = contentCost.safeParse({
    ...channel,
    [by]: key,
    ...found,
    currency: currency ?? [...currencies][0] ?? null,
  })
  return parsed.success ? parsed.data : `it has no ${by}`
}
