/** The values a property has, for whoever writes a condition of a goal. */
import type { PropertyValues } from '../../../shared/api.ts'
import { isEmpty } from '../../../shared/goals/goal-condition.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { asText, parseProperties, propertyOf } from './properties.ts'

const listed = 30
/** Ids and the like: of more distinct values none is frequent. */
const toldApart = 20_000

/** Of events of these names; none = of all. */
export function countPropertyValues({ db }: ReportContext, names: readonly string[], property: string): PropertyValues {
  const rows = db
    .prepare(
      `SELECT detail.value, detail.properties FROM event_detail AS detail JOIN event ON event.id = detail.event_id
       JOIN action ON action.id = event.action_id JOIN event_name AS name ON name.id = action.name_id
       WHERE name.kind = 'event' AND (@names = '[]' OR name.value IN (SELECT value FROM json_each(@names)))`,
    )
    .raw()
    .iterate({ names: JSON.stringify(names) }) as Iterable<[number | null, string | null]>
  const counts = new Map<string, number>()
  let events = 0
  // Most bags do not even have the name in them, which is told without reading them.
  const name = JSON.stringify(property).slice(1, -1)
  for (const [value, json] of rows) {
    const text = asText(propertyOf(json?.includes(name) ? parseProperties(json) : {}, value, property))
    if (isEmpty(text)) continue
    events++
    const before = counts.get(text)
    if (before !== undefined || counts.size < toldApart) counts.set(text, (before ?? 0) + 1)
  }
  const values = [...counts]
    .map(([value, count]) => ({ value, events: count }))
    .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1))
  return { events, values: values.slice(0, listed) }
}
