/** Channels that a person gives to campaigns (`tags.campaignChannels`): golden numbers. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

// As Matomo exports them: ads have a name, in place of a source too, and the medium "campaign".
const csv = `timestamp,anonymous_id,event,path,referrer,utm_source,utm_medium,utm_campaign
2026-01-01T10:00:00Z,ann,,/a,,Brand DE,campaign,Brand DE
2026-01-01T10:01:00Z,ann,Lead,,,,,
2026-01-02T10:00:00Z,bob,,/a,https://www.google.com/,,,brand-fr
2026-01-03T10:00:00Z,cid,,/a,,Summer,campaign,Summer
2026-01-04T10:00:00Z,dan,,/a,https://www.google.com/,,,
`
let test: TestApp
beforeAll(async () => {
  test = await openApp({ goals: [{ name: 'Lead', event: 'Lead' }] })
  await test.call('imports.run', { files: [{ file: test.file('a.csv', csv) }] })
})
afterAll(() => test.close())

const set = (tags: object) => test.call('config.set', { config: { tags } })
const channels = async () =>
  Object.fromEntries(
    (await runReport(test.call, 'content-attribution', { by: 'channel' })).rows.map((row) => [row.key, row.people]),
  )

it('are the channels of their visits, whatever their tags and capitals, and taken back', async () => {
  const before = { Unassigned: 2, 'Organic Search': 2 }
  expect(await channels()).toEqual(before)
  const campaignChannels = [
    { campaign: 'brand*', channel: 'Paid Search' },
    { campaign: 'Brand DE', channel: 'Paid Social' },
  ]
  await set({ campaignChannels })
  // The first that fits decides; who has no campaign is left as they are.
  expect(await channels()).toEqual({ 'Paid Search': 2, Unassigned: 1, 'Organic Search': 1 })
  const { totals } = await runReport(test.call, 'template-ranking', { channel: 'Paid Search' })
  expect(totals).toMatchObject({ people: 2, convertedPeople: 1 })
  // Beside aliases it goes by the name that a campaign counts under.
  await set({ campaignChannels, aliases: [{ field: 'campaign', from: 'Summer', to: 'brand-summer' }] })
  expect(await channels()).toEqual({ 'Paid Search': 3, 'Organic Search': 1 })
  await set({})
  expect(await channels()).toEqual(before)
})

it('are of names, in which a slash is a character as any', async () => {
  const aliases = [
    { field: 'campaign', from: 'Summer', to: 'Trial – Before/After video' },
    { field: 'campaign', from: 'Trial*', to: 'Test*' },
  ]
  const campaignChannels = [{ campaign: '*before*', channel: 'Paid Social' }]
  await set({ aliases, campaignChannels })
  expect(await channels()).toMatchObject({ 'Paid Social': 1 })
  const { rows } = await runReport(test.call, 'content-attribution', { by: 'campaign' })
  expect(rows.map((row) => row.key)).toContain('Test – Before/After video')
  await set({})
})

it('are counted before they are saved, and refused where they cannot be', async () => {
  const { tags } = await test.call('config.get', {})
  const preview = (campaigns: string[]) =>
    test.call('tags.preview', { tags: { ...tags, campaignChannels: campaigns.map((campaign) => ({ campaign, channel: 'Paid Search' as const })) } }) // prettier-ignore
  expect((await preview(['brand*', 'summer', '*', 'nothing'])).campaignChannels).toEqual([2, 1, 0, 0])
  expect(await channels()).toEqual({ Unassigned: 2, 'Organic Search': 2 })
  await expect(set({ campaignChannels: [{ campaign: 'a', channel: 'Radio' }] })).rejects.toThrow('campaignChannels')
  await expect(
    set({ campaignChannels: [{ campaign: 'a', channel: 'Email' }, { campaign: 'A', channel: 'SMS' }] }), // prettier-ignore
  ).rejects.toThrow('two campaigns are called "a"')
})
