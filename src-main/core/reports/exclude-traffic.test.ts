/** People left out by the type of their traffic and by hosts (`excludeTraffic`): golden numbers of one small file. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { countedTraffic } from '../../../shared/pages/traffic.ts'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const event = (minute: number, visitor: string, name: string, url: string, type?: string, debug?: number): string =>
  JSON.stringify({
    event_timestamp: String(Date.UTC(2026, 4, 4, 10, minute) * 1000),
    event_name: name,
    user_pseudo_id: visitor,
    event_params: [
      { key: 'page_location', value: { string_value: url } },
      ...(debug === undefined ? [] : [{ key: 'debug_mode', value: { int_value: debug } }]),
      ...(type === undefined ? [] : [{ key: 'traffic_type', value: { string_value: type } }]),
    ],
  })
const file = [
  event(0, 'ann', 'page_view', 'https://www.shop.example/a'),
  event(1, 'ann', 'lead', 'https://www.shop.example/form'),
  // In the office on one page, at home on the other.
  event(2, 'staff', 'page_view', 'https://www.shop.example/a', 'internal'),
  event(3, 'staff', 'page_view', 'https://www.shop.example/b'),
  event(4, 'dev', 'lead', 'https://www.shop.example/form', 'Developer'),
  event(5, 'tester', 'page_view', 'https://www.shop.example/a'),
  event(6, 'tester', 'lead', 'https://staging.shop.example/form'),
].join('\n')

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Lead', event: 'lead' }] })
  await test.call('imports.run', { files: [{ file: test.file('e.json', file) }] })
})
afterEach(() => test.close())

const leaveOut = (excludeTraffic: object) => test.call('config.set', { config: { excludeTraffic } })
const people = async () =>
  (await runReport(test.call, 'content-attribution', { by: 'page' })).rows.map((row) => [row.key, row.people, row.conversions]) // prettier-ignore

it('says beforehand which types there are, and whom they and hosts fit', async () => {
  expect(await test.call('excludeTraffic.preview', { excludeTraffic: { hosts: ['staging.*'] } })).toEqual({
    types: [
      { type: 'developer', out: false, visitors: 1, people: 1, events: 1 },
      { type: 'internal', out: false, visitors: 1, people: 1, events: 2 },
    ],
    hosts: [{ people: 1, events: 2 }],
    firstSeen: [],
    people: 1,
    events: 2,
  })
})

it('leaves them out with all they did, conversions too', async () => {
  expect(await people()).toEqual([
    ['/a', 3, 2],
    ['(none)', 1, 1],
  ])
  await leaveOut({ types: ['internal', 'developer'] })
  expect(await people()).toEqual([['/a', 2, 2]])
  await leaveOut({ types: ['internal', 'developer'], hosts: ['STAGING.shop.example'] })
  expect(await people()).toEqual([['/a', 1, 1]])
  const { totals } = await runReport(test.call, 'content-attribution', {})
  expect(totals).toMatchObject({ events: 7, leftOut: 5, peopleLeftOut: 3 })
  expect(await test.call('workspace.status', {})).toMatchObject({ people: 1, peopleLeftOut: 3 })
  expect((await test.call('workspace.check', {})).problems).toEqual([])
  await expect(runReport(test.call, 'people', { id: 'tester' })).rejects.toThrow(
    'tester is left out of all reports, by traffic type, host or first day (excludeTraffic in the configuration).',
  )
  const preview = await test.call('excludeTraffic.preview', { excludeTraffic: { types: ['internal', 'bots'] } })
  expect(preview.types).toContainEqual({ type: 'bots', out: true, visitors: 0, people: 0, events: 0 })
  await leaveOut({})
  expect(await people()).toHaveLength(2)
})

it('takes hits in debug mode for traffic of that type, on a page view or on another event, unless their type is said', async () => {
  const hits = [
    event(10, 'gtm preview', 'page_view', 'https://www.shop.example/a', undefined, 1),
    event(11, 'gtm preview', 'page_view', 'https://www.shop.example/b'),
    event(12, 'tag assistant', 'lead', 'https://www.shop.example/a', undefined, 1),
    event(13, 'office', 'page_view', 'https://www.shop.example/a', 'internal', 1),
    event(14, 'visitor', 'page_view', 'https://www.shop.example/a', undefined, 0),
  ].join('\n')
  await test.call('imports.run', { files: [{ file: test.file('debug.json', hits) }] })
  const preview = await test.call('excludeTraffic.preview', { excludeTraffic: {} })
  expect(preview.types).toEqual([
    { type: 'debug_mode', out: false, visitors: 2, people: 2, events: 3 },
    { type: 'internal', out: false, visitors: 2, people: 2, events: 3 },
    { type: 'developer', out: false, visitors: 1, people: 1, events: 1 },
  ])
  expect(countedTraffic(preview)?.said).toBe(
    'Some events are marked as internal traffic (traffic_type) and hits of a test (debug_mode): 2 people have debug_mode, 2 people have internal and 1 person has developer. With all they did they count in every report.',
  )
  await leaveOut({ types: ['debug_mode'] })
  const { totals } = await runReport(test.call, 'content-attribution', {})
  expect(totals).toMatchObject({ peopleLeftOut: 2, leftOut: 3 })
  const left = await test.call('excludeTraffic.preview', { excludeTraffic: { types: ['debug_mode', 'developer', 'internal'] } }) // prettier-ignore
  expect(countedTraffic(left)).toBeNull()
})
