import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkWorkspace } from './check.ts'
import { migrations } from './migrations.ts'
import { openWorkspace } from './workspace.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'touchstack-migrations-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('has steps that follow one another', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
})

/** A workspace written by an older version has run the step as it was: to change it, add another one. */
it('has not edited a step that has shipped', () => {
  const hashes = migrations.map(({ version, sql }) => `${version} ${createHash('sha256').update(sql).digest('hex')}`)
  expect(hashes).toMatchInlineSnapshot(`
    [
      "1 f21e4525cee66bcce2dd1c0da75144823ba22237cdaa142ffefa9ea1ffb0a143",
      "2 79755463396a6fa1316cf0cb7f744ce8c64edb76a409b32f9eaad4f1b8ce5ed8",
      "3 cfbdbd4d25a220dbc255975d894ec10184060e7acf35ebc95a8ae9f6c0f6d67a",
      "4 d316c6f31f17d7624439bd1ea2b082505d5e8c1e40b589df54c09fcb40e52104",
      "5 f3385424d1e9978ddbdb03821b2e7bbaf61c86382686a4fe9c0034f9a1012610",
      "6 a2d00790f0d254fdc0d785f56e9a17187ae5082102d7c980dd265e14b0463d13",
      "7 8ee025cf7acd01ce7efe30ff84d7d7bcb7b705b98bb9c5f4bc9afa63c7820c2a",
      "8 38bd8234c399eaba1cfd877f03f1211e757bb6f714b3273810b32b5098e5e634",
      "9 fa5e673898a876fee7f07bf57583d0cd41a82d4584ff0d05ce846828cdfec322",
      "10 850d7668da880051dc865aba7341b88c47f449bc792f03ace40cdd976a071821",
      "11 f442cbcac5aa0ef4d300813d3274a2ee43b1755a3e26ae381e3bd56dbb104517",
      "12 26352b74d492cdceef15760ee07288c7d66178dfc098e768e0c09c916d9ec37a",
      "13 51dbea0a105006e94b68f1dece266239ce221210396029834677f8176172e2be",
    ]
  `)
})

it('keeps what a workspace of the first version holds', () => {
  const path = join(folder, 'w.touchstack')
  const first = openWorkspace(path, { create: true, steps: migrations.slice(0, 1) })
  first.writer.exec(`
    INSERT INTO config (key, value) VALUES ('currency', '"EUR"');
    INSERT INTO import (file, kind, format, encoding, zone, mapping, imported_at, bytes, seconds, rows_read, rows_imported,
      rows_duplicate, rows_rejected, columns_kept, columns_dropped, first_event_id, last_event_id)
    VALUES ('tools.csv', 'tools', 'tool-inventory', 'utf-8', 'UTC', '{}', '2026-01-01', 1, 0, 1, 1, 0, 0, '[]', '[]', NULL, NULL),
      ('events.csv', 'events', 'generic-events', 'utf-8', 'UTC', '{}', '2026-01-01', 1, 0, 1, 1, 0, 0, '[]', '[]', 1, 1);
    INSERT INTO tool (import_id, name, cost, currency, custom) VALUES (1, 'Mixpanel', 100, 'EUR', '{"Tier":"Gold"}');
    INSERT INTO tool_price (tool_id, valid_from, cost, currency, billing_period, import_id)
    VALUES (1, '2018-01-01', 80, 'EUR', 'year', 1);
    INSERT INTO visitor (value) VALUES ('v1');
    INSERT INTO event_name (value, kind) VALUES ('Bought', 'event');
    INSERT INTO actor (visitor_id) VALUES (1);
    INSERT INTO action (name_id) VALUES (1);
    INSERT INTO event (time, actor_id, action_id) VALUES (1546300800000, 1, 1);
  `)
  first.close()
  const today = openWorkspace(path, { create: false })
  const all = (sql: string): unknown[] => today.reader.prepare(sql).all()
  expect(all(`SELECT name, cost, currency, custom, import_id FROM tool`)).toEqual([
    { name: 'Mixpanel', cost: 100, currency: 'EUR', custom: '{"Tier":"Gold"}', import_id: 1 },
  ])
  expect(all(`SELECT valid_from, cost, import_id FROM tool_price`)).toEqual([
    { valid_from: '2018-01-01', cost: 80, import_id: 1 },
  ])
  expect(all(`SELECT visitor, event, time FROM events`)).toEqual([
    { visitor: 'v1', event: 'Bought', time: '2019-01-01T00:00:00.000Z' },
  ])
  const { problems } = checkWorkspace(today.reader)
  expect(problems).toEqual(['Journeys hold 0 of 1 events; they are rebuilt when the workspace is opened.'])
  today.close()
})
