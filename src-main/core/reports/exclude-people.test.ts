/** People left out of all reports (`excludePeople`): golden numbers, and that it is as if their events were not there. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import type { ReportSlug } from '../../../shared/reports/index.ts'
import { fiveVisitors, fiveVisitorsConfig } from '../testing/five-visitors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

describe('five visitors', () => {
  let test: TestApp
  const leaveOut = (excludePeople: string[]) => test.call('config.set', { config: { excludePeople } })
  beforeAll(async () => {
    test = await openApp(fiveVisitorsConfig)
    await test.call('imports.run', { files: [{ file: test.file('events.csv', fiveVisitors) }] })
  })
  afterAll(() => test.close())

  it('leaves out a user with what they did as a visitor, and an anonymous visitor', async () => {
    await leaveOut(['BO*', 'e'])
    const { rows, totals } = await runReport(test.call, 'content-attribution', {})
    // Ann (article first, 30), Cid (article, no sign-up), Dan (no page) are left; Bob had three events, Eve one.
    expect(rows.map((row) => [row.key, row.people, row.conversions, row.value])).toEqual([
      ['(none)', 1, 1, 0],
      ['Articles', 2, 1, 30],
    ])
    // Twelve events: Bob's three and Eve's one, Ann's sign-up page is flow; the other seven are used.
    expect(totals).toMatchObject({
      people: 3, convertedPeople: 2, conversions: 2, value: 30,
      events: 12, used: 7, outsidePeriod: 0, ignored: 5, leftOut: 4, peopleLeftOut: 2,
    }) // prettier-ignore
    expect(await test.call('workspace.status', {})).toMatchObject({ events: 12, people: 3, peopleLeftOut: 2 })
    const health = await runReport(test.call, 'import-health', {})
    expect(health.totals).toMatchObject({ events: 12, used: 7, ignored: 5, leftOut: 4 })
    expect((await test.call('workspace.check', {})).ok).toBe(true)
  })

  it('counts them again at once where the list is empty', async () => {
    const { rows, totals } = await runReport(test.call, 'content-attribution', {})
    expect(rows).not.toHaveLength(0)
    await leaveOut([])
    const all = await runReport(test.call, 'content-attribution', {})
    expect(totals.people).toBe(3)
    expect(all.totals).toMatchObject({ people: 5, conversions: 3, value: 42.5, ignored: 1, leftOut: 0, peopleLeftOut: 0 }) // prettier-ignore
  })

  it('counts in days what is left', async () => {
    await leaveOut(['ann', 'dan', 'e'])
    const { rows } = await runReport(test.call, 'volume', {})
    // Cid on the 2nd, Bob on the 4th; nothing before or after.
    expect(rows.map((row) => [row.day, row.events, row.people, row.conversions])).toEqual([
      ['2019-01-02', 3, 1, 0],
      ['2019-01-03', 0, 0, 0],
      ['2019-01-04', 3, 1, 1],
    ])
  })

  it('says of one asked for by id that they are left out, and by which pattern', async () => {
    await leaveOut(['dan', '*NN'])
    await expect(runReport(test.call, 'people', { id: 'ann' })).rejects.toThrow(
      'ann is left out of all reports, by the pattern "*NN" (excludePeople in the configuration).',
    )
    await expect(runReport(test.call, 'people', { id: 'a' })).rejects.toThrow(
      'No person has the id "a". It is a visitor id of ann.',
    )
    const bob = await runReport(test.call, 'people', { id: 'bob' })
    expect(bob.rows.map((row) => [row.person, row.conversions.length])).toEqual([['bob', 1]])
    expect(bob.totals).toMatchObject({ people: 1, convertedPeople: 1 })
    const cid = await runReport(test.call, 'people', { id: 'c' })
    expect(cid.rows.map((row) => [row.person, row.touches.length])).toEqual([['c', 3]])
  })

  it('says of a visitor id that leaves out nobody which user it is of', async () => {
    const { patterns, people } = await test.call('excludePeople.preview', { excludePeople: ['A', 'e', 'zz'] })
    expect(patterns.map(({ people: fitting, users }) => [fitting, users])).toEqual([[0, ['ann']], [1, []], [0, []]]) // prettier-ignore
    expect(people).toBe(1)
  })

  it('is judged under every identity rule by who is a person there', async () => {
    await leaveOut(['bob'])
    const { rows, totals } = await runReport(test.call, 'identity', {})
    // Without joining, Bob is the visitor b, whom the pattern does not name.
    expect(rows.map((row) => [row.rule, row.people, row.conversions])).toEqual([
      ['next-user', 4, 2], ['last-user', 4, 2], ['connected', 4, 2], ['none', 5, 3],
    ]) // prettier-ignore
    expect(totals).toMatchObject({ users: 2, visitors: 3 })
    await test.call('config.set', { config: { identity: 'none' } })
    expect((await runReport(test.call, 'content-attribution', {})).totals.people).toBe(5)
    await test.call('config.set', { config: { identity: 'next-user' } })
  })

  it('looks at everybody in a preview, those left out too', async () => {
    await leaveOut(['ann'])
    expect(await test.call('excludePeople.preview', { excludePeople: ['*n*', 'ann', 'zoe'] })).toEqual({
      patterns: [
        { people: 2, events: 5, examples: ['ann', 'dan'], users: [] },
        { people: 1, events: 4, examples: ['ann'], users: [] },
        { people: 0, events: 0, examples: [], users: [] },
      ],
      people: 2,
      events: 5,
    })
  })

  it('goes with a report file, which another workspace verifies whomever it leaves out itself', async () => {
    await leaveOut(['bob'])
    const document = await test.call('report.file', { slug: 'content-attribution', params: {} })
    await leaveOut([])
    const found = await test.call('report.verify', { document: JSON.parse(JSON.stringify(document)) as unknown })
    expect(found).toMatchObject({ ok: true, configDiffers: ['excludePeople'], differing: 0 })
  })

  it('comes back from the configuration as it was typed, and is the same after the workspace is opened again', async () => {
    await leaveOut(['  *@Example.com ', 'bob'])
    expect((await test.call('config.get', {})).excludePeople).toEqual(['*@Example.com', 'bob'])
    const { file } = (await test.call('workspace.status', {}))!
    await test.call('workspace.close', {})
    await test.call('workspace.open', { file })
    expect((await runReport(test.call, 'content-attribution', {})).totals).toMatchObject({
      people: 4,
      peopleLeftOut: 1,
    })
    // New events find the list there.
    const more = `timestamp,anonymous_id,user_id,event,path,revenue\n2019-01-06T09:00:00Z,b,bob,,/,\n`
    await test.call('imports.run', { files: [{ file: test.file('more.csv', more) }] })
    expect((await runReport(test.call, 'content-attribution', {})).totals).toMatchObject({ events: 13, leftOut: 4 })
  })

  it.each([
    [['*'], 'excludePeople[0]: must have more than "*"'],
    [['a', ''], 'excludePeople[1]:'],
    [['Ann', 'ann'], 'two patterns are called "ann"'],
    ['ann', 'excludePeople:'],
  ])('refuses %j and keeps what was there', async (excludePeople, why) => {
    const before = (await test.call('config.get', {})).excludePeople
    await expect(test.call('config.set', { config: { excludePeople } })).rejects.toThrow(why)
    expect((await test.call('config.get', {})).excludePeople).toEqual(before)
  })
})

describe('leaving people out is as if their events were not in the file', () => {
  interface Row {
    minute: number
    visitor: string
    user: string
    what: string
  }
  const row = fc.record({
    minute: fc.integer({ min: 0, max: 6_000 }),
    visitor: fc.constantFrom('v1', 'v2', 'test-3', ''),
    user: fc.constantFrom('', '', 'ann', 'bob', 'amy@staff.example', 'joe@staff.example'),
    what: fc.constantFrom('Bought', '/a', '/b', '/c', '/signup'),
  })

  /** Whose each row is under `next-user`, worked out the slow way; '' = nobody's. */
  function owners(rows: Row[]): string[] {
    return rows.map((own, index) => {
      if (own.user !== '') return own.user
      if (own.visitor === '') return ''
      const identified = rows
        .map((each, at) => ({ ...each, at }))
        .filter((each) => each.visitor === own.visitor && each.user !== '')
        .toSorted((a, b) => a.minute - b.minute || a.at - b.at)
      const next = identified.find(
        (each) => each.minute > own.minute || (each.minute === own.minute && each.at > index),
      )
      return (next ?? identified.at(-1))?.user ?? own.visitor
    })
  }

  const csv = (rows: Row[]): string =>
    `timestamp,visitor,user_id,event,path\n${rows
      .map(({ minute, visitor, user, what }) => {
        const time = new Date(Date.UTC(2019, 0, 1, 0, minute)).toISOString()
        return `${time},${visitor},${user},${what === 'Bought' ? 'Bought,' : `,${what}`}`
      })
      .join('\n')}\n`

  const config = {
    contentGroups: [
      { group: 'A', match: '/a' },
      { group: 'B', match: '/b' },
      { group: 'Sign-up', match: '/signup', role: 'flow' },
    ],
    goals: [{ name: 'Bought', event: 'Bought', count: 'every' }],
    contentCosts: [{ group: 'A', amount: 100 }],
  }
  const period = { from: '2019-01-02', to: '2019-01-04' }
  const asked: [ReportSlug, object][] = [
    ...['first', 'last', 'linear', 'time-decay', 'shapley', 'markov'].map((model): [ReportSlug, object] => [
      'content-attribution',
      { model, by: 'page' },
    ]),
    ['content-attribution', { ...period, lookbackDays: 1 }],
    ['model-comparison', {}],
    ['paths', {}],
    ['transitions', period],
    ['landing-trend', { interval: 'day' }],
    ['journey-length', {}],
    ['entry-exit', { by: 'page' }],
    ['time-to-convert', {}],
    ['return-visits', {}],
    ['traffic', {}],
    ['traffic', { ...period, interval: 'day' }],
    ['pages-before-conversion', {}],
    ['people', {}],
    ['volume', {}],
    ['volume', period],
    ['template-ranking', {}],
    ['template-comparison', {}],
    ['template-proposals', {}],
    ['content-return', {}],
    ['cost-per-conversion', {}],
  ]

  /** All answers, without what says how many events and rows there are that are not counted. */
  async function answers(test: TestApp): Promise<unknown> {
    const list: unknown[] = []
    for (const [slug, params] of asked)
      try {
        const { rows, totals } = await runReport(test.call, slug, params as never)
        const { events, ignored, leftOut = 0, ...all } = totals as Record<string, number>
        const rest = Object.fromEntries(Object.entries(all).filter(([key]) => !/^(rows|peopleLeftOut)/.test(key)))
        list.push([slug, rows, rest, events && events - leftOut, ignored && ignored - leftOut])
      } catch (error) {
        list.push([slug, (error as Error).message])
      }
    const { rows, totals } = await runReport(test.call, 'identity', {})
    list.push(
      rows.find((each) => each.active),
      totals.visitors,
      totals.users,
      totals.suspicious,
      totals.blocked,
    )
    for (const people of ['converted', 'known'] as const)
      list.push(await test.call('export.traitsText', { format: 'jsonl', people }))
    list.push(await test.call('events.names', {}), await test.call('events.pages', {}))
    const { people } = (await test.call('workspace.status', {}))!
    return [...list, people]
  }

  it('for every number that counts people or conversions, in any order of patterns and time of setting them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 25 }), fc.boolean(), async (some, before) => {
        const rows = [...some, { minute: 3_000, visitor: 'v9', user: 'zoe', what: '/a' }]
        const owner = owners(rows)
        const isOut = (id: string): boolean => id.endsWith('@staff.example') || id === 'test-3' || id === 'bob'
        const kept = rows.filter((_, index) => !isOut(owner[index]!))
        const patterns = ['*@STAFF.example', 'test-*', 'bob']
        const whole = await openApp({ ...config, ...(before && { excludePeople: patterns }) })
        const without = await openApp(config)
        try {
          await whole.call('imports.run', { files: [{ file: whole.file('e.csv', csv(rows)) }] })
          await without.call('imports.run', { files: [{ file: without.file('e.csv', csv(kept)) }] })
          // Asked once before, so that what is remembered would show.
          if (!before) await answers(whole)
          await whole.call('config.set', { config: { excludePeople: before ? patterns : patterns.toReversed() } })
          expect(await answers(whole)).toEqual(await answers(without))
          const { totals } = await runReport(whole.call, 'content-attribution', period)
          expect(totals.used + totals.outsidePeriod + totals.ignored).toBe(totals.events)
          expect(totals.leftOut).toBe(rows.length - kept.length)
          expect(totals.peopleLeftOut).toBe(new Set(owner.filter(isOut)).size)
        } finally {
          whole.close()
          without.close()
        }
      }),
      { numRuns: 10 },
    )
  }, 120_000)
})
