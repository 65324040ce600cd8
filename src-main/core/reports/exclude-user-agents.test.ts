/** People left out by their user agents (`excludeUserAgents`): golden numbers of one small file, and what undoing does. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36' // prettier-ignore
const google = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
const headless = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/128.0.0.0 Safari/537.36' // prettier-ignore
// A phone, whatever it is called.
const phone = 'Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36' // prettier-ignore

const rows = [
  // Ann, in a browser, buys; her purchase comes from the shop's server, on no page.
  ['2024-01-01T10:00:00Z', 'ann', 'Page Viewed', '/a', chrome],
  ['2024-01-01T10:01:00Z', 'ann', 'Bought', '', 'axios/1.7.2'],
  // A crawler: three pages. Only the first says who it is.
  ['2024-01-01T11:00:00Z', 'crawler', 'Page Viewed', '/a', google],
  ['2024-01-01T11:00:01Z', 'crawler', 'Page Viewed', '/b', ''],
  ['2024-01-01T11:00:02Z', 'crawler', 'Page Viewed', '/c', google],
  ['2024-01-01T12:00:00Z', 'monitor', 'Page Viewed', '/a', headless],
  ['2024-01-01T13:00:00Z', 'phone', 'Page Viewed', '/b', phone],
  // Nobody knows with what.
  ['2024-01-01T14:00:00Z', 'unknown', 'Page Viewed', '/b', ''],
]
const csv = (header: string, cells: string[][]): string =>
  `${[header, ...cells.map((row) => row.map((cell) => `"${cell}"`).join(','))].join('\n')}\n`
const events = csv('timestamp,anonymous_id,event,path,user_agent', rows)

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
  await test.call('imports.run', { files: [{ file: test.file('e.csv', events) }] })
})
afterEach(() => test.close())

const leaveOut = (excludeUserAgents: Partial<WorkspaceConfig['excludeUserAgents']>) =>
  test.call('config.set', { config: { excludeUserAgents } })
const preview = (excludeUserAgents: Partial<WorkspaceConfig['excludeUserAgents']>) =>
  test.call('excludeUserAgents.preview', { excludeUserAgents })
const people = async () => {
  const { rows: listed } = await runReport(test.call, 'people', {})
  return listed.map(({ person }) => person).sort()
}

it('says beforehand how many people and page views robots are', async () => {
  // Ann, the crawler, the monitor and the phone; robots are the crawler with three pages and the monitor with one.
  expect(await preview({})).toEqual({
    known: 4,
    counted: { robots: 2, people: 5 },
    robots: { people: 2, events: 4, pageViews: 4, examples: [google, headless].sort() },
    patterns: [],
    people: 0,
    events: 0,
    pageViews: 0,
  })
  const { patterns, people: all, pageViews } = await preview({ robots: true, patterns: ['*cubot*', '*nobody*'] })
  expect(patterns).toEqual([
    { people: 1, events: 1, pageViews: 1, examples: [phone] },
    { people: 0, events: 0, pageViews: 0, examples: [] },
  ])
  expect([all, pageViews]).toEqual([3, 5])
})

it('leaves them out of reports, and nobody whose server sends events in the name of a library', async () => {
  expect(await people()).toEqual(['ann', 'crawler', 'monitor', 'phone', 'unknown'])
  await leaveOut({ robots: true })
  expect(await people()).toEqual(['ann', 'phone', 'unknown'])
  const { totals } = await runReport(test.call, 'content-attribution', {})
  // Eight events, four of robots; Ann's purchase is the conversion.
  expect(totals).toMatchObject({ people: 3, conversions: 1, events: 8, leftOut: 4, peopleLeftOut: 2 })
  expect(await test.call('workspace.status', {})).toMatchObject({ people: 3, peopleLeftOut: 2 })
  await expect(runReport(test.call, 'people', { id: 'crawler' })).rejects.toThrow(
    'crawler is left out of all reports, by user agent (excludeUserAgents in the configuration).',
  )
  // What is said beforehand is of everybody, those left out too.
  expect((await preview({})).robots.people).toBe(2)
  expect((await preview({})).counted).toEqual({ robots: 0, people: 3 })
  await leaveOut({ robots: false, patterns: ['*Cubot*'] })
  expect(await people()).toEqual(['ann', 'crawler', 'monitor', 'unknown'])
  await test.call('config.set', { config: { excludePeople: ['ann'] } })
  expect(await people()).toEqual(['crawler', 'monitor', 'unknown'])
  await test.call('config.set', { config: { excludePeople: ['ann', 'crawl*'] } })
  expect((await preview({})).counted).toEqual({ robots: 1, people: 2 })
  expect((await test.call('workspace.check', {})).problems).toEqual([])
})

it('counts whoever came as a robot and in a browser', async () => {
  await leaveOut({ robots: true })
  const both = [['2024-01-02T10:00:00Z', 'crawler', 'Page Viewed', '/a', chrome]]
  await test.call('imports.run', { files: [{ file: test.file('f.csv', csv('timestamp,anonymous_id,event,path,user_agent', both)) }] }) // prettier-ignore
  expect(await people()).toEqual(['ann', 'crawler', 'phone', 'unknown'])
  // Undone, the browser is forgotten with it.
  const [last] = (await test.call('imports.list', {})).filter(({ file }) => file.endsWith('f.csv'))
  await test.call('imports.undo', { importId: last!.id })
  expect(await people()).toEqual(['ann', 'phone', 'unknown'])
})

it('reads them of Segment, PostHog and JSON alike', async () => {
  const segment = csv(
    'id,anonymous_id,received_at,sent_at,timestamp,path,url,context_user_agent',
    [['m1', 's', '2024-01-03 10:00:00', '2024-01-03 10:00:00', '2024-01-03 10:00:00', '/a', 'https://x.com/a', google]],
  ) // prettier-ignore
  const raw = `${JSON.stringify({ type: 'page', messageId: 'm2', anonymousId: 'r', timestamp: '2024-01-03T11:00:00Z', properties: { path: '/a' }, context: { userAgent: headless } })}\n` // prettier-ignore
  const posthog = `${JSON.stringify({ uuid: 'm3', event: '$pageview', distinct_id: '0190a1b2-0000-7000-8000-00000000000a', timestamp: '2024-01-03T12:00:00Z', properties: { $pathname: '/a', $raw_user_agent: google } })}\n` // prettier-ignore
  for (const [name, content] of [
    ['pages.csv', segment],
    ['raw.jsonl', raw],
    ['posthog.jsonl', posthog],
  ] as const)
    // prettier-ignore
    await test.call('imports.run', { files: [{ file: test.file(name, content) }] })
  expect((await preview({})).robots).toMatchObject({ people: 5, pageViews: 7 })
})

const heapPages = csv('event_id,user_id,session_id,time,domain,path,landing_page,browser', [
  ['1', '1', 's1', '2024-02-01 10:00:00', 'example.org', '/a', 'example.org/a', 'Chrome 141'],
  ['2', '2', 's2', '2024-02-01 11:00:00', 'example.org', '/a', 'example.org/a', 'Headless Chrome 140'],
])
const matomoVisits = csv('idVisit,visitorId,firstActionTimestamp,lastActionTimestamp,browserName,actionDetails_0_type,actionDetails_0_url', [
  ['1', 'a1', '1706781600', '1706781600', 'Mobile Safari', 'action', 'https://example.org/a'],
  ['2', 'b2', '1706781700', '1706781700', 'Headless Chrome', 'action', 'https://example.org/a'],
]) // prettier-ignore

it.each([
  ['Heap', heapPages, 'Headless Chrome 140'],
  ['Matomo', matomoVisits, 'Headless Chrome'],
])('finds robots by the browser that %s names', async (_, file, robot) => {
  await test.call('imports.run', { files: [{ file: test.file('browsers.csv', file) }] })
  const { counted, robots } = await preview({})
  expect(counted).toEqual({ robots: 3, people: 7 })
  expect(robots.examples).toContain(robot)
})
