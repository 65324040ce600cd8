/** Golden numbers of who reads what, and what must hold for any journeys. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { changesSaid, trafficFinding } from '../../../../shared/findings/traffic.ts'
import { plainWords } from '../../../../shared/findings/words.ts'
import { reportCsv } from '../../../../shared/reports/as-csv.ts'
import type { ReportParamsInput } from '../../../../shared/reports/index.ts'
import { wilson } from '../../../../shared/statistics/stats.ts'
import { fiveVisitors, fiveVisitorsConfig } from '../../testing/five-visitors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
afterEach(() => test.close())

const import_ = async (app: TestApp, ...contents: string[]) => {
  for (const [at, content] of contents.entries())
    await app.call('imports.run', { files: [{ file: app.file(`${at}.csv`, content) }] })
}
const asked = (params: ReportParamsInput<'traffic'> = {}) => runReport(test.call, 'traffic', params)
const whole = async (params: ReportParamsInput<'traffic'> = {}) =>
  (await asked(params)).rows.map((row) => [row.key, row.people, row.visits, row.views, row.convertedPeople])
const spans = async (params: ReportParamsInput<'traffic'>) =>
  (await asked(params)).rows.map((row) => [row.start, row.key, row.people, row.visits, row.views, row.conversions])

describe('five visitors', () => {
  beforeEach(async () => {
    test = await openApp(fiveVisitorsConfig)
    await import_(test, fiveVisitors)
  })

  it('people once, visits, views, and who signs up after a view', async () => {
    // Ann: Articles, City. Bob: City, City. Cid: [Articles, Home], [Home]. Eve: Home. Dan signs up without a page.
    expect(await whole()).toEqual([
      ['City pages', 2, 2, 3, 2],
      ['Home', 2, 3, 3, 0],
      ['Articles', 2, 2, 2, 1],
    ])
    const report = await asked()
    const [rateLow, rateHigh] = wilson(1, 2)
    expect(report.rows[2]).toMatchObject({
      rate: 0.5,
      rateLow,
      rateHigh,
      enough: false,
      start: null,
      conversions: null,
    })
    expect(report.totals).toEqual({
      people: 4, visits: 6, views: 8, convertedPeople: 2, conversions: 3, withoutView: 1, most: { key: 'City pages', people: 2 }, halves: null,
    }) // prettier-ignore
    const { headline, sub } = trafficFinding(report)
    expect(plainWords(headline)).toBe('City pages is read by the most people: 2 of 4 (50.0\u00a0%)')
    expect(sub).toEqual([
      '3 conversions lie in the period, 1 of them of people without a view in it before; 2 of the 4 people (50.0\u00a0%) convert after a view.',
    ])
    const behind = await runReport(test.call, 'people', { rowOf: 'traffic', key: 'Articles' })
    expect(behind.rows.map(({ conversions }) => conversions.length)).toEqual([1, 0])
    const refused = (params: ReportParamsInput<'people'>) => expect(runReport(test.call, 'people', { rowOf: 'traffic', ...params })).rejects // prettier-ignore
    await refused({ key: 'Nothing' }).toThrow('There is nothing called "Nothing" in this report.')
    await refused({ within: 'Home' }).toThrow('within is not asked of the people of a row of traffic')
    await refused({ by: 'topic' }).toThrow('traffic has no rows by topic.')
    // Nobody reads a source.
    expect(plainWords(trafficFinding(await asked({ by: 'source' })).headline)).toMatch(
      /^\(direct\) has the most people: 4 of 4/,
    )
    expect(reportCsv('traffic', report).split('\r\n').slice(0, 3)).toEqual([
      'key,people,visits,views,convertedPeople,rate,rateLow,rateHigh,enough',
      `(all),4,6,8,2,0.5,${wilson(2, 4).map((each) => Number(each.toPrecision(15))).join(',')},`,
      expect.stringMatching(/^City pages,2,2,3,2,1,/),
    ]) // prettier-ignore
  })

  it('nothing outside of the period counts', async () => {
    // Ann read the article before it.
    expect(await whole({ from: '2019-01-03', to: '2019-01-05' })).toEqual([['City pages', 2, 2, 3, 2]])
    expect((await asked({ from: '2019-01-03', to: '2019-01-05' })).totals).toMatchObject({ people: 2, conversions: 2, withoutView: 0 }) // prettier-ignore
    // She signs up in it, but saw her pages before: nobody read anything.
    const late = await asked({ from: '2019-01-03T10:03:00Z', to: '2019-01-04' })
    expect(late.rows).toEqual([])
    expect(late.totals).toMatchObject({ people: 0, conversions: 1, withoutView: 1, most: null })
    expect(plainWords(trafficFinding(late).headline)).toBe('Nobody read anything in this period')
    expect(trafficFinding(late).sub).toEqual(['1 conversion lies in the period.'])
  })

  it('by day, everybody above the groups with the conversions of the day', async () => {
    expect(await spans({ interval: 'day' })).toEqual([
      ['2019-01-01', '(all)', 1, 1, 1, 0],
      ['2019-01-01', 'Articles', 1, 1, 1, null],
      ['2019-01-02', '(all)', 1, 2, 3, 0],
      ['2019-01-02', 'Home', 1, 2, 2, null],
      ['2019-01-02', 'Articles', 1, 1, 1, null],
      ['2019-01-03', '(all)', 1, 1, 1, 1],
      ['2019-01-03', 'City pages', 1, 1, 1, null],
      ['2019-01-04', '(all)', 1, 1, 2, 1],
      ['2019-01-04', 'City pages', 1, 1, 2, null],
      ['2019-01-05', '(all)', 1, 1, 1, 1],
      ['2019-01-05', 'Home', 1, 1, 1, null],
    ])
    const report = await asked({ interval: 'day' })
    expect(report.rows.every((row) => row.complete)).toBe(true)
    // The 3rd, in the middle, is in neither half.
    expect(report.totals.halves).toEqual({
      intervals: 2, firstFrom: '2019-01-01', firstTo: '2019-01-03', lastFrom: '2019-01-04', lastTo: '2019-01-06',
      people: { first: 2, last: 2 }, conversions: { first: 0, last: 2 }, changes: [],
    }) // prettier-ignore
    expect(changesSaid(report)).toEqual([
      'No group has more or fewer people in the last 2 (4 – 5 Jan 2019) than in the first 2 days (1 – 2 Jan 2019) by more than chance; all together 2 and 2 people, 0 and 2 conversions.',
    ])
    expect(reportCsv('traffic', report).split('\r\n')[0]).toBe('start,key,people,visits,views,conversions,complete')
  })

  it('a week that the page views do not have whole is not complete', async () => {
    // Monday was the 31st of December; page views begin on the 1st.
    const { rows, totals } = await asked({ interval: 'week' })
    expect(rows.map((row) => [row.start, row.key, row.people, row.complete])[0]).toEqual(['2018-12-31', '(all)', 4, false]) // prettier-ignore
    expect(totals.halves).toBeNull()
  })

  it('of some people alone', async () => {
    expect(await whole({ neverDid: 'Signup' })).toEqual([['Home', 2, 3, 3, 0], ['Articles', 1, 1, 1, 0]]) // prettier-ignore
    // Days on which nobody of them came are there.
    expect((await spans({ interval: 'day', neverDid: 'Signup' })).filter(([, key]) => key === '(all)')).toEqual([
      ['2019-01-01', '(all)', 0, 0, 0, 0],
      ['2019-01-02', '(all)', 1, 2, 3, 0],
      ['2019-01-03', '(all)', 0, 0, 0, 0],
      ['2019-01-04', '(all)', 0, 0, 0, 0],
      ['2019-01-05', '(all)', 1, 1, 1, 0],
    ])
  })
})

const config = (count: string, timeZone = 'UTC') => ({
  timeZone,
  contentGroups: [{ group: 'A', match: '/a' }, { group: 'B', match: '/b' }, { group: 'F', match: '/flow', role: 'flow' }], // prettier-ignore
  goals: [{ name: 'Bought', event: 'Bought', count }],
})

describe('at the edges', () => {
  it('a visit over midnight is of both days; a conversion at a view counts, and one before it does not', async () => {
    test = await openApp(config('every'))
    await import_(
      test,
      `timestamp,anonymous_id,event,path
2019-01-01T23:50:00Z,p,,/a
2019-01-02T00:05:00Z,p,,/a
2019-01-01T10:00:00Z,q,,/a
2019-01-01T10:00:00Z,q,Bought,
2019-01-01T10:00:00Z,r,Bought,
2019-01-01T10:00:01Z,r,,/a
`,
    )
    expect(await whole()).toEqual([['A', 3, 3, 4, 1]])
    expect(await spans({ interval: 'day' })).toEqual([
      ['2019-01-01', '(all)', 3, 3, 3, 2],
      ['2019-01-01', 'A', 3, 3, 3, null],
      ['2019-01-02', '(all)', 1, 1, 1, 0],
      ['2019-01-02', 'A', 1, 1, 1, null],
    ])
  })

  it('days are of the zone of the workspace', async () => {
    test = await openApp(config('once', 'Pacific/Auckland'))
    await import_(test, 'timestamp,anonymous_id,event,path\n2019-01-01T10:59:59Z,p,,/a\n2019-01-01T11:00:00Z,q,,/a\n')
    expect((await spans({ interval: 'day' })).map(([start]) => start)).toEqual(['2019-01-01', '2019-01-01', '2019-01-02', '2019-01-02']) // prettier-ignore
  })

  it('what changes by more than chance is named, each person once in a half', async () => {
    test = await openApp(config('once'))
    const views = (day: number, path: string, from: number, to: number): string =>
      Array.from({ length: to - from }, (_, at) => `2019-01-0${day}T10:00:00Z,v${from + at},,${path}\n`).join('')
    // A has 60 people on the 1st and 2nd (20 of them on both), 20 on the 3rd and 4th; B has 40 in each half.
    const days = [views(1, '/a', 0, 40), views(2, '/a', 20, 60), views(3, '/a', 100, 110), views(4, '/a', 110, 120)]
    const others = [views(1, '/b', 200, 240), views(4, '/b', 240, 280)]
    await import_(test, `timestamp,anonymous_id,event,path\n${[...days, ...others].join('')}`)
    const report = await asked({ interval: 'day' })
    expect(report.totals.halves?.people).toEqual({ first: 100, last: 60 })
    expect(report.totals.halves?.changes.map(({ key, first, last }) => [key, first, last])).toEqual([['A', 60, 20]])
    // Two keys are tested: 20 or fewer of 80 at one half, both tails, times two.
    expect(report.totals.halves?.changes[0]?.pAdjusted).toBeCloseTo(1.71611e-5, 10)
    expect(changesSaid(report)[0]).toBe(
      'From the first 2 days (1 – 2 Jan 2019) to the last 2 (3 – 4 Jan 2019) most change: A from 60 to 20 people (−67\u00a0%); all together 100 and 60 people, 0 and 0 conversions.',
    )
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
  const next = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  beforeEach(async () => {
    test = await openApp()
  })

  it('all is no less than any row, views add up over rows and days, a day is the period of that day, and the order of import does not matter', async () => {
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
          const app = await openApp(config(count))
          try {
            await import_(app, ...files)
            const run = (params: ReportParamsInput<'traffic'>) => runReport(app.call, 'traffic', params)
            const all = await run({ from, to })
            const days = await run({ from, to, interval: 'day' })
            answers.push([all.rows, all.totals, days.rows, days.totals])
            const { totals } = all
            expect(days.totals).toMatchObject({ ...totals, halves: days.totals.halves })
            const credit = await runReport(app.call, 'content-attribution', { from, to })
            expect(totals.conversions).toBe(credit.totals.conversions)
            if (from === null) {
              const entry = await runReport(app.call, 'entry-exit', {})
              expect([totals.visits, totals.views]).toEqual([entry.totals.sessions, entry.totals.views])
              expect(totals.withoutView).toBe(credit.totals.unattributed)
            }
            expect(sum(all.rows, (row) => row.views)).toBe(totals.views)
            const listed = async (key: string | null) =>
              (await runReport(app.call, 'people', { rowOf: 'traffic', key, from, to, limit: 1 })).totals
            const { people, convertedPeople } = totals
            expect(await listed(null)).toMatchObject({ people, convertedPeople })
            for (const row of all.rows) {
              expect(await listed(row.key)).toMatchObject({ people: row.people, convertedPeople: row.convertedPeople })
              for (const of of ['people', 'visits', 'views'] as const) expect(row[of]).toBeLessThanOrEqual(totals[of])
              expect(row.people).toBeLessThanOrEqual(row.visits)
              expect(row.visits).toBeLessThanOrEqual(row.views)
              expect(row.convertedPeople).toBeLessThanOrEqual(Math.min(row.people, totals.convertedPeople))
              const own = days.rows.filter(({ key }) => key === row.key)
              expect(sum(own, ({ views }) => views)).toBe(row.views)
              expect(sum(own, ({ people }) => people)).toBeGreaterThanOrEqual(row.people)
              for (const { people } of own) expect(people).toBeLessThanOrEqual(row.people)
            }
            const everybody = days.rows.filter(({ key }) => key === '(all)')
            expect(sum(everybody, (row) => row.conversions!)).toBe(totals.conversions)
            for (const { start, people, visits, views, conversions } of everybody) {
              const day = await run({ from: start, to: next(start!) })
              expect(day.totals).toMatchObject({ people, visits, views, conversions })
              const own = days.rows.filter((row) => row.start === start && row.key !== '(all)')
              expect(own.map((row) => [row.key, row.people, row.visits, row.views])).toEqual(
                day.rows.map((row) => [row.key, row.people, row.visits, row.views]),
              )
            }
          } finally {
            app.close()
          }
        }
        expect(answers[1]).toEqual(answers[0])
      }),
      { numRuns: 10 },
    )
  }, 120_000)
})

it('says what to choose where every day of every page is too much', async () => {
  test = await openApp({ goals: [{ name: 'Any', path: '/p0' }] })
  const views = Array.from({ length: 400 }, (_, at) => `${at === 0 ? '1980' : '2019'}-01-02T10:00:00Z,a,/p${at}`)
  await import_(test, `timestamp,anonymous_id,path\n${views.join('\n')}\n`)
  await expect(asked({ by: 'page', interval: 'day' })).rejects.toThrow('choose longer intervals (--interval month)')
  expect((await asked({ by: 'page', interval: 'month' })).totals.views).toBe(400)
})
