/** People left out by the day they came first (`excludeTraffic.firstSeen`): golden numbers, and that it is as if they were not there. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import type { ReportSlug } from '../../../shared/reports/index.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const config = { goals: [{ name: 'Lead', event: 'Lead' }], timeZone: 'America/Sao_Paulo' }
const head = 'timestamp,anonymous_id,event,path\n'
const leaveOut = (test: TestApp, ...firstSeen: object[]) =>
  test.call('config.set', { config: { excludeTraffic: { firstSeen } } })

describe('seven visitors around one day', () => {
  // 14 April in São Paulo is from 3 o'clock of that day to 3 o'clock of the next in UTC.
  const events = [
    '2026-04-13T12:00:00Z,early,,/a', '2026-04-14T12:00:00Z,early,,/b',
    '2026-04-14T02:59:00Z,eve,,/a',
    '2026-04-14T03:00:00Z,bot1,,/city/x',
    '2026-04-15T02:59:59Z,bot2,,/city/y', '2026-04-16T12:00:00Z,bot2,,/city/y',
    '2026-04-14T12:00:00Z,real,,/city/x', '2026-04-14T12:05:00Z,real,,/b', '2026-04-14T12:06:00Z,real,Lead,/form',
    '2026-04-01T12:00:00Z,crm,Known,', '2026-04-14T15:00:00Z,crm,,/a',
    '2026-04-14T15:00:00Z,pageless,Lead,',
  ].join('\n') // prettier-ignore
  let test: TestApp
  beforeAll(async () => {
    test = await openApp(config)
    await test.call('imports.run', { files: [{ file: test.file('events.csv', `${head}${events}\n`) }] })
  })
  afterAll(() => test.close())

  const counts = async (): Promise<[number, number, number]> => {
    const { totals } = await runReport(test.call, 'content-attribution', { by: 'page' })
    return [totals.people, totals.conversions, totals.peopleLeftOut]
  }

  it.each([
    // Whoever came before or after, by the clock of the workspace, stays; so does who was on no page at all.
    [{ day: '2026-04-14' }, 4],
    [{ day: '2026-04-14', landing: '/city/*' }, 3],
    // bot2 came back to the same page, and crm was on one, after an event on none.
    [{ day: '2026-04-14', onePage: true }, 3],
    [{ day: '2026-04-14', landing: '/city/*', onePage: true }, 2],
    [{ day: '2026-04-13' }, 2],
    [{ day: '2026-04-12' }, 0],
  ])('%j leaves out %i', async (rule, people) => {
    const { firstSeen } = await test.call('excludeTraffic.preview', { excludeTraffic: { firstSeen: [rule] } })
    expect(firstSeen.map((fit) => fit.people)).toEqual([people])
    expect(await counts()).toEqual([7, 2, 0])
    await leaveOut(test, rule)
    expect((await counts())[2]).toBe(people)
    expect((await counts())[0]).toBe(7 - people)
    await leaveOut(test)
    expect(await counts()).toEqual([7, 2, 0])
  })

  it('counts nobody twice whom two rules fit', async () => {
    await leaveOut(test, { day: '2026-04-14' }, { day: '2026-04-14', onePage: true }, { day: '2026-04-13' })
    expect(await counts()).toEqual([1, 1, 6])
    await expect(runReport(test.call, 'people', { id: 'bot1' })).rejects.toThrow(
      'bot1 is left out of all reports, by traffic type, host or first day (excludeTraffic in the configuration).',
    )
    expect((await test.call('workspace.check', {})).problems).toEqual([])
    // Another zone has other days.
    await test.call('config.set', { config: { timeZone: 'UTC' } })
    expect(await counts()).toEqual([2, 1, 5])
    await test.call('config.set', { config: { timeZone: config.timeZone } })
    await leaveOut(test)
  })

  it.each([
    [[{ day: '14 April' }], 'must be a day such as 2026-04-14'],
    [[{ day: '2026-04-14' }, { day: '2026-04-14' }], 'two days are called "2026-04-14"'],
    [[{ day: '2026-04-14', country: 'US' }], 'country'],
  ])('refuses %j', async (firstSeen, why) => {
    await expect(leaveOut(test, ...firstSeen)).rejects.toThrow(why)
  })
})

describe('leaving out those who came first on a day is as if their events were not in the file', () => {
  interface Row {
    hour: number
    visitor: string
    what: string
  }
  const row = fc.record({
    hour: fc.integer({ min: 0, max: 120 }),
    visitor: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    what: fc.constantFrom('Lead', '/a', '/b', '/c'),
  })
  const time = ({ hour }: Row): string => new Date(Date.UTC(2026, 3, 12, hour)).toISOString()
  const csv = (rows: Row[]): string =>
    `${head}${rows.map((each) => `${time(each)},${each.visitor},${each.what === 'Lead' ? 'Lead,' : `,${each.what}`}`).join('\n')}\n`
  const asked: [ReportSlug, object][] = [
    ['content-attribution', { by: 'page' }],
    ['content-attribution', { by: 'page', from: '2026-04-13', to: '2026-04-16' }],
    ['model-comparison', {}],
    ['template-ranking', { by: 'page' }],
    ['template-comparison', { by: 'page' }],
    ['landing-trend', { interval: 'day', by: 'page' }],
    ['pages-before-conversion', {}],
    ['before-after', { withinDays: 1 }],
    ['time-to-convert', {}],
    ['paths', {}],
    ['transitions', {}],
    ['entry-exit', { by: 'page' }],
    ['traffic', { by: 'page' }],
    ['journey-length', {}],
    ['people', {}],
    ['volume', {}],
  ]
  async function answers(test: TestApp): Promise<unknown[]> {
    const list: unknown[] = []
    for (const [slug, params] of asked)
      try {
        const { rows, totals } = await runReport(test.call, slug, params as never)
        const counted = Object.entries(totals).filter(([key]) => !/^(rows|events$|ignored$|leftOut$|peopleLeftOut$)/.test(key)) // prettier-ignore
        list.push([slug, rows, Object.fromEntries(counted)])
      } catch (error) {
        list.push([slug, (error as Error).message])
      }
    return list
  }

  it('for every number that counts people, and undoing it brings all of them back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 25 }), fc.boolean(), async (some, onePage) => {
        const rows = [...some, { hour: 5, visitor: 'stays', what: '/a' }, { hour: 90, visitor: 'stays', what: '/b' }]
        const pagesOf = (visitor: string): Row[] =>
          rows.filter((each) => each.visitor === visitor && each.what !== 'Lead').toSorted((a, b) => a.hour - b.hour)
        const isOut = ({ visitor }: Row): boolean => {
          const views = pagesOf(visitor)
          // 14 April in São Paulo is from hour 51 to hour 75.
          const isThatDay = views.length > 0 && views[0]!.hour >= 51 && views[0]!.hour < 75
          return isThatDay && (!onePage || new Set(views.map(({ what }) => what)).size === 1)
        }
        const whole = await openApp(config)
        const without = await openApp(config)
        try {
          await whole.call('imports.run', { files: [{ file: whole.file('e.csv', csv(rows)) }] })
          const kept = rows.filter((each) => !isOut(each))
          await without.call('imports.run', { files: [{ file: without.file('e.csv', csv(kept)) }] })
          const before = await answers(whole)
          await leaveOut(whole, { day: '2026-04-14', onePage })
          expect(await answers(whole)).toEqual(await answers(without))
          const { totals } = await runReport(whole.call, 'content-attribution', {})
          expect(totals.leftOut).toBe(rows.length - kept.length)
          await leaveOut(whole)
          expect(await answers(whole)).toEqual(before)
        } finally {
          whole.close()
          without.close()
        }
      }),
      { numRuns: 10 },
    )
  }, 120_000)
})
