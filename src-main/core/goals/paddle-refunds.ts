/**
 * What was given back of payments of Paddle, which has it in a report of its own: adjustments, by the id of their transaction, with the
 * same amounts as their transaction has, as far as they have them.
 */
import { withoutNoise } from '../../../shared/text/csv.ts'
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import { columnKey } from '../import/formats/columns.ts'
import { paddleAdjustments, paddleTransactions } from '../import/formats/paddle.ts'
import { minorPerUnit } from '../import/columns/minor-units.ts'
import type { ReadDb } from '../workspace/db.ts'
import { fileOf, paymentFiles, type RefundsApart } from './payment-files.ts'
import { numberIn } from './number-in.ts'
import { parseProperties, type Properties } from './properties.ts'

const signs = new Map([
  ['refund', 1],
  ['credit', 1],
  ['chargeback', 1],
  ['refund reverse', -1],
  ['credit reverse', -1],
  ['chargeback reverse', -1],
])

const amounts: ReadonlySet<string> = new Set(
  'subtotal discount tax total credit balance grand_total fee earnings payout_total payout_tax payout_fee payout_earnings'.split(' '), // prettier-ignore
)

const isAmount = (property: string): boolean => property === amountProperty || amounts.has(columnKey(property))

/** Null where no file of Paddle has it. */
export function paddleAmounts(db: ReadDb, property: string): RefundsApart | null {
  if (!isAmount(property)) return null
  const files = paymentFiles(db, paddleTransactions.id, writtenOf)
  if (files.length === 0) return null
  const sums = adjustmentsBy(db)
  return {
    perUnit: (event, currency) =>
      property !== amountProperty && fileOf(files, event)?.isMinor ? minorPerUnit(currency) : 1,
    refunded: (event, { id }) => {
      const file = fileOf(files, event)
      if (file === undefined || typeof id !== 'string') return 0
      return sums(property === amountProperty ? file.column : property).get(id) ?? 0
    },
  }
}

/** In the units of its file. */
function writtenOf(properties: Properties, column: string): number {
  const discount = columnKey(column) === 'subtotal' ? numberIn(properties['discount']) : NaN
  return numberIn(properties[column]) - (Number.isNaN(discount) ? 0 : discount)
}

/** By the id of the transaction, what was given back of one of its amounts; NaN where an adjustment does not say it. */
function adjustmentsBy(db: ReadDb): (column: string) => ReadonlyMap<string, number> {
  const found = new Map<string, Map<string, number>>()
  return (column) => {
    const known = found.get(column)
    if (known) return known
    const sums = readAdjustments(db, column)
    found.set(column, sums)
    return sums
  }
}

function readAdjustments(db: ReadDb, column: string): Map<string, number> {
  const back = new Map<string, number>()
  const files = paymentFiles(db, paddleAdjustments.id, writtenOf)
  if (files.length === 0) return back
  const rows = db
    .prepare(
      `SELECT detail.event_id, name.value, detail.value, detail.currency, detail.properties FROM event_detail AS detail
       JOIN event ON event.id = detail.event_id JOIN action ON action.id = event.action_id
       JOIN event_name AS name ON name.id = action.name_id
       WHERE detail.value IS NOT NULL AND name.kind = 'event' AND name.value IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .iterate(JSON.stringify([...signs.keys()])) as Iterable<[number, string, number, string | null, string | null]>
  for (const [event, name, value, currency, json] of rows) {
    const file = fileOf(files, event)
    if (file === undefined || json === null) continue
    const properties = parseProperties(json)
    const { transaction_id: id } = properties
    if (typeof id !== 'string') continue
    const written = Math.abs(numberIn(properties[column])) / (file.isMinor ? minorPerUnit(currency) : 1)
    const amount = column === file.column ? value : written
    back.set(id, withoutNoise((back.get(id) ?? 0) + signs.get(name)! * amount))
  }
  return back
}
