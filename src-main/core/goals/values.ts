/** The values a property has, for whoever writes a condition of a goal. */
import type { PropertyValues } from '../../../shared/api.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { asText, parseProperties } from './goal.ts'

const listed = 30
/** Ids and the like: of more distinct values none is frequent. */
const toldApart = 20_000

/** Of all events, or of those of one name. */
export function countPropertyValues({ db }: ReportContext, event: string | null, property: string): PropertyValues {
  const rows = db
    .prepare(
      `SELECT detail.properties FROM event_detail AS detail JOIN event ON event.id = detail.event_id
       JOIN action ON action.id = event.action_id JOIN event_name AS name ON name.id = action.name_id
       WHERE detail.properties IS NOT NULL AND name.kind = 'event' AND (@event IS NULL OR name.value = @event)`,
    )
    .pluck()
    .iterate({ event }) as Iterable<string>
  const counts = new Map<string, number>()
  let events = 0
  // Most bags do not even have the name in them, which is told without reading them.
  const name = JSON.stringify(property).slice(1, -1)
  for (const json of rows) {
    const value = json.includes(name) ? parseProperties(json)[property] : undefined
    if (value === undefined) continue
    events++
    const text = asText(value)
    const before = counts.get(text)
    if (before !== undefined || counts.size < toldApart) counts.set(text, (before ?? 0) + 1)
  }
  const values = [...counts]
    .map(([value, count]) => ({ value, events: count }))
    .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1))
  return { events, values: values.slice(0, listed) }
}
