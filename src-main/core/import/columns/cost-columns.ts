/** What is said of the cost of a list: that no column gives it, and which columns of amounts were not taken for it. */
import { isComputedColumn } from '../../../../shared/stack/inventory-csv.ts'
import { listed } from '../../../../shared/text/figures.ts'
import { parseMoney } from '../../../../shared/text/money-text.ts'
import type { ColumnMap } from '../../../../shared/import.ts'
import { statedBillingPeriod } from './amount-heading.ts'
import { headingKey } from './headings.ts'
import { unreadCosts } from '../tables/tools.ts'

/** Words for amounts of money, in the languages of headings. */
const ofAmounts = /cost|value|price|spend|amount|(^|_)fees?(_|$)|budget|(^|_)[at]cv(_|$)|cout|montant|prix|tarif|valeur|depense|kosten|wert|betrag|preis|gebuhr|waarde|bedrag|prijs|cost[eo]|precio|importe|valor|gasto|prezzo|importo|valore|spesa|canone|custo|preco|despesa/ // prettier-ignore
const hasSign = /[$€£¥₹]|\b(USD|EUR|GBP|CHF)\b/

/** How many of the filled cells are amounts where a column holds them. */
const mostly = 0.8

function holdsAmounts(column: string, cells: readonly string[]): boolean {
  const amounts = cells.filter((cell) => /\d/.test(cell)).filter((cell) => {
    const read = parseMoney(cell)
    return read.ok && read.money !== null
  }) // prettier-ignore
  const areMost = amounts.length > 0 && amounts.length >= mostly * cells.length
  return areMost && (ofAmounts.test(headingKey(column)) || amounts.some((cell) => hasSign.test(cell)))
}

/** Fields of a list of who has seats, of which nobody expects a cost. */
const ofSeats = new Set(['name', 'vendor', 'category', 'team', 'status', 'seats_licensed', 'seats_active'])

const areSeatsAlone = (map: ColumnMap): boolean =>
  (map['seats_licensed'] ?? map['seats_active']) !== undefined && Object.keys(map).every((field) => ofSeats.has(field))

/** Sentences, the loudest first; `rows` are the file's, or the first of them. None where a person said that no column is it. */
export function costNotes(
  columns: readonly string[],
  map: ColumnMap,
  rows: readonly { cells: readonly string[] }[],
  chosen: ColumnMap = {},
): string[] {
  const fields = new Set(Object.values(map))
  const cost = map['cost'] ?? ''
  const others = columns.filter((column, at) => {
    if (fields.has(column) || isComputedColumn(column)) return false
    // It fills in where the cost is blank.
    if (statedBillingPeriod(cost) !== null && statedBillingPeriod(column) !== null) return false
    const cells = rows.map(({ cells: row }) => (row[at] ?? '').trim())
    return holdsAmounts(column, cells.filter((cell) => cell !== '')) // prettier-ignore
  })
  const named = listed(others.map((column) => `"${column}"`))
  const hold = others.length === 1 ? 'holds' : 'hold'
  const stay = others.length === 1 ? 'stays a custom field' : 'stay custom fields'
  const unread = unreadCosts(columns, map)
  if (cost !== '')
    return [
      ...unread,
      ...(others.length === 0 || unread.length > 0 ? [] : [`${named} ${hold} amounts and ${stay}: what the tools cost is read from "${cost}".`]), // prettier-ignore
    ]
  if (chosen['cost'] === '' || (others.length === 0 && areSeatsAlone(map))) return unread
  const choose =
    unread.length > 0 || others.length === 0
      ? ''
      : ` ${named} ${hold} amounts and ${stay}; if the cost is there, choose it (--map "cost=${others[0]!}").`
  return [`No column is read as what the tools cost, so that this file gives no cost of any tool.${choose}`, ...unread]
}
