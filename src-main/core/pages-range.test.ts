/** Of which days page views are, by the files that have any. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from './testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const table = (name: string, header: string, rows: string[]): { file: string } => ({
  file: test.file(name, [header, ...rows, ''].join('\n')),
})
const days = async () => {
  const { timeRange, pagesRange } = (await test.call('workspace.status', {}))!
  return [timeRange, pagesRange].map((range) => range?.map((time) => time.slice(0, 10)) ?? null)
}

it('follows what is imported and undone', async () => {
  const contacts = table('contacts.csv', 'timestamp,user_id,event', ['2017-01-12T10:00:00Z,u1,Contact Created'])
  const pages = table('pages.csv', 'timestamp,visitor_id,path', [
    '2018-08-01T10:00:00Z,v1,/a',
    '2018-11-22T10:00:00Z,v1,/b',
  ])
  await test.call('imports.run', { files: [contacts] })
  expect(await days()).toEqual([['2017-01-12', '2017-01-12'], null])
  await test.call('imports.run', { files: [pages] })
  expect(await days()).toEqual([
    ['2017-01-12', '2018-11-22'],
    ['2018-08-01', '2018-11-22'],
  ])
  await test.call('imports.undo', { importId: 2 })
  expect(await days()).toEqual([['2017-01-12', '2017-01-12'], null])
})
