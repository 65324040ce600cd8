import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openApp } from '../../testing/open-app.ts'
import { daysInZone } from './day-in-zone.ts'

it('moments are on the day of the zone, and what clocks showed is on the day that is written', () => {
  const { isZoned, dayOf } = daysInZone(['2026-01-31T23:30:00Z'], 'Europe/Berlin', false)
  expect(isZoned).toBe(true)
  expect(dayOf('2026-01-31T23:30:00Z', '2026-01-31')).toBe('2026-02-01')
  expect(dayOf('2026-02-01 00:30 +02:00', '2026-02-01')).toBe('2026-01-31')
  expect(dayOf('2026-01-31 11:30 PM', '2026-01-31')).toBe('2026-01-31')
  expect(dayOf('2026-01-31', '2026-01-31')).toBe('2026-01-31')
  expect(daysInZone(['2026-01-31 23:30'], 'Europe/Berlin', true).dayOf('2026-01-31 23:30', '2026-01-31')).toBe('2026-02-01') // prettier-ignore
})

it('days that are written as midnight are days', () => {
  const { isZoned, dayOf } = daysInZone(['2026-01-31T00:00:00Z', '2026-02-01T00:00:00Z'], 'America/New_York', false)
  expect([isZoned, dayOf('2026-01-31T00:00:00Z', '2026-01-31')]).toEqual([false, '2026-01-31'])
})

it('the zone that is chosen, else that of the workspace, says the days of a card, and the preview shows it', async () => {
  const test = await openApp({ timeZone: 'Europe/Berlin' })
  const file = test.file('ramp.csv', 'Transaction Time,Merchant,Amount,Currency\n2026-01-31 23:30:00,Semrush,99.00,EUR\n2026-02-28 23:30:00,Semrush,99.00,EUR\n') // prettier-ignore
  expect(await test.call('imports.inspect', { file })).toMatchObject({ hasMoments: true, zone: 'Europe/Berlin' })
  expect(await test.call('imports.inspect', { file, zone: 'UTC' })).toMatchObject({ zone: 'UTC' })
  const report = (await test.call('imports.run', { files: [{ file }] })).files[0]!
  expect(report.zone).toBe('Europe/Berlin')
  expect(report.notes.join(' ')).toContain('each payment is on the day of Europe/Berlin, not of UTC')
  const { id } = (await test.call('tools.list', {})).tools[0]!
  const { payments } = await test.call('tools.payments', { id, asOf: null })
  expect(payments.map(({ date }) => date)).toEqual(['2026-02-01', '2026-03-01'])
  test.close()
})

const ramp = (...rows: string[]): string => `Transaction Time,Merchant,Amount,Currency\n${rows.join('\n')}\n`
const january = '2026-01-31 23:30:00,Semrush,99.00,EUR'
const february = '2026-02-28 23:30:00,Semrush,99.00,EUR'
const march = '2026-03-31 21:30:00,Semrush,99.00,EUR'

it('knows the payments of a file, and of one that overlaps it, in whatever zone their days are read', async () => {
  const test = await openApp()
  const bring = async (name: string, zone: string, content: string) =>
    (await test.call('imports.run', { files: [{ file: test.file(name, content), zone }] })).files[0]!
  const days = async () => {
    const { id } = (await test.call('tools.list', {})).tools[0]!
    const { payments } = await test.call('tools.payments', { id, asOf: null })
    return payments.map(({ date, kind, why }) => [date, kind, why])
  }
  await bring('a.csv', 'Europe/Berlin', ramp(january, february))
  const again = await bring('b.csv', 'UTC', ramp(february, march))
  expect(again).toMatchObject({ rowsImported: 1, rowsDuplicate: 1 })
  expect(again.notes).toContain(
    '1 payment of it is there already, on the day of another zone than UTC: each counts once, on the day it has there, until the earlier import is taken back (`touchstack imports undo 1`).',
  )
  expect(await days()).toEqual([
    ['2026-02-01', 'charge', null],
    ['2026-02-28', 'left out', 'In a.csv too, which counts.'],
    ['2026-03-01', 'charge', null],
    ['2026-03-31', 'charge', null],
  ])
  // Twice in one file is twice, in any zone.
  expect(await bring('c.csv', 'Asia/Tokyo', ramp(february, february))).toMatchObject({ rowsImported: 1, rowsDuplicate: 1 }) // prettier-ignore
  await test.call('imports.undo', { importId: 3 })
  await test.call('imports.undo', { importId: 1 })
  expect(await days()).toEqual([
    ['2026-02-28', 'charge', null],
    ['2026-03-31', 'charge', null],
  ])
  test.close()
})

it('knows those that an earlier version stored without their moment by their day', async () => {
  const test = await openApp({ timeZone: 'Europe/Berlin' })
  const run = (name: string, content: string) => test.call('imports.run', { files: [{ file: test.file(name, content) }] }) // prettier-ignore
  await run('a.csv', ramp(january, february))
  const db = new Database(join(test.folder, 'test.touchstack'))
  db.exec('UPDATE payment SET moment = NULL')
  db.close()
  const { rowsImported, rowsDuplicate, notes } = (await run('b.csv', ramp(january, february, march))).files[0]!
  expect([rowsImported, rowsDuplicate]).toEqual([1, 2])
  expect(notes.join()).not.toContain('another zone than')
  test.close()
})
