import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openSmallSite } from '../../testing/small-site.ts'
import { attribution, type PlainEvent } from '../../testing/reference.ts'

describe('content-attribution', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openSmallSite()
  })
  afterAll(() => test.close())
  const report = (params: Record<string, unknown>) => runReport(test.call, 'content-attribution', params)
  const shares = async (params: Record<string, unknown>) =>
    Object.fromEntries((await report(params)).rows.map((row) => [row.key, [row.people, row.conversions, row.value]]))

  it('credits the first interaction', async () => {
    // Ann's first page is the article on a1, which log-in ties to her; Bob's is Austin; Dan has none; Cid never converts.
    expect(await shares({ goal: 'Signup', model: 'first' })).toEqual({
      Articles: [2, 1, 30],
      'City pages': [1, 1, 12.5],
      '(none)': [1, 1, 0],
    })
  })

  it('credits the last interaction, never the sign-up flow', async () => {
    expect(await shares({ goal: 'Signup', model: 'last' })).toEqual({
      'City pages': [2, 2, 42.5],
      Articles: [1, 0, 0],
      '(none)': [1, 1, 0],
    })
  })

  it('gives every default, sorted rows, and totals that add up', async () => {
    const { params, rows, totals } = await report({})
    expect(params).toEqual({
      goal: 'Signup', model: 'first', by: 'group', lookbackDays: null, from: null, to: null, unit: 'interaction',
      halfLifeDays: 7, weights: null, excludeDirect: false,
    }) // prettier-ignore
    expect(rows.map((row) => row.key)).toEqual(['(none)', 'Articles', 'City pages'])
    expect(rows[1]).toMatchObject({ conversionShare: 1 / 3, conversionRate: 0.5, convertedPeople: 1 })
    // One of two, Wilson: (0.5 + 1.9208) / 4.8415 ∓ … = 0.0945 to 0.9055.
    expect(rows[1]!.rateLow).toBeCloseTo(0.0945, 4)
    expect(rows[1]!.rateHigh).toBeCloseTo(0.9055, 4)
    expect(totals).toEqual({
      people: 4, convertedPeople: 3, conversions: 3, attributed: 2, unattributed: 1, credited: 2, value: 42.5,
      // Ignored: the sign-up page (flow) and the guest's page view (no id).
      events: 10, used: 8, outsidePeriod: 0, ignored: 2, rowsRead: 10, rowsImported: 10, rowsDuplicate: 0,
      rowsRejected: 0,
    }) // prettier-ignore
  })

  it('leaves out what lies before the lookback', async () => {
    // Ann's article is 48 h 6 min before her sign-up.
    expect(await shares({ goal: 'Signup', model: 'first', lookbackDays: 2 })).toMatchObject({
      'City pages': [2, 2, 42.5],
    })
    expect(await shares({ goal: 'Signup', model: 'first', lookbackDays: 3 })).toMatchObject({ Articles: [2, 1, 30] })
  })

  it('counts conversions of the period, and people with an interaction in it', async () => {
    expect(await shares({ goal: 'Signup', model: 'first', from: '2019-01-04', to: '2019-01-05' })).toEqual({
      'City pages': [1, 1, 12.5],
    })
    // Ann's only conversion is outside, so here she is a non-converter without an interaction in the period.
    expect(await shares({ goal: 'Signup', model: 'last', from: '2019-01-01', to: '2019-01-02' })).toEqual({
      Articles: [1, 0, 0],
    })
  })

  it('splits topics and keeps people whole', async () => {
    expect(await shares({ goal: 'Signup', model: 'last', by: 'topic' })).toEqual({
      bankruptcy: [3, 1, 21.25],
      local: [2, 1, 21.25],
      '(none)': [1, 1, 0],
    })
  })

  it('knows every other dimension', async () => {
    expect(await shares({ model: 'last', by: 'page' })).toEqual({
      '/l/texas/austin': [1, 1, 12.5],
      '/l/texas/houston': [1, 1, 30],
      '/learn/chapter-13': [1, 0, 0],
      '(none)': [1, 1, 0],
    })
    expect(Object.keys(await shares({ model: 'last', by: 'source' }))).toEqual(['(none)', 'bing.com', 'news', 'mail'])
    expect(Object.keys(await shares({ model: 'first', by: 'source' }))).toEqual([
      '(none)',
      'bing.com',
      'google.com',
      'mail',
    ])
    expect(Object.keys(await shares({ model: 'first', by: 'medium' }))).toEqual(['(not set)', '(none)'])
    expect(Object.keys(await shares({ model: 'first', by: 'host' }))).toEqual(['(not set)', '(none)'])
    expect(Object.keys(await shares({ model: 'first', by: 'referrer' }))).toContain('https://www.bing.com/search?q=x')
  })

  it('filters goals by property and by path', async () => {
    expect((await report({ goal: 'Paid' })).totals).toMatchObject({ conversions: 2, value: 0 })
    expect((await report({ goal: 'Sign-up page' })).totals).toMatchObject({ conversions: 1, value: 2 })
  })

  it('refuses by name what it cannot do', async () => {
    await expect(report({ goal: 'Nope' })).rejects.toThrow(
      'There is no goal "Nope"; there is "Signup", "Paid", "Sign-up page".',
    )
    await expect(report({ model: 'best' })).rejects.toThrow('model: Invalid option')
    await expect(report({ colour: 'red' })).rejects.toThrow('content-attribution')
  })

  it('changes with the rules at once, over all history', async () => {
    const { contentGroups } = await test.call('config.get', {})
    await test.call('config.set', { config: { contentGroups: [] } })
    expect(await shares({ goal: 'Signup', model: 'last' })).toEqual({ '(other)': [3, 2, 42.5], '(none)': [1, 1, 0] })
    await test.call('config.set', { config: { contentGroups } })
  })
})

describe('content-attribution against the plain reading of the definitions', () => {
  const visitor = fc.constantFrom('v1', 'v2', 'v3', 'guest', '')
  const user = fc.constantFrom('', '', '', 'u1', 'u2', '0000')
  const page = fc.constantFrom('/a', '/a/x', '/b', '/b/', '/flow', '')
  const name = fc.constantFrom('Page Viewed', 'Page Viewed', 'Page Viewed', 'Bought', 'Other')
  // Whole minutes over four days, so that ties in time occur and lookbacks fall exactly on events.
  const minute = fc.integer({ min: 0, max: 5_760 })
  const event = fc.record({ minute, visitor, user, name, page })
  const groupOf = (path: string): string | null =>
    path.startsWith('/flow') ? null : path.startsWith('/a') ? 'A' : path.startsWith('/b') ? 'B' : '(other)'
  const groups = {
    contentGroups: [
      { group: 'A', match: '/a/**' },
      { group: 'B', match: '/b/**' },
      { group: 'F', match: '/flow', role: 'flow' },
    ],
  }
  const day = 86_400_000
  const start = Date.UTC(2019, 0, 1)

  it('agrees for random journeys, models, lookbacks and periods', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('first' as const, 'last' as const),
        fc.constantFrom('once' as const, 'every' as const),
        fc.constantFrom(null, 0.5, 1),
        fc.constantFrom<[string | null, string | null]>(
          [null, null],
          ['2019-01-02', null],
          ['2019-01-02', '2019-01-04'],
          [null, '2019-01-03'],
        ),
        async (drafts, model, count, lookbackDays, [from, to]) => {
          const events: PlainEvent[] = drafts.map(({ minute: at, page: path, ...rest }) => ({
            ...rest,
            time: start + at * 60_000,
            path: path.length > 1 ? path.replace(/\/$/, '') : path,
          }))
          const usable = events.filter(({ name: what, path }) => what !== '' || path !== '')
          const rows = usable.map((e) => `${new Date(e.time).toISOString()},${e.visitor},${e.user},${e.name},${e.path}`)
          const test = await openApp({ ...groups, goals: [{ name: 'Bought', event: 'Bought', count }] })
          try {
            const file = test.file('e.csv', `timestamp,visitor,user_id,event,path\n${rows.join('\n')}\n`)
            await test.call('imports.run', { files: [{ file }] })
            const { rows: got, totals } = await runReport(test.call, 'content-attribution', {
              model,
              lookbackDays,
              from,
              to,
            })
            const expected = attribution(
              usable,
              groupOf,
              { event: 'Bought', count },
              {
                model,
                lookback: lookbackDays === null ? Infinity : lookbackDays * day,
                from: from === null ? -Infinity : Date.parse(from),
                to: to === null ? Infinity : Date.parse(to),
              },
            )
            expect(
              new Map(
                got.map(({ key, people, convertedPeople, conversions }) => [
                  key,
                  { people, convertedPeople, conversions },
                ]),
              ),
            ).toEqual(expected)
            expect(totals.attributed + totals.unattributed).toBe(totals.conversions)
            expect(totals.used + totals.outsidePeriod + totals.ignored).toBe(totals.events)
            const share = got.reduce((sum, row) => sum + row.conversionShare, 0)
            expect(share).toBeCloseTo(totals.conversions === 0 ? 0 : 1, 12)
            for (const row of got) expect(row.conversionRate === null || row.conversionRate <= 1).toBe(true)
          } finally {
            test.close()
          }
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)
})
