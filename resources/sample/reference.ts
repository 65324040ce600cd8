/**
 * First and last interactions of the sample, computed in the plainest way there is: every table read whole, people by
 * the rule `next-user`, then one look through each person's events. Slow, and independent of the engine that is
 * checked against it.
 */
import { readFileSync } from 'node:fs'
import Papa from 'papaparse'

export interface Reference {
  people: number
  conversions: number
  /** Worth of all conversions. */
  value: number
  /** Content group → conversions credited to it; `(none)` = no page before. */
  first: Record<string, number>
  last: Record<string, number>
  /** Content group → people who belong to it. */
  firstPeople: Record<string, number>
  lastPeople: Record<string, number>
  /** Interactions before the conversion → conversions. */
  pagesBefore: Record<number, number>
  rowsRead: number
  rowsDuplicate: number
  rowsRejected: number
}

interface Event {
  time: number
  /** Order of import. */
  order: number
  visitor: string
  user: string
  name: string
  path: string
  revenue: number
  previous: string
}

const blocked = /^(|null|undefined|anonymous|guest|-1|[0-]*0[0-]*)$/i
const usable = (id = ''): string => (blocked.test(id.trim()) ? '' : id.trim())

/** `files`: the Segment tables of the sample, in the order of their import. Whole time, no lookback, goal `Signup`. */
export function referenceFirstLast(files: readonly string[]): Reference {
  const { events, ...rows } = readEvents(files)
  const byPerson = Map.groupBy(events, people(events))
  byPerson.delete('')
  const result: Reference = {
    people: 0,
    conversions: 0,
    value: 0,
    first: {},
    last: {},
    firstPeople: {},
    lastPeople: {},
    pagesBefore: {},
    ...rows,
  }
  const count = (counts: Record<string | number, number>, key: string | number) =>
    (counts[key] = (counts[key] ?? 0) + 1)
  for (const own of byPerson.values()) {
    own.sort(byTime)
    const conversion = own.find((event) => event.name === 'Signup Completed')
    const groups = own
      .filter((event) => event.name === 'Page Viewed' && (!conversion || event.time <= conversion.time))
      .map((event) => groupOf(event.path))
      .filter((group) => group !== null)
    if (!conversion && groups.length === 0) continue
    const first = groups[0] ?? '(none)'
    const last = groups.at(-1) ?? '(none)'
    result.people++
    count(result.firstPeople, first)
    count(result.lastPeople, last)
    if (!conversion) continue
    result.conversions++
    result.value += conversion.revenue
    count(result.first, first)
    count(result.last, last)
    count(result.pagesBefore, groups.length)
  }
  return result
}

const byTime = (a: Event, b: Event): number => a.time - b.time || a.order - b.order

function readEvents(files: readonly string[]) {
  const events: Event[] = []
  const seen = new Set<string>()
  let [rowsRead, rowsDuplicate, rowsRejected] = [0, 0, 0]
  for (const file of files) {
    const [header = [], ...rows] = Papa.parse<string[]>(readFileSync(file, 'utf8').trimEnd()).data
    for (const cells of rows) {
      rowsRead++
      const row = Object.fromEntries(header.map((column, index) => [column, cells[index] ?? '']))
      const time = Date.parse(row.timestamp ?? '')
      if (cells.length !== header.length || Number.isNaN(time)) rowsRejected++
      else if (seen.has(row.id!)) rowsDuplicate++
      else {
        seen.add(row.id!)
        events.push({
          time,
          order: events.length,
          visitor: usable(row.anonymous_id),
          user: usable(row.user_id),
          name: row.event_text ?? (row.title === undefined ? '' : 'Page Viewed'),
          path: row.path ?? '',
          revenue: Number(row.revenue ?? 0),
          previous: usable(row.previous_id),
        })
      }
    }
  }
  return { events, rowsRead, rowsDuplicate, rowsRejected }
}

/** Which person an event belongs to; "" for nobody. */
function people(events: readonly Event[]): (event: Event) => string {
  const alias = new Map(events.filter((event) => event.previous !== '').map((event) => [event.previous, event.user]))
  const final = (user: string): string => (alias.has(user) ? final(alias.get(user)!) : user)
  const identified = Map.groupBy(
    events.filter((event) => event.visitor !== '' && event.user !== '').sort(byTime),
    (event) => event.visitor,
  )
  return (event) => {
    if (event.user !== '') return `user ${final(event.user)}`
    if (event.visitor === '') return ''
    const known = identified.get(event.visitor)
    const user = (known?.find((each) => byTime(each, event) > 0) ?? known?.at(-1))?.user ?? alias.get(event.visitor)
    return user === undefined ? `visitor ${event.visitor}` : `user ${final(user)}`
  }
}

/** null = a page of the sign-up or the administration. */
function groupOf(path: string): string | null {
  const [, first = '', second = '', third = '', ...rest] = path.replace(/\/$/, '').split('/')
  if (first === 'admin' || first === 'signup') return null
  if (first === '') return 'Home page'
  if (first === 'l' && second !== '' && rest.length === 0) return third === '' ? 'State pages' : 'City pages'
  if (first === 'webinars' && second !== '' && third === '') return 'Webinars'
  return (
    { learn: 'Articles', courts: 'Court directory', about: 'About and press', press: 'About and press' }[first] ??
    '(other)'
  )
}
