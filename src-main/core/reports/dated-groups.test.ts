/** Rules that hold for a time: a page that changes its template, over the reports, and what dates must not change. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import type { ReportParamsInput, ReportSlug } from '../../../shared/reports/index.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

/**
 * The page `/x` is A until 3 May 2026 and B from 4 May, which begins in Berlin at 22:00 UTC. Ann sees it in the last second of A and
 * leads under B, Bob sees it in the first millisecond of B. Cid sees A only, Dan B only. Eve sees first A and then B, and leads. Fay
 * reads the blog, and Gus the form, which is flow from 4 May.
 */
const csv = `timestamp,visitor,event,path
2026-05-03T21:59:59Z,ann,,/x
2026-05-03T22:30:00Z,ann,Lead,
2026-05-03T22:00:00Z,bob,,/x
2026-05-03T22:40:00Z,bob,Lead,
2026-05-01T10:00:00Z,cid,,/x
2026-05-10T10:00:00Z,dan,,/x
2026-05-01T11:00:00Z,eve,,/x
2026-05-06T10:00:00Z,eve,,/x
2026-05-06T10:01:00Z,eve,Lead,
2026-05-05T10:00:00Z,fay,,/blog
2026-05-05T10:01:00Z,fay,Lead,
2026-05-02T10:00:00Z,gus,,/form
2026-05-07T10:00:00Z,gus,,/form
`
const undated = [
  { group: 'Blog', match: '/blog' },
  { group: 'Form', match: '/form' },
]
const contentGroups = [
  { group: 'A', match: '/x', to: '2026-05-04' },
  { group: 'B', match: '/x', from: '2026-05-04', topics: ['new'] },
  { group: 'Form', match: '/form', role: 'flow', from: '2026-05-04' },
  ...undated,
]
const config = { contentGroups, timeZone: 'Europe/Berlin', goals: [{ name: 'Lead', event: 'Lead' }] }

describe('a page that changes its template', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openApp(config)
    await test.call('imports.run', { files: [{ file: test.file('e.csv', csv) }] })
  })
  afterAll(() => test.close())
  const report = <S extends ReportSlug>(slug: S, params: ReportParamsInput<S>) => runReport(test.call, slug, params)
  const credit = async (params: ReportParamsInput<'content-attribution'>) => {
    const { rows } = await report('content-attribution', params)
    return Object.fromEntries(rows.map(({ key, people, conversions }) => [key, [people, conversions]]))
  }

  it('is credited to what it was when it was seen', async () => {
    // Ann, Cid and Eve; Bob and Dan.
    expect(await credit({})).toEqual({ A: [3, 2], B: [2, 1], Blog: [1, 1], Form: [1, 0] })
    expect(await credit({ model: 'last' })).toEqual({ A: [2, 1], B: [3, 2], Blog: [1, 1], Form: [1, 0] })
    expect(await credit({ model: 'linear' })).toEqual({ A: [3, 1.5], B: [3, 1.5], Blog: [1, 1], Form: [1, 0] })
    expect(await credit({ by: 'page' })).toEqual({ '/x': [5, 3], '/blog': [1, 1], '/form': [1, 0] })
    expect(await credit({ by: 'topic' })).toEqual({ '(not set)': [5, 3], new: [2, 1] })
    const { totals } = await report('content-attribution', {})
    // The second view of the form.
    expect(totals).toMatchObject({ events: 13, used: 12, ignored: 1 })
  })

  it('is so in every report that looks at groups', async () => {
    const [compared] = (await report('template-comparison', { a: 'A', b: 'B' })).rows
    expect(compared).toMatchObject({ peopleA: 3, convertedA: 2, peopleB: 2, convertedB: 1 })
    const trend = await report('landing-trend', { interval: 'month', withinDays: 1 })
    expect(trend.rows.map(({ key, people }) => [key, people])).toEqual([['A', 3], ['B', 2], ['Blog', 1], ['Form', 1]]) // prettier-ignore
    const { rows: paths } = await report('paths', {})
    expect(paths.map(({ path, conversions }) => [path.join(' > '), conversions])).toEqual([
      ['A', 1],
      ['B', 1],
      ['Blog', 1],
      ['A > B', 1],
      ['Form', 0],
    ])
    const { rows: within } = await report('content-attribution', { by: 'page' })
    expect(within[0]).toMatchObject({ key: '/x', people: 5 })
    const { rows: ranked } = await report('template-ranking', { by: 'page', within: 'B' })
    expect(ranked.map(({ key, people }) => [key, people])).toEqual([['/x', 2]])
    const { rows: people } = await report('people', { key: 'B' })
    expect(people.map(({ person }) => person).sort()).toEqual(['bob', 'dan'])
    const { rows: eve } = await report('people', { id: 'eve', model: 'last' })
    expect(eve[0]!.conversions[0]!.touches.map(({ path, group }) => [path, group])).toEqual([['/x', 'A'], ['/x', 'B']]) // prettier-ignore
    const { rows: exits } = await report('entry-exit', {})
    expect(exits.map(({ key, views }) => [key, views]).sort()).toEqual([['A', 3], ['B', 3], ['Blog', 1], ['Form', 1]]) // prettier-ignore
    const { text } = await test.call('export.traitsText', { people: 'converted' })
    expect(text.split('\n').filter((line) => line.includes('"eve"'))[0]).toMatch(
      /"contentGroup":"A".*"contentGroup":"B"/,
    )
  })

  it('counts as a page of both groups, and compares page by page before and after', async () => {
    await test.call('config.set', {
      config: { contentCosts: [{ group: 'A', amount: 30 }, { group: 'B', amount: 20 }] }, // prettier-ignore
    })
    const { rows } = await report('content-return', {})
    expect(rows.filter(({ cost }) => cost !== null).map(({ key, pages, cost }) => [key, pages, cost])).toEqual([
      ['A', 1, 30],
      ['B', 1, 20],
    ])
    const found = await report('before-after', { by: 'page', pages: '/x', date: '2026-05-04', withinDays: 1 })
    expect(found.rows).toMatchObject([{ key: '/x', peopleBefore: 3, convertedBefore: 1, peopleAfter: 1 }]) // prettier-ignore
  })

  it('is previewed with dates that do not apply yet, and without those that do', async () => {
    const preview = (rules: object[]) => test.call('contentGroups.preview', { contentGroups: rules as [] })
    const dated = await preview(contentGroups)
    expect(dated.rules.map(({ paths, views, conversions }) => [paths, views, conversions])).toEqual([
      [1, 3, 2],
      [1, 3, 1],
      [1, 1, 0],
      [1, 1, 1],
      [1, 1, 0],
    ])
    expect(dated.totals).toMatchObject({ paths: 3, views: 9, conversions: 4 })
    await test.call('config.set', { config: { contentGroups: undated } })
    const drafted = await preview(contentGroups)
    expect(drafted).toEqual({ ...dated, changedFirst: 3, changedLast: 3 })
    expect(await credit({})).toEqual({ '(other)': [5, 3], Blog: [1, 1], Form: [1, 0] })
    await test.call('config.set', { config: { contentGroups } })
    expect(await preview(contentGroups)).toEqual(dated)
    const later = contentGroups.map((rule) => JSON.parse(JSON.stringify(rule).replaceAll('2026-05-04', '2026-05-06')) as object) // prettier-ignore
    // Bob and Ann are then in A too, and Eve's second view is still in B.
    expect((await preview(later)).rules.map(({ views, conversions }) => [views, conversions])).toEqual([
      [4, 3],
      [2, 0],
      [1, 0],
      [1, 1],
      [1, 0],
    ])
    expect(await preview(later)).toMatchObject({ changedFirst: 1, changedLast: 1 })
    const { rules } = await preview(undated)
    expect(rules).toMatchObject([{ views: 1 }, { views: 2 }])
    // Nobody came so early, and the page is not of another rule then.
    const early = await preview([{ group: 'A', match: '/x', to: '2020-01-01' }, { group: 'B', match: '/**' }, { group: 'C', match: '/blog', from: '2026-05-04' }]) // prettier-ignore
    expect(early.rules.map(({ paths, taken }) => [paths, taken])).toEqual([[0, 0], [3, 0], [0, 1]]) // prettier-ignore
  })

  it('is shown with its group of the time before an import', async () => {
    const file = test.file('more.csv', 'timestamp,visitor,event,path\n2026-05-03T21:00:00Z,z,,/x\n2026-05-03T23:00:00Z,z,,/x\n') // prettier-ignore
    const { events } = await test.call('imports.inspect', { file })
    expect(events.map(({ group }) => group)).toEqual(['A', 'B'])
  })

  it('says that rows without times have no dates', async () => {
    const other = await openApp(config)
    try {
      await other.call('imports.run', {
        files: [{ file: other.file('e.csv', 'visitor,event,path\na,,/x\na,Lead,\n'), order: 'rows' }],
      })
      await expect(runReport(other.call, 'content-attribution', {})).rejects.toThrow(
        'A content group rule with "from" or "to" needs times, and the rows of this workspace have an order only.',
      )
    } finally {
      other.close()
    }
  })
})

it('changes nothing where two rules of one group meet on a day', async () => {
  const event = fc.record({
    hour: fc.integer({ min: 0, max: 24 * 30 }),
    visitor: fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6'),
    user: fc.constantFrom('', '', '', 'u1', 'u2'),
    name: fc.constantFrom('Page Viewed', 'Page Viewed', 'Page Viewed', 'Lead', 'Paid'),
    url: fc.constantFrom('https://a.example/a', 'https://b.example/a', 'https://a.example/A/x', 'https://b.example/a/y', 'https://a.example/b', 'https://a.example/flow', ''), // prettier-ignore
    source: fc.constantFrom('', 'mail', 'ads'),
  })
  const one = [
    { group: 'A', match: '/a/**', topics: ['t', 'u'] },
    { group: 'B', match: '/b' },
    { group: 'F', match: '/flow', role: 'flow' },
  ]
  const split = (days: readonly string[]): object[] =>
    one.flatMap((rule) =>
      [undefined, ...days].map((from, index) => ({
        ...rule,
        ...(from !== undefined && { from }),
        ...(days[index] !== undefined && { to: days[index] }),
      })),
    )
  const asked: [ReportSlug, object][] = [
    ...['first', 'linear', 'markov', 'shapley'].flatMap((model): [ReportSlug, object][] =>
      ['group', 'page', 'topic', 'source', 'host'].map((by) => ['content-attribution', { model, by, lookbackDays: 9 }]),
    ),
    ['content-attribution', { goal: 'On a page' }],
    ['template-comparison', { a: 'A', b: 'B' }],
    ['template-comparison', { by: 'page', within: 'A' }],
    ['template-ranking', { by: 'page', pages: '/a/**' }],
    ['template-pairs', {}],
    ['landing-trend', { interval: 'week' }],
    ['pages-before-conversion', {}],
    ['time-to-convert', {}],
    ['journey-length', { by: 'page' }],
    ['return-visits', { by: 'page' }],
    ['traffic', { by: 'page', interval: 'day' }],
    ['content-return', { interval: 'month' }],
    ['paths', { by: 'page' }],
    ['transitions', {}],
    ['entry-exit', { by: 'page' }],
    ['people', { key: 'A' }],
    ['before-after', { within: 'A' }],
    ['goal-to-goal', { goal: 'Lead', then: 'Paid' }],
    ['model-comparison', {}],
    ['identity', {}],
    ['volume', {}],
    ['import-health', {}],
    ['template-proposals', {}],
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 5, maxLength: 60 }),
      fc.uniqueArray(fc.constantFrom('2026-05-01', '2026-05-04', '2026-05-11', '2026-06-20'), { minLength: 1 }),
      fc.constantFrom(
        {},
        { excludeTraffic: { hosts: ['b.example'] } },
        { excludeTraffic: { firstSeen: [{ day: '2026-05-03', landing: '/a/**' }] }, excludePeople: ['v1'] },
        { pages: { ignoreCase: true, aliases: [{ from: '/b', to: '/a' }] } },
      ),
      async (drafts, days, settings) => {
        const rows = drafts.map(({ hour, ...rest }) => [new Date(Date.UTC(2026, 4, 1, hour)).toISOString(), ...Object.values(rest)].join(',')) // prettier-ignore
        const test = await openApp({
          contentGroups: one,
          contentCosts: [{ group: 'A', amount: 10 }],
          goals: [{ name: 'Lead', event: 'Lead' }, { name: 'Paid', event: 'Paid', count: 'every' }, { name: 'On a page', path: '/b' }], // prettier-ignore
          ...settings,
        })
        try {
          const file = test.file('e.csv', `timestamp,visitor,user_id,event,url,utm_source\n${rows.join('\n')}\n`)
          await test.call('imports.run', { files: [{ file }] })
          const all = async () => {
            const answers: unknown[] = []
            for (const [slug, params] of asked)
              answers.push(
                await runReport(test.call, slug, params).then(
                  // Which of the rules a template is has no one answer where there are several.
                  ({ rows, totals }) => ({
                    slug,
                    rows: rows.map((row) =>
                      'rule' in row && slug === 'template-proposals' ? { ...row, rule: null } : row,
                    ),
                    totals,
                  }),
                  (error: unknown) => String(error),
                ),
              )
            answers.push(await test.call('pages.preview', { pages: { ignoreCase: true, aliases: [{ from: '/a', to: '/z' }] } })) // prettier-ignore
            answers.push((await test.call('export.traitsText', { people: 'known' })).text)
            const { contentGroups } = await test.call('config.get', {})
            const { rules, ...preview } = await test.call('contentGroups.preview', { contentGroups })
            const views = Map.groupBy(rules.keys(), (index) => contentGroups[index]!.group)
            answers.push(preview, [...views].map(([group, own]) => [group, own.reduce((sum, index) => sum + rules[index]!.views, 0)])) // prettier-ignore
            return answers
          }
          const before = await all()
          await test.call('config.set', { config: { contentGroups: split(days.toSorted()) } })
          expect(await all()).toEqual(before)
        } finally {
          test.close()
        }
      },
    ),
    { numRuns: 12 },
  )
}, 240_000)
