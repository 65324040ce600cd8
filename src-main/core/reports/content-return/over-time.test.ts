/** What content cost and brought month by month: golden numbers, and that months add up to the whole. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp } from '../../testing/open-app.ts'

const header = 'timestamp,anonymous_id,event,path\n'
const view = (day: string, who: string, path: string): string => `${day}T10:00:00Z,${who},Page Viewed,${path}\n`
const lead = (day: string, who: string): string => `${day}T11:00:00Z,${who},Lead,\n`
const config = {
  interactions: { events: ['Page Viewed'] },
  contentGroups: [
    { group: 'Guides', match: '/guides/**' },
    { group: 'Blog', match: '/blog/**' },
  ],
  goals: [{ name: 'Lead', event: 'Lead' }],
}

describe('what content returns over time', () => {
  it('is a row for each group and month with a conversion or a cost of it', async () => {
    const test = await openApp({
      ...config,
      contentCosts: [
        { group: 'Guides', amount: 100, from: '2026-01-01', to: '2026-02-01' },
        { group: 'Guides', amount: 60, from: '2026-02-01', to: '2026-03-01' },
        { group: 'Blog', amount: 90, from: '2026-01-01', to: '2026-04-01' },
        { group: 'Blog', amount: 7 },
      ],
    })
    try {
      const rows = [
        ...[view('2026-01-05', 'a', '/guides/x'), lead('2026-01-05', 'a')],
        ...[view('2026-01-06', 'b', '/guides/x'), lead('2026-01-07', 'b')],
        ...[view('2026-02-03', 'c', '/guides/y'), lead('2026-02-03', 'c')],
        ...[view('2026-03-03', 'd', '/blog/z'), lead('2026-03-04', 'd')],
      ]
      await test.call('imports.run', { files: [{ file: test.file('a.csv', header + rows.join('')) }] })
      const shown = async (params: object) => {
        const report = await runReport(test.call, 'content-return', params)
        return report.rows.map((row) => [row.start, row.key, row.conversions, row.cost, row.costPerConversion])
      }
      // 90 over the 90 days of the quarter: 31, 28 and 31; the 7 without a period are in no month.
      expect(await shown({ interval: 'month' })).toEqual([
        ['2026-01-01', 'Guides', 2, 100, 50],
        ['2026-01-01', 'Blog', 0, 31, null],
        ['2026-02-01', 'Guides', 1, 60, 60],
        ['2026-02-01', 'Blog', 0, 28, null],
        ['2026-03-01', 'Blog', 1, 31, 31],
      ])
      const { totals } = await runReport(test.call, 'content-return', { interval: 'month' })
      expect(totals.intervals).toEqual([
        { start: '2026-01-01', conversions: 2, cost: 131, costedConversions: 2, costPerConversion: 65.5 },
        { start: '2026-02-01', conversions: 1, cost: 88, costedConversions: 1, costPerConversion: 88 },
        { start: '2026-03-01', conversions: 1, cost: 31, costedConversions: 1, costPerConversion: 31 },
      ])
      expect(await shown({ interval: 'quarter', from: '2026-02-01' })).toEqual([
        ['2026-02-01', 'Guides', 1, 60, 60],
        ['2026-02-01', 'Blog', 1, 59, 59],
      ])
      expect(await shown({})).toEqual([
        [null, 'Guides', 3, 160, 160 / 3],
        [null, 'Blog', 1, 97, 97],
      ])
    } finally {
      test.close()
    }
  })

  it('gives a conversion no cost where that of its group is 0 in the interval, and was paid in another', async () => {
    const test = await openApp({
      ...config,
      contentCosts: [
        { group: 'Guides', amount: 100, from: '2026-01-01', to: '2026-02-01' },
        { group: 'Guides', amount: 0, from: '2026-02-01', to: '2026-03-01' },
      ],
    })
    try {
      const rows = [view('2026-01-05', 'a', '/guides/x'), view('2026-02-03', 'b', '/guides/x'), lead('2026-02-04', 'b')]
      await test.call('imports.run', { files: [{ file: test.file('a.csv', header + rows.join('')) }] })
      const report = await runReport(test.call, 'content-return', { interval: 'month' })
      expect(report.rows.map((row) => [row.start, row.conversions, row.cost, row.costPerConversion])).toEqual([
        ['2026-01-01', 0, 100, null],
        ['2026-02-01', 1, 0, null],
      ])
    } finally {
      test.close()
    }
  })

  it('compares the months of costs with those of page views, whatever older dates a CRM gives', async () => {
    const months = { from: '2026-01-01', to: '2026-03-01' }
    const test = await openApp({ ...config, contentCosts: [{ group: 'Guides', amount: 100, ...months }] })
    try {
      const visits = Array.from({ length: 56 }, (_, index) =>
        view(new Date(Date.UTC(2026, 0, 2 + index)).toISOString().slice(0, 10), `v${index}`, '/guides/x'),
      )
      const old = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}-05,v${index},Known,\n`) // prettier-ignore
      await test.call('imports.run', {
        files: [
          { file: test.file('web.csv', header + visits.join('') + lead('2026-02-20', 'v3')) },
          { file: test.file('crm.csv', header + old.join('')) },
          // A clock that was wrong.
          { file: test.file('stray.csv', header + view('2025-03-01', 'v1', '/guides/x')) },
        ],
      })
      const { totals } = await runReport(test.call, 'content-return', {})
      expect(totals).toMatchObject({ costsFrom: months.from, costsTo: months.to, costsFit: true })
      const dated = await runReport(test.call, 'content-return', { interval: 'month' })
      expect(dated.rows.map(({ start }) => start)).toEqual(['2026-01-01', '2026-02-01'])
    } finally {
      test.close()
    }
  })

  it('adds up to the whole, whatever the interval', async () => {
    const day = fc
      .integer({ min: 0, max: 500 })
      .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10))
    const visit = fc.record({
      day,
      who: fc.integer({ min: 0, max: 8 }),
      path: fc.constantFrom('/guides/x', '/blog/z', '/w'),
      leads: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(visit, { minLength: 1, maxLength: 25 }),
        fc.constantFrom('month', 'quarter', 'year'),
        async (visits, interval) => {
          const test = await openApp({
            ...config,
            contentCosts: [{ group: 'Blog', amount: 365, from: '2025-01-01', to: '2026-01-01' }],
          })
          try {
            const rows = visits.map(
              ({ day, who, path, leads }) => view(day, `v${who}`, path) + (leads ? lead(day, `v${who}`) : ''),
            )
            await test.call('imports.run', { files: [{ file: test.file('a.csv', header + rows.join('')) }] })
            const whole = await runReport(test.call, 'content-return', {})
            const parts = await runReport(test.call, 'content-return', { interval })
            expect({ ...parts.totals, intervals: [] }).toEqual(whole.totals)
            const brought = parts.totals.intervals.reduce((sum, { conversions }) => sum + conversions, 0)
            expect(brought).toBeCloseTo(whole.totals.conversions, 9)
            for (const row of whole.rows) {
              const own = parts.rows.filter(({ key }) => key === row.key)
              expect(own.reduce((sum, { conversions }) => sum + conversions, 0)).toBeCloseTo(row.conversions, 9)
            }
            expect(new Set(parts.rows.map(({ start, key }) => `${start} ${key}`)).size).toBe(parts.rows.length)
          } finally {
            test.close()
          }
        },
      ),
      { numRuns: 15 },
    )
  }, 60_000)
})
