/**
 * What events say of somebody beside the ids of a tracker: the id of a lead or an order, which other systems know them by. A form sends
 * it also of people who refuse cookies, who have no other.
 */
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../../../shared/errors.ts'
import { counted } from '../../../../shared/text/figures.ts'
import { parseProperties, type Properties } from '../../goals/properties.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { mapHint } from './email-beside.ts'
import { propertyPlace } from './property-place.ts'
import { pageEvent } from '../events/plan.ts'

/** Ids of what is told and where, not of who. */
const ofSomethingElse =
  /session|event|message|insert|bundle|batch|page|form|visitor|client|device|cookie|pseudo|stream|(^|[^a-z])ad_?id|campaign/i
const endsWithId = /(^|[^a-z])id$|[a-z]I[dD]$/i

export const isIdName = (name: string): boolean => endsWithId.test(name) && !ofSomethingElse.test(name)

/** As one system writes them and another copies them. */
export const spelled = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : ''

export interface IdProperty {
  name: string
  /** Different ones. */
  ids: number
}

/** The property that tells these events apart; null where none is the id of somebody. An event may have been sent twice. */
export function idProperty(events: readonly Properties[]): IdProperty | null {
  const names = [...new Set(events.flatMap((each) => Object.keys(each)))].filter(isIdName)
  const [best] = names
    .flatMap((name): IdProperty[] => {
      const filled = events.map((each) => spelled(each[name])).filter((value) => value !== '')
      const ids = new Set(filled).size
      return filled.length >= 0.8 * events.length && ids >= 0.5 * filled.length ? [{ name, ids }] : []
    })
    .toSorted((a, b) => b.ids - a.ids)
  return best ?? null
}

export interface NobodysId extends IdProperty {
  event: string
  events: number
}

/** Of events of an import that are nobody's and on no view of a page: those that have such a property. */
export function nobodysIds(db: ReadDb, from: number, to: number): NobodysId[] {
  const rows = db
    .prepare(
      `SELECT name.value, detail.properties FROM event JOIN action ON action.id = event.action_id
       JOIN event_name AS name ON name.id = action.name_id JOIN event_detail AS detail ON detail.event_id = event.id
       WHERE event.id BETWEEN ? AND ? AND event.actor_id IS NULL AND name.kind = 'event' AND name.value <> ? AND detail.properties IS NOT NULL`,
    )
    .raw()
    .all(from, to, pageEvent) as [string, string][]
  return [...Map.groupBy(rows, ([event]) => event)].flatMap(([event, of]) => {
    const found = idProperty(of.map(([, json]) => parseProperties(json)))
    return found === null ? [] : [{ ...found, event, events: of.length }]
  })
}

/** `place`: as a mapping names the property; null = none can. */
export const nobodysIdsNote = ({ event, events, name, ids }: NobodysId, place: string | null): string =>
  `${counted(events, 'event')} of nobody ${events === 1 ? 'is' : 'are'} “${event}” and ${events === 1 ? 'counts' : 'count'} for nobody, as of people who refuse cookies. They have “${name}” (${ids} different): with it as the user each is somebody${mapHint('user', place)}. Rows that are in already are read again only after an undo.`

/** Where some ids stand among what events of an import say. */
export interface FoundProperty {
  event: string
  property: string
  /** The import, null of a file that is not imported yet; its file, and how a mapping of that file names the property, null = none can. */
  importId: number | null
  file: string
  format: string
  place: string | null
  /** Which of the ids, as `spelled` has them. */
  found: ReadonlySet<string>
  /** Events that have one, and those of them that have a user besides. */
  events: number
  ofUsers: number
}

export type PropertiesIn = (ids: ReadonlySet<string>) => FoundProperty[]

export const noProperties: PropertiesIn = () => []

/** What is computed with properties: pure, as it is computed again once those that it asked for are found. */
export type WithProperties = <T>(work: (propertiesIn: PropertiesIn) => T) => Promise<T>

/** Of no workspace. */
export const withoutProperties: WithProperties = (work) => Promise.resolve(work(noProperties))

/** More events are not looked through while somebody waits. */
const mostEvents = 1_000_000

/** Neither stands in JSON as it is. */
const afterId = 0x1f
const afterRow = 0x1e
/** Each crossing from SQLite costs more than looking through what it brings; others' questions are answered after each. */
const rowsAtOnce = 1000

const ofName = /[iI][dD]"\s*:\s*("[^"]*"|[^",}\s]*)/g

/**
 * Rows in which one of the ids may stand after a name that is one of an id, or something that is written with escapes: reading hundreds of
 * thousands of objects takes seconds, and hardly any of them holds one.
 */
function* rowsWith(block: string, ids: ReadonlySet<string>): Iterable<[id: number, json: string]> {
  ofName.lastIndex = 0
  for (let match = ofName.exec(block); match !== null; match = ofName.exec(block)) {
    const [, written = ''] = match
    if (!ids.has(spelled(written[0] === '"' ? written.slice(1, -1) : written)) && !written.includes('\\')) continue
    const start = block.lastIndexOf(rowMark, match.index) + 1
    const end = block.indexOf(rowMark, match.index)
    const cut = block.indexOf(idMark, start)
    yield [Number(block.slice(start, cut)), block.slice(cut + 1, end < 0 ? undefined : end)]
    // Once is enough of a row.
    if (end < 0) break
    ofName.lastIndex = end
  }
}

const idMark = String.fromCharCode(afterId)
const rowMark = String.fromCharCode(afterRow)

interface Answer {
  /** The ids asked for. */
  key: string
  found: ReturnType<PropertiesIn>
}

/** A person who looks at a file asks the same at each choice. */
const answered = new WeakMap<ReadDb, Answer & { stamp: string }>()

/** What tells the events of a workspace from those before an import or an undo. */
const stampOf = (db: ReadDb): string =>
  JSON.stringify(db.prepare(`SELECT (SELECT max(id) FROM event), (SELECT max(id) FROM import), (SELECT count(*) FROM import WHERE undone_at IS NOT NULL)`).raw().get()) // prettier-ignore

const keyOf = (ids: ReadonlySet<string>): string => JSON.stringify([...ids])

/** Throws CANCELLED. */
export const propertiesInWorkspace =
  (db: ReadDb, signal?: AbortSignal): WithProperties =>
  async <T>(work: (propertiesIn: PropertiesIn) => T): Promise<T> => {
    const stamp = stampOf(db)
    const before = answered.get(db)
    const answers: Answer[] = before?.stamp === stamp ? [before] : []
    for (;;) {
      const asked: ReadonlySet<string>[] = []
      const propertiesIn: PropertiesIn = (ids) => {
        const known = answers.find(({ key }) => key === keyOf(ids))
        if (known === undefined) asked.push(ids)
        return known?.found ?? []
      }
      try {
        const result = work(propertiesIn)
        if (asked.length === 0) return result
      } catch (error) {
        // A refusal names what was found, too.
        if (asked.length === 0) throw error
      }
      const ids = asked[0]!
      const answer = { key: keyOf(ids), found: await findProperties(db, ids, signal) }
      answers.push(answer)
      answered.set(db, { ...answer, stamp })
    }
  }

/** Those of a workspace, and of files that are chosen together with one. */
export const withPropertiesOf =
  (stored: WithProperties, beside: PropertiesIn): WithProperties =>
  (work) =>
    stored((propertiesIn) => work((ids) => [...propertiesIn(ids), ...beside(ids)]))

/** Rows by their ids: a connection may be asked for other things between two blocks. */
function* blocksOf(db: ReadDb): Iterable<string> {
  const next = db
    .prepare(
      `SELECT max(event_id), count(*), group_concat(event_id || char(${afterId}) || properties, char(${afterRow}))
         FROM (SELECT event_id, properties FROM event_detail WHERE event_id > ? ORDER BY event_id LIMIT ${rowsAtOnce})`,
    )
    .raw()
  let last: number | null = -1
  for (let rows = 0; rows < mostEvents;) {
    const [to, count, block] = next.get(last) as [number | null, number, string | null]
    if (to === null) return
    if (block !== null) yield block
    last = to
    rows += count
  }
}

async function findProperties(
  db: ReadDb,
  ids: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<ReturnType<PropertiesIn>> {
  const of = db
    .prepare(
      `SELECT name.value, actor.user_id IS NOT NULL, (SELECT id FROM import WHERE event.id BETWEEN first_event_id AND last_event_id)
       FROM event JOIN action ON action.id = event.action_id JOIN event_name AS name ON name.id = action.name_id
       LEFT JOIN actor ON actor.id = event.actor_id WHERE event.id = ?`,
    )
    .raw()
  type Counted = Omit<FoundProperty, 'file' | 'format' | 'place'>
  const byKey = new Map<string, Counted & { importId: number; found: Set<string> }>()
  for (const block of blocksOf(db)) {
    for (const [id, json] of rowsWith(block, ids))
      for (const [property, value] of Object.entries(parseProperties(json))) {
        const text = isIdName(property) ? spelled(value) : ''
        if (text === '' || !ids.has(text)) continue
        const [event, hasUser, importId] = of.get(id) as [string, 0 | 1, number]
        const key = JSON.stringify([event, property, importId])
        if (!byKey.has(key)) byKey.set(key, { event, property, importId, found: new Set(), events: 0, ofUsers: 0 })
        const at = byKey.get(key)!
        at.found.add(text)
        at.events++
        at.ofUsers += hasUser
      }
    await setImmediate()
    // Another workspace may be open by now.
    if (signal?.aborted || !db.open) throw new AppError('CANCELLED', 'Cancelled.')
  }
  const importOf = db.prepare(
    `SELECT file, format, columns_kept AS kept, columns_dropped AS dropped FROM import WHERE id = ?`,
  )
  return [...byKey.values()].map((each): FoundProperty => {
    const { file, format, kept, dropped } = importOf.get(each.importId) as Record<
      'file' | 'format' | 'kept' | 'dropped',
      string
    >
    const columns = [kept, dropped].flatMap((list) => JSON.parse(list) as string[])
    return { ...each, file: basename(file), format, place: propertyPlace(format, each.property, columns) }
  })
}
