/**
 * People by traffic that is one's own: events that their source marks (`traffic_type` of Google Analytics 4, which knows the
 * addresses of an office), and pages on hosts such as that of a staging site. One such event tells whose all others are.
 */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReadDb } from '../workspace/db.ts'
import { anyPattern } from './leave-out.ts'
import type { Journeys } from './arrange.ts'

type Settings = WorkspaceConfig['excludeTraffic']

export const leavesOutTraffic = ({ types, hosts }: Settings): boolean => types.length + hosts.length > 0

/** By event id, as it is written; events without one are not there. */
export function typesOfEvents(db: ReadDb): ReadonlyMap<number, string> {
  // All properties of all events are looked through.
  const may = db.prepare(`SELECT EXISTS (SELECT 1 FROM import WHERE format LIKE 'ga4-%' OR columns_kept LIKE '%traffic_type%')`).pluck().get() // prettier-ignore
  if (may === 0) return new Map()
  return new Map(
    db
      .prepare(
        `SELECT event_id, coalesce(properties ->> '$.traffic_type', properties ->> '$.param_traffic_type') AS type FROM event_detail
         WHERE properties LIKE '%traffic_type"%' AND json_valid(properties) AND type <> ''`,
      )
      .raw()
      .all() as [number, string][],
  )
}

/** What tells where an event was: the page of its action. */
interface Places {
  actions: { page: Int32Array }
  storedPages: { host: readonly string[] }
}

type Fits = (event: number, action: number) => boolean

export function typeTest(typeOf: ReadonlyMap<number, string>, types: readonly string[]): Fits {
  const wanted = new Set(types.map((type) => type.toLowerCase()))
  return (event) => {
    const type = typeOf.get(event)
    return type !== undefined && wanted.has(type.toLowerCase())
  }
}

export function hostTest({ actions: { page }, storedPages: { host } }: Places, hosts: readonly string[]): Fits {
  const fits = anyPattern(hosts)
  const onHost = host.map((each) => each !== '' && fits(each.replace(/^www\./, '')))
  return (_, action) => onHost[page[action]!]!
}

export function trafficTest(db: ReadDb, { types, hosts }: Settings, places: Places): Fits {
  const ofType = typeTest(types.length > 0 ? typesOfEvents(db) : new Map(), types)
  const onHost = hostTest(places, hosts)
  return (event, action) => ofType(event, action) || onHost(event, action)
}

/** People with at least one event that fits, ascending. */
export function peopleWith(
  { offset, event, action }: Pick<Journeys, 'offset' | 'event' | 'action'>,
  fits: Fits,
): number[] {
  const found: number[] = []
  for (let person = 0; person + 1 < offset.length; person++)
    for (let row = offset[person]!; row < offset[person + 1]!; row++)
      if (fits(event[row]!, action[row]!)) {
        found.push(person)
        break
      }
  return found
}
