/** Imports that say no page and none of whose people is known to have seen one: they know people by other ids than the rest does. */
import type { ReadDb } from '../workspace/db.ts'
import type { JourneyModel } from './model.ts'

export interface StrangeImport {
  id: number
  file: string
  format: string
  /** Of events. */
  first: number
  last: number
  people: number
  /** By number of action: 1 where the import has such an event. */
  actions: Uint8Array
}

/** Of everybody who counts. */
export interface StrangeImports {
  imports: StrangeImport[]
  /** By number of actor: 1 where its person has seen a page. */
  seen: Uint8Array
}

/** Fewer may be new, one and all. */
const fewest = 10

const found = new WeakMap<JourneyModel, StrangeImports>()

export function strangeImports(db: ReadDb, journeys: JourneyModel): StrangeImports {
  let known = found.get(journeys)
  if (known === undefined) found.set(journeys, (known = findStrangeImports(db, journeys)))
  return known
}

function findStrangeImports(db: ReadDb, journeys: JourneyModel): StrangeImports {
  const imports = db
    .prepare(
      `SELECT id, file, format, first_event_id AS first, last_event_id AS last FROM import
       WHERE kind = 'events' AND undone_at IS NULL AND first_event_id IS NOT NULL ORDER BY first`,
    )
    .all() as Omit<StrangeImport, 'people' | 'actions'>[]
  // One alone has nothing to be joined with.
  if (imports.length < 2) return { imports: [], seen: new Uint8Array(0) }
  const [action, actor, event, offset] = [journeys.column('action'), journeys.column('actor'), journeys.column('event'), journeys.column('offset')] // prettier-ignore
  const { page, name, count } = journeys.actions
  const { kind } = journeys.names
  const isEvent = Uint8Array.from({ length: count }, (_, id) => (id > 0 && kind[name[id]!] === 'event' ? 1 : 0))
  const seen = new Uint8Array(journeys.identities.actorUser.length)
  const all = imports.map(() => ({ people: 0, hasPages: false, isKnown: false, actions: new Uint8Array(count) }))
  let at = 0
  const importOf = (id: number): number => {
    // Most events come after one of the same file.
    if (id < imports[at]!.first || (at + 1 < imports.length && id >= imports[at + 1]!.first)) {
      let low = 0
      let high = imports.length - 1
      while (low < high) {
        const middle = (low + high + 1) >>> 1
        if (imports[middle]!.first <= id) low = middle
        else high = middle - 1
      }
      at = low
    }
    return at
  }
  const mine = new Set<number>()
  for (let person = 0; person < journeys.people; person++) {
    let isSeen = false
    mine.clear()
    for (let row = offset[person]!; row < offset[person + 1]!; row++) {
      const what = action[row]!
      if (isEvent[what] === 0) continue
      const from = importOf(event[row]!)
      mine.add(from)
      all[from]!.actions[what] = 1
      if (page[what] === 0) continue
      isSeen = true
      all[from]!.hasPages = true
    }
    if (isSeen) for (let row = offset[person]!; row < offset[person + 1]!; row++) seen[actor[row]!] = 1
    for (const from of mine) {
      all[from]!.people++
      if (isSeen) all[from]!.isKnown = true
    }
  }
  if (!all.some(({ hasPages }) => hasPages)) return { imports: [], seen }
  return {
    seen,
    imports: imports.flatMap((each, from) => {
      const { people, hasPages, isKnown, actions } = all[from]!
      return hasPages || isKnown || people < fewest ? [] : [{ ...each, people, actions }]
    }),
  }
}
