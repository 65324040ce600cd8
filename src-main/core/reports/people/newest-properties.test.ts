import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { reportCsv } from '../../../../shared/reports/as-csv.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

const pages = `timestamp,anonymous_id,user_id,event,path
2026-01-01T10:00:00Z,,ann@x.io,,/a
2026-01-01T11:00:00Z,,bob@x.io,,/a
2026-01-02T10:00:00Z,,ann@x.io,Order,
2026-01-02T11:00:00Z,,bob@x.io,Order,
2026-01-02T12:00:00Z,,cid@x.io,Order,
`
// Ann came twice and left no note the second time; Bob is on the list of one day under two names.
const fair = `Date,Email,Attended,Name,Notes,Order
2026-02-01T10:00:00Z,ann@x.io,Fair,Ann A.,=wants pricing,1
2026-03-01T10:00:00Z,ann@x.io,Fair,Ann Abel,  ,
2026-02-01T12:00:00Z,bob@x.io,Fair,Bob,,
`
const again = `Date,Email,Attended,Name,Notes,Order
2026-02-01T12:00:00Z,bob@x.io,Dinner,Bo,,
`

let test: TestApp
beforeEach(async () => {
  test = await openApp({ contentGroups: [], goals: [{ name: 'Order', event: 'Order' }] })
})
afterEach(() => test.close())

const bring = (name: string, text: string, map?: Record<string, string>) =>
  test.call('imports.run', { files: [{ file: test.file(name, text), ...(map && { map, keep: ['Name'] }) }] })
const map = { time: 'Date', user: 'Email', event: 'Attended' }
const said = async (properties: string[], params: object = {}) =>
  Object.fromEntries(
    (await runReport(test.call, 'people', { properties, ...params })).rows.map((row) => [row.person, row.properties]),
  )

it('says of each person what the newest of their events has that is not blank, and nothing unasked', async () => {
  await bring('pages.csv', pages)
  await bring('fair.csv', fair, map)
  expect(await said(['Name', 'Notes', 'Phone'])).toEqual({
    'ann@x.io': { Name: 'Ann Abel', Notes: '=wants pricing' },
    'bob@x.io': { Name: 'Bob' },
    'cid@x.io': {},
  })
  expect(await said([])).toEqual({ 'ann@x.io': null, 'bob@x.io': null, 'cid@x.io': null })
  // The rows of a page alone.
  expect(await said(['Name'], { limit: 1, sort: 'converted' })).toEqual({ 'ann@x.io': { Name: 'Ann Abel' } })
})

it.each([
  [fair, again],
  [again, fair],
])('of one moment it is the same in whatever order files come', async (...files) => {
  // prettier-ignore
  await bring('pages.csv', pages)
  for (const [at, text] of files.entries()) await bring(`${at}.csv`, text, map)
  expect((await said(['Name']))['bob@x.io']).toEqual({ Name: 'Bob' })
})

it('are columns of both CSVs, of which no spreadsheet runs one, beside columns that are called so', async () => {
  await bring('pages.csv', pages)
  await bring('fair.csv', fair.replace(',Order', ',colleague'), map)
  const lines = async (params: object) => {
    const report = await runReport(test.call, 'people', { sort: 'converted', limit: 1, ...params })
    return reportCsv('people', report).split('\r\n')
  }
  const [head, ann] = await lines({ lines: 'people', properties: ['Notes', 'colleague', 'Notes'] })
  expect(head).toMatch(/,first_source,colleague,Notes,colleague \(property\)$/)
  expect(ann).toMatch(/,'=wants pricing,1$/)
  const [touches, touch] = await lines({ properties: ['Name'] })
  expect(touches).toMatch(/,why,Name$/)
  expect(touch).toMatch(/,Ann Abel$/)
})

it('is found behind any number of later events that do not say it', async () => {
  const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
  const lines = Array.from({ length: 1_200 }, (_, n) => `${at(n)},ann,${n === 100 ? 'Fair,Ann,' : n < 150 ? 'Fair,Old,' : 'Order,,x'}`) // prettier-ignore
  await bring('e.csv', `timestamp,user_id,event,Name,Plan\n${lines.join('\n')}\n`)
  expect(await said(['Name', 'Plan'])).toEqual({ ann: { Name: 'Old', Plan: 'x' } })
})

it('of who reached the goal says what the counted event says, blank too, where events of the goal have the property', async () => {
  const counts = (count: string) =>
    test.call('config.set', {
      config: { goals: [{ name: 'Lost', event: 'Deal lost', where: { Reason: { not: ['Duplicate'] } }, count }] },
    })
  await counts('once')
  // Ann's counted deal has no reason, a later one that is not counted has; Bob's deals are lost for one reason, then another.
  await bring(
    'deals.csv',
    `timestamp,user_id,event,Reason,Phone
2026-01-01T10:00:00Z,ann,Deal lost,,
2026-01-02T10:00:00Z,ann,Deal lost,Duplicate,
2026-01-03T10:00:00Z,ann,Call,No reply,12
2026-01-01T10:00:00Z,bob,Deal lost,Price,
2026-01-02T10:00:00Z,bob,Deal lost,Budget,
`,
  )
  expect(await said(['Reason', 'Phone'])).toEqual({ ann: { Phone: '12' }, bob: { Reason: 'Price' } })
  await counts('every')
  expect(await said(['Reason', 'Phone'])).toEqual({ ann: { Phone: '12' }, bob: { Reason: 'Budget' } })
})
