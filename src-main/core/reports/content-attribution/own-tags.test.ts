/** Conversions without a page that say themselves where they came from. */
import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp | null = null
afterEach(() => test?.close())

const views = 'timestamp,anonymous_id,path,utm_campaign\n2026-03-01T10:00:00Z,a,/x,spring\n'
const forms =
  'timestamp,anonymous_id,user_id,event,utm_source,utm_campaign\n' +
  [
    '2026-03-01T11:00:00Z,a,ann,Lead,meta,retargeting',
    '2026-03-01T11:00:00Z,,bob,Lead,meta,retargeting',
    '2026-03-01T11:00:00Z,,cid,Lead,,retargeting',
    '2026-03-01T11:00:00Z,,dan,Lead,,',
  ].join('\n')

it('are counted, and count by their own tags where their form is a page view', async () => {
  const app = (test = await openApp({ goals: [{ name: 'Lead', event: 'Lead' }] }))
  const file = app.file('views.csv', views)
  await app.call('imports.run', { files: [{ file }] })
  const leads = { file: app.file('forms.csv', forms) }
  await app.call('imports.run', { files: [leads] })
  const ask = () => runReport(app.call, 'content-attribution', { by: 'campaign' })
  expect((await ask()).totals).toMatchObject({ conversions: 4, unattributed: 3, taggedUnattributed: 2 })
  const [last] = await app.call('imports.list', {})
  await app.call('imports.undo', { importId: last!.id })
  await app.call('imports.run', { files: [{ ...leads, map: { path: '=/form' } }] })
  await app.call('config.set', { config: { interactions: { events: ['Page Viewed', 'Lead'] } } })
  const { rows, totals } = await ask()
  expect(totals).toMatchObject({ unattributed: 0, taggedUnattributed: 0 })
  expect(rows.map(({ key, conversions }) => [key, conversions])).toEqual([['retargeting', 2], ['(not set)', 1], ['spring', 1]]) // prettier-ignore
  const landed = async () => (await runReport(app.call, 'content-attribution', { by: 'page' })).rows.map(({ key, people }) => `${key} ${people}`) // prettier-ignore
  expect(await landed()).toEqual(['/form 3', '/x 1'])
  await app.call('config.set', { config: { interactions: { events: ['Page Viewed'] } } })
  // Taken out again the form is no page that anybody landed on, whatever its rows have stored.
  expect(await landed()).toEqual(['(none) 3', '/x 1'])
  // An event that has a page says it itself.
  const paged =
    'timestamp,anonymous_id,user_id,event,path,utm_campaign\n2026-03-01T11:00:00Z,,eve,Lead,/form,retargeting'
  await app.call('imports.run', { files: [{ file: app.file('paged.csv', paged) }] })
  const uncountedTagged = { conversions: 3, events: ['Lead'] }
  expect((await ask()).totals).toMatchObject({ conversions: 5, unattributed: 4, taggedUnattributed: 0, uncountedTagged }) // prettier-ignore
  // It need not be imported again, only be counted as a page view.
  const back = (await runReport(app.call, 'content-return', { by: 'campaign' })).totals
  expect(back).toMatchObject({ unattributed: 4, uncountedTagged })
  await app.call('config.set', { config: { interactions: { events: ['Page Viewed', 'Lead'] } } })
  expect((await ask()).totals).toMatchObject({ unattributed: 0, uncountedTagged: null })
})

it('are those of the form too that whoever is on a list sent before, and content return says so', async () => {
  // Ann and Bob sent a form with tags; Cid sent one without, and Dan none: all four are on the list of good leads.
  test = await openApp({ contentGroups: [], goals: [{ name: 'Good', event: 'Good lead' }] })
  const rows = ['ann,Form,brand', 'bob,Form,brand', 'cid,Form,', 'ann,Good lead,', 'bob,Good lead,', 'cid,Good lead,', 'dan,Good lead,'] // prettier-ignore
  const lines = rows.map((row, at) => `2026-01-01T10:0${at}:00Z,${row}`)
  const file = test.file('leads.csv', `timestamp,user_id,event,utm_campaign\n${lines.join('\n')}\n`)
  await test.call('imports.run', { files: [{ file }] })
  const said = { unattributed: 4, taggedUnattributed: 2 }
  expect((await runReport(test.call, 'content-attribution', { by: 'campaign' })).totals).toMatchObject(said)
  expect((await runReport(test.call, 'content-return', { by: 'campaign' })).totals).toMatchObject(said)
})
