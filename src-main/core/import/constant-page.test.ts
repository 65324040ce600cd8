/** A webinar, or clicks on an ad, from a spreadsheet: all of it happened on one page that no column says. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Signup', event: 'Signed Up' }] })
  const rows = ['2026-01-01T09:00:00Z,b@x.com,,/blog', '2026-01-09T09:00:00Z,a@x.com,Signed Up,', '2026-01-09T09:00:00Z,b@x.com,Signed Up,'] // prettier-ignore
  const file = test.file('site.csv', `timestamp,email,event,path\n${rows.join('\n')}\n`)
  await test.call('imports.run', { files: [{ file }] })
})
afterEach(() => test.close())

const webinar = (header = 'Date,Email,Rating', rows = ['2026-01-02,a@x.com,5', '2026-01-03,b@x.com,4']): string =>
  test.file('webinar.csv', `${header}\n${rows.join('\n')}\n`)
const bring = async (file: string, map: Record<string, string>, more: object = {}) =>
  (await test.call('imports.run', { files: [{ file, map, ...more }] })).files[0]!
const pages = async (model: 'first' | 'last') => {
  const { rows } = await runReport(test.call, 'content-attribution', { by: 'page', model })
  return rows.map(({ key, conversions }) => [key, conversions])
}

it('makes each row a page view of that page, which can have credit', async () => {
  const map = { time: 'Date', user: 'Email', path: '=/webinar' }
  const preview = await test.call('imports.inspect', { file: webinar(), map })
  expect(preview.events.map(({ path, event }) => [path, event])).toEqual([['/webinar', 'Page Viewed'], ['/webinar', 'Page Viewed']]) // prettier-ignore
  expect(preview.problems).toContainEqual(expect.objectContaining({ title: 'One page', detail: 'Every row is on the page /webinar.' })) // prettier-ignore
  const report = await bring(webinar(), map)
  expect(report).toMatchObject({ rowsImported: 2 })
  expect(report.notes).toContain('Every row is on the page /webinar.')
  expect(await pages('first')).toEqual([['/blog', 1], ['/webinar', 1]]) // prettier-ignore
  expect(await pages('last')).toEqual([['/webinar', 2]])
  // The same rows again are duplicates, read by either lane of text.
  const sheet = Buffer.from('\ufeffDate,Email,Rating\n2026-01-02,a@x.com,5\n', 'utf16le')
  expect(await bring(test.file('again.csv', sheet as never), map)).toMatchObject({ rowsDuplicate: 1 })
})

it('offers to count what has a name, and says where it is so', async () => {
  const file = webinar('Date,Email,Event', ['2026-01-02,a@x.com,Attended', '2026-01-02,b@x.com,Asked'])
  const map = { path: '=/webinar' }
  const { problems } = await test.call('imports.inspect', { file })
  expect(problems.find(({ title }) => title === 'No page')!.detail).toContain('say which (--map path==/webinar)')
  expect((await test.call('imports.inspect', { file, map })).uncountedPageViews).toEqual(['Asked', 'Attended'])
  expect((await bring(file, map)).notes.join(' ')).toContain('--map event= leaves the names out')
  expect(await pages('first')).toEqual([['(none)', 1], ['/blog', 1]]) // prettier-ignore
  await test.call('config.set', { config: { interactions: { events: ['Page Viewed', 'Attended', 'Asked'] } } })
  expect(await pages('last')).toEqual([['/webinar', 2]])
})

it('is said where a list has nothing but who and when', async () => {
  const [problem] = (await test.call('imports.inspect', { file: webinar() })).problems
  expect(problem!.detail).toContain('no column says what happened')
  expect(problem!.detail).toContain('(--map path==/webinar)')
})

it('is a column where there is one of that name, and no place of objects', async () => {
  const file = webinar('Date,Email,=/webinar', ['2026-01-02,a@x.com,/live'])
  await bring(file, { time: 'Date', user: 'Email', path: '=/webinar' })
  expect((await pages('first')).map(([key]) => key)).toContain('/live')
  const json = test.file('e.jsonl', `${JSON.stringify({ type: 'track', event: 'x', userId: 'u', messageId: 'm', timestamp: '2026-01-01T00:00:00Z', anonymousId: 'a', context: {} })}\n`) // prettier-ignore
  await expect(bring(json, { path: '=/webinar' })).rejects.toThrow()
})
