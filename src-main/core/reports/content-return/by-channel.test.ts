/** What one conversion by a channel costs, by campaign and by content group: golden numbers. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { unsplitSentence } from '../../../../shared/notes/costs-unsplit.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await openApp({
    interactions: { events: ['Page Viewed'] },
    goals: [{ name: 'Lead', event: 'Lead' }],
    contentGroups: [
      { group: 'Long', match: '/long/**' },
      { group: 'Short', match: '/short/**' },
    ],
    contentCosts: [
      { campaign: 'brand', amount: 100 },
      { campaign: 'letter', amount: 30 },
      { campaign: 'both', amount: 50 },
      { campaign: 'never clicked', amount: 5 },
      { group: 'Long', channel: 'Paid Search', amount: 80 },
      { group: 'Long', channel: 'Email', amount: 8 },
      { group: 'Short', channel: 'Paid Search', amount: 90 },
      { group: 'Short', amount: 1000 },
      { channel: 'Paid Search', amount: 170 },
      { channel: 'Email', amount: 8 },
    ],
  })
  // a to d came by paid search, e and f by email; g by a link to an ad that somebody passed on. All but b, d and f are leads.
  const rows = [
    ['a', '/long/1', 'brand', 'google', 'cpc'],
    ['b', '/long/1', 'brand', 'google', 'cpc'],
    ['c', '/short/1', 'brand', 'google', 'cpc'],
    ['d', '/short/1', 'both', 'google', 'cpc'],
    ['e', '/long/1', 'letter', 'news', 'email'],
    ['f', '/short/1', 'letter', 'news', 'email'],
    ['g', '/short/1', 'brand', '', ''],
    ['h', '/short/1', 'both', 'facebook', 'cpc'],
  ].map(([who, ...rest]) => `2026-02-01T10:00:00Z,${who},Page Viewed,${rest.join(',')}\n`)
  const leads = ['a', 'c', 'e', 'g', 'h'].map((who) => `2026-02-02T10:00:00Z,${who},Lead,,,,\n`)
  const header = 'timestamp,anonymous_id,event,path,utm_campaign,utm_source,utm_medium\n'
  await test.call('imports.run', { files: [{ file: test.file('a.csv', header + rows.join('') + leads.join('')) }] })
})
afterAll(() => test.close())

const returnOf = (params: object) => runReport(test.call, 'content-return', params)
const shown = async (params: object) =>
  (await returnOf(params)).rows.map((row) => [row.key, row.conversions, row.cost, row.costPerConversion])

it('of campaigns counts what was paid for visits by the channel, and splits nothing', async () => {
  expect(await shown({ by: 'campaign', channel: 'Paid Search' })).toEqual([
    ['brand', 2, 100, 50],
    ['both', 0, null, null],
  ])
  // What an email campaign cost is no cost of paid search, nor the other way round.
  expect(await shown({ by: 'campaign', channel: 'email' })).toEqual([['letter', 1, 30, 30]])
  const { totals } = await returnOf({ by: 'campaign', channel: 'Paid Search' })
  expect(totals).toMatchObject({ conversions: 2, cost: 100, costPerConversion: 50, unsplit: ['both', 'never clicked'] })
  // Both channels of it, so it counts whole.
  const paid = await returnOf({ by: 'campaign', channel: 'Paid Search,Paid Social' })
  expect(paid.rows.find(({ key }) => key === 'both')).toMatchObject({ conversions: 1, cost: 50 })
  expect(paid.totals.unsplit).toEqual(['never clicked'])
})

it('of content groups counts costs that name the channel, and says which name none', async () => {
  const search = { channel: 'Paid Search' }
  expect(await shown(search)).toEqual([
    ['Long', 1, 80, 80],
    ['Short', 1, 90, 90],
  ])
  const report = await returnOf(search)
  expect(report.totals).toMatchObject({ conversions: 2, cost: 170, unsplit: ['Short'] })
  expect(unsplitSentence(report)).toContain('Left out is what “Short” cost: it is of no channel.')
  expect((await shown({ ...search, channel: 'Direct' })).map(([key, , cost]) => [key, cost])).toEqual([
    ['Short', null],
    ['Long', null],
  ])
  // Of all channels together every cost counts.
  const all = await returnOf({})
  expect(all.rows.map(({ key, conversions, cost }) => [key, conversions, cost])).toEqual([
    ['Short', 3, 1090],
    ['Long', 2, 88],
  ])
  expect(all.totals.unsplit).toEqual([])
  expect(await shown({ by: 'channel', channel: 'Paid Search' })).toEqual([['Paid Search', 2, 170, 85]])
})

it('names the channels there are, and goes with one touch alone', async () => {
  const { totals } = await returnOf({ channel: 'Paid Search' })
  expect(totals.channels).toEqual([
    { channel: 'Paid Search', people: 4 },
    { channel: 'Email', people: 2 },
    { channel: 'Direct', people: 1 },
    { channel: 'Paid Social', people: 1 },
  ])
  expect((await returnOf({ model: 'linear' })).totals.channels).toEqual([])
  await expect(returnOf({ model: 'linear', channel: 'Email' })).rejects.toThrow('it goes with model first or last')
  await expect(returnOf({ channel: 'Radio' })).rejects.toThrow('Nobody came by a channel "Radio"')
  const monthly = await returnOf({ by: 'campaign', channel: 'Email', interval: 'month' })
  expect(monthly.rows.map(({ key, conversions }) => [key, conversions])).toEqual([['letter', 1]])
})

it('reads a table with a channel beside the page, and keeps channels apart', async () => {
  const text = 'Page,Channel,Month,Cost\n/long/1,Paid Search,2026-02,10\n/long/2,Paid Search,2026-02,5\n/long/1,Email,2026-02,3\n/long/1,,2026-02,2\n' // prettier-ignore
  const { by, costs } = await test.call('contentCosts.read', { text })
  expect([by, ...costs.map(({ group, channel, amount }) => [group, channel, amount])]).toEqual([
    'group',
    ['Long', 'Paid Search', 15],
    ['Long', 'Email', 3],
    ['Long', undefined, 2],
  ])
})
