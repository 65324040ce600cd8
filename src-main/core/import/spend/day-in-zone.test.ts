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
