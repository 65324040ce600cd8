/** One name for all events of a table, said in place of a column. */
import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp } from '../../testing/open-app.ts'
import { nameByFile } from './constants.ts'

it('names the rows of a list that says who and when', async () => {
  const test = await openApp({ goals: [{ name: 'Attended', event: 'Attended webinar', where: { Rating: '5' } }] })
  try {
    const file = test.file('webinar_registrants.csv', 'Date,Email,Rating\n2026-01-02,a@x.com,5\n2026-01-03,b@x.com,4\n')
    const map = { time: 'Date', user: 'Email' }
    const { problems } = await test.call('imports.inspect', { file, map })
    expect(problems[0]).toMatchObject({ level: 'error', eventOffer: 'Webinar registrants' })
    expect(problems[0]!.detail).toContain('(--map "event==Webinar registrants")')
    const named = { ...map, event: '=Attended webinar' }
    const { events } = await test.call('imports.inspect', { file, map: named })
    expect(events.map(({ event, path }) => [event, path])).toEqual([['Attended webinar', null], ['Attended webinar', null]]) // prettier-ignore
    const { files } = await test.call('imports.run', { files: [{ file, map: named }] })
    expect(files[0]).toMatchObject({ rowsImported: 2 })
    expect(files[0]!.notes).toContain('Every row is the event “Attended webinar”.')
    expect((await runReport(test.call, 'content-attribution', {})).totals).toMatchObject({ conversions: 1 })
  } finally {
    test.close()
  }
})

it('offers the name of a file as words', () => {
  expect(['/a/started_trial.csv', 'main_production.started_trial.csv.gz', 'requested-demo.tsv', 'a "b".csv'].map(nameByFile)).toEqual(
    ['Started trial', 'Started trial', 'Requested demo', ''],
  ) // prettier-ignore
})
