import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { noTags, placeholderTagsSentence } from '../../../../shared/notes/placeholder-tags.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp | null = null
afterEach(() => test?.close())

it('names what is source, medium and campaign at once, and counts it as no tag where somebody says so', async () => {
  const app = (test = await openApp({ goals: [{ name: 'Lead', event: 'Lead' }] }))
  const text = `timestamp,anonymous_id,event,path,utm_source,utm_medium,utm_campaign
2026-03-01T10:00:00Z,a,,/,xxxxx,xxxxx,xxxxx
2026-03-01T10:00:00Z,b,,/,meta,cpc,spring
2026-03-01T10:00:00Z,c,,/,news,email,news
2026-03-01T11:00:00Z,a,Lead,,,,
2026-03-01T11:00:00Z,b,Lead,,,,
`
  await app.call('imports.run', { files: [{ file: app.file('a.csv', text) }] })
  const ask = (by: 'campaign' | 'source' | 'channel' | 'group') => runReport(app.call, 'content-attribution', { by })
  const { totals, params } = await ask('campaign')
  expect(totals.placeholderTags).toEqual(['xxxxx'])
  expect(placeholderTagsSentence({ totals, params })).toBe(
    '“xxxxx” is source, medium and campaign at once: where it stands for an empty field of a form or a link, it is no tag.',
  )
  expect(placeholderTagsSentence({ totals, params: { by: 'group' } })).toBeNull()
  const tags = { ignoreCase: null, aliases: noTags(totals.placeholderTags) }
  await app.call('config.set', { config: { tags } })
  const led = async (by: Parameters<typeof ask>[0]) => (await ask(by)).rows.filter((row) => row.conversions > 0).map(({ key }) => key).toSorted() // prettier-ignore
  expect(await led('campaign')).toEqual(['(not set)', 'spring'])
  expect(await led('source')).toEqual(['(direct)', 'meta'])
  expect(await led('channel')).toContain('Direct')
  expect((await ask('campaign')).totals.placeholderTags).toEqual([])
})
