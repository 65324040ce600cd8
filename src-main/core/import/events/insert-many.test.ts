import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noTexts, pack } from '../encode/packed-text.ts'
import { insertDetails, insertEvents } from './insert-many.ts'

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

describe('insertDetails', () => {
  it('stores texts however long they are, and leaves out what is not kept', () => {
    const db = new Database(':memory:')
    db.exec(
      `CREATE TABLE event_detail (event_id INTEGER PRIMARY KEY, value REAL, currency TEXT, session TEXT, properties TEXT) STRICT`,
    )
    const insert = insertDetails(db)
    const text = fc.oneof(
      fc.constant(null),
      fc.constantFrom('{"a":1}', '{"plan":"für alle ∑ 🎈"}'),
      // As long as 256 of them do, and do not, fit in one statement.
      fc.nat({ max: 1_500 }).map((length) => `{"a":"${'x'.repeat(length)}"}`),
    )
    const row = fc.record({
      properties: text,
      value: fc.constantFrom(Number.NaN, 0, -1.5, 12),
      currency: fc.constantFrom(null, 'EUR'),
      session: fc.constantFrom(null, 's1'),
      // 70,000 is more than a statement can tell its first event from its last.
      gap: fc.constantFrom(1, 1, 1, 1, 5, 70_000),
      kept: fc.boolean(),
    })
    // A batch is of files with sessions or without.
    const batch = fc.tuple(fc.array(row, { minLength: 1, maxLength: 8 }), fc.nat({ max: 700 }), fc.boolean())
    fc.assert(
      fc.property(batch, ([some, length, isPlain]) => {
        db.exec(`DELETE FROM event_detail`)
        let last = 0
        const rows = Array.from({ length }, (_, i) => {
          const { gap, ...each } = some[(i * 7) % some.length]!
          last += gap
          return { ...each, event: last, ...(isPlain && { currency: null, session: null }) }
        })
        const properties = noTexts(new Uint8Array(1))
        for (const each of rows) pack(properties, each.properties)
        insert({
          event: rows.map((each) => each.event),
          value: rows.map((each) => each.value),
          currency: rows.map((each) => each.currency),
          session: rows.map((each) => each.session),
          properties,
          kept: rows.flatMap((each, index) => (each.kept ? [index] : [])),
        })
        expect(
          db.prepare(`SELECT event_id, value, currency, session, properties FROM event_detail ORDER BY event_id`).all(),
        ).toEqual(
          rows
            .filter((each) => each.kept)
            .map(({ event, value, currency, session, properties: text }) => ({
              event_id: event,
              value: Number.isNaN(value) ? null : value,
              currency,
              session,
              properties: text,
            })),
        )
      }),
      { numRuns: 60 },
    )
  })
})
