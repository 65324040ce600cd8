import { join } from 'node:path'
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
      halfLifeDays: 7, weights: null, groups: null, excludeDirect: false,
      did: null,
      neverDid: null, measure: 'conversions',
    }) // prettier-ignore
    expect(rows.map((row) => row.key)).toEqual(['(none)', 'Articles', 'City pages'])
    expect(rows[1]).toMatchObject({
      conversionShare: 1 / 3,
      attributedShare: 1 / 2,
      valueShare: 30 / 42.5,
      conversionRate: 0.5,
      convertedPeople: 1,
    })
    // Who is in (none) has converted by definition: that is no rate.
    expect(rows[0]).toMatchObject({
      people: 1,
      convertedPeople: 1,
      attributedShare: null,
      valueShare: 0,
      conversionRate: null,
      rateLow: null,
      rateHigh: null,
    })
    // One of two, Wilson: (0.5 + 1.9208) / 4.8415 ∓ … = 0.0945 to 0.9055.
    expect(rows[1]!.rateLow).toBeCloseTo(0.0945, 4)
    expect(rows[1]!.rateHigh).toBeCloseTo(0.9055, 4)
    expect(totals).toEqual({
      people: 4, convertedPeople: 3, conversions: 3, attributed: 2, unattributed: 1, pagelessPeople: 1, taggedUnattributed: 0, uncountedTagged: null, earlierUnattributed: 0, colleaguesUnattributed: null, placeholderTags: [], attributedFrom: null, attributedAfter: null, pagesKnownFrom: null,
      zoneShift: null, credited: 2, value: 42.5, attributedValue: 42.5,
      // Ignored: the sign-up page (flow) and the guest's page view (no id).
      events: 10, used: 8, outsidePeriod: 0, ignored: 2, leftOut: 0, peopleLeftOut: 0, withoutId: 1, rowsRead: 10, rowsImported: 10, rowsDuplicate: 0,
      rowsRejected: 0,
    }) // prettier-ignore
  })

  it('counts those who converted and are never on a page, whatever the period', async () => {
    const site = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
    try {
      // The site knows browsers, the shop users. Eve alone is both; Fay's page comes after her purchase, which is another cause.
      const rows = [
        '2024-01-01T10:00:00Z,v1,,Page Viewed,/a',
        '2024-01-02T10:00:00Z,v2,eve,Page Viewed,/a',
        '2024-01-03T10:00:00Z,,eve,Bought,',
        '2024-01-04T10:00:00Z,,ann,Bought,',
        '2024-01-05T10:00:00Z,,bob,Bought,',
        '2024-01-05T11:00:00Z,,bob,Bought,',
        '2024-01-06T10:00:00Z,,fay,Bought,',
        '2024-01-07T10:00:00Z,v3,fay,Page Viewed,/a',
      ]
      const file = site.file('e.csv', `timestamp,anonymous_id,user_id,event,path\n${rows.join('\n')}\n`)
      await site.call('imports.run', { files: [{ file }] })
      const totals = async (params: object) => (await runReport(site.call, 'content-attribution', params)).totals
      expect(await totals({})).toMatchObject({ convertedPeople: 4, unattributed: 3, pagelessPeople: 2 })
      expect(await totals({ from: '2024-01-05' })).toMatchObject({ convertedPeople: 2, pagelessPeople: 1 })
      await site.call('config.set', { config: { excludePeople: ['ann'] } })
      expect(await totals({})).toMatchObject({ convertedPeople: 3, unattributed: 2, pagelessPeople: 1 })
    } finally {
      site.close()
    }
  })

  it('measures value: ordered by it, with its share, the same credit', async () => {
    const inMoney = async (model: string) =>
      (await report({ goal: 'Signup', model, measure: 'value' })).rows.map((row) => [
        row.key,
        row.value,
        row.valueShare,
      ])
    expect(await inMoney('first')).toEqual([
      ['Articles', 30, 30 / 42.5],
      ['City pages', 12.5, 12.5 / 42.5],
      ['(none)', 0, 0],
    ])
    // Ann's 30 go half to the article and half to the city page.
    expect(await inMoney('linear')).toEqual([
      ['City pages', 27.5, 27.5 / 42.5],
      ['Articles', 15, 15 / 42.5],
      ['(none)', 0, 0],
    ])
    await expect(report({ goal: 'Paid', measure: 'value' })).rejects.toThrow('The goal "Paid" is worth nothing')
    expect((await report({ goal: 'Paid' })).rows[0]!.valueShare).toBeNull()
  })

  it('says from which day on every conversion has a page, where that keeps most of those that have one', async () => {
    const site = await openApp({ goals: [{ name: 'Paid', event: 'Paid' }], timeZone: 'America/New_York' })
    try {
      // Old customers renew in January; new ones read first. At 02:00 UTC of 6 January it is the fifth in New York.
      const rows = [
        '2024-01-02T10:00:00Z,old1,Paid,',
        '2024-01-06T02:00:00Z,old2,Paid,',
        ...[1, 5, 6, 7, 8].flatMap((day) => [
          `2024-01-0${day}T12:00:00Z,new${day},Page Viewed,/a`,
          `2024-01-0${day}T13:00:00Z,new${day},Paid,`,
        ]),
      ]
      const file = site.file('e.csv', `timestamp,user_id,event,path\n${rows.join('\n')}\n`)
      await site.call('imports.run', { files: [{ file }] })
      const totals = async (params: object) => (await runReport(site.call, 'content-attribution', params)).totals
      expect((await totals({})).attributedFrom).toEqual({ from: '2024-01-06', conversions: 3 })
      expect(await totals({ from: '2024-01-06' })).toMatchObject({
        conversions: 3,
        unattributed: 0,
        attributedFrom: null,
      })
      // Of four with a page two would be left, which is not most.
      expect((await totals({ to: '2024-01-08' })).attributedFrom).toBeNull()
      await site.call('config.set', { config: { goals: [{ name: 'Paid', event: 'Paid', count: 'every' }] } })
      expect((await totals({})).attributedFrom).toBeNull()
    } finally {
      site.close()
    }
  })

  it('begins that day at midnight where summer time begins at midnight the day before', async () => {
    const site = await openApp({ goals: [{ name: 'Paid', event: 'Paid' }], timeZone: 'America/Santiago' })
    try {
      // The old customer renews at noon of 6 September, which begins at one; the others come in the first hour of the seventh.
      const rows = [1, 2, 3].flatMap((each) => [
        `2026-09-07T03:1${each}:00Z,new${each},Page Viewed,/a`,
        `2026-09-07T03:3${each}:00Z,new${each},Paid,`,
      ])
      const file = site.file(
        'e.csv',
        `timestamp,user_id,event,path\n2026-09-06T15:00:00Z,old,Paid,\n${rows.join('\n')}\n`,
      )
      await site.call('imports.run', { files: [{ file }] })
      const { totals } = await runReport(site.call, 'content-attribution', {})
      expect(totals.attributedFrom).toEqual({ from: '2026-09-07', conversions: 3 })
    } finally {
      site.close()
    }
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

/** Random journeys against the plain reading of the definitions, and what must hold whatever the journeys are. */
describe('content-attribution, whatever the journeys', () => {
  const visitor = fc.constantFrom('v1', 'v2', 'v3', 'guest', '')
  const user = fc.constantFrom('', '', '', 'u1', 'u2', '0000')
  const page = fc.constantFrom('/a', '/a/x', '/b', '/b/', '/c', '/flow', '')
  const name = fc.constantFrom('Page Viewed', 'Page Viewed', 'Page Viewed', 'Bought', 'Other')
  const source = fc.constantFrom('', 'mail', 'ads')
  // Multiples of ten minutes over four days, so that ties, sessions of 30 minutes and lookbacks fall exactly on events.
  const minute = fc.integer({ min: 0, max: 576 }).map((tens) => tens * 10)
  const event = fc.record({ minute, visitor, user, name, page, source })
  const groupOf = (path: string): string | null =>
    path.startsWith('/flow') ? null : path.startsWith('/a') ? 'A' : path.startsWith('/b') ? 'B' : '(other)'
  const contentGroups = [
    { group: 'A', match: '/a/**' },
    { group: 'B', match: '/b/**' },
    { group: 'F', match: '/flow', role: 'flow' },
  ]
  /** Some hold on some days only. */
  const datedGroups = [
    { group: 'New A', match: '/{a,c}', from: '2019-01-02', to: '2019-01-04' },
    { group: 'Old B', match: '/b', to: '2019-01-03' },
    ...contentGroups,
    { group: 'F', match: '/c', role: 'flow', from: '2019-01-04' },
  ]
  const berlin = (day: number): number => Date.UTC(2018, 11, 31, 23) + (day - 1) * 86_400_000
  const datedGroupOf = (path: string, time: number): string | null => {
    if (path === '/a' || path === '/c') if (time >= berlin(2) && time < berlin(4)) return 'New A'
    if (path === '/b' && time < berlin(3)) return 'Old B'
    return path === '/c' && time >= berlin(4) ? null : groupOf(path)
  }
  const models = [
    'first', 'last', 'last-non-direct', 'linear', 'position', 'j', 'inverse-j', 'time-decay', 'participation',
    'markov', 'shapley', 'shapley-ordered',
  ] as const // prettier-ignore
  const day = 86_400_000
  const start = Date.UTC(2019, 0, 1)

  type Draft = typeof event extends fc.Arbitrary<infer T> ? T : never
  const toEvents = (drafts: Draft[]): PlainEvent[] =>
    drafts.map(({ minute: at, page: path, ...rest }) => ({
      ...rest,
      time: start + at * 60_000,
      path: path.length > 1 ? path.replace(/\/$/, '') : path,
    }))

  const toCsv = (events: PlainEvent[]): string =>
    `timestamp,visitor,user_id,event,path,utm_source,message_id\n${events
      .map((e) => [new Date(e.time).toISOString(), e.visitor, e.user, e.name, e.path, e.source, e.id ?? ''].join(','))
      .join('\n')}\n`

  it('agrees for random journeys, rules, models, lookbacks and periods', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('once' as const, 'every' as const),
        fc.constantFrom('next-user' as const, 'last-user' as const, 'connected' as const, 'none' as const),
        fc.constantFrom(null, 0.5, 1),
        fc.constantFrom<[string | null, string | null]>(
          [null, null],
          ['2019-01-02', null],
          ['2019-01-02', '2019-01-04'],
          [null, '2019-01-03'],
        ),
        fc.boolean(),
        async (drafts, count, rule, lookbackDays, [from, to], isDated) => {
          const events = toEvents(drafts)
          const test = await openApp({
            contentGroups: isDated ? datedGroups : contentGroups,
            timeZone: 'Europe/Berlin',
            goals: [{ name: 'Bought', event: 'Bought', count }],
          })
          const instantOf = (date: string): number => Date.parse(`${date}T00:00+01:00`)
          try {
            await test.call('imports.run', { files: [{ file: test.file('e.csv', toCsv(events)) }] })
            // After the import, so that changing the rule is tried too.
            await test.call('config.set', { config: { identity: rule } })
            for (const model of models)
              for (const unit of ['interaction', 'session'] as const)
                for (const excludeDirect of [false, true]) {
                  const params = { model, unit, excludeDirect, lookbackDays, from, to, halfLifeDays: 2 }
                  const { rows, totals } = await runReport(test.call, 'content-attribution', params)
                  const expected = attribution(
                    events,
                    isDated ? datedGroupOf : groupOf,
                    { event: 'Bought', count },
                    {
                      model,
                      unit,
                      excludeDirect,
                      rule,
                      halfLifeDays: 2,
                      lookback: lookbackDays === null ? Infinity : lookbackDays * day,
                      from: from === null ? -Infinity : instantOf(from),
                      to: to === null ? Infinity : instantOf(to),
                    },
                  )
                  const where = JSON.stringify({ ...params, rule, isDated })
                  expect(rows.map(({ key }) => key).sort(), where).toEqual([...expected.keys()].sort())
                  for (const row of rows) {
                    const plain = expected.get(row.key)!
                    expect([row.people, row.convertedPeople], where).toEqual([plain.people, plain.convertedPeople])
                    expect(row.conversions, where).toBeCloseTo(plain.conversions, 9)
                    expect(row.conversionRate === null || row.conversionRate <= 1, where).toBe(true)
                  }
                  expect(totals.attributed + totals.unattributed).toBe(totals.conversions)
                  expect(totals.used + totals.outsidePeriod + totals.ignored).toBe(totals.events)
                  if (model === 'participation') continue
                  expect(totals.credited, where).toBeCloseTo(totals.attributed, 9)
                  const share = rows.reduce((sum, row) => sum + row.conversionShare, 0)
                  expect(share, where).toBeCloseTo(totals.conversions === 0 ? 0 : 1, 9)
                  const positions = rows.flatMap((row) => row.positions ?? [])
                  if (model === 'shapley-ordered')
                    expect(positions.reduce((sum, credit) => sum + credit, 0)).toBeCloseTo(totals.attributed, 9)
                }
          } finally {
            test.close()
          }
        },
      ),
      { numRuns: 20 },
    )
  }, 240_000)

  it('hands out all value, as it hands out conversions', async () => {
    const amount = fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(event, amount), { minLength: 1, maxLength: 40 }), async (drafts) => {
        const events = toEvents(drafts.map(([draft]) => draft))
        const lines = toCsv(events).trimEnd().split('\n')
        const csv = lines.map((line, at) => `${line},${at === 0 ? 'value' : drafts[at - 1]![1]}`).join('\n')
        const test = await openApp({
          contentGroups,
          goals: [
            { name: 'Own', event: 'Bought', count: 'every', value: { property: 'value' } },
            { name: 'Fixed', event: 'Bought', count: 'every', value: { fixed: 7 } },
          ],
        })
        try {
          await test.call('imports.run', { files: [{ file: test.file('e.csv', csv) }] })
          for (const model of models) {
            const ask = (goal: string) => runReport(test.call, 'content-attribution', { goal, model, measure: 'value' })
            const own = await ask('Own')
            const none = own.rows.find((row) => row.key === '(none)')?.value ?? 0
            expect(none + own.totals.attributedValue, model).toBeCloseTo(own.totals.value, 6)
            const order = own.rows.map((row) => row.value)
            expect(order, model).toEqual(order.toSorted((a, b) => b - a))
            const fixed = await ask('Fixed')
            for (const row of fixed.rows) {
              expect(row.value, model).toBeCloseTo(7 * row.conversions, 6)
              expect(row.valueShare ?? 0, model).toBeCloseTo(row.conversionShare, 9)
            }
            if (model === 'participation') continue
            const sum = own.rows.reduce((total, row) => total + row.value, 0)
            expect(sum, model).toBeCloseTo(own.totals.value, 6)
            if (own.totals.value > 0)
              expect(
                own.rows.reduce((total, row) => total + row.valueShare!, 0),
                model,
              ).toBeCloseTo(1, 9)
          }
        } finally {
          test.close()
        }
      }),
      { numRuns: 8 },
    )
  }, 240_000)

  /** Events with ids and no ties, as in "order of import does not matter". */
  const untied = fc
    .uniqueArray(event, { minLength: 2, maxLength: 30, selector: (draft) => draft.minute })
    .map((drafts) => toEvents(drafts).map((each, index) => ({ ...each, id: `m${index}` })))

  async function allModels(files: PlainEvent[][]): Promise<unknown[]> {
    const test = await openApp({ contentGroups, goals: [{ name: 'Bought', event: 'Bought', count: 'every' }] })
    try {
      for (const [index, events] of files.entries())
        if (events.length > 0)
          await test.call('imports.run', { files: [{ file: test.file(`${index}.csv`, toCsv(events)) }] })
      const reports = []
      for (const model of models)
        for (const by of ['group', 'source', 'page'] as const) {
          const { rows } = await runReport(test.call, 'content-attribution', { model, by, lookbackDays: 2 })
          reports.push({ model, by, rows })
        }
      return reports
    } finally {
      test.close()
    }
  }

  it('does not depend on the order of import, nor on how events are split into files, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(
        untied.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length }),
            fc.integer({ min: 0, max: events.length }),
          ),
        ),
        async ([events, shuffled, at]) => {
          expect(await allModels([shuffled.slice(0, at), shuffled.slice(at)])).toEqual(await allModels([events]))
        },
      ),
      { numRuns: 8 },
    )
  }, 240_000)

  it('does not depend on what was asked before', async () => {
    const ask = fc.record({
      model: fc.constantFrom(...models),
      by: fc.constantFrom('group' as const, 'source' as const, 'page' as const, 'topic' as const),
      lookbackDays: fc.constantFrom(null, 0.5, 1),
      from: fc.constantFrom(null, '2019-01-02'),
      to: fc.constantFrom(null, '2019-01-04'),
      unit: fc.constantFrom('interaction' as const, 'session' as const),
      excludeDirect: fc.boolean(),
    })
    const rules = fc.constantFrom(
      contentGroups,
      [...contentGroups].reverse(),
      [{ group: 'A', match: '/a/**', topics: ['x', 'y'] }, { group: 'C', match: '/c', role: 'ignore' }],
    ) // prettier-ignore
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 5, maxLength: 40 }),
        fc.array(fc.record({ ask, rules }), { minLength: 2, maxLength: 12 }),
        async (drafts, asks) => {
          const test = await openApp({ contentGroups, goals: [{ name: 'Bought', event: 'Bought', count: 'every' }] })
          try {
            await test.call('imports.run', { files: [{ file: test.file('e.csv', toCsv(toEvents(drafts))) }] })
            const run = async (each: (typeof asks)[number]) => {
              await test.call('config.set', { config: { contentGroups: each.rules } })
              return runReport(test.call, 'content-attribution', each.ask)
            }
            const answers = []
            for (const each of asks) answers.push(await run(each))
            for (const [index, each] of asks.entries()) {
              // Opened anew, a workspace remembers nothing.
              await test.call('workspace.open', { file: join(test.folder, 'test.touchstack') })
              expect(await run(each), JSON.stringify(each)).toEqual(answers[index])
            }
          } finally {
            test.close()
          }
        },
      ),
      { numRuns: 5 },
    )
  }, 240_000)

  it('never changes credit for what comes after the conversion', async () => {
    await fc.assert(
      fc.asyncProperty(untied, fc.array(page, { minLength: 1, maxLength: 5 }), async (events, later) => {
        // One person, and pages after all their conversions.
        const mine = events.map((each) => ({ ...each, visitor: 'v1', user: '' }))
        const last = Math.max(...mine.map(({ time }) => time))
        mine.push({ ...mine[0]!, id: 'end', name: 'Bought', path: '', time: last + 1 })
        const after = later.map((path, index) => ({
          ...mine[0]!, id: `after${index}`, name: 'Page Viewed', path, time: last + 2 + index,
        })) // prettier-ignore
        expect(await allModels([[...mine, ...after]])).toEqual(await allModels([mine]))
      }),
      { numRuns: 8 },
    )
  }, 240_000)
})
