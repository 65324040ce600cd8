/** Golden numbers of the reports on journeys, and what must hold between them for any journeys. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { costPeriodSentence } from '../../../shared/notes/cost-period.ts'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { fiveVisitors, fiveVisitorsConfig } from '../testing/five-visitors.ts'

describe('five visitors', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openApp(fiveVisitorsConfig)
    await test.call('imports.run', { files: [{ file: test.file('events.csv', fiveVisitors) }] })
  })
  afterAll(() => test.close())

  it('paths: repeats are one step, converters first', async () => {
    const { rows, totals } = await runReport(test.call, 'paths', {})
    expect(rows).toEqual([
      { path: [], people: 1, conversions: 1 }, // Dan
      { path: ['City pages'], people: 1, conversions: 1 }, // Bob's two city pages
      { path: ['Articles', 'City pages'], people: 1, conversions: 1 }, // Ann; the sign-up page is flow
      { path: ['Home'], people: 1, conversions: 0 }, // Eve
      { path: ['Articles', 'Home'], people: 1, conversions: 0 }, // Cid
    ])
    expect(totals).toEqual({
      people: 5,
      conversions: 3,
      pagesKnownFrom: null,
      paths: 5,
      restPaths: 0,
      restPeople: 0,
      restConversions: 0,
    })
  })

  it('paths: repeats kept, the rest summed', async () => {
    const { rows, totals } = await runReport(test.call, 'paths', { repeats: 'keep', top: 2 })
    expect(rows).toEqual([
      { path: [], people: 1, conversions: 1 },
      { path: ['Articles', 'City pages'], people: 1, conversions: 1 },
    ])
    expect(totals).toMatchObject({ paths: 5, restPaths: 3, restPeople: 3, restConversions: 1 })
  })

  it('transitions: step by step to the end of the path', async () => {
    const { rows, totals } = await runReport(test.call, 'transitions', { steps: 2 })
    expect(rows.map((row) => [row.step, row.from, row.to, row.people, row.conversions])).toEqual([
      [1, 'Articles', 'City pages', 1, 1],
      [1, 'Articles', 'Home', 1, 0],
      [1, 'City pages', '(converted)', 1, 1],
      [1, 'Home', '(left)', 1, 0],
      [2, 'City pages', '(converted)', 1, 1],
      [2, 'Home', '(left)', 1, 0],
    ])
    expect(totals).toEqual({ people: 5, conversions: 3, withoutPath: 1, keys: 3, restKeys: 0 })
  })

  it('transitions: longer paths go on out of sight, smaller keys are folded', async () => {
    const { rows, totals } = await runReport(test.call, 'transitions', { steps: 1, top: 1 })
    // Articles and Home are each the first step or the only one of two people; Articles comes first by name.
    expect(rows.map((row) => [row.from, row.to, row.people])).toEqual([
      ['Articles', '(more)', 2],
      ['(rest)', '(converted)', 1],
      ['(rest)', '(left)', 1],
    ])
    // City pages and Home are the rest.
    expect(totals).toMatchObject({ keys: 3, restKeys: 2 })
  })

  it('entry and exit: a pause of more than 30 minutes ends a visit', async () => {
    const { rows, totals } = await runReport(test.call, 'entry-exit', {})
    // Ann: [Articles], [City]. Bob: [City, City]. Cid: [Articles, Home], [Home]. Eve: [Home].
    expect(rows.map((row) => [row.key, row.views, row.sessions, row.entries, row.exits, row.bounces])).toEqual([
      ['City pages', 3, 2, 2, 2, 1],
      ['Home', 3, 3, 2, 3, 2],
      ['Articles', 2, 2, 2, 1, 1],
    ])
    expect(rows[2]).toMatchObject({ entryShare: 1 / 3, exitRate: 0.5, bounceRate: 0.5 })
    expect(totals).toEqual({ views: 8, sessions: 6, bounces: 4, bounceRate: 4 / 6 })
  })

  it('landing trend: people in the week and group of their first page', async () => {
    const { rows, totals } = await runReport(test.call, 'landing-trend', { interval: 'day', withinDays: 3 })
    expect(rows.map((row) => [row.start, row.key, row.people, row.convertedPeople])).toEqual([
      ['2019-01-01', 'Articles', 1, 1],
      ['2019-01-02', 'Articles', 1, 0],
      ['2019-01-04', 'City pages', 1, 1],
      ['2019-01-05', 'Home', 1, 0],
    ])
    // With two people landing on articles, one of whom converts, there is nothing to tell a trend from.
    expect(totals).toEqual({
      people: 4, convertedPeople: 2, notWithin: 0, withoutLanding: 1, landedEarlier: 0, convertedEarlier: 0, convertedLater: 0,
      tooRecent: 2, intervals: 2, mixOf: null, trendOfAll: null, trends: [], channels: [{ channel: 'Direct', people: 4 }], devices: [],
    }) // prettier-ignore
  })

  it('landing trend: within a group only those who landed there count', async () => {
    const { rows, totals } = await runReport(test.call, 'landing-trend', {
      interval: 'day',
      by: 'page',
      within: 'Articles',
      withinDays: 3,
    })
    expect(rows.map((row) => [row.start, row.people, row.convertedPeople])).toEqual([
      ['2019-01-01', 1, 1],
      ['2019-01-02', 1, 0],
    ])
    expect(totals).toMatchObject({ people: 2, convertedPeople: 1, notWithin: 2 })
    await expect(runReport(test.call, 'landing-trend', { within: 'Nothing' })).rejects.toThrow(
      /^There is no content group "Nothing" to look within; there are [^.]*\.$/,
    )
  })

  it('landing trend: a conversion after the days asked for does not count, and young landings are marked', async () => {
    const { rows } = await runReport(test.call, 'landing-trend', { interval: 'day', withinDays: 2 })
    // Ann converts 2 days and 6 minutes after landing. The data ends on the 5th at 12:00.
    expect(rows.map((row) => [row.start, row.convertedPeople, row.immature])).toEqual([
      ['2019-01-01', 0, false],
      ['2019-01-02', 0, false],
      ['2019-01-04', 1, true],
      ['2019-01-05', 0, true],
    ])
  })

  it('journey length: quartiles by first page', async () => {
    const { rows, totals } = await runReport(test.call, 'journey-length', {})
    // Ann: 2 pages, 2 d 6 min. Bob: 2 pages, 5 min.
    const minutes = (n: number): number => n / 1440
    expect(rows.map((row) => [row.key, row.conversions, row.pagesMedian, row.daysMedian, row.dayShare])).toEqual([
      ['Articles', 1, 2, 2 + minutes(6), 0],
      ['City pages', 1, 2, minutes(5), 1],
    ])
    expect(totals).toMatchObject({ conversions: 3, attributed: 2, pagesMedian: 2, dayShare: 0.5 })
    expect(totals.daysMedian).toBeCloseTo((2 + minutes(11)) / 2, 12)
  })

  it('content return: money and hours against pages and conversions', async () => {
    await test.call('config.set', {
      config: {
        rates: { EUR: 1.5 },
        contentCosts: [
          { group: 'City pages', amount: 100, hours: 4, hourlyRate: 50 },
          { group: 'Articles', amount: 100, currency: 'EUR', pages: 1 },
          { group: 'Podcast', amount: 10 },
        ],
      },
    })
    const { rows, totals } = await runReport(test.call, 'content-return', { model: 'last' })
    const row = (key: string) => rows.find((each) => each.key === key)
    // By value: Dan’s sign-up, before which there is no page, is worth nothing.
    expect(rows[0]!.key).toBe('City pages')
    // City: 3 pages, both attributed sign-ups (42.50) end there; 100 + 4 × 50 = 300.
    expect(row('City pages')).toEqual({
      start: null, key: 'City pages', pages: 3, people: 2, conversions: 2, conversionShare: 2 / 3, value: 42.5, valueShare: 1, cost: 300, hours: 4,
      costedPages: 3, costPerPage: 100,
      costPerConversion: 150, conversionsPerHour: 0.5, valuePerCost: 42.5 / 300,
      // Garwood's limits of two are 0.24221 and 7.22469.
      costPerConversionLow: expect.closeTo(300 / 7.224688, 3) as number, costPerConversionHigh: expect.closeTo(300 / 0.2422093, 2) as number,
    }) // prettier-ignore
    expect(row('Articles')).toMatchObject({ pages: 2, conversions: 0, cost: 150, hours: null, costedPages: 1, costPerPage: 150, costPerConversion: null, conversionsPerHour: null, valuePerCost: 0 }) // prettier-ignore
    expect(row('Home')).toMatchObject({ cost: null, costPerPage: null })
    expect(totals).toMatchObject({ cost: 460, costPerConversion: 230, unknownGroups: ['Podcast'] })
    await expect(
      test.call('config.set', { config: { contentCosts: [{ group: 'A' }, { group: 'A' }] } }),
    ).rejects.toThrow('two costs are called "A"')
    await test.call('config.set', { config: { contentCosts: [{ group: 'Home', amount: 1, currency: 'JPY' }] } })
    await expect(runReport(test.call, 'content-return', {})).rejects.toThrow('no rate from JPY to USD')
    // In a workspace that has events in January 2019 only.
    const month = { group: 'Home', amount: 31, hours: 62, from: '2019-01-01', to: '2019-02-01' }
    const before = { ...month, amount: 310, from: '2018-12-01', to: '2019-01-01' }
    const set = (...contentCosts: object[]) => test.call('config.set', { config: { contentCosts } })
    const asked = (params: object) => runReport(test.call, 'content-return', params)
    await set(month)
    expect((await asked({})).totals).toMatchObject({ cost: 31, costsFit: true, costsCut: false, costsUndated: false })
    const days = await asked({ from: '2019-01-01', to: '2019-01-04' })
    expect(days.rows.find(({ key }) => key === 'Home')).toMatchObject({ cost: 3, hours: 6 })
    expect(costPeriodSentence(days)).toBe(
      'Of the costs of 1 – 31 Jan 2019 those within the period count, by days, over which those of longer times are spread evenly.',
    )
    await set({ ...month, days: Array.from({ length: 31 }, (_, day) => (day % 30 === 0 ? 31 : 0)) })
    const own = await asked({ from: '2019-01-01', to: '2019-01-02' })
    expect(own.rows.find(({ key }) => key === 'Home')).toMatchObject({ cost: 15.5, hours: 31 })
    expect(costPeriodSentence(own)).toBe('Of the costs of 1 – 31 Jan 2019 those within the period count, by days.') // prettier-ignore
    await expect(set({ ...month, days: [1] })).rejects.toThrow('"days" needs a number for each day from "from" to before "to"') // prettier-ignore
    await set(month, before, { group: 'Articles', amount: 5 })
    const all = await asked({})
    expect(all.totals).toMatchObject({ cost: 346, costsFrom: '2018-12-01', costsTo: '2019-02-01', costsFit: false })
    expect(costPeriodSentence(all)).toContain('which are not all days with page views')
    const longer = await asked({ from: '2018-12-31', to: '2019-03-01' })
    expect(longer.totals.cost).toBeCloseTo(5 + 31 + 10, 9)
    expect(costPeriodSentence(longer)).toBe(
      'Of the costs of 1 Dec 2018 – 31 Jan 2019 those within the period count, by days, over which those of longer times are spread evenly. Costs are known of 1 Dec 2018 – 31 Jan 2019 only: the rest of the period has none. Costs without a month count whole, whatever the period.',
    )
    // Nobody knows what March cost.
    expect((await asked({ from: '2019-03-01' })).rows.find(({ key }) => key === 'Home')!.cost).toBeNull()
    // Of a group, in a month between its costs, neither, and it lowers no cost of all.
    const apart = [['2018-12-01', '2019-01-01'], ['2019-02-01', '2019-03-01']].map(([from, to]) => ({ group: 'Articles', amount: 5, from, to })) // prettier-ignore
    await set(month, ...apart)
    const january = await asked({ from: '2019-01-01', to: '2019-02-01' })
    expect(january.rows.map(({ key, cost }) => [key, cost])).toEqual(expect.arrayContaining([['Home', 31], ['Articles', null]])) // prettier-ignore
    const home = january.rows.find(({ key }) => key === 'Home')!
    expect(january.totals).toMatchObject({ cost: 31, costedConversions: home.conversions, costsFit: true })
    await set(...apart)
    const none = await asked({ from: '2019-01-01', to: '2019-02-01' })
    expect(none.totals).toMatchObject({ cost: 0, costPerConversion: null, costsFit: false })
    expect(costPeriodSentence(none)).toContain('Costs are known of some days of the period only, or of none.')
    await expect(set(month, month)).rejects.toThrow('two costs are called "Home, 2019-01-01 to 2019-02-01"')
    await expect(set({ group: 'A', from: '2019-01-01' })).rejects.toThrow('needs both "from" and "to"')
    await test.call('config.set', { config: { contentCosts: [] } })
  })

  it('volume: every day, also one without events, in the zone of the workspace', async () => {
    const { rows, totals } = await runReport(test.call, 'volume', { measure: 'events' })
    expect(rows.map((row) => [row.day, row.events, row.interactions, row.people, row.conversions])).toEqual([
      ['2019-01-01', 1, 1, 1, 0],
      ['2019-01-02', 3, 3, 1, 0],
      ['2019-01-03', 3, 1, 1, 1],
      ['2019-01-04', 3, 2, 1, 1],
      ['2019-01-05', 2, 1, 2, 1],
    ])
    // Four weeks of neighbours are needed before a day is judged.
    expect(totals).toEqual({
      days: 5,
      judged: 0,
      unusual: 0,
      events: 12,
      interactions: 8,
      conversions: 3,
      before: null,
      after: null,
    })
  })
})

describe('between the reports, for any journeys', () => {
  const event = fc.record({
    minute: fc.integer({ min: 0, max: 8_000 }),
    visitor: fc.constantFrom('v1', 'v2', 'v3', 'v4'),
    what: fc.constantFrom('/a', '/a/x', '/b', '/c', '/flow', 'Bought'),
  })
  const config = (count: string) => ({
    contentGroups: [
      { group: 'A', match: '/a/**', topics: ['t', 'u'] },
      { group: 'B', match: '/b' },
      { group: 'F', match: '/flow', role: 'flow' },
    ],
    goals: [{ name: 'Bought', event: 'Bought', count }],
  })
  const sum = <R>(rows: readonly R[], of: (row: R) => number): number => rows.reduce((total, row) => total + of(row), 0)

  it('people and conversions are the same ones in every report', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('once', 'every'),
        fc.constantFrom(null, 1),
        fc.constantFrom<[string | null, string | null]>([null, null], ['2019-01-02', '2019-01-05']),
        async (events, count, lookbackDays, [from, to]) => {
          const test = await openApp(config(count))
          try {
            const rows = events.map(({ minute, visitor, what }) => {
              const time = new Date(Date.UTC(2019, 0, 1, 0, minute)).toISOString()
              return what === 'Bought' ? `${time},${visitor},${what},` : `${time},${visitor},,${what}`
            })
            const file = test.file('e.csv', `timestamp,visitor,event,path\n${rows.join('\n')}\n`)
            await test.call('imports.run', { files: [{ file }] })
            const shared = { lookbackDays, from, to }
            const credit = await runReport(test.call, 'content-attribution', { ...shared, model: 'first' })
            const paths = await runReport(test.call, 'paths', { ...shared, top: 1_000 })
            const steps = await runReport(test.call, 'transitions', { ...shared, steps: 3, top: 2 })
            const trend = await runReport(test.call, 'landing-trend', { ...shared, interval: 'day', withinDays: 3650 })
            const length = await runReport(test.call, 'journey-length', shared)
            const entry = await runReport(test.call, 'entry-exit', { from, to })

            expect([paths.totals.people, paths.totals.conversions]).toEqual([
              credit.totals.people,
              credit.totals.conversions,
            ])
            expect([sum(paths.rows, (row) => row.people), sum(paths.rows, (row) => row.conversions)]).toEqual([
              credit.totals.people,
              credit.totals.conversions,
            ])
            // Landings add up to first interactions, group by group; of a period, with those who landed or converted before it.
            const { landedEarlier, convertedEarlier, withoutLanding } = trend.totals
            expect(trend.totals.people + landedEarlier + convertedEarlier + withoutLanding).toBe(credit.totals.people)
            expect(trend.rows.every((row) => from === null || row.start >= from)).toBe(true)
            for (const row of from !== null ? [] : credit.rows.filter(({ key }) => key !== '(none)')) {
              const mine = trend.rows.filter(({ key }) => key === row.key)
              expect([sum(mine, (each) => each.people), sum(mine, (each) => each.convertedPeople)]).toEqual([
                row.people,
                row.convertedPeople,
              ])
            }
            expect(length.totals.attributed).toBe(credit.totals.attributed)
            // What flows into a step flows out of it, and everybody ends somewhere.
            for (let step = 2; step <= 3; step++)
              for (const key of new Set(steps.rows.map((row) => row.from)))
                for (const of of ['people', 'conversions'] as const)
                  expect(
                    sum(
                      steps.rows.filter((row) => row.step === step && row.from === key),
                      (row) => row[of],
                    ),
                  ).toBe(
                    sum(
                      steps.rows.filter((row) => row.step === step - 1 && row.to === key),
                      (row) => row[of],
                    ),
                  )
            const ends = steps.rows.filter(({ to: end }) => ['(converted)', '(left)', '(more)'].includes(end))
            expect(sum(ends, (row) => row.people) + steps.totals.withoutPath).toBe(credit.totals.people)
            expect(sum(entry.rows, (row) => row.entries)).toBe(entry.totals.sessions)
            expect(sum(entry.rows, (row) => row.exits)).toBe(entry.totals.sessions)
            expect(sum(entry.rows, (row) => row.views)).toBe(entry.totals.views)
          } finally {
            test.close()
          }
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)
})
