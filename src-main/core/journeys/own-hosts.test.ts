/** Which hosts are one's own, and that links between them are direct: worked out by hand. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { workspaceConfig } from '../../../shared/config.ts'
import { ownHostsSentence } from '../../../shared/pages/own-hosts.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

/**
 * Ann comes by a search, works in the app, and comes back from there to the prices before she buys; Bob follows a link of the
 * app that a colleague sent; Cid one of a copy in another language, of which there is 1 page view in 203. 197 views more.
 */
const csv = `timestamp,anonymous_id,event,url,referrer
2020-01-01T10:00:00Z,ann,,https://www.shop.example/,https://www.google.com/
2020-01-01T10:01:00Z,ann,,https://app.shop.example/projects,https://www.shop.example/
2020-01-01T10:02:00Z,ann,,https://www.shop.example/pricing,https://app.shop.example/projects
2020-01-01T10:03:00Z,ann,Bought,,
2020-01-02T10:00:00Z,bob,,https://www.shop.example/pricing,https://App.Shop.example:443/projects
2020-01-02T10:01:00Z,bob,Bought,,
2020-01-03T10:00:00Z,cid,,https://www.shop.example/pricing,https://copy.example/pricing
2020-01-03T10:01:00Z,cid,Bought,,
2020-01-04T10:00:00Z,dan,,https://copy.example/pricing,
${Array.from({ length: 197 }, (_, n) => `2020-01-05T10:00:00Z,v${n},,https://${n < 2 ? 'app.' : 'www.'}shop.example/,`).join('\n')}
`

let test: TestApp
beforeAll(async () => {
  test = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
  await test.call('imports.run', { files: [{ file: test.file('events.csv', csv) }] })
})
afterEach(() => test.call('config.set', { config: { ownHosts: null, tags: {} } }))
afterAll(() => test.close())

const set = (config: object) => test.call('config.set', { config: { ...config } })
const conversions = async (by: 'source' | 'channel', model: 'last' | 'last-non-direct') => {
  const { rows } = await runReport(test.call, 'content-attribution', { by, model })
  return Object.fromEntries(rows.filter((row) => row.conversions > 0).map((row) => [row.key, row.conversions]))
}

it('a link from a host with enough of the events on pages is direct, from any other a referral', async () => {
  expect(await conversions('source', 'last')).toEqual({ '(direct)': 2, 'copy.example': 1 })
  expect(await conversions('channel', 'last')).toEqual({ Direct: 2, Referral: 1 })
  expect(await conversions('channel', 'last-non-direct')).toEqual({ 'Organic Search': 1, Direct: 1, Referral: 1 })
  const list = await test.call('ownHosts.list', {})
  expect(list).toEqual({
    hosts: [
      { host: 'shop.example', events: 199, own: true },
      { host: 'app.shop.example', events: 3, own: true },
      { host: 'copy.example', events: 1, own: false },
    ],
    found: true,
  })
  expect(ownHostsSentence(list)).toBe(
    'Links between shop.example and app.shop.example are no referrals, as all of them have pages here',
  )
})

it('the workspace may say which, and that none is', async () => {
  await set({ ownHosts: [] })
  expect(await conversions('source', 'last')).toEqual({ 'app.shop.example': 2, 'copy.example': 1 })
  expect(ownHostsSentence(await test.call('ownHosts.list', {}))).toBeNull()
  await set({ ownHosts: ['www.Shop.example', '*.shop.example', 'copy.example'] })
  expect(await conversions('source', 'last')).toEqual({ '(direct)': 3 })
  expect(await test.call('config.get', {})).toMatchObject({
    ownHosts: ['shop.example', '*.shop.example', 'copy.example'],
  })
  expect(ownHostsSentence(await test.call('ownHosts.list', {}))).toBe(
    'Links between shop.example, app.shop.example and copy.example are no referrals',
  )
  for (const wrong of ['https://shop.example', '*', 'a b'])
    expect(workspaceConfig.safeParse({ ownHosts: [wrong] }).success).toBe(false)
})

it('an alias of a host says what links from there are', async () => {
  const aliases = [{ field: 'source', from: 'app.shop.example', to: 'The app' }]
  await set({ tags: { aliases } })
  expect(await conversions('source', 'last')).toEqual({ 'The app': 2, 'copy.example': 1 })
  const { aliases: found } = await test.call('tags.preview', { tags: { aliases } } as never)
  expect(found).toEqual([{ names: 1, people: 2, examples: [{ from: 'app.shop.example', to: 'The app' }], costs: [] }])
})
