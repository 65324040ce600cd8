/** What content cost, as a table: `group` and one or more of `amount`, `hours`, `hourly rate`, `currency`. */
import type { ContentCostsRead } from '../../../shared/api.ts'
import { contentCost, type ContentCost } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseCurrency, parseMoney } from '../../../shared/money-text.ts'
import { parseHeaded, readEntries } from './headed-table.ts'

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
  const table = parseHeaded(text, headings)
  const { head } = table
  if (!head.includes('group') || !(head.includes('amount') || head.includes('hours')))
    throw new AppError('BAD_FILE', 'The table needs a column "group" and a column "amount" or "hours".')
  const { entries, rejects } = readEntries(table, readRow, ({ group }) => group)
  return { costs: entries, rejects }
}

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
