/**
 * What the price of a row is per, where a column of its own says it: `seat/month`, `user per year`, `flat`. Its words are known
 * one by one: `GB/month` is not the price of a month.
 */
import type { ColumnMap } from '../../../../shared/import.ts'
import { isBlankValue } from '../../../../shared/text/blank.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import type { BillingPeriod } from '../../stack/tool.ts'
import { billingWords } from './billing-words.ts'
import { amountHeading, isWordOfAmounts, statedBillingPeriod } from './amount-heading.ts'
import { columnsNamed, headingKey, headingNames } from './headings.ts'

export interface PriceUnit {
  /** null = it says none. */
  period: BillingPeriod | null
  /** How many of the prices a period has. */
  factor: number
  isPerSeat: boolean
}

/** No unit needs more; what is longer is a remark. */
const maxLength = 40
const ofAll = /^(flat|fixed|total|contract|subscription|company|organi[sz]ation|org|plan|package|fee|rate|pauschal|pauschale|forfait|vertrag|contrat|contracto?|contratto|abo|abonnement)$/ // prettier-ignore
const severalSeats = /\b(seat|user|licen[cs]e|person|employee|head|member|agent)s\b/g
const short: readonly [RegExp, string][] = [
  [/\bp([eups])(p?)m\b/g, ' per seat per month '],
  [/\bp([eups])p?[ay]\b/g, ' per seat per year '],
  [/\b(each|ea|apiece)\b/g, ' per seat '],
]

/** null = not all of its words are known. */
export function priceUnit(cell: string): PriceUnit | null {
  const lower = cell.trim().toLowerCase()
  const text = withoutAccents(lower)
  const period = Object.hasOwn(billingWords, lower) ? billingWords[lower] : undefined
  if (period !== undefined) return { period, factor: 1, isPerSeat: false }
  if (text === '' || text.length > maxLength || /\d/.test(text)) return null
  const words = short.reduce((all, [from, to]) => all.replace(from, to), text).replace(severalSeats, '$1')
  const tokens = words.split(/[^\p{L}]+/u).filter(Boolean)
  const others = tokens.filter((word) => !ofAll.test(word))
  if (tokens.length === 0 || !others.every(isWordOfAmounts)) return null
  if (others.length === 0) return { period: null, factor: 1, isPerSeat: false }
  const { period: said, factor, isPerSeat, unread } = amountHeading(`amount (per ${others.join(' ')})`)
  return unread !== null || (said === null && !isPerSeat && others.length === tokens.length)
    ? null
    : { period: said, factor, isPerSeat }
}

/** Names of columns that say what a price is per, and nothing else. */
const unitNames = ['per', 'price per', 'cost per', 'priced per', 'charged per', 'price unit', 'pricing unit', 'unit of price', 'price basis', 'par', 'prix par', 'pro', 'preis pro', 'je', 'preis je', 'preiseinheit', 'prijs per', 'por', 'precio por', 'preço por', 'prezzo per'] // prettier-ignore
/** Words in the names of columns that hold prices rather than what a contract comes to. */
const ofPrices = /price|prix|tarif|preis|prijs|precio|prezzo|preco|(^|_)rate(_|$)/

export interface UnitColumn {
  column: string
  /** How often it is billed, beside it; "" = no column says it. */
  billed: string
}

/** How many of the filled cells are units where a column holds them. */
const mostly = 0.5

interface Table {
  columns: readonly string[]
  rows: readonly { cells: readonly string[] }[]
}

const unitsIn = ({ columns, rows }: Table, column: string): (PriceUnit | null)[] => {
  const at = columns.indexOf(column)
  return rows.flatMap(({ cells }) => (isBlankValue(cells[at]?.trim() ?? '') ? [] : [priceUnit(cells[at]!)]))
}

/** Whether the cells of a column are units, of which one at least is a seat. */
function holdsUnits(table: Table, column: string): boolean {
  const units = unitsIn(table, column)
  const known = units.filter((unit) => unit !== null)
  return known.some(({ isPerSeat }) => isPerSeat) && known.length >= mostly * units.length
}

/** Columns that hold units and are read as nothing else, best first. */
function candidates(table: Table, map: ColumnMap): string[] {
  const taken = new Set(Object.entries(map).flatMap(([field, column]) => (field === 'billing_period' ? [] : [column])))
  const free = table.columns.filter((column) => !taken.has(column))
  const named = columnsNamed(free, unitNames)
  return [...named, ...free.filter((column) => !named.includes(column))].filter((column) => holdsUnits(table, column))
}

/**
 * The column that says what the prices are per; null = there is none. `Annual cost` is what a contract comes to, whatever a
 * column says of how it is priced, and so is `Cost` where the other is not called as what it is per.
 */
export function unitColumn(table: Table, map: ColumnMap, chosen: ColumnMap = {}): UnitColumn | null {
  const cost = map['cost']
  if (cost === undefined) return null
  const isPrice = ofPrices.test(headingKey(cost))
  const said = chosen['billing_period']
  const found =
    said === undefined
      ? candidates(table, map).find((column) => isPrice || (statedBillingPeriod(cost) === null && columnsNamed([column], unitNames).length > 0)) // prettier-ignore
      : (isPrice || statedBillingPeriod(cost) === null) && holdsUnits(table, said) ? said : undefined // prettier-ignore
  if (found === undefined) return null
  const rest = table.columns.filter((column) => column !== found)
  return { column: found, billed: columnsNamed(rest, ['billing_period', ...headingNames('billingPeriod')])[0] ?? '' }
}

/** A sentence where a column says that a seat is priced and what the tools cost is taken as it stands all the same. */
export function unheededUnits(table: Table, map: ColumnMap, chosen: ColumnMap = {}): string[] {
  const cost = map['cost']
  if (cost === undefined || unitColumn(table, map, chosen) !== null || amountHeading(cost).isPerSeat) return []
  const [column] = candidates(table, map)
  return column === undefined ? [] : [`“${column}” speaks of the price of a seat, and “${cost}” is taken as what all seats cost. If it is the price of one, choose “${column}” as what it is per (--map "billing_period=${column}").`] // prettier-ignore
}
