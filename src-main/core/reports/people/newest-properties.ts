/** What somebody's events say of them, such as the name and the notes of a list of attendees: of each property the newest that is not blank. */
import { isEmpty } from '../../../../shared/goal-condition.ts'
import { asText, parseProperties, propertyOf } from '../../goals/properties.ts'
import type { ReportContext } from '../report-context.ts'

/** Reads a person's events from the last one back, until all is found; of one moment the greatest text, whichever was imported first. */
export function newestProperties({ db, journeys }: ReportContext, names: readonly string[]) {
  const details = db.prepare('SELECT value, properties FROM event_detail WHERE event_id = ?').raw()
  const offset = journeys.column('offset')
  const event = journeys.column('event')
  const time = journeys.column('time')
  const action = journeys.column('action')
  const { names: events, actions } = journeys
  // Page views have none, and most events are page views.
  const mayHave = (row: number): boolean => events.kind[actions.name[action[row]!]!] === 'event'
  return (person: number): Record<string, string> => {
    const found = new Map<string, { text: string; at: number }>()
    for (let row = offset[person + 1]! - 1; row >= offset[person]!; row--) {
      const at = time[row]!
      if (found.size === names.length && [...found.values()].every((each) => each.at > at)) break
      if (!mayHave(row)) continue
      const [value, json] = (details.get(event[row]) as [number | null, string | null] | undefined) ?? [null, null]
      if (value === null && json === null) continue
      const properties = parseProperties(json ?? '{}')
      for (const name of names) {
        const text = asText(propertyOf(properties, value, name))?.trim() ?? null
        const known = found.get(name)
        if (isEmpty(text) || (known && (known.at > at || known.text >= text))) continue
        found.set(name, { text, at })
      }
    }
    return Object.fromEntries(names.flatMap((name) => (found.has(name) ? [[name, found.get(name)!.text]] : [])))
  }
}
