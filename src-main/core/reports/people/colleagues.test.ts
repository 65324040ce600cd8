import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { colleaguesSentence } from '../../../../shared/notes/colleagues.ts'
import { flatPeopleTable } from '../../../../shared/reports/people-csv.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

/** invoices@acme.com pays for ann@acme.com; two have nothing but the same provider of mail in common; usr_5 was eve@acme.com. */
const events = `timestamp,user_id,event,path
2024-01-01T10:00:00Z,ann@acme.com,,/a
2024-01-01T10:05:00Z,ann@acme.com,Trial,
2024-01-09T10:00:00Z,invoices@Acme.com,Paid,
2024-01-02T10:00:00Z,bob@gmail.com,,/a
2024-01-02T10:05:00Z,bob@gmail.com,Trial,
2024-01-09T10:00:00Z,cat@gmail.com,Paid,
2024-01-03T10:00:00Z,dan@beta.io,,/a
2024-01-03T10:05:00Z,dan@beta.io,Trial,
2024-01-09T10:05:00Z,dan@beta.io,Paid,
2024-01-04T10:05:00Z,usr_5,Trial,
2024-01-05T10:05:00Z,usr_6,Trial,
`
const known = 'seen,user,before\n2024-01-03T00:00:00Z,usr_5,eve@acme.com\n'

let test: TestApp
beforeEach(async () => {
  const goals = [
    { name: 'Trial', event: 'Trial' },
    { name: 'Paid', event: 'Paid' },
  ]
  test = await openApp({ contentGroups: [], goals })
  await test.call('imports.run', { files: [{ file: test.file('events.csv', events) }] })
  const map = { time: 'seen', user: 'user', previous: 'before' }
  await test.call('imports.run', { files: [{ file: test.file('known.csv', known), map }] })
})
afterEach(() => test.close())

const ask = (params: object) => runReport(test.call, 'people', { goal: 'Trial', then: 'Paid', ...params })
const colleaguesOf = ({ rows }: Awaited<ReturnType<typeof ask>>) =>
  Object.fromEntries(rows.map(({ person, colleague }) => [person, colleague]))

it('names whoever of the same company reached the next goal, and no one of a provider of mail', async () => {
  const report = await ask({ reachedThen: 'never' })
  expect(colleaguesOf(report)).toEqual({
    'ann@acme.com': 'invoices@Acme.com',
    'bob@gmail.com': null,
    usr_5: 'invoices@Acme.com',
    usr_6: null,
  })
  expect(report.totals.withColleague).toBe(2)
  // All of them are counted, however few are shown.
  expect((await ask({ reachedThen: 'never', limit: 1 })).totals.withColleague).toBe(2)
  expect(colleaguesSentence(report)).toMatch(
    /^2 of them share the domain of an email with somebody who reached “Paid”, as /,
  )
  const [head, ...lines] = flatPeopleTable(report.rows)
  expect(lines.map((line) => line[head!.indexOf('colleague')])).toEqual(report.rows.map(({ colleague }) => colleague))
})

it('names who reached the next goal where no report counts it, since they had not reached the one it comes after', async () => {
  const goals = [
    { name: 'Trial', event: 'Trial' },
    { name: 'Paid', event: 'Paid', after: 'Trial' },
  ]
  await test.call('config.set', { config: { goals } })
  const report = await ask({ reachedThen: 'never' })
  expect(colleaguesOf(report)).toMatchObject({ 'ann@acme.com': 'invoices@Acme.com', usr_5: 'invoices@Acme.com' })
  expect(report.totals.withColleague).toBe(2)
})

it('names the emails of both where they are known by other ids', async () => {
  const paid = 'timestamp,user_id,event\n2024-01-09T10:00:00Z,usr_7,Paid\n2024-01-02T10:00:00Z,usr_8,Trial\n'
  const emails = 'seen,user,before\n2024-01-01T00:00:00Z,usr_7,fay@corp.eu\n2024-01-01T00:00:00Z,usr_8,gil@corp.eu\n'
  const map = { time: 'seen', user: 'user', previous: 'before' }
  await test.call('imports.run', { files: [{ file: test.file('paid.csv', paid) }] })
  await test.call('imports.run', { files: [{ file: test.file('emails.csv', emails), map }] })
  const report = await ask({ reachedThen: 'never', id: 'usr_8' })
  expect(colleaguesOf(report)).toEqual({ usr_8: 'fay@corp.eu' })
  expect(colleaguesSentence(report)).toContain('as gil@corp.eu by fay@corp.eu')
})

it('names another of the company where somebody reached the next goal before alone', async () => {
  const more = 'timestamp,user_id,event\n2023-12-01T10:00:00Z,ann@acme.com,Paid\n'
  await test.call('imports.run', { files: [{ file: test.file('more.csv', more) }] })
  const report = await ask({ reachedThen: 'not-after' })
  expect(colleaguesOf(report)).toMatchObject({ 'ann@acme.com': 'invoices@Acme.com' })
})

it('says nothing of a list of who did go on, or where nobody is asked about another goal', async () => {
  const after = await ask({ reachedThen: 'after' })
  expect(colleaguesOf(after)).toEqual({ 'dan@beta.io': null })
  expect(colleaguesSentence(after)).toBeNull()
  const all = await runReport(test.call, 'people', { goal: 'Trial' })
  expect([all.totals.withColleague, colleaguesSentence(all)]).toEqual([null, null])
})
