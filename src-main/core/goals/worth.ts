/** Which property says what the events of a goal are worth. */
import type { Goal } from '../../../shared/config.ts'
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import { eventsOf } from '../../../shared/goals/goal-events.ts'
import { parseNumber } from '../import/cells/number.ts'
import { tableOfDates } from '../import/formats/table-of-dates.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { asText, parseProperties } from './properties.ts'

/**
 * The one that most of them have an amount in; null where all amounts are 0. Of a row with several dates the last has the amount
 * for its value, and all of them have it under the name of its column.
 */
export function amountOf({ db }: ReportContext, goal: Goal): string | null {
  const columns = db
    .prepare(`SELECT DISTINCT mapping ->> '$.value' FROM import WHERE format = ? AND mapping ->> '$.value' IS NOT NULL`)
    .pluck()
    .all(tableOfDates.id) as string[]
  const events = db
    .prepare(
      `SELECT detail.value, detail.properties FROM event_detail AS detail JOIN event ON event.id = detail.event_id
       JOIN action ON action.id = event.action_id JOIN event_name AS name ON name.id = action.name_id
       WHERE name.kind = 'event' AND name.value IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .iterate(JSON.stringify(eventsOf(goal))) as Iterable<[number | null, string | null]>
  const counts = new Map([amountProperty, ...columns].map((name) => [name, 0]))
  const add = (name: string, amount: number): void => {
    if (amount !== 0 && !Number.isNaN(amount)) counts.set(name, counts.get(name)! + 1)
  }
  for (const [value, json] of events) {
    const properties = json === null || (value !== null && columns.length === 0) ? {} : parseProperties(json)
    add(amountProperty, value ?? parseNumber(asText(properties[amountProperty] ?? null) ?? ''))
    for (const column of columns) if (column !== amountProperty) add(column, parseNumber(asText(properties[column] ?? null) ?? '')) // prettier-ignore
  }
  const [[name, most] = [amountProperty, 0]] = [...counts].toSorted((a, b) => b[1] - a[1])
  return most === 0 ? null : name
}
