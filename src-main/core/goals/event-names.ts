/** The names of events, and the properties that events of each name have. */
import type { EventNameCount } from '../../../shared/api.ts'
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { parseProperties } from './properties.ts'

/** Of all names together: a property may be on few of the events of a name, and reading more would be felt. */
const readEvents = 200_000

export function countEventNames({ db, journeys }: ReportContext): EventNameCount[] {
  const { names, actions } = journeys
  const { identified, nobody } = journeys.eventsPerAction
  const events = new Float64Array(names.count)
  for (let id = 1; id < actions.count; id++) events[actions.name[id]!]! += identified[id]! + nobody[id]!
  const isNamed = (id: number): boolean => events[id]! > 0 && names.kind[id] === 'event'
  const most = shareOf(events.filter((_, id) => isNamed(id)), readEvents) // prettier-ignore
  const properties = Array.from({ length: names.count }, () => new Set<string>())
  const seen = new Uint32Array(names.count)
  const details = db
    .prepare(
      `SELECT action.name_id, detail.value IS NOT NULL, detail.properties FROM event_detail AS detail
       JOIN event ON event.id = detail.event_id JOIN action ON action.id = event.action_id`,
    )
    .raw()
    .iterate() as Iterable<[number, 0 | 1, string | null]>
  for (const [id, hasValue, json] of details) {
    if (!isNamed(id)) continue
    if (hasValue) properties[id]!.add(amountProperty)
    // Spread over all of them: a column may be in later files alone.
    if (json !== null && seen[id]!++ % Math.ceil(events[id]! / most) === 0)
      for (const name of Object.keys(parseProperties(json))) properties[id]!.add(name)
  }
  const list: EventNameCount[] = []
  for (let id = 1; id < names.count; id++) {
    if (events[id] === 0) continue
    list.push({
      name: names.value[id]!,
      kind: names.kind[id] as EventNameCount['kind'],
      events: events[id]!,
      properties: [...properties[id]!].sort(),
    })
  }
  return list.sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1))
}

/** The most that each may have for all to have `total` together; what the small ones leave is for the others. */
export function shareOf(sizes: Iterable<number>, total: number): number {
  let left = total
  const ascending = [...sizes].sort((a, b) => a - b)
  for (const [index, size] of ascending.entries()) {
    const share = left / (ascending.length - index)
    if (size > share) return share
    left -= size
  }
  return total
}
