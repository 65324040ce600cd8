/** What the data show of conversions without a page. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { colleaguesSentence } from '../../../../shared/notes/colleagues.ts'
import { segmentSentence } from '../../../../shared/notes/segment-words.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

/** Ann has pages and signs up; her company's invoices@ pays. Old was a contact long before pages begin. Cat reads docs only once she pays, Dee before. */
const events = `timestamp,user_id,event,path,value
2025-01-01T10:00:00Z,old@beta.io,Contact,,
2026-01-01T10:00:00Z,ann@acme.com,,/a,
2026-01-01T10:05:00Z,ann@acme.com,Signup,,
2026-01-09T10:00:00Z,invoices@Acme.com,Paid,,100
2026-01-09T11:00:00Z,old@beta.io,Paid,,50
2026-01-02T10:00:00Z,cat@gamma.io,,/a,
2026-01-02T10:05:00Z,cat@gamma.io,Signup,,
2026-01-03T10:05:00Z,cat@gamma.io,Paid,,10
2026-01-04T10:05:00Z,cat@gamma.io,,/docs,
2026-01-02T10:00:00Z,dee@gamma.io,,/docs,
2026-01-02T10:05:00Z,dee@gamma.io,Signup,,
2026-01-03T10:05:00Z,dee@gamma.io,Paid,,10
`

let test: TestApp
beforeEach(async () => {
  const goals = [
    { name: 'Paid', event: 'Paid', value: { property: 'value' } },
    { name: 'Signup', event: 'Signup' },
    { name: 'Docs', path: '/docs' },
  ]
  test = await openApp({ contentGroups: [], goals })
  await test.call('imports.run', { files: [{ file: test.file('events.csv', events) }] })
})
afterEach(() => test.close())

it('counts who was known before, and whose colleague has pages, with their money', async () => {
  const { totals } = await runReport(test.call, 'content-attribution', { goal: 'Paid' })
  expect(totals).toMatchObject({
    conversions: 4,
    unattributed: 2,
    earlierUnattributed: 1,
    colleaguesUnattributed: { people: 1, conversions: 1, value: 100 },
    attributedAfter: { goal: 'Signup', conversions: 2, leftOut: 2, dropped: 2, droppedValue: 150 },
  })
  expect((await runReport(test.call, 'content-attribution', { goal: 'Signup' })).totals).toMatchObject({
    earlierUnattributed: 0,
    colleaguesUnattributed: null,
  })
})

it('never advises to count only after a goal that is the view of a page', async () => {
  await test.call('config.set', {
    config: {
      goals: [
        { name: 'Paid', event: 'Paid' },
        { name: 'Any page', event: 'Page Viewed' },
      ],
    },
  })
  expect((await runReport(test.call, 'content-attribution', { goal: 'Paid' })).totals).toMatchObject({
    unattributed: 2,
    attributedAfter: null,
  })
})

it('lists them with the colleague', async () => {
  const report = await runReport(test.call, 'people', { goal: 'Paid', key: '(none)' })
  expect(Object.fromEntries(report.rows.map(({ person, colleague }) => [person, colleague]))).toEqual({
    'invoices@Acme.com': 'ann@acme.com',
    'old@beta.io': null,
  })
  expect(report.totals.withColleague).toBe(1)
  expect(colleaguesSentence(report)).toContain(
    '1 of them shares the domain of an email with somebody who has pages, as',
  )
})

it('says who did something only after the goal', async () => {
  const said = async (did: string, params: object = {}) => {
    const report = await runReport(test.call, 'content-attribution', { goal: 'Paid', did, ...params })
    return segmentSentence(report.params, report.totals)
  }
  expect(await said('Docs')).toBe(
    'Only people who did “Docs” at some time. 1 of the 2 who reached “Paid” did “Docs” only afterwards.',
  )
  expect(await said('Signup')).toBe('Only people who did “Signup” at some time.')
  expect(await said('Docs', { from: '2026-02-01' })).toBe('Only people who did “Docs” at some time.')
})
