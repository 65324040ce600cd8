/** Where a person's session ends and the next begins. */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReadDb } from '../workspace/db.ts'
import type { JourneyModel } from './model.ts'

/** Whether a session begins at a row that is not its person's first. */
export type SessionBreak = (row: number) => boolean

/**
 * A session is a person's events, of any kind, with gaps of at most `gapMinutes`. Where the source's own ids are asked
 * for, another id is another session however soon, and the same id the same one however late; an event without an id
 * belongs to the session before it unless the gap is over.
 */
export function sessionBreaks(
  { db, journeys }: { db: ReadDb; journeys: JourneyModel },
  { gapMinutes, useSourceIds }: WorkspaceConfig['sessions'],
): SessionBreak {
  const time = journeys.column('time')
  const gap = gapMinutes * 60_000
  const byGap: SessionBreak = (row) => time[row]! - time[row - 1]! > gap
  if (!useSourceIds) return byGap
  const own = sourceSessions(db, journeys)
  const codes = own.slice()
  const offset = journeys.column('offset')
  for (let person = 0; person < journeys.people; person++)
    for (let row = offset[person]! + 1; row < offset[person + 1]!; row++)
      if (codes[row] === 0 && !byGap(row)) codes[row] = codes[row - 1]!
  return (row) => (codes[row - 1] === 0 || own[row] === 0 ? byGap(row) : codes[row - 1] !== own[row])
}

const known = new WeakMap<JourneyModel, Int32Array>()

/** Per row of the journeys: a code of the source's session id, 0 = it has none. */
function sourceSessions(db: ReadDb, journeys: JourneyModel): Int32Array {
  const found = known.get(journeys)
  if (found) return found
  const event = journeys.column('event')
  const byEvent = new Int32Array(event.reduce((most, id) => Math.max(most, id), 0) + 1)
  const names = new Map<string, number>()
  const rows = db
    .prepare('SELECT event_id, session FROM event_detail WHERE session IS NOT NULL')
    .raw()
    .iterate() as IterableIterator<[number, string]>
  for (const [id, session] of rows) {
    let code = names.get(session)
    if (code === undefined) names.set(session, (code = names.size + 1))
    if (id < byEvent.length) byEvent[id] = code
  }
  const codes = Int32Array.from(event, (id) => byEvent[id]!)
  known.set(journeys, codes)
  return codes
}
