/** What content cost, as a table: `group` and one or more of `amount`, `hours`, `hourly rate`, `currency`. */
import Papa from 'papaparse'
import type { ContentCostsRead } from '../../../shared/api.ts'
import { contentCost, type ContentCost } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseCurrency, parseMoney } from '../../../shared/money-text.ts'

type Field = keyof ContentCost

/** As people head such tables, without case, blanks and signs. */
const headings: Record<string, Field> = {
  group: 'group',
  contentgroup: 'group',
  template: 'group',
  amount: 'amount',
  cost: 'amount',
  money: 'amount',
  hours: 'hours',
  hourlyrate: 'hourlyRate',
  rate: 'hourlyRate',
  currency: 'currency',
}

const amounts = ['amount', 'hours', 'hourlyRate'] as const

/**
 * Money as `$1,200.50` or `1.200,50 €`; a currency in a cell counts where the column `currency` says none.
 * @throws AppError BAD_FILE where columns are missing or no row can be used.
 */
export function readContentCosts(text: string): ContentCostsRead {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: false })
  const headAt = data.findIndex(isFilled)
  const head = (data[headAt] ?? []).map((cell) => headings[cell.toLowerCase().replaceAll(/[^a-z]/g, '')])
  if (!head.includes('group') || !(head.includes('amount') || head.includes('hours')))
    throw new AppError('BAD_FILE', 'The table needs a column "group" and a column "amount" or "hours".')
  const costs = new Map<string, ContentCost>()
  const rejects: ContentCostsRead['rejects'] = []
  let next = 1
  data.forEach((cells, index) => {
    const line = next
    // A cell may hold line breaks of its own.
    next += cells.join('').split('\n').length
    if (index <= headAt || !isFilled(cells)) return
    const read = readRow((field) => cells[head.indexOf(field)]?.trim() ?? '')
    if (typeof read === 'string') rejects.push({ line, reason: read })
    else if (costs.has(read.group)) rejects.push({ line, reason: `"${read.group}" is there twice; the first counts` })
    else costs.set(read.group, read)
  })
  if (costs.size === 0) {
    const why = rejects[0] ? `: line ${rejects[0].line}, ${rejects[0].reason}` : ''
    throw new AppError('BAD_FILE', `The table has no row that can be used${why}.`)
  }
  return { costs: [...costs.values()], rejects }
}

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '')

/** A reason where the row cannot be used. */
function readRow(cell: (field: Field) => string): ContentCost | string {
  const found: Record<string, number> = {}
  const currencies = new Set<string>()
  for (const field of amounts) {
    const read = parseMoney(cell(field))
    if (!read.ok) return `"${cell(field)}" ${read.problem}`
    if ((read.money?.amount ?? 0) < 0) return `"${cell(field)}" is below 0`
    found[field] = read.money?.amount ?? 0
    if (read.money?.currency) currencies.add(read.money.currency)
  }
  const stated = cell('currency')
  const currency = stated === '' ? null : parseCurrency(stated)
  if (stated !== '' && currency === null) return `"${stated}" is not a currency code`
  if (currency === null && currencies.size > 1) return `it has ${[...currencies].join(' and ')}`
  const parsed = contentCost.safeParse({
    group: cell('group'),
    ...found,
    currency: currency ?? [...currencies][0] ?? null,
  })
  return parsed.success ? parsed.data : 'it has no group'
}
