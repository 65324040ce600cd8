/**
 * People by traffic that is no customer's: events that their source marks (`traffic_type` of Google Analytics 4, which knows the
 * addresses of an office, and its `debug_mode`), pages on hosts such as that of a staging site, and the day somebody came first. One such event tells
 * whose all others are.
 */
import type { ContentGroupRule, FirstSeen, WorkspaceConfig } from '../../../shared/config.ts'
import { debugType } from '../../../shared/pages/traffic.ts'
import { addDays } from '../../../shared/text/figures.ts'
import { type Pages, PatternCache } from '../content-groups/classify.ts'
import type { ReadDb } from '../workspace/db.ts'
import { instant } from '../zone-days.ts'
import { anyPattern } from './leave-out.ts'
import type { Journeys } from './arrange.ts'

type Settings = WorkspaceConfig['excludeTraffic']

export const leavesOutTraffic = ({ types, hosts, firstSeen }: Settings): boolean =>
  types.length + hosts.length + firstSeen.length > 0

/** By event id, as it is written; events without one are not there. */
export function typesOfEvents(db: ReadDb): ReadonlyMap<number, string> {
  // All properties of all events are looked through.
  const may = db.prepare(`SELECT EXISTS (SELECT 1 FROM import WHERE format LIKE 'ga4-%' OR columns_kept LIKE '%traffic_type%' OR columns_kept LIKE '%debug_mode%' OR options LIKE '%"internalAddresses"%')`).pluck().get() // prettier-ignore
  if (may === 0) return new Map()
  return new Map(
    db
      .prepare(
        `SELECT event_id, coalesce(nullif(properties ->> '$.traffic_type', ''), nullif(properties ->> '$.param_traffic_type', ''),
           CASE WHEN coalesce(properties ->> '$.debug_mode', properties ->> '$.param_debug_mode') IN ('1', 1, 'true') THEN '${debugType}' END) AS type
         FROM event_detail
         WHERE (properties LIKE '%traffic_type"%' OR properties LIKE '%debug_mode"%') AND json_valid(properties) AND type <> ''`,
      )
      .raw()
      .all() as [number, string][],
  )
}

/** What tells where an event was: the page of its action. */
interface Places {
  actions: { page: Int32Array }
  storedPages: { host: readonly string[] }
  pages: Pages
}

type Fits = (event: number, action: number) => boolean

export function typeTest(typeOf: ReadonlyMap<number, string>, types: readonly string[]): Fits {
  const wanted = new Set(types.map((type) => type.toLowerCase()))
  return (event) => {
    const type = typeOf.get(event)
    return type !== undefined && wanted.has(type.toLowerCase())
  }
}

export function hostTest(
  { actions: { page }, storedPages: { host } }: Omit<Places, 'pages'>,
  hosts: readonly string[],
): Fits {
  const fits = anyPattern(hosts)
  const onHost = host.map((each) => each !== '' && fits(each.replace(/^www\./, '')))
  return (_, action) => onHost[page[action]!]!
}

function eventTest(db: ReadDb, { types, hosts }: Settings, places: Places): Fits {
  const ofType = typeTest(types.length > 0 ? typesOfEvents(db) : new Map(), types)
  const onHost = hostTest(places, hosts)
  return (event, action) => ofType(event, action) || onHost(event, action)
}

type Columns = Pick<Journeys, 'offset' | 'event' | 'action' | 'time'>

/** People whom any of these settings leaves out, ascending. */
export function peopleOfTraffic(
  db: ReadDb,
  settings: Settings,
  columns: Columns,
  places: Places,
  timeZone: string,
): number[] {
  const { types, hosts, firstSeen } = settings
  const byEvents = types.length + hosts.length > 0 ? peopleWith(columns, eventTest(db, settings, places)) : []
  if (firstSeen.length === 0) return byEvents
  const rows = firstPageRows(columns, places.actions)
  const byDay = firstSeen.flatMap((rule) => peopleFirstSeen(rule, columns, rows, places, timeZone))
  return [...new Set([...byEvents, ...byDay])].sort((a, b) => a - b)
}

/** People with at least one event that fits, ascending. */
export function peopleWith({ offset, event, action }: Omit<Columns, 'time'>, fits: Fits): number[] {
  const found: number[] = []
  for (let person = 0; person + 1 < offset.length; person++)
    for (let row = offset[person]!; row < offset[person + 1]!; row++)
      if (fits(event[row]!, action[row]!)) {
        found.push(person)
        break
      }
  return found
}

/** Per person the row of their first event on a page, which is how they came; −1 of somebody without one. */
export function firstPageRows(
  { offset, action }: Pick<Journeys, 'offset' | 'action'>,
  { page }: Places['actions'],
): Int32Array {
  const rows = new Int32Array(Math.max(0, offset.length - 1)).fill(-1)
  for (let person = 0; person < rows.length; person++)
    for (let row = offset[person]!; row < offset[person + 1]!; row++)
      if (page[action[row]!] !== 0) {
        rows[person] = row
        break
      }
  return rows
}

/** `rows`: of `firstPageRows`. */
export function peopleFirstSeen(
  { day, landing, onePage }: FirstSeen,
  columns: Pick<Journeys, 'offset' | 'action' | 'time'>,
  rows: Int32Array,
  { actions: { page }, pages }: Pick<Places, 'actions' | 'pages'>,
  timeZone: string,
): number[] {
  const { action, time } = columns
  const from = instant(day, timeZone)
  const to = instant(addDays(day, 1), timeZone)
  const landed = landing === null ? null : new PatternCache().test(landingRule(landing), pages)
  const found: number[] = []
  rows.forEach((row, person) => {
    if (row < 0 || time[row]! < from || time[row]! >= to) return
    if (landed !== null && landed[page[action[row]!]!] === 0) return
    if (!onePage || isOnOnePage(columns, person, page, pages)) found.push(person)
  })
  return found
}

const landingRule = (match: string): ContentGroupRule => ({ group: 'landing', match, topics: [], role: 'content' })

function isOnOnePage(
  { offset, action }: Pick<Journeys, 'offset' | 'action'>,
  person: number,
  page: Int32Array,
  { path }: Pages,
): boolean {
  let only: string | null = null
  for (let row = offset[person]!; row < offset[person + 1]!; row++) {
    const on = page[action[row]!]!
    if (on === 0) continue
    if (only !== null && path[on] !== only) return false
    only = path[on]!
  }
  return true
}
