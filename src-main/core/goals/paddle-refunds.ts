/** What was given back of payments of Paddle, which has it in a report of its own: adjustments, by the id of their transaction. */
import { withoutNoise } from '../../../shared/csv.ts'
import { paddleAdjustments, paddleTransactions } from '../import/formats/paddle.ts'
import type { ReadDb } from '../workspace/db.ts'
import { eventsOfFormats } from './lessened.ts'
import type { Properties } from './properties.ts'

const signs = new Map([
  ['refund', 1],
  ['credit', 1],
  ['chargeback', 1],
  ['refund reverse', -1],
  ['credit reverse', -1],
  ['chargeback reverse', -1],
])

/** Of an event, in the currency of its payment; 0 where nothing was. */
export function paddleRefunds(db: ReadDb): (event: number, properties: Properties) => number {
  const adjustments = eventsOfFormats(db, [paddleAdjustments.id])
  if (adjustments === null) return () => 0
  const rows = db
    .prepare(
      `SELECT detail.event_id, name.value, detail.value, detail.properties FROM event_detail AS detail
       JOIN event ON event.id = detail.event_id JOIN action ON action.id = event.action_id
       JOIN event_name AS name ON name.id = action.name_id
       WHERE detail.value IS NOT NULL AND name.kind = 'event' AND name.value IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .iterate(JSON.stringify([...signs.keys()])) as Iterable<[number, string, number, string | null]>
  const back = new Map<string, number>()
  for (const [event, name, value, json] of rows) {
    if (!adjustments(event) || json === null) continue
    const { transaction_id: id } = JSON.parse(json) as Properties
    if (typeof id === 'string') back.set(id, withoutNoise((back.get(id) ?? 0) + signs.get(name)! * value))
  }
  const isPayment = eventsOfFormats(db, [paddleTransactions.id]) ?? (() => false)
  return (event, { id }) => (typeof id === 'string' && isPayment(event) ? (back.get(id) ?? 0) : 0)
}
