/** People of whom only a form is known, where that counts as a page view. */
import { afterEach, expect, it } from 'vitest'
import { formsOnlySentence } from '../../../shared/notes/forms-only.ts'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp | null = null
afterEach(() => test?.close())

async function withEvents(rows: readonly string[], events: string[]) {
  test = await openApp({ goals: [{ name: 'Sale', event: 'Sale' }], interactions: { events } })
  const lines = rows.map((row, at) => `2026-01-${String(at + 1).padStart(2, '0')}T10:00:00Z,${row}`)
  const file = test.file('log.csv', `timestamp,user_id,event,path\n${lines.join('\n')}\n`)
  await test.call('imports.run', { files: [{ file }] })
  return test.call
}

const log = ['ann,Page Viewed,/a', 'bob,Page Viewed,/b', 'ann,Form,/a', 'cid,Form,/a', 'dan,Form,/b', 'ann,Sale,', 'eve,Page Viewed,/a', 'eve,Page Viewed,/b'] // prettier-ignore

it('are named where pages are compared by who landed, but not who has visits too', async () => {
  const call = await withEvents(log, ['Page Viewed', 'Form'])
  const formsOnly = { events: ['Form'], people: 2 }
  const ranking = await runReport(call, 'template-ranking', { by: 'page' })
  expect(ranking.totals).toMatchObject({ people: 5, formsOnly })
  expect((await runReport(call, 'template-ranking', { by: 'page', pages: '/b' })).totals.formsOnly?.people).toBe(1)
  const change = await runReport(call, 'before-after', { by: 'page', date: '2026-01-05', withinDays: 1 })
  expect(change.totals).toMatchObject({ formsOnly })
  expect(formsOnlySentence(ranking)).toBe('2 people counted here have no visit, only “Form”, which counts as a page view: these rates take them for people who landed there, until it counts as a page view no more.') // prettier-ignore
})

it('are not looked for where nothing but the form counts, or people see it again and again, as they do a page', async () => {
  const of = async (rows: string[], events: string[]) =>
    (await runReport(await withEvents(rows, events), 'template-ranking', { by: 'page' })).totals.formsOnly
  expect(await of(log, ['Form'])).toBeNull()
  test!.close()
  expect(await of(log, ['Page Viewed'])).toBeNull()
  test!.close()
  expect(await of([...log, ...log.slice(2, 5)], ['Page Viewed', 'Form'])).toBeNull()
})
