/** Who came by which channel, on journeys that can be followed by hand; and what holds whatever the journeys are. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { channelOf } from '../../../shared/pages/channels.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const head = 'timestamp,anonymous_id,event,url,referrer,utm_source,utm_medium\n'
const site = 'https://shop.example'

/**
 * One advertisement tagged in three ways, one newsletter in three, a search found without a tag. Everybody then sees a
 * second page, with the first as its referrer, and signs up.
 */
const arrivals: [referrer: string, source: string, medium: string][] = [
  ['https://www.google.com/', 'google', 'cpc'],
  ['https://www.google.com/', 'Google', 'CPC'],
  ['', 'google', 'ppc'],
  ['', 'news', 'email'],
  ['', 'news', 'e-mail'],
  ['', 'news', 'Email'],
  ['https://www.google.de/search?q=shop', '', ''],
  ['https://blog.example/post', '', ''],
  // From a page of the site itself, without www.
  ['https://www.shop.example/', '', ''],
]
const journeys = arrivals
  .map(([referrer, source, medium], index) => {
    const day = `2019-01-0${index + 1}`
    return [
      `${day}T10:00:00Z,v${index},,${site}/a,${referrer},${source},${medium}`,
      `${day}T10:05:00Z,v${index},,${site}/b,${site}/a,,`,
      `${day}T10:06:00Z,v${index},Signup,,,,`,
    ].join('\n')
  })
  .join('\n')

let test: TestApp
beforeAll(async () => {
  test = await openApp({ goals: [{ name: 'Signup', event: 'Signup' }] })
  await test.call('imports.run', { files: [{ file: test.file('events.csv', head + journeys) }] })
})
afterAll(() => test.close())

describe('by channel', () => {
  const counts = async (model: 'first' | 'last' | 'last-non-direct') => {
    const { rows } = await runReport(test.call, 'content-attribution', { by: 'channel', model })
    return Object.fromEntries(rows.map((row) => [row.key, row.conversions]))
  }
  const nonDirect = { 'Paid Search': 3, Email: 3, 'Organic Search': 1, Referral: 1, Direct: 1 }

  it('one channel is one row, however its tags are spelled', async () => {
    expect(await counts('first')).toEqual(nonDirect)
    const { rows } = await runReport(test.call, 'content-attribution', { by: 'medium' })
    expect(rows.map((row) => row.key)).toEqual(['(not set)', 'CPC', 'Email', 'cpc', 'e-mail', 'email', 'ppc'])
  })

  it('the last page is an own page: Direct, unless direct touches are passed over', async () => {
    expect(await counts('last')).toEqual({ Direct: 9 })
    expect(await counts('last-non-direct')).toEqual(nonDirect)
  })

  it('is compared, followed, and paid for', async () => {
    const { rows } = await runReport(test.call, 'template-comparison', {
      by: 'channel',
      a: 'Paid Search',
      b: 'Organic Search',
    })
    expect(rows).toMatchObject([{ a: 'Paid Search', b: 'Organic Search', peopleA: 3, convertedA: 3, peopleB: 1, convertedB: 1 }]) // prettier-ignore
    const paths = await runReport(test.call, 'paths', { by: 'channel' })
    expect(paths.rows[0]).toEqual({ path: ['Email', 'Direct'], people: 3, conversions: 3 })
    const trend = await runReport(test.call, 'landing-trend', { by: 'channel', withinDays: 365 })
    expect(trend.rows.find((row) => row.key === 'Email')).toMatchObject({ people: 3, convertedPeople: 3 })
    await test.call('config.set', {
      config: { toolChannels: [{ tool: 'Ads', by: 'channel', keys: ['Paid Search', 'Paid Social'] }] },
    })
    const people = await runReport(test.call, 'people', { by: 'channel', key: 'Referral' })
    expect(people.rows.map((row) => row.visitors)).toEqual([['v7']])
  })
})

describe('by channel, whatever the journeys', () => {
  const referrer = fc.constantFrom('', `${site}/a`, 'https://www.google.com/', 'https://l.facebook.com/', 'https://b.example/x') // prettier-ignore
  const source = fc.constantFrom('', 'google', 'GOOGLE', 'fb', 'news')
  const medium = fc.constantFrom('', 'cpc', 'Cpc', 'email', 'E-mail', 'qr')
  const visit = fc.record({
    visitor: fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6'),
    referrer,
    source,
    medium,
    buys: fc.boolean(),
  })

  it('has the shares of all conversions, each of its own first visit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 25 }), async (visits) => {
        const app = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
        try {
          const at = (minute: number): string => `2019-01-01T10:${String(minute).padStart(2, '0')}:00Z`
          const rows = visits.flatMap((each, index) => [
            `${at(2 * index)},${each.visitor},,${site}/p,${each.referrer},${each.source},${each.medium}`,
            ...(each.buys ? [`${at(2 * index + 1)},${each.visitor},Bought,,,,`] : []),
          ])
          await app.call('imports.run', { files: [{ file: app.file('events.csv', `${head}${rows.join('\n')}\n`) }] })
          const report = await runReport(app.call, 'content-attribution', { by: 'channel' })
          const expected = new Map<string, number>()
          for (const visitor of new Set(visits.filter((each) => each.buys).map((each) => each.visitor))) {
            const first = visits.find((each) => each.visitor === visitor)!
            const host = first.referrer.startsWith(site) ? '' : first.referrer.split('/')[2]
            const channel = channelOf(first.source, first.medium, host ?? '')
            expected.set(channel, (expected.get(channel) ?? 0) + 1)
          }
          const credited = report.rows.filter((row) => row.conversions > 0)
          expect(new Map(credited.map((row) => [row.key, row.conversions]))).toEqual(expected)
          const share = report.rows.reduce((sum, row) => sum + row.conversionShare, 0)
          expect(share).toBeCloseTo(expected.size > 0 ? 1 : 0, 12)
          expect(report.rows.reduce((sum, row) => sum + row.people, 0)).toBe(report.totals.people)
        } finally {
          app.close()
        }
      }),
      { numRuns: 4 },
    )
  })
})

it('what browsers write for no referrer is direct, and no referrer', async () => {
  const own = await openApp({ goals: [{ name: 'Signup', event: 'Signup' }] })
  await own.call('imports.run', { files: [{ file: own.file('direct.csv', `${head}2019-01-01T10:00:00Z,v,,${site}/a,$direct,,\n2019-01-01T10:05:00Z,v,Signup,,,,\n`) }] }) // prettier-ignore
  const keys = async (by: 'channel' | 'source' | 'referrer') =>
    (await runReport(own.call, 'content-attribution', { by })).rows.map((row) => row.key)
  expect([await keys('channel'), await keys('source'), await keys('referrer')]).toEqual([['Direct'], ['(direct)'], ['(not set)']]) // prettier-ignore
  own.close()
})
