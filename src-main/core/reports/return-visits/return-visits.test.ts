/** Golden numbers of return visits, and what must hold for any journeys. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { returnVisitsFinding } from '../../../../shared/findings/return-visits.ts'
import { plainWords } from '../../../../shared/findings/words.ts'
import { wilson } from '../../../../shared/statistics/stats.ts'
import type { ReportParamsInput } from '../../../../shared/reports/index.ts'
import { fiveVisitors, fiveVisitorsConfig } from '../../testing/five-visitors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
afterEach(() => test.close())

const import_ = async (app: TestApp, ...contents: string[]) => {
  for (const [at, content] of contents.entries())
    await app.call('imports.run', { files: [{ file: app.file(`${at}.csv`, content) }] })
}
const asked = async (params: ReportParamsInput<'return-visits'> = {}) => {
  const { rows, totals } = await runReport(test.call, 'return-visits', params)
  return { totals, rows: rows.map((row) => [row.key, row.entries, row.visits, row.people, row.convertedPeople, row.conversions]) } // prettier-ignore
}

describe('five visitors', () => {
  beforeEach(async () => {
    test = await openApp(fiveVisitorsConfig)
    await import_(test, fiveVisitors)
  })

  it('two visits of one day are no return', async () => {
    // Ann comes back on the 3rd and signs up; Cid’s two visits are of the 2nd; Dan has no visit.
    const report = await runReport(test.call, 'return-visits', {})
    const [low, high] = wilson(1, 4)
    expect(report.rows[0]).toEqual({
      key: '1', entries: 5, visits: 5, people: 4, convertedPeople: 1, rate: 0.25, rateLow: low, rateHigh: high, conversions: 1, share: 1 / 3, returnedPeople: null, daysMedian: 0,
    }) // prettier-ignore
    expect(report.rows[1]).toMatchObject({ key: '2', entries: 1, people: 1, rate: 1, share: 1 / 3, daysMedian: 2 })
    expect(report.rows[2]).toMatchObject({ key: '(none)', people: 0, rate: null, conversions: 1, daysMedian: null })
    expect(report.totals).toEqual({
      people: 4, returned: 1, visits: 6, returnVisits: 1, conversions: 3, onFirstDay: 1, onLaterDay: 1, withoutVisit: 1,
      firstPeople: 4, firstConverted: 1, laterPeople: 1, laterConverted: 1, daysMedian: 2,
    }) // prettier-ignore
    const { headline, sub } = returnVisitsFinding(report)
    expect(plainWords(headline)).toBe(
      '50.0\u00a0% of the 2 conversions with a visit come on a later day than the first visit',
    )
    expect(sub).toContain('1 of 4 people came back another day.')
    expect(sub).toContain('1 conversion is on a day without a visit.')
  })

  it('who came back by what first brought them, which may be another campaign than that of the return visit', async () => {
    const visits = [['01', 'eva', 'spring'], ['02', 'eva', 'brand'], ['01', 'fay', 'spring'], ['05', 'fay', ''], ['01', 'gus', 'brand']] // prettier-ignore
    const lines = visits.map(([day, who, campaign]) => `2030-01-${day}T10:00:00Z,${who},,/x,${campaign}`)
    await import_(test, ['timestamp,anonymous_id,event,path,utm_campaign', ...lines].join('\n'))
    const { rows, totals } = await runReport(test.call, 'return-visits', { by: 'campaign', from: '2030-01-01' })
    const found = rows.map(({ key, entries, returnedPeople }) => [key, entries, returnedPeople])
    expect(found).toEqual([['(not set)', 1, 0], ['brand', 1, 0], ['spring', 0, 2], ['(first day)', 3, null]]) // prettier-ignore
    expect(totals.returned).toBe(2)
  })

  it('return visits by what they begin on', async () => {
    expect((await asked({ by: 'group' })).rows).toEqual([
      ['City pages', 1, 1, 1, 1, 1],
      // Ann came by it first.
      ['Articles', 0, 0, 0, 0, 0],
      ['(first day)', 5, 5, 4, 1, 1],
      ['(none)', 0, 0, 0, 1, 1],
    ])
  })
})

const journeys = `timestamp,anonymous_id,event,path
2019-01-01T23:50:00Z,p,,/a
2019-01-02T00:05:00Z,p,,/b
2019-01-02T00:10:00Z,p,Bought,
2019-01-01T10:00:00Z,q,,/a
2019-01-02T10:00:00Z,q,,/b
2019-01-02T10:05:00Z,q,,/a
2019-01-02T15:00:00Z,q,Bought,
2019-01-05T10:00:00Z,q,,/a
2019-01-05T10:05:00Z,q,Bought,
2019-01-01T10:00:00Z,r,,/a
2019-01-20T10:00:00Z,r,Bought,
2019-01-01T10:00:00Z,s,,/a
2019-01-03T10:00:00Z,s,,/b
`
const config = (count: string, timeZone = 'UTC') => ({
  timeZone,
  contentGroups: [{ group: 'A', match: '/a' }, { group: 'B', match: '/b' }], // prettier-ignore
  goals: [{ name: 'Bought', event: 'Bought', count }],
})
const open = async (count: string, timeZone?: string) => {
  test = await openApp(config(count, timeZone))
  await import_(test, journeys)
}

describe('by the calendar', () => {
  it('a visit over midnight is of the day it began; hours later the same day belong to a visit; after the conversion nobody is asked', async () => {
    await open('once')
    expect((await asked()).rows).toEqual([
      ['1', 4, 4, 4, 1, 1], // p
      ['2', 2, 2, 2, 1, 1], // q, and s who does not buy
      ['3', 1, 1, 0, 0, 0], // q once more
      ['(none)', 0, 0, 0, 1, 1], // r
    ])
    expect((await asked({ by: 'page' })).rows).toEqual([
      ['/b', 2, 2, 2, 1, 1],
      ['/a', 1, 2, 0, 0, 0],
      ['(first day)', 4, 4, 4, 1, 1],
      ['(none)', 0, 0, 0, 1, 1],
    ])
  })

  it('every conversion counts, people by their first', async () => {
    await open('every')
    expect((await asked()).rows).toEqual([
      ['1', 4, 4, 4, 1, 1],
      ['2', 2, 2, 2, 1, 1],
      ['3', 1, 1, 0, 0, 1],
      ['(none)', 0, 0, 0, 1, 1],
    ])
  })

  it('what is before the period still tells which day it is', async () => {
    await open('once')
    const { rows, totals } = await asked({ from: '2019-01-02', to: '2019-01-03' })
    // p converts in a visit that began before the period.
    expect(rows).toEqual([['1', 0, 0, 1, 1, 1], ['2', 1, 1, 1, 1, 1]]) // prettier-ignore
    expect(totals).toMatchObject({ people: 1, returned: 1, visits: 1, conversions: 2 })
    // Who has converted before it cannot again.
    expect((await asked({ from: '2019-01-04' })).rows).toEqual([['3', 1, 1, 0, 0, 0], ['(none)', 0, 0, 0, 1, 1]]) // prettier-ignore
  })

  it('days are of the zone of the workspace', async () => {
    await open('once', 'Pacific/Auckland')
    // There p comes on the 2nd alone; q on the 1st at 23:00 and on the 2nd at 23:00, and buys on the 3rd at 4:00.
    expect((await asked()).totals).toMatchObject({ onFirstDay: 1, onLaterDay: 0, withoutVisit: 2 })
  })

  it('of some people alone', async () => {
    await open('once')
    expect((await asked({ neverDid: 'Bought' })).rows).toEqual([['1', 1, 1, 1, 0, 0], ['2', 1, 1, 1, 0, 0]]) // prettier-ignore
  })
})

describe('for any journeys', () => {
  const event = fc.record({
    minute: fc.integer({ min: 0, max: 8_000 }),
    visitor: fc.constantFrom('v1', 'v2', 'v3'),
    what: fc.constantFrom('/a', '/b', '/flow', 'Bought'),
  })
  const period = fc.constantFrom<[string | null, string | null]>([null, null], ['2019-01-02', '2019-01-05'])
  const sum = <R>(rows: readonly R[], of: (row: R) => number): number => rows.reduce((all, row) => all + of(row), 0)
  beforeEach(async () => {
    test = await openApp()
  })

  it('every conversion is in one row, every visit too, no rate passes 100 %, and the order of import does not matter', async () => {
    const events = fc.uniqueArray(event, { selector: ({ minute, visitor }) => `${minute} ${visitor}`, minLength: 2, maxLength: 40 }) // prettier-ignore
    await fc.assert(
      fc.asyncProperty(events, fc.constantFrom('once', 'every'), period, async (some, count, [from, to]) => {
        const lines = some.map(({ minute, visitor, what }) => {
          const time = new Date(Date.UTC(2019, 0, 1, 0, minute)).toISOString()
          return what === 'Bought' ? `${time},${visitor},${what},` : `${time},${visitor},,${what}`
        })
        const half = Math.floor(lines.length / 2)
        const parts = [lines.slice(0, half), lines.slice(half)].map((part) => `timestamp,anonymous_id,event,path\n${part.join('\n')}\n`) // prettier-ignore
        const answers: unknown[] = []
        for (const files of [parts, parts.toReversed()]) {
          const app = await openApp({
            ...config(count),
            contentGroups: [...config(count).contentGroups, { group: 'F', match: '/flow', role: 'flow' }],
          })
          try {
            await import_(app, ...files)
            const credit = await runReport(app.call, 'content-attribution', { from, to })
            const entry = await runReport(app.call, 'entry-exit', { from, to })
            for (const by of ['day', 'group'] as const) {
              const { rows, totals } = await runReport(app.call, 'return-visits', { by, from, to })
              answers.push([by, rows, totals])
              expect(sum(rows, (row) => row.conversions)).toBe(credit.totals.conversions)
              if (totals.conversions > 0) expect(sum(rows, (row) => row.share)).toBeCloseTo(1, 9)
              expect(totals.onFirstDay + totals.onLaterDay + totals.withoutVisit).toBe(totals.conversions)
              expect(sum(rows, (row) => row.convertedPeople)).toBe(credit.totals.convertedPeople)
              expect(sum(rows, (row) => row.entries)).toBe(entry.totals.sessions)
              expect(totals.visits).toBe(entry.totals.sessions)
              for (const row of rows.filter(({ key }) => key !== '(none)'))
                expect(row.convertedPeople).toBeLessThanOrEqual(row.people)
              for (const { key, people, convertedPeople } of rows) {
                const rowOf = by === 'day' ? 'return-days' : 'return-visits'
                const listed = await runReport(app.call, 'people', { rowOf, key, from, to, limit: 1 })
                const all = key === '(none)' ? convertedPeople : people
                expect(listed.totals).toMatchObject({ people: all, convertedPeople })
              }
              expect(totals.laterConverted).toBeLessThanOrEqual(totals.laterPeople)
              expect(totals.firstConverted).toBeLessThanOrEqual(totals.firstPeople)
            }
          } finally {
            app.close()
          }
        }
        expect(answers.slice(2)).toEqual(answers.slice(0, 2))
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})
