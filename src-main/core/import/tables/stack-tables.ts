/**
 * The two small tables beside an inventory: dated prices of its tools, and milestones of the company. Which column is
 * which field, and one row as what it says.
 */
import { AppError } from '../../../../shared/errors.ts'
import { type ColumnMap, milestoneFields, priceFields } from '../../../../shared/import.ts'
import type { Milestone } from '../../stack/milestones.ts'
import { billingPeriods, type DatedPrice } from '../../stack/tool.ts'
import { isBlankText, isBlankValue } from '../../../../shared/text/blank.ts'
import { type DateCell, type DayOrder, parseDate, parseDateOrMonth } from '../cells/date.ts'
import { chooseDayOrder } from '../cells/day-order.ts'
import { currencyFits, parseCurrency, parseMoney } from '../../../../shared/text/money-text.ts'
import type { ImportOptions } from '../options.ts'
import { listColumns, type FormatMatch, type Inspection } from '../inspect/inspection.ts'
import { columnsNamed, headingKey, headingNames } from '../columns/headings.ts'
import { billingWords } from '../columns/billing-words.ts'
import { isAmountAsIs, statedBillingPeriod } from '../columns/amount-heading.ts'

export type Parsed<R> = { ok: true; row: R } | { ok: false; reason: string }

export interface StackTable<R> {
  id: string
  title: string
  kind: 'tool-prices' | 'milestones'
  fields: readonly string[]
  recognise: (columns: readonly string[]) => FormatMatch[]
  /** The field whose cells are days. */
  day: string
  /** `order` is that of the file's days, see `stackDayOrder`. */
  parse: (cells: Cells, order?: DayOrder) => Parsed<R>
}

/** One row's cells by field; a field without a column is blank. */
export interface Cells {
  (field: string): string
  /** Whether the field has a column. */
  has: (field: string) => boolean
}

export interface PriceRow {
  tool: string
  price: DatedPrice
}

interface Recipe {
  required: readonly string[]
  /** One of these makes it what it is, or a column of one of the names in `plainly` where it has no columns but those required. */
  oneOf: readonly string[]
  plainly: readonly string[]
  /** A field that rows can do without where another says what they are, by that other. */
  unlessSaid: Readonly<Record<string, string>>
  aliases: Readonly<Record<string, readonly string[]>>
  /** In place of them, for a table that is known to be this. */
  known?: Readonly<Record<string, readonly string[]>>
}

function columnsOf(fields: readonly string[], aliases: Recipe['aliases'], columns: readonly string[]): ColumnMap {
  const map: ColumnMap = {}
  for (const field of fields) {
    const fitting = field === 'cost' ? columns.filter(isAmountAsIs) : columns
    const [found] = columnsNamed(fitting, [field, ...(aliases[field] ?? [])])
    if (found !== undefined) map[field] = found
  }
  return map
}

/** Fields without which nothing is known of a row. */
const requiredOf = ({ required, unlessSaid }: Recipe, map: ColumnMap): string[] =>
  required.map((field) => {
    const instead = unlessSaid[field]
    return !(field in map) && instead !== undefined && instead in map ? instead : field
  })

function recogniser(table: Pick<StackTable<unknown>, 'id' | 'title' | 'kind' | 'fields'>, recipe: Recipe) {
  return (columns: readonly string[]): FormatMatch[] => {
    const map = columnsOf(table.fields, recipe.aliases, columns)
    const matched = Object.values(map)
    const required = requiredOf(recipe, map)
    const isPlain =
      columns.length === required.length &&
      matched.length === columns.length &&
      columns.some((column) => recipe.plainly.includes(headingKey(column)))
    const isNamed = recipe.required.every((field) => field in map) && recipe.oneOf.some((field) => field in map)
    if (!required.every((field) => field in map) || !(isPlain || isNamed)) return []
    const isExact = Object.entries(map).every(([field, column]) => headingKey(column) === field)
    if (!isExact && matched.length / columns.length < leastKnown) return []
    const { id, title, kind } = table
    return [{ id, title, kind, confidence: 0.5 + 0.48 * (matched.length / columns.length), matched, missing: [] }]
  }
}

const priceTable = { id: 'tool-prices', title: 'Tool prices', kind: 'tool-prices' as const, fields: priceFields }
const priceRecipe: Recipe = {
  required: ['tool', 'from'],
  oneOf: ['cost'],
  plainly: [],
  unlessSaid: {},
  aliases: {
    tool: ['name', ...headingNames('tool', 'product')],
    from: headingNames('validFrom'),
    cost: headingNames('price', 'annualCost', 'monthlyCost', 'quarterlyCost', 'cost'),
    billing_period: [...headingNames('billingPeriod'), 'period'],
    currency: headingNames('currency'),
  },
}

/** A table of which so little is known by other names than ours is of something else: an inventory may say since when. */
const leastKnown = 0.6
export const toolPrices: StackTable<PriceRow> = {
  ...priceTable,
  recognise: recogniser(priceTable, priceRecipe),
  day: 'from',
  parse(cells, order) {
    const problems: string[] = []
    const tool = text(cells('tool'))
    if (tool === '') problems.push('it names no tool')
    const from = readDay(cells, 'from', order, problems)
    const cost = parseMoney(cells('cost'))
    if (!cost.ok) problems.push(`cost "${cells('cost').trim()}" ${cost.problem}`)
    const money = cost.ok ? cost.money : null
    if (money !== null && money.amount < 0) problems.push(`cost "${cells('cost').trim()}" is negative`)
    const stated = isBlankValue(cells('currency')) ? null : parseCurrency(cells('currency'))
    if (stated === null && !isBlankValue(cells('currency')))
      problems.push(`currency "${cells('currency').trim()}" is not a three-letter currency code such as USD`)
    if (money !== null && stated !== null && !currencyFits(money, stated))
      problems.push(`the cost is in ${money.currency} where the row's currency is ${stated}`)
    const word = cells('billing_period').trim().toLowerCase()
    const billingPeriod = isBlankValue(word)
      ? 'year'
      : (billingPeriods.find((each) => each === word) ?? billingWords[word])
    if (billingPeriod === undefined) problems.push(`billing period "${word}" is none of ${billingPeriods.join(', ')}`)
    if (problems.length > 0 || from === null || billingPeriod === undefined)
      return { ok: false, reason: problems.join('; ') }
    const price = { from, cost: money?.amount ?? null, currency: stated ?? money?.currency ?? null, billingPeriod }
    return { ok: true, row: { tool, price } }
  },
}

const milestoneTable = { id: 'milestones', title: 'Milestones', kind: 'milestones' as const, fields: milestoneFields }
const milestoneRecipe: Recipe = {
  required: ['date', 'label'],
  oneOf: ['headcount', 'users', 'funding'],
  plainly: ['label', 'milestone', ...headingNames('headcount').map(headingKey)],
  unlessSaid: { label: 'headcount' },
  aliases: {
    date: headingNames('date', 'month'),
    label: ['milestone', 'event', 'name'],
    headcount: [...headingNames('headcount'), 'people'],
    users: ['customers'],
    funding: ['raised'],
  },
  // A table with a column per department has one called People as well: its total comes first. By itself it may be of money.
  known: { headcount: [...headingNames('headcount'), 'total', 'people'] },
}
export const milestones: StackTable<Milestone> = {
  ...milestoneTable,
  recognise: recogniser(milestoneTable, milestoneRecipe),
  day: 'date',
  parse(cells, order) {
    const problems: string[] = []
    const date = readDay(cells, 'date', order, problems, parseDateOrMonth)
    const amount = (field: string): number | null => {
      const cell = parseMoney(cells(field))
      if (!cell.ok) problems.push(`${field} "${cells(field).trim()}" ${cell.problem}`)
      const money = cell.ok ? cell.money : null
      if (money !== null && money.amount < 0) problems.push(`${field} "${cells(field).trim()}" is negative`)
      return money?.amount ?? null
    }
    const [headcount, users, funding] = [amount('headcount'), amount('users'), amount('funding')]
    const label = cells.has('label') || headcount === null ? text(cells('label')) : 'Headcount'
    if (label === '') problems.unshift('it has no label')
    if (problems.length > 0 || date === null) return { ok: false, reason: problems.join('; ') }
    return { ok: true, row: { date, label, headcount, users, funding } }
  },
}

export const stackTables = [toolPrices, milestones] as const
const recipes = { 'tool-prices': priceRecipe, milestones: milestoneRecipe }

const text = (cell: string): string => (isBlankText(cell) ? '' : cell.trim())

function readDay(
  cells: (field: string) => string,
  field: string,
  order: DayOrder | undefined,
  problems: string[],
  parse: (text: string, order?: DayOrder) => DateCell = parseDate,
): string | null {
  const cell = parse(cells(field), order)
  if (!cell.ok) problems.push(`${field} "${cells(field).trim()}" ${cell.problem}`)
  else if (cell.date === null) problems.push(`it has no ${field}`)
  return cell.ok ? cell.date : null
}

/** Field → column, as far as the names of the columns and a person say. */
export function stackMappingSoFar(
  table: StackTable<unknown>,
  columns: readonly string[],
  chosen: ColumnMap = {},
): ColumnMap {
  const { aliases, known }: Recipe = recipes[table.kind]
  const map = { ...columnsOf(table.fields, { ...aliases, ...known }, columns), ...chosen }
  return Object.fromEntries(Object.entries(map).filter(([, column]) => column !== ''))
}

/** Field → column. Throws USAGE for a field or column that is not there, BAD_FILE for a missing one. */
export function chooseStackMapping(
  table: StackTable<unknown>,
  inspection: Inspection,
  options: ImportOptions,
): ColumnMap {
  const { name, columns, container } = inspection
  if (container !== 'csv')
    throw new AppError('BAD_FILE', `${name} holds JSON; ${table.title.toLowerCase()} are a table.`)
  for (const [field, column] of Object.entries(options.map ?? {})) {
    if (!table.fields.includes(field))
      throw new AppError('USAGE', `There is no field "${field}"; the fields are ${table.fields.join(', ')}.`)
    if (column !== '' && !columns.includes(column))
      throw new AppError('USAGE', `${name} has no column "${column}"; it has ${listColumns(columns)}.`)
  }
  const mapped = stackMappingSoFar(table, columns, options.map)
  const recipe = recipes[table.kind]
  const required = requiredOf(recipe, mapped)
  const { oneOf } = recipe
  const needed = oneOf.length === 1 ? [...required, ...oneOf] : required
  const missing = needed.find((field) => !(field in mapped))
  if (missing !== undefined)
    throw new AppError(
      'BAD_FILE',
      `${name}, line 1: no column gives the "${missing}" of a row. Map one of its columns (${listColumns(columns)}) to it.`,
    )
  return mapped
}

/** How the days of a table are written, as any of its rows shows. Throws BAD_FILE where a person has to say it. */
export function stackDayOrder(
  table: StackTable<unknown>,
  { name, columns }: Inspection,
  map: ColumnMap,
  rows: readonly { cells: readonly string[] }[],
  chosen?: DayOrder,
): DayOrder | undefined {
  const cells = rows.map((row) => cellsBy(columns, map, row.cells)(table.day))
  return chooseDayOrder(name, map[table.day] ?? table.day, cells, chosen)
}

export function cellsBy(columns: readonly string[], map: ColumnMap, cells: readonly string[]): Cells {
  const index = new Map(Object.entries(map).map(([field, column]) => [field, columns.indexOf(column)]))
  // An annual price that is paid monthly is an annual price.
  const period = statedBillingPeriod(map['cost'] ?? '')
  const cellOf = (field: string): string =>
    field === 'billing_period' && period !== null ? period : (cells[index.get(field) ?? -1] ?? '')
  return Object.assign(cellOf, { has: (field: string) => index.has(field) })
}

/** A sentence where several columns are amounts, each of another year: `Prijs per seat/mnd 2024`, `Price 2025`; else "". */
export function pricesHint(columns: readonly string[]): string {
  const prices = columns.filter((column) =>
    /price|cost|prijs|kosten|preis|prix|tarif|tarief|precio|prezzo|preço/i.test(column),
  )
  const years = new Set(prices.flatMap((column) => /\b20\d{2}\b/.exec(column)?.[0] ?? []))
  return years.size < 2
    ? ''
    : ' If its columns are prices of a year each, they are prices of tools (kind tool-prices) once each price is a row of its own: the tool, the day from which it holds (2025-01-01), the price.'
}

/** What to do with a table of whole numbers by month whose total is the sum of its other columns, as people by department are; '' = it is none. */
export function headcountHint({ columns, sample }: Pick<Inspection, 'columns' | 'sample'>): string {
  const at = (names: readonly string[]): number => columns.findIndex((column) => names.includes(headingKey(column)))
  const [month, total] = [at(headingNames('date', 'month').map(headingKey)), at(['total'])]
  const parts = columns.flatMap((_, index) => (index === month || index === total ? [] : [index]))
  if (month < 0 || total < 0 || parts.length < 2 || sample.length === 0) return ''
  const isSum = sample.every(({ cells }) => {
    const numbers = [total, ...parts].map((index) => (/^\d+$/.test(cells[index] ?? '') ? Number(cells[index]) : NaN))
    return numbers.slice(1).reduce((sum, each) => sum + each, 0) === numbers[0]
  })
  return isSum
    ? ` If its numbers are people by department, its "${columns[total]}" is the headcount (--kind milestones; on screen, the format “Milestones”).`
    : ''
}
