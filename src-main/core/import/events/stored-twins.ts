import type { ReadDb } from '../../workspace/db.ts'
import { HashList } from '../encode/hash.ts'
import { twinKey } from '../encode/twins.ts'
import { eventFormats } from '../formats/index.ts'

/** Keys of the events that other shapes of a format brought (see `Twins`), in imports with some of a time; null without any. */
export function storedTwins(
  db: ReadDb,
  format: string,
  { from, to }: { from: number; to: number } = { from: -Infinity, to: Infinity },
): Int32Array | null {
  const family = eventFormats.find(({ id }) => id === format)?.family
  if (family === undefined) return null
  const others = eventFormats.flatMap((each) => (each.family === family && each.id !== format ? [each.id] : []))
  const rows = db
    .prepare(
      `SELECT event.time, visitor.value AS visitor, event_name.value AS name
       FROM import
         JOIN event ON event.id BETWEEN import.first_event_id AND import.last_event_id
         JOIN action ON action.id = event.action_id
         JOIN event_name ON event_name.id = action.name_id
         LEFT JOIN actor ON actor.id = event.actor_id
         LEFT JOIN visitor ON visitor.id = actor.visitor_id
       WHERE import.format IN (SELECT value FROM json_each(?)) AND import.time_from <= ? AND import.time_to >= ?`,
    )
    .iterate(JSON.stringify(others), to, from) as IterableIterator<{
    time: number
    visitor: string | null
    name: string
  }>
  const [visitors, names] = [new Numbered(), new Numbered()]
  const keys: number[] = []
  const key = { lo: 0, hi: 0 }
  for (const { time, visitor, name } of rows) {
    twinKey(key, time, [visitors.hashes, visitors.of(visitor)], [names.hashes, names.of(name)])
    keys.push(key.lo, key.hi)
  }
  return keys.length === 0 ? null : Int32Array.from(keys)
}

/** Texts that come again and again are hashed once. */
class Numbered {
  readonly hashes = new HashList()
  private readonly numbers = new Map<string, number>()

  of(text: string | null): number {
    if (text === null) return 0
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    const number = this.hashes.addText(text)
    this.numbers.set(text, number)
    return number
  }
}
