/** Days begin and end where page views do, whatever older and later events of other kinds there are. */
import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { volumeOutside } from '../../../../shared/notes/volume-outside.ts'
import { openApp } from '../../testing/open-app.ts'

it('begins with the page views, and says what lies before', async () => {
  const test = await openApp({ goals: [{ name: 'Known', event: 'Known' }], timeZone: 'Europe/London' })
  try {
    const day = (each: number): string => new Date(Date.UTC(2026, 4, 1 + each, 10)).toISOString()
    const views = Array.from({ length: 60 }, (_, each) => `${day(each)},v${each},,/a`)
    const old = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}-03T10:00:00Z,v${month},Known,`) // prettier-ignore
    const csv = ['timestamp,visitor_id,event,path', ...old, ...views].join('\n')
    await test.call('imports.run', { files: [{ file: test.file('e.csv', `${csv}\n`) }] })
    for (const measure of ['interactions', 'people'] as const) {
      const report = await runReport(test.call, 'volume', { measure })
      expect(report.rows.map((row) => row.day)).toEqual(Array.from({ length: 60 }, (_, each) => day(each).slice(0, 10)))
      expect(report.rows[0]!.edge).toBe(true)
      expect(report.totals).toMatchObject({ events: 60, conversions: 0, before: { from: '2025-01-03', events: 12 } })
      expect(report.totals.after).toBeNull()
      expect(volumeOutside(report).map(({ said, param, value }) => [said.replaceAll('\u00a0', ' '), param, value])).toEqual([
        ['Page views begin on 1 May 2026; 12 events since 3 Jan 2025 lie before and are in no day here.', 'from', '2025-01-03'],
      ]) // prettier-ignore
    }
    // Events and conversions are counted wherever they are, and a start that was asked for holds.
    for (const params of [{ measure: 'events' }, { measure: 'conversions' }, { from: '2025-01-03' }] as const) {
      const { rows, totals } = await runReport(test.call, 'volume', params)
      expect([rows[0]!.day, totals.events, totals.conversions, totals.before]).toEqual(['2025-01-03', 72, 12, null])
    }
    const until = await runReport(test.call, 'volume', { to: '2025-07-01' })
    expect([until.rows[0]!.day, until.totals.before]).toEqual(['2025-01-03', null])
  } finally {
    test.close()
  }
})

it('ends with the page views, so that days after their export are not unusually quiet', async () => {
  const test = await openApp({ goals: [{ name: 'Won', event: 'Won' }], timeZone: 'Europe/London' })
  try {
    const day = (each: number): string => new Date(Date.UTC(2026, 4, 1 + each, 10)).toISOString()
    const views = Array.from({ length: 61 * 20 }, (_, each) => `${day(Math.floor(each / 20))},v${each},,/a`)
    const won = Array.from({ length: 9 }, (_, each) => `${day(61 + each)},v${each},Won,`)
    const csv = ['timestamp,visitor_id,event,path', ...views, ...won].join('\n')
    await test.call('imports.run', { files: [{ file: test.file('e.csv', `${csv}\n`) }] })
    for (const measure of ['interactions', 'people'] as const) {
      const report = await runReport(test.call, 'volume', { measure })
      expect([report.rows.at(-1)!.day, report.rows.at(-1)!.edge, report.rows.length]).toEqual(['2026-06-30', true, 61])
      expect(report.totals).toMatchObject({ events: 1220, unusual: 0, conversions: 0, before: null, after: { until: '2026-07-09', events: 9 } }) // prettier-ignore
      expect(volumeOutside(report).map(({ said, param, value }) => [said.replaceAll('\u00a0', ' '), param, value])).toEqual([
        ['Page views end on 30 Jun 2026; 9 events until 9 Jul 2026 lie after and are in no day here.', 'to', '2026-07-10'],
      ]) // prettier-ignore
    }
    const whole = await runReport(test.call, 'volume', { to: '2026-07-10' })
    expect([whole.rows.at(-1)!.day, whole.totals.events, whole.totals.after]).toEqual(['2026-07-09', 1229, null])
    const won9 = await runReport(test.call, 'volume', { measure: 'conversions' })
    expect([won9.rows.at(-1)!.day, won9.totals.conversions]).toEqual(['2026-07-09', 9])
  } finally {
    test.close()
  }
})
