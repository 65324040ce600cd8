import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insertEvents } from './insert-many.ts'

describe('insertEvents', () => {
  it('stores the numbers it is given, however large they are together', () => {
    const db = new Database(':memory:')
    db.exec(
      `CREATE TABLE event (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor_id INTEGER, action_id INTEGER NOT NULL, origin_id INTEGER) STRICT`,
    )
    const insert = insertEvents(db)
    const events = fc
      .record({
        rows: fc.integer({ min: 0, max: 600 }),
        from: fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
        span: fc.constantFrom(1, 1_000, 31_536_000_000, 500_000_000_000_000),
        actors: fc.constantFrom(1, 1_000_000, 0x7fff_ffff),
        actions: fc.constantFrom(1, 200_000, 0x7fff_ffff),
        origins: fc.constantFrom(0, 1, 5_000, 0x7fff_ffff),
      })
      .map(({ rows, from, span, actors, actions, origins }) => {
        // Spread over the range, its ends included; 0 is no actor and no origin, and an action is never 0.
        const spread = (row: number, size: number): number =>
          row === 0 ? size : Math.floor(((row * 0.618_033_988) % 1) * size)
        const rowsOf = Array.from({ length: rows }, (_, row) => row)
        return {
          time: Float64Array.from(rowsOf, (row) => from + spread(row, span)),
          actor: Int32Array.from(rowsOf, (row) => spread(row, actors)),
          action: Int32Array.from(rowsOf, (row) => Math.max(1, spread(row, actions))),
          origin: Int32Array.from(rowsOf, (row) => spread(row, origins)),
        }
      })
    fc.assert(
      fc.property(events, ({ time, actor, action, origin }) => {
        db.exec(`DELETE FROM event`)
        insert({ time, actor, action, origin, from: 0, to: time.length })
        expect(db.prepare(`SELECT * FROM event ORDER BY id`).raw().all()).toEqual(
          Array.from(time, (t, row) => [row + 1, t, actor[row] || null, action[row], origin[row] || null]),
        )
      }),
      { numRuns: 60 },
    )
  })
})
