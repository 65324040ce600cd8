/**
 * What somebody's events say of them, such as the name and the notes of a list of attendees: of each property the newest that is not
 * blank. What events of the goal say is of the one that was counted: of two deals, of which one was lost, its reason.
 */
import { isEmpty } from '../../../../shared/goals/goal-condition.ts'
import { asText, parseProperties, propertyOf } from '../../goals/properties.ts'
import type { ReportContext } from '../report-context.ts'

/** Read at once: most people have no more, and of others the newest mostly say it. */
const block = 500

interface Found {
  text: string
  at: number
}

/** The counted conversions of a report, of which those of a person stand together. */
interface Counted {
  count: number
  person: ArrayLike<number>
  /** Of journeys. */
  row: ArrayLike<number>
}

/**
 * Reads a person's events from the last one back, until all is found; of one moment the greatest text, whichever was imported first.
 * `at` is the first of their conversions; negative = they have none.
 */
export function newestProperties({ db, journeys }: ReportContext, names: readonly string[], counted: Counted) {
  const details = db
    .prepare('SELECT event_id, value, properties FROM event_detail WHERE event_id IN (SELECT value FROM json_each(?))')
    .raw()
  const offset = journeys.column('offset')
  const event = journeys.column('event')
  const time = journeys.column('time')
  const action = journeys.column('action')
  const { names: events, actions } = journeys
  // Page views have none, and most events are page views.
  const mayHave = (row: number): boolean => events.kind[actions.name[action[row]!]!] === 'event'
  const read = (rows: readonly number[], found: Map<string, Found>, names: readonly string[]): void => {
    const timeOf = new Map(rows.map((row) => [event[row]!, time[row]!]))
    const known = details.all(JSON.stringify([...timeOf.keys()])) as [number, number | null, string | null][]
    for (const [id, value, json] of known) {
      const properties = json === null ? {} : parseProperties(json)
      const at = timeOf.get(id)!
      for (const name of names) {
        const text = asText(propertyOf(properties, value, name))?.trim() ?? null
        const before = found.get(name)
        if (isEmpty(text) || (before && (before.at > at || (before.at === at && before.text >= text)))) continue
        found.set(name, { text, at })
      }
    }
  }
  /** Those that a counted event has, whoever's it is: where that of somebody is blank, no other event of theirs fills it. */
  const ofGoal = (): ReadonlySet<string> => {
    const found = new Map<string, Found>()
    for (let c = 0; c < counted.count && found.size < names.length; c += block) {
      const rows = Array.from({ length: Math.min(block, counted.count - c) }, (_, n) => counted.row[c + n]!)
      read(rows.filter(mayHave), found, names)
    }
    return new Set(found.keys())
  }
  const own = ofGoal()
  const counts = names.filter((name) => own.has(name))
  const readCounted = (at: number, found: Map<string, Found>): void => {
    const rows: number[] = []
    for (let c = at; c < counted.count && counted.person[c] === counted.person[at]; c++) rows.push(counted.row[c]!)
    read(rows, found, counts)
  }
  return (person: number, at: number): Record<string, string> => {
    const found = new Map<string, Found>()
    const others = at < 0 ? names : names.filter((name) => !own.has(name))
    const isDone = (when: number): boolean => others.every((name) => (found.get(name)?.at ?? -Infinity) > when)
    if (at >= 0 && counts.length > 0) readCounted(at, found)
    if (others.length === 0) return asRecord(names, found)
    let rows: number[] = []
    for (let row = offset[person + 1]! - 1; row >= offset[person]!; row--) {
      if (mayHave(row)) rows.push(row)
      if (rows.length < block) continue
      read(rows, found, others)
      rows = []
      if (isDone(time[row]!)) return asRecord(names, found)
    }
    if (rows.length > 0) read(rows, found, others)
    return asRecord(names, found)
  }
}

const asRecord = (names: readonly string[], found: ReadonlyMap<string, Found>): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (found.has(name) ? [[name, found.get(name)!.text]] : [])))
