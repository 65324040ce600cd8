/**
 * Places within JSON objects, in words such as `user_properties.email`: where a person says that a field is. It is laid over
 * what the format reads, as columns of a table are.
 */
import type { ColumnMap, EventField } from '../../../../shared/import.ts'
import {
  type EventRecord,
  type Events,
  type Json,
  type JsonFormat,
  object,
  parseJson,
  type Refine,
  text,
} from './format.ts'

/** Of the person or of all they did in a visit, so that several events of one object have them alike. */
const shared: readonly EventField[] = ['visitor', 'user', 'previous', 'referrer', 'source', 'medium', 'campaign', 'session', 'userAgent', 'ip', 'device', 'custom'] // prettier-ignore
const ofOne: readonly EventField[] = [...shared, 'time', 'event', 'url', 'path', 'value', 'currency', 'messageId']

/** Fields that may be chosen: fewer where an object holds several events. */
export function fieldsOf(format: JsonFormat, sample: readonly Json[]): readonly EventField[] {
  const read = format.open('')
  const isList = (events: Events): boolean => Array.isArray(events) && events.length > 1
  return sample.some((each) => isList(read(each))) ? shared : ofOne
}

/** Reads objects by their format, with the fields that were said from where they are. */
export function openAt(format: JsonFormat, places: ColumnMap): (object: Json) => Events {
  const readsUser = format.emails?.field === 'user'
  const read = format.open(readsUser ? (places['user'] ?? '') : '')
  const laid = Object.entries(places).filter(([field]) => !(readsUser && field === 'user')) as [EventField, string][]
  if (laid.length === 0) return read
  return (json) => {
    const events = read(json)
    if (typeof events === 'string') return events
    const said = Object.fromEntries(laid.map(([field, place]) => [field, textAt(json, place)]))
    return Array.isArray(events) ? events.map((event) => layOver(event, said)) : layOver(events, said)
  }
}

/** The same of rows, of which cells hold objects as text. */
export function overRows(refine: Refine, placed: readonly EventField[]): Refine {
  return (event, row) => {
    const events = refine(event, row)
    if (typeof events === 'string') return events
    const said = Object.fromEntries(placed.map((field) => [field, event[field] ?? '']))
    return Array.isArray(events) ? events.map((each) => layOver(each, said)) : layOver(events, said)
  }
}

/** A row as an object of those cells that hold one. */
export const rowObject = (columns: readonly string[], cells: readonly string[]): Json =>
  Object.fromEntries(columns.flatMap((column, at) => (/^\s*[[{]/.test(cells[at] ?? '') ? [[column, cells[at]]] : [])))

/** The cells of a row with what stands at places within them behind. */
export function withPlaces(columns: readonly string[], places: readonly string[]): (cells: string[]) => string[] {
  const whose = places.map((place) => columns.findIndex((column) => place.startsWith(`${column}.`)))
  return (cells) => {
    const own = columns.map((_, at) => cells[at] ?? '')
    return [...own, ...places.map((place, at) => textAt({ [columns[whose[at]!] ?? '']: own[whose[at]!] }, place))]
  }
}

function layOver(event: EventRecord, said: Partial<Record<EventField, string>>): EventRecord {
  const isEvent = (event.kind ?? 'event') === 'event'
  return {
    ...event,
    // The path of another page would go before a URL that was said.
    ...(said.url !== undefined && said.path === undefined && { path: '' }),
    ...said,
    ...(!isEvent && said.event !== undefined && { event: event.event }),
    // An alias has another id of its own.
    ...(said.previous !== undefined && { previous: event.previous || otherThan(event, said) }),
  }
}

const otherThan = (event: EventRecord, said: Partial<Record<EventField, string>>): string => {
  const { user, previous = '' } = { ...event, ...said }
  return previous === user ? '' : previous
}

/** What stands at a place, where objects on the way may be written as text, and keys may hold dots. */
export const textAt = (json: Json, place: string): string => text(valueAt(json, place))

function valueAt(value: unknown, place: string): unknown {
  const within = objectOf(value)
  if (Object.hasOwn(within, place)) return within[place]
  for (let dot = place.indexOf('.'); dot >= 0; dot = place.indexOf('.', dot + 1)) {
    const key = place.slice(0, dot)
    const found = Object.hasOwn(within, key) ? valueAt(within[key], place.slice(dot + 1)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function objectOf(value: unknown): Json {
  const parsed = typeof value === 'string' && /^\s*[[{]/.test(value) ? parseJson(value) : value
  return Array.isArray(parsed) ? byKey(parsed.map(object)) : object(parsed)
}

/** `[{key, value: {string_value | int_value | …}}]`, as Google Analytics writes parameters. */
const byKey = (list: Json[]): Json =>
  Object.fromEntries(
    list.flatMap(({ key, value }) =>
      text(key) === '' ? [] : [[text(key), text(value) || Object.values(object(value)).map(text).find(Boolean)]],
    ),
  )

/** More than anybody reads; what is not listed can be said all the same. */
const mostPlaces = 300
const looked = 100
const deepest = 5

/** What stands under a key in the objects looked at so far: most have the same keys, whose places are known. */
interface Known {
  isPlace: boolean
  within: Map<string, Known>
}

const nothingKnown = (): Known => ({ isPlace: false, within: new Map() })

/** Places below the keys of the first objects at which something stands. */
export function placesIn(objects: readonly Json[]): string[] {
  const places: string[] = []
  const walk = (json: Json, known: Known, before: string, depth: number): void => {
    for (const key of Object.keys(json)) {
      if (places.length >= mostPlaces) return
      const value = json[key]
      let here = known.within.get(key)
      if (here === undefined) known.within.set(key, (here = nothingKnown()))
      if (before !== '' && text(value) !== '' && !isNested(value)) {
        if (!here.isPlace) places.push(before + key)
        here.isPlace = true
      } else if (depth < deepest && mayHold(value)) walk(objectOf(value), here, `${before}${key}.`, depth + 1)
    }
  }
  const all = nothingKnown()
  for (const each of objects.slice(0, looked)) walk(each, all, '', 1)
  return places
}

const mayHold = (value: unknown): boolean => typeof value === 'object' || typeof value === 'string'

const isNested = (value: unknown): boolean => typeof value === 'string' && Object.keys(objectOf(value)).length > 0
